namespace ArxivLens.Core.Questions;

/// <summary>
/// What is looked at to tell whether a passage bears on a question. Shares are of the weight of the whole question
/// (<see cref="QuestionTerms.Whole"/>). The names in lower case stand in <c>passage-weights.tsv</c>.
/// </summary>
internal enum PassageFeature
{
    /// <summary>1.</summary>
    Constant,

    /// <summary>Share of the words that the sentence has.</summary>
    Sentence,

    /// <summary>The same, made up for the sentence's length as BM25 does.</summary>
    Dense,

    /// <summary>Share that only the sentences beside it have.</summary>
    Beside,

    /// <summary>Share of the words that both the sentence and the title have.</summary>
    Topical,

    /// <summary>Share of words that stand side by side as in the question.</summary>
    Pairs,

    /// <summary>Logarithm of one more than the number of words that the sentence has.</summary>
    Matches,

    /// <summary>The same of the words that only the sentences beside it have.</summary>
    MatchesBeside,

    /// <summary>Logarithm of the sentence's length in words.</summary>
    Length,

    /// <summary>How much the sentence is about what its text is about: cosine with the whole text.</summary>
    Central,

    /// <summary>How like it is to the sentences that share most with the question: cosine with them.</summary>
    Feedback,

    /// <summary>Share of the words that the title has.</summary>
    Title,

    /// <summary>Share of the words that title and text have.</summary>
    Text,

    /// <summary>Logarithm of one more than the number of words that title and text have.</summary>
    TextMatches,

    /// <summary>Share of the words of title and text, each the more the more often it stands there.</summary>
    Often,

    /// <summary>Logarithm of one more than the number of sentences of the text.</summary>
    TextLength,

    /// <summary>Share of the words that the best sentence of the text has.</summary>
    Best,

    /// <summary>Most words side by side in a sentence of the text.</summary>
    BestPairs,

    /// <summary>Share of the question that no work of the library has.</summary>
    Unknown,

    /// <summary>Logarithm of the weight of the whole question.</summary>
    Whole,

    /// <summary>Logarithm of one more than the number of words looked for.</summary>
    Words,

    /// <summary>Logarithm of the number of works in the library, over 10: in many, more share words by chance.</summary>
    Library,

    /// <summary>Weight of the weightiest word of the question that neither title nor text has, over 10.</summary>
    Missing,
}
