using ArxivLens.Index.Graph;

namespace ArxivLens.Index.Tests.Graph;

/// <summary>The graph as anybody would write it, to compare with.</summary>
internal sealed class NaiveGraph
{
    public SortedDictionary<(int Citing, int Cited), uint> Edges { get; init; } = [];

    public int Nodes { get; set; }

    public IEnumerable<(int Citing, int Cited, uint Origins)> List
        => Edges.Select(edge => (edge.Key.Citing, edge.Key.Cited, edge.Value));

    public static NaiveGraph Random(Sequence random, int nodes, int edges, int masks)
    {
        var graph = new NaiveGraph { Nodes = nodes };
        for (var round = 0; round < edges; round++)
        {
            var citing = random.Below(nodes);
            var cited = random.Below(random.Below(3) == 0 ? 1 + nodes / 20 : nodes);
            if (citing != cited)
                graph.Edges[(citing, cited)] = MaskOf(random, masks);
        }

        return graph;
    }

    public static uint MaskOf(Sequence random, int masks)
    {
        var number = (uint)random.Below(masks) + 1;
        // Large masks too: a bit may be any of 32.
        return masks > 200 && number % 2 == 0 ? number << 15 : number;
    }

    public int[] References(int node) => [.. Edges.Keys.Where(edge => edge.Citing == node).Select(edge => edge.Cited)];

    public int[] Citations(int node) => [.. Edges.Keys.Where(edge => edge.Cited == node).Select(edge => edge.Citing)];

    public void Replace(int citing, Dictionary<int, uint> row)
    {
        foreach (var cited in References(citing))
            Edges.Remove((citing, cited));
        foreach (var (cited, origins) in row)
            Edges[(citing, cited)] = origins;
    }

    public void AssertSame(CitationGraph graph)
    {
        Assert.Equal(Nodes, graph.NodeCount);
        Assert.Equal(Edges.Count, graph.EdgeCount);
        var references = Edges.ToLookup(edge => edge.Key.Citing, edge => (edge.Key.Cited, edge.Value));
        var citations = Edges.ToLookup(edge => edge.Key.Cited, edge => (edge.Key.Citing, edge.Value));
        for (var node = 0; node < Nodes; node++)
        {
            Assert.Equal(references[node].Select(edge => edge.Cited), graph.References(node).ToArray());
            Assert.Equal(references[node].Select(edge => edge.Value), graph.ReferenceOrigins(node).ToArray());
            Assert.Equal(citations[node].Select(edge => edge.Citing), graph.Citations(node).ToArray());
            Assert.Equal(citations[node].Select(edge => edge.Value), graph.CitationOrigins(node).ToArray());
        }
    }
}
