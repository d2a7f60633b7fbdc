namespace ArxivLens.Index.Tests.Graph;

public sealed class PageRankTests
{
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 300)]
    [InlineData(3, 300)]
    public void Importance_is_the_share_of_a_random_reader(ulong seed, int edges)
    {
        using var directory = new GraphDirectory();
        var naive = NaiveGraph.Random(new Sequence(seed), 60, edges, 1);
        var graph = new ArxivLens.Index.Graph.CitationGraph([directory.WriteWhole(60, naive.List)]);
        var expected = Walk(naive);
        for (var node = 0; node < 60; node++)
            Assert.Equal(expected[node] * 60, graph.Importance(node), 1e-4);
        Assert.Equal(1, Enumerable.Range(0, 60).Average(node => graph.Importance(node)), 1e-5);
    }

    [Fact]
    public void A_node_added_later_has_the_importance_of_one_that_nobody_cites()
    {
        using var directory = new GraphDirectory();
        var below = directory.Open(3, (1, 0), (2, 0));
        var whole = directory.WriteWhole(3, [(1, 0, 1), (2, 0, 1)]);
        var writer = new ArxivLens.Index.Graph.GraphOverlayWriter(below, 5);
        writer.Replace(4, [1], [1]);
        var graph = new ArxivLens.Index.Graph.CitationGraph([whole, directory.Write(writer.Write)]);
        Assert.Equal(graph.Importance(2), graph.Importance(4));
        Assert.True(graph.Importance(0) > 2 * graph.Importance(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.Importance(5));
    }

    /// <summary>Rounds over all nodes with the mass of dangling ones spread, as the paper has it.</summary>
    private static double[] Walk(NaiveGraph graph)
    {
        var lengths = Enumerable.Range(0, graph.Nodes).Select(node => graph.References(node).Length).ToArray();
        var ranks = Enumerable.Repeat(1.0 / graph.Nodes, graph.Nodes).ToArray();
        for (var round = 0; round < 300; round++)
        {
            var dangling = Enumerable.Range(0, graph.Nodes).Where(node => lengths[node] == 0).Sum(node => ranks[node]);
            var next = Enumerable.Repeat((0.15 + 0.85 * dangling) / graph.Nodes, graph.Nodes).ToArray();
            foreach (var (citing, cited) in graph.Edges.Keys)
                next[cited] += 0.85 * ranks[citing] / lengths[citing];
            ranks = next;
        }

        return ranks;
    }
}
