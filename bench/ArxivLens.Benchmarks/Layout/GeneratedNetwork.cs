using ArxivLens.Index.Layout;

namespace ArxivLens.Benchmarks.Layout;

/// <summary>A paper of 1994, older ones it cites and 31 years of papers that cite it, in twenty topics.</summary>
internal sealed record GeneratedNetwork(LayoutNode[] Nodes, (int From, int To)[] Edges)
{
    private const int Topics = 20;

    public LayoutRequest Request => new(Nodes, Edges);

    public ulong[] Seeds => Array.ConvertAll(Nodes, node => node.Seed);

    public static GeneratedNetwork Of(int count, int edgeCount, ulong seed)
    {
        var state = seed;
        var nodes = new LayoutNode[count];
        var edges = new HashSet<(int From, int To)>();
        for (var node = 0; node < count; node++)
        {
            var year = node == 0 ? 1994 : 1988 + (int)(37 * Math.Sqrt((double)node / count));
            nodes[node] = new LayoutNode(Next(ref state), year, 1 + Below(ref state, 12));
            if (node > 0)
                edges.Add(year <= 1994 ? (0, node) : (node, 0));
        }

        while (edges.Count < edgeCount)
        {
            var from = 2 + Below(ref state, count - 2);
            var share = Below(ref state, 1_000_000) / 1e6;
            var to = 1 + (int)((from - 1) * share * share);
            if (Below(ref state, 10) < 8)
                to -= (to - from % Topics) % Topics;
            if (to > 0 && to < from)
                edges.Add((from, to));
        }

        return new GeneratedNetwork(nodes, [.. edges]);
    }

    private static int Below(ref ulong state, int limit) => (int)(Next(ref state) % (ulong)limit);

    private static ulong Next(ref ulong state)
    {
        state += 0x9E37_79B9_7F4A_7C15;
        var value = (state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
