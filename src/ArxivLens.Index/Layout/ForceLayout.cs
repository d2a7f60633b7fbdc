namespace ArxivLens.Index.Layout;

/// <summary>Places the nodes of a small network in the plane; the same input always gives the same picture.</summary>
internal static class ForceLayout
{
    /// <summary>
    /// Computes positions for a network, the first node held at the origin: repulsion k²/d between all nodes, attraction d²/k
    /// along edges, steps that cool down (T. Fruchterman, E. Reingold, "Graph drawing by force-directed placement", 1991), and
    /// a weak pull to the middle that keeps unconnected nodes near. Nodes are worked on in the order of their seeds, so the
    /// order they are given in does not show; nodes of equal seeds are told apart by their order.
    /// </summary>
    /// <param name="seeds">One number per node, from which its first position is taken: it does not depend on order.</param>
    /// <param name="edges">Pairs of node numbers; direction and repetition make no difference, loops are passed over.</param>
    /// <param name="cancellationToken">Looked at before each step of the movement; ten thousand nodes take seconds.</param>
    /// <returns>One position per node, in about −1 … 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An edge names a node that is not there.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Position[] Compute(
        ReadOnlySpan<ulong> seeds, ReadOnlySpan<(int From, int To)> edges, CancellationToken cancellationToken = default)
    {
        if (seeds.IsEmpty)
            return [];
        var order = new int[seeds.Length];
        for (var node = 0; node < order.Length; node++)
            order[node] = node;
        var keys = seeds.ToArray();
        Array.Sort(order, (left, right) => keys[left] != keys[right] ? keys[left].CompareTo(keys[right]) : left.CompareTo(right));
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank;

        var simulation = new ForceSimulation(Array.ConvertAll(order, node => keys[node]), Springs(ranks, edges), ranks[0]);
        simulation.Run(cancellationToken);
        return Array.ConvertAll(ranks, simulation.ScaledPosition);
    }

    private static (int From, int To)[] Springs(int[] ranks, ReadOnlySpan<(int From, int To)> edges)
    {
        var springs = new HashSet<(int From, int To)>();
        foreach (var (from, to) in edges)
        {
            if ((uint)from >= (uint)ranks.Length || (uint)to >= (uint)ranks.Length)
                throw new ArgumentOutOfRangeException(nameof(edges), $"The edge {from}–{to} names a node that is not there.");
            if (from != to)
                springs.Add((Math.Min(ranks[from], ranks[to]), Math.Max(ranks[from], ranks[to])));
        }

        var sorted = springs.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
