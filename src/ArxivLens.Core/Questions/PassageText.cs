using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Questions;

/// <summary>A word of the question in a text.</summary>
/// <param name="Term">Its place among the question's words.</param>
/// <param name="Start">Where it begins in the sentence.</param>
/// <param name="Length">How long it is there.</param>
internal readonly record struct FoundTerm(int Term, int Start, int Length);

/// <summary>A sentence as a question sees it.</summary>
internal sealed class PassageText
{
    private PassageText(string text, List<FoundTerm> found, ulong words, double pairs, List<int> terms)
    {
        Text = text;
        Found = found;
        Words = words;
        Pairs = pairs;
        Terms = terms;
    }

    /// <summary>The sentence.</summary>
    public string Text { get; }

    /// <summary>The words of the question in it, in order.</summary>
    public IReadOnlyList<FoundTerm> Found { get; }

    /// <summary>The set of them.</summary>
    public ulong Words { get; }

    /// <summary>What the words weigh that stand side by side here as in the question.</summary>
    public double Pairs { get; }

    /// <summary>Words that are no words of grammar.</summary>
    public int Length => Terms.Count;

    /// <summary>These words by their numbers in the text.</summary>
    public IReadOnlyList<int> Terms { get; }

    /// <summary>Reads a sentence.</summary>
    public static PassageText Read(QuestionTerms question, string text, Dictionary<string, int> vocabulary)
    {
        List<FoundTerm> found = [];
        List<int> terms = [];
        var (words, pairs, last) = (0UL, 0.0, -1);
        foreach (var token in Analyzer.Analyze(text))
        {
            if (token.Kind == TokenKind.StopWord)
            {
                last = -1;
                continue;
            }

            if (!vocabulary.TryGetValue(token.Term, out var number)) vocabulary.Add(token.Term, number = vocabulary.Count);
            terms.Add(number);
            var place = question.Find(token.Term);
            if (place >= 0)
            {
                found.Add(new FoundTerm(place, token.Start, token.Length));
                words |= 1UL << place;
                if (last >= 0 && question.IsPair(last, place))
                    pairs += Math.Min(question.All[last].Weight, question.All[place].Weight);
            }

            last = place;
        }

        return new PassageText(text, found, words, pairs, terms);
    }
}
