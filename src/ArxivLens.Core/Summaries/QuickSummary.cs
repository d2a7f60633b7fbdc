using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Summaries;

/// <summary>At most two sentences of the abstract that say what the paper does and what it finds.</summary>
public static class QuickSummary
{
    /// <summary>Sentences of an abstract that are weighed; the rest of a very long one is passed over.</summary>
    private const int MostSentences = 60;

    /// <summary>Chooses the sentences; none when the work has no abstract.</summary>
    public static IReadOnlyList<SummarySentence> Choose(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Choose(work.Title, work.Abstract);
    }

    /// <summary>Chooses the sentences of an abstract, in its order; fewer than two only when it has fewer.</summary>
    /// <param name="title">The title, whose words tell which sentences are central; may be empty.</param>
    /// <param name="text">The abstract: plain text with mathematics as <c>$…$</c>.</param>
    public static IReadOnlyList<SummarySentence> Choose(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        var all = Sentences.Split(text).Take(MostSentences)
            .Select(s => new SummarySentence(text.Substring(s.Start, s.Length), s.Start, s.Length))
            .ToArray();
        if (all.Length <= 2) return all;
        var (does, finds) = ChoosePair(WeighedSentence.WeighAll(title, all));
        return [all[Math.Min(does, finds)], all[Math.Max(does, finds)]];
    }

    /// <summary>The pair of the greatest sum: a sentence that says what the work does, another what it finds.</summary>
    private static (int Does, int Finds) ChoosePair(IReadOnlyList<WeighedSentence> sentences)
    {
        var best = (Does: 0, Finds: 1);
        var bestScore = double.NegativeInfinity;
        for (var does = 0; does < sentences.Count; does++)
        {
            for (var finds = 0; finds < sentences.Count; finds++)
            {
                if (does == finds) continue;
                var score = sentences[does].Purpose + sentences[finds].Finding
                    + (SummaryWeights.Repetition * sentences[does].Overlap(sentences[finds]))
                    + (does < finds ? SummaryWeights.InOrder : 0);
                if (score > bestScore) (best, bestScore) = ((does, finds), score);
            }
        }

        return best;
    }
}

/// <summary>A sentence of a summary.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Start">Where it begins in the abstract, in UTF-16 units.</param>
/// <param name="Length">How long it is in the abstract.</param>
public sealed record SummarySentence(string Text, int Start, int Length);
