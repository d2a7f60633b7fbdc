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

    /// <summary>
    /// Finds among works those that stand for the same one: of each group the best, with every other. Works of one title are few, so
    /// that each is compared with each.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="documents">The works, each once.</param>
    public static IEnumerable<(int Better, int Other)> Find(IndexReader index, IReadOnlyList<int> documents)
    {
        var sorted = documents.ToArray();
        Array.Sort(sorted);
        var titles = Array.ConvertAll(sorted, document => TwinTraits.Of(index, document).Title);
        Array.Sort(titles, sorted);
        for (int start = 0, end; start < titles.Length; start = end)
        {
            end = start + 1;
            while (end < titles.Length && titles[end] == titles[start])
                end++;
            if (end - start == 1 || titles[start] == 0)
                continue;
            foreach (var pair in PairUp(index, [.. sorted[start..end].Select(document => TwinTraits.Of(index, document))]))
                yield return pair;
        }
    }

    private static IEnumerable<(int Better, int Other)> PairUp(IndexReader index, List<TwinTraits> group)
    {
        group.Sort((left, right) => IsBetter(index, left.Document, right.Document) ? -1
            : IsBetter(index, right.Document, left.Document) ? 1 : left.Document.CompareTo(right.Document));
        var leaders = new List<TwinTraits>(group.Count);
        foreach (var trait in group)
        {
            var leader = leaders.Find(other => trait.IsTwinOf(index, other));
            if (leader.Title == 0)
                leaders.Add(trait);
            else
                yield return (leader.Document, trait.Document);
        }
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
