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

    /// <summary>Share that beyond these only the title has.</summary>
    Title,

    /// <summary>Share that beyond these only the rest of the text has.</summary>
    Rest,

    /// <summary>Share of words that stand side by side as in the question.</summary>
    Pairs,

    /// <summary>Share of the words that are rare in this very text.</summary>
    Distinctive,

    /// <summary>Logarithm of one more than the number of words that the sentence has.</summary>
    Matches,

    /// <summary>Weight of the weightiest word that the sentence has, over 10.</summary>
    Rarest,

    /// <summary>Logarithm of the sentence's length in words.</summary>
    Length,

    /// <summary>Whether the sentence has fewer than six words.</summary>
    Fragment,

    /// <summary>How near the sentence stands to the beginning: 1 / (1 + sentences before it / 5).</summary>
    Beginning,

    /// <summary>Whether it speaks of what its authors do.</summary>
    Own,

    /// <summary>How much the sentence has of the words its text has most.</summary>
    Central,

    /// <summary>Share of the question that no work of the library has.</summary>
    Unknown,

    /// <summary>Logarithm of the weight of the whole question.</summary>
    Whole,
}
