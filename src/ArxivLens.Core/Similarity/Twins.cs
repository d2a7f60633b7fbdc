using ArxivLens.Index;

namespace ArxivLens.Core.Similarity;

/// <summary>
/// Makes one entry of the same work under several keys, as of a preprint and its published version
/// (<see cref="TwinTraits"/>).
/// </summary>
internal static class Twins
{
    /// <summary>
    /// Takes the first works, those of the work asked for left out; of twins the better one stays, with its own place and score.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="document">The work asked for.</param>
    /// <param name="works">Works, best first.</param>
    /// <param name="limit">Works to return at most.</param>
    public static IReadOnlyList<SimilarWork> Merge(IndexReader index, int document, List<SimilarWork> works, int limit)
    {
        var own = TwinTraits.Of(index, document);
        var taken = new List<SimilarWork>(Math.Min(limit, works.Count));
        var traits = new List<TwinTraits>(taken.Capacity);
        for (var next = 0; next < works.Count && taken.Count < limit; next++)
        {
            var trait = TwinTraits.Of(index, works[next].Document);
            if (trait.IsTwinOf(index, own))
                continue;
            var twin = traits.FindIndex(other => trait.IsTwinOf(index, other));
            if (twin < 0)
            {
                taken.Add(works[next]);
                traits.Add(trait);
                continue;
            }

            if (!IsBetter(index, works[next].Document, taken[twin].Document))
            {
                taken[twin] = taken[twin] with { AlsoAs = [.. taken[twin].AlsoAs, works[next].Document] };
                continue;
            }

            IReadOnlyList<int> others = [.. taken[twin].AlsoAs, taken[twin].Document];
            taken.RemoveAt(twin);
            traits.RemoveAt(twin);
            taken.Add(works[next] with { AlsoAs = others });
            traits.Add(trait);
        }

        return taken;
    }

    /// <summary>A paper before a work known by its facts alone, then the one cited more; else the one that was first.</summary>
    internal static bool IsBetter(IndexReader index, int left, int right)
    {
        var (kind, other) = (index.Kind(left), index.Kind(right));
        return kind != other
            ? kind > other
            : index.Graph.Citations(left).Length > index.Graph.Citations(right).Length;
    }
}
