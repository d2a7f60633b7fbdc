using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Summaries;

/// <summary>At most two sentences of the abstract that say what the paper does and what it finds.</summary>
public static class QuickSummary
{
    /// <summary>Chooses the sentences; none when the work has no abstract.</summary>
    public static IReadOnlyList<SummarySentence> Choose(Work work) => throw new NotImplementedException();
}

/// <summary>A sentence of a summary.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Start">Where it begins in the abstract, in UTF-16 units.</param>
/// <param name="Length">How long it is in the abstract.</param>
public sealed record SummarySentence(string Text, int Start, int Length);
