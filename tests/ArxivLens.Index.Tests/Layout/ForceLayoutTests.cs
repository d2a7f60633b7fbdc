using ArxivLens.Index.Layout;

namespace ArxivLens.Index.Tests.Layout;

public sealed class ForceLayoutTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(120, 300)]
    [InlineData(700, 1500)]
    public void Every_node_lies_within_the_picture_and_the_first_in_its_middle(int nodes, int edges)
    {
        var random = new Sequence(23);
        var positions = ForceLayout.Compute(Seeds(random, nodes), Edges(random, nodes, edges));

        Assert.Equal(nodes, positions.Length);
        Assert.All(positions, position =>
            Assert.InRange(MathF.Sqrt(position.X * position.X + position.Y * position.Y), 0, 1.001f));
        if (nodes > 0)
            Assert.Equal(default, positions[0]);
    }

    [Fact]
    public void The_same_network_gives_the_same_picture()
    {
        var random = new Sequence(29);
        var seeds = Seeds(random, 80);
        var edges = Edges(random, 80, 160);
        Assert.Equal(ForceLayout.Compute(seeds, edges), ForceLayout.Compute(seeds, edges));
    }

    [Fact]
    public void The_order_of_nodes_and_edges_does_not_show()
    {
        var random = new Sequence(31);
        var seeds = Seeds(random, 60);
        var edges = Edges(random, 60, 120);
        // The first node stays first since it is held; the others are turned round.
        int Turned(int node) => node == 0 ? 0 : 60 - node;
        var turnedSeeds = Enumerable.Range(0, 60).Select(node => seeds[Turned(node)]).ToArray();
        var turnedEdges = edges.Reverse().Select(edge => (Turned(edge.To), Turned(edge.From))).ToArray();

        var positions = ForceLayout.Compute(seeds, edges);
        var turned = ForceLayout.Compute(turnedSeeds, turnedEdges);
        for (var node = 0; node < 60; node++)
            Assert.Equal(positions[node], turned[Turned(node)]);
    }

    [Fact]
    public void Nodes_of_one_seed_are_set_apart()
    {
        var positions = ForceLayout.Compute(new ulong[40], [(0, 1), (1, 2)]);
        Assert.Equal(40, positions.Distinct().Count());
        Assert.All(positions, position => Assert.True(float.IsFinite(position.X) && float.IsFinite(position.Y)));
    }

    [Fact]
    public void Linked_nodes_lie_nearer_than_others()
    {
        var random = new Sequence(37);
        // Two rings of twenty, joined at the first node.
        var edges = Enumerable.Range(0, 20)
            .SelectMany(node => new[] { (node, (node + 1) % 20), (20 + node, 20 + (node + 1) % 20) })
            .Append((0, 20)).ToArray();
        var positions = ForceLayout.Compute(Seeds(random, 40), edges);
        var linked = edges.Average(edge => Distance(positions[edge.Item1], positions[edge.Item2]));
        var all = Enumerable.Range(0, 40)
            .SelectMany(a => Enumerable.Range(0, 40).Select(b => Distance(positions[a], positions[b]))).Average();
        Assert.True(linked < 0.5 * all, $"{linked} against {all}");
    }

    [Fact]
    public void An_edge_to_no_node_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => ForceLayout.Compute([1, 2], [(0, 2)]));

    [Fact]
    public void A_picture_nobody_waits_for_is_not_drawn()
        => Assert.Throws<OperationCanceledException>(
            () => ForceLayout.Compute([1, 2], [(0, 1)], new CancellationToken(canceled: true)));

    private static double Distance(Position a, Position b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    private static ulong[] Seeds(Sequence random, int count)
        => [.. Enumerable.Range(0, count).Select(node => ((ulong)random.Below(int.MaxValue) << 20) + (ulong)node)];

    private static (int From, int To)[] Edges(Sequence random, int nodes, int count)
        => [.. Enumerable.Range(0, count).Select(_ => (random.Below(nodes), random.Below(nodes)))];
}
