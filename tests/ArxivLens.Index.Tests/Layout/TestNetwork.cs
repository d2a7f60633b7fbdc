using ArxivLens.Index.Layout;

namespace ArxivLens.Index.Tests.Layout;

/// <summary>Networks to lay out: a paper, what it cites, and what cites it over the years, in topics.</summary>
internal sealed record TestNetwork(LayoutNode[] Nodes, (int From, int To)[] Edges)
{
    public LayoutRequest Request => new(Nodes, Edges);

    /// <summary>
    /// The paper of 2000 first; a fifth of the others is older and cited by it, the rest cites it and, eight times in ten, papers
    /// of its own topic.
    /// </summary>
    public static TestNetwork Of(int count, int edgesEach, ulong seed = 41, int topics = 4)
    {
        var random = new Sequence(seed);
        var nodes = new LayoutNode[count];
        var edges = new List<(int From, int To)>();
        for (var node = 0; node < count; node++)
        {
            var year = node == 0 ? 2000 : node < count / 5 ? 1990 + 10 * node / count : 2000 + 20 * node / count;
            nodes[node] = new LayoutNode(((ulong)random.Below(int.MaxValue) << 20) + (ulong)node, year, 1 + random.Below(12));
            if (node > 0)
                edges.Add(node < count / 5 ? (0, node) : (node, 0));
            for (var edge = 0; edge < edgesEach && node > 1; edge++)
            {
                var to = 1 + random.Below(node - 1);
                if (random.Below(10) < 8)
                    to = Math.Max(1, to - (to - node % topics) % topics);
                edges.Add((node, to));
            }
        }

        return new TestNetwork(nodes, [.. edges]);
    }

    /// <summary>The same network with its nodes, but for the first, and its edges in another order and direction.</summary>
    public TestNetwork Turned()
    {
        int Place(int node) => node == 0 ? 0 : Nodes.Length - node;
        return new TestNetwork(
            [.. Enumerable.Range(0, Nodes.Length).Select(place => Nodes[Place(place)])],
            [.. Edges.Reverse().Select(edge => (Place(edge.To), Place(edge.From)))]);
    }

    /// <summary>The network of the nodes that pass, the first always; <paramref name="kept"/> are their places here.</summary>
    public TestNetwork Where(Func<LayoutNode, bool> passes, out int[] kept)
    {
        int[] places = [.. Enumerable.Range(0, Nodes.Length).Where(node => node == 0 || passes(Nodes[node]))];
        var now = places.Select((node, place) => (node, place)).ToDictionary(pair => pair.node, pair => pair.place);
        kept = places;
        return new TestNetwork(
            [.. places.Select(node => Nodes[node])],
            [.. Edges.Where(edge => now.ContainsKey(edge.From) && now.ContainsKey(edge.To))
                .Select(edge => (now[edge.From], now[edge.To]))]);
    }
}
