namespace ArxivLens.Index.Clusters;

/// <summary>Finds groups of nodes with more ties among themselves than to others.</summary>
public static class Clustering
{
    /// <summary>
    /// Cluster numbers of nodes: 0 for the largest, −1 for a node without edges. The same nodes and edges give the same
    /// clusters in whatever order they come; nodes of equal seeds are told apart by their order.
    /// </summary>
    /// <param name="seeds">One number per node that is its own for good, such as a hash of its key.</param>
    /// <param name="edges">Pairs of places in <paramref name="seeds"/>; direction and repetition make no difference, loops are
    /// passed over.</param>
    /// <param name="token">Looked at once a pass over the nodes.</param>
    /// <exception cref="ArgumentOutOfRangeException">An edge names a node that is not there.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static int[] Find(
        ReadOnlySpan<ulong> seeds, ReadOnlySpan<(int From, int To)> edges, CancellationToken token = default)
    {
        var neighbours = Neighbours(seeds.Length, edges);
        var order = new int[seeds.Length];
        for (var node = 0; node < order.Length; node++)
            order[node] = node;
        var keys = seeds.ToArray();
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        var labels = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            labels[order[rank]] = rank;
        for (var pass = 0; pass < 20; pass++)
        {
            token.ThrowIfCancellationRequested();
            if (!Move(order, neighbours, labels))
                break;
        }

        return Numbered(order, neighbours, labels);
    }

    private static SortedSet<int>[] Neighbours(int count, ReadOnlySpan<(int From, int To)> edges)
    {
        var neighbours = new SortedSet<int>[count];
        for (var node = 0; node < count; node++)
            neighbours[node] = [];
        foreach (var (from, to) in edges)
        {
            if ((uint)from >= (uint)count || (uint)to >= (uint)count)
                throw new ArgumentOutOfRangeException(nameof(edges), $"The edge {from}–{to} names a node that is not there.");
            if (from == to)
                continue;
            neighbours[from].Add(to);
            neighbours[to].Add(from);
        }

        return neighbours;
    }

    private static bool Move(int[] order, SortedSet<int>[] neighbours, int[] labels)
    {
        var weights = new double[labels.Length];
        for (var node = 0; node < labels.Length; node++)
            weights[labels[node]] += neighbours[node].Count;
        var total = weights.Sum();
        var moved = false;
        foreach (var node in order)
        {
            double degree = neighbours[node].Count;
            weights[labels[node]] -= degree;
            var best = neighbours[node].GroupBy(other => labels[other])
                .Select(group => (Label: group.Key, Gain: group.Count() - degree * weights[group.Key] / total))
                .Append((Label: labels[node], Gain: 1e-9 + neighbours[node].Count(other => labels[other] == labels[node])
                    - degree * weights[labels[node]] / total))
                .OrderByDescending(found => found.Gain).ThenBy(found => found.Label).First().Label;
            moved |= best != labels[node];
            labels[node] = best;
            weights[best] += degree;
        }

        return moved;
    }

    private static int[] Numbered(int[] order, SortedSet<int>[] neighbours, int[] labels)
    {
        var sizes = order.Where(node => neighbours[node].Count > 0).GroupBy(node => labels[node])
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key)
            .Select((group, place) => (group.Key, place)).ToDictionary(pair => pair.Key, pair => pair.place);
        return [.. labels.Select((label, node) => neighbours[node].Count > 0 ? sizes[label] : -1)];
    }
}
