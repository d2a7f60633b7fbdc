namespace ArxivLens.Index.Layout;

/// <summary>
/// A network to be laid out, its nodes in the order of their seeds, so that the order they were given in does not show. Nodes of
/// equal seeds are told apart by their generation and then by the order given.
/// </summary>
internal sealed class LayoutGraph
{
    private readonly int[] _ranks;
    private readonly (double X, double Y)[] _seedPlaces;
    private readonly int[] _starts;
    private readonly int[] _ends;

    /// <summary>Sorts nodes and edges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An edge names a node that is not there.</exception>
    public LayoutGraph(ReadOnlySpan<LayoutNode> nodes, ReadOnlySpan<(int From, int To)> edges)
    {
        var given = nodes.ToArray();
        var order = new int[nodes.Length];
        for (var node = 0; node < order.Length; node++)
            order[node] = node;
        Array.Sort(order, (left, right) => Compare(given, left, right));
        _ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            _ranks[order[rank]] = rank;
        Nodes = Array.ConvertAll(order, node => given[node]);
        _seedPlaces = SeedPlaces(Nodes);
        First = order.Length > 0 ? _ranks[0] : -1;
        (_starts, _ends) = Rows(_ranks, edges);
    }

    /// <summary>The nodes by rank.</summary>
    public LayoutNode[] Nodes { get; }

    /// <summary>Rank of the node given first; −1 when there is none.</summary>
    public int First { get; }

    /// <summary>Ranks of the nodes tied to one, ascending, each once and never itself.</summary>
    public ReadOnlySpan<int> Neighbours(int rank) => _ends.AsSpan(_starts[rank].._starts[rank + 1]);

    /// <summary>Where a node's seed puts it.</summary>
    public (double X, double Y) SeedPlace(int rank) => _seedPlaces[rank];

    /// <summary>Positions by rank, in the order the nodes were given in.</summary>
    public Position[] InGivenOrder(double[] x, double[] y)
        => Array.ConvertAll(_ranks, rank => new Position((float)x[rank], (float)y[rank]));

    /// <summary>Numbers by rank, in the order the nodes were given in.</summary>
    public int[] InGivenOrder(int[] numbers) => Array.ConvertAll(_ranks, rank => numbers[rank]);

    private static (double X, double Y)[] SeedPlaces(LayoutNode[] nodes)
    {
        var places = new (double X, double Y)[nodes.Length];
        var twin = 0;
        for (var rank = 0; rank < nodes.Length; rank++)
        {
            twin = rank > 0 && nodes[rank].Seed == nodes[rank - 1].Seed ? twin + 1 : 0;
            places[rank] = Layout.SeedPlace.Of(nodes[rank].Seed, twin);
        }

        return places;
    }

    private static int Compare(LayoutNode[] nodes, int left, int right)
    {
        var (a, b) = (nodes[left], nodes[right]);
        if (a.Seed != b.Seed)
            return a.Seed.CompareTo(b.Seed);
        if (a.Generation != b.Generation)
            return a.Generation.CompareTo(b.Generation);
        return a.Month != b.Month ? a.Month.CompareTo(b.Month) : left.CompareTo(right);
    }

    private static (int[] Starts, int[] Ends) Rows(int[] ranks, ReadOnlySpan<(int From, int To)> edges)
    {
        var pairs = new ulong[2 * edges.Length];
        var count = 0;
        foreach (var (from, to) in edges)
        {
            if ((uint)from >= (uint)ranks.Length || (uint)to >= (uint)ranks.Length)
                throw new ArgumentOutOfRangeException(nameof(edges), $"The edge {from}–{to} names a node that is not there.");
            if (from == to)
                continue;
            pairs[count++] = (ulong)ranks[from] << 32 | (uint)ranks[to];
            pairs[count++] = (ulong)ranks[to] << 32 | (uint)ranks[from];
        }

        Array.Sort(pairs, 0, count);
        var starts = new int[ranks.Length + 1];
        var ends = new int[count];
        var kept = 0;
        for (var place = 0; place < count; place++)
        {
            if (place > 0 && pairs[place] == pairs[place - 1])
                continue;
            ends[kept++] = (int)(uint)pairs[place];
            starts[(pairs[place] >> 32) + 1] = kept;
        }

        for (var rank = 0; rank < ranks.Length; rank++)
            starts[rank + 1] = Math.Max(starts[rank + 1], starts[rank]);
        return (starts, ends[..kept]);
    }
}
