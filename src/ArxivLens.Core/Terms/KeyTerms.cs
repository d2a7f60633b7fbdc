using ArxivLens.Core.Papers;
using ArxivLens.Index;

namespace ArxivLens.Core.Terms;

/// <summary>The terms that tell a work from the rest of the library.</summary>
public static class KeyTerms
{
    /// <summary>
    /// Weighs the words and phrases of title and abstract by TF-IDF, merges nested and repeated forms, best first.
    /// </summary>
    /// <param name="index">The index, whose document frequencies tell what is common.</param>
    /// <param name="work">The work; it need not be in the index.</param>
    /// <param name="limit">Terms to return at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public static IReadOnlyList<KeyTerm> Extract(IndexReader index, Work work, int limit = 20)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var candidates = TermCandidates.Collect(work.Title, work.Abstract);
        var weights = new TermWeights(index.Terms);
        foreach (var candidate in candidates) candidate.Weight = weights.Weigh(candidate);
        var chosen = TermSelection.Choose(candidates, limit);
        var norm = Math.Sqrt(chosen.Sum(c => c.Weight * c.Weight));
        return [.. chosen.Select(c => new KeyTerm(c.DisplayText(), c.Weight / norm))];
    }
}

/// <summary>A key term.</summary>
/// <param name="Text">As it stands in the text, lower case unless it is a name or an acronym.</param>
/// <param name="Weight">0–1, cosine-normalised over the work's terms.</param>
public sealed record KeyTerm(string Text, double Weight);
