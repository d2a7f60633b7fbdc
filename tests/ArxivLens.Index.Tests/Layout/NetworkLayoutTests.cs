using ArxivLens.Index.Layout;

namespace ArxivLens.Index.Tests.Layout;

public sealed class NetworkLayoutTests
{
    private static readonly LayoutKind[] Kinds = Enum.GetValues<LayoutKind>();

    public static TheoryData<int, int, LayoutKind> Sizes()
    {
        var sizes = new TheoryData<int, int, LayoutKind>();
        foreach (var kind in Kinds)
        {
            foreach (var (nodes, edges) in new[] { (0, 0), (1, 0), (2, 0), (2, 1), (30, 0), (150, 3), (700, 2) })
                sizes.Add(nodes, edges, kind);
        }

        return sizes;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_node_has_a_place_that_is_a_number(int nodes, int edges, LayoutKind kind)
    {
        var positions = NetworkLayout.Compute(TestNetwork.Of(nodes, edges).Request with { Kind = kind });
        Assert.Equal(nodes, positions.Length);
        Assert.All(positions, position => Assert.True(float.IsFinite(position.X) && float.IsFinite(position.Y)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(400)]
    public void The_first_node_lies_in_the_middle_and_the_others_about_it(int nodes)
    {
        var positions = NetworkLayout.Compute(TestNetwork.Of(nodes, 3).Request);
        Assert.Equal(default, positions[0]);
        Assert.All(positions, position => Assert.InRange(Length(position), 0, 2));
    }

    [Theory]
    [InlineData(LayoutKind.Force, false)]
    [InlineData(LayoutKind.Force, true)]
    [InlineData(LayoutKind.Timeline, false)]
    public void Any_order_of_nodes_and_edges_gives_the_same_picture(LayoutKind kind, bool hasOuter)
    {
        var network = TestNetwork.Of(120, 3);
        network = network with { Edges = [.. network.Edges.Where((edge, place) => !hasOuter || edge.To != 0 || place % 2 == 0)] };
        var positions = NetworkLayout.Compute(network.Request with { Kind = kind, HasOuter = hasOuter });
        var turned = NetworkLayout.Compute(network.Turned().Request with { Kind = kind, HasOuter = hasOuter });
        Assert.Equal(positions, Enumerable.Range(0, 120).Select(node => turned[node == 0 ? 0 : 120 - node]));
    }

    [Fact]
    public void Edges_given_twice_and_loops_change_nothing()
    {
        var network = TestNetwork.Of(100, 3);
        var turned = network.Edges.Select(edge => (edge.To, edge.From));
        (int From, int To)[] more = [.. network.Edges, .. turned, (7, 7), (0, 0)];
        foreach (var kind in Kinds)
        {
            Assert.Equal(
                NetworkLayout.Compute(network.Request with { Kind = kind }),
                NetworkLayout.Compute(new LayoutRequest(network.Nodes, more) { Kind = kind }));
        }
    }

    [Theory]
    [InlineData(LayoutKind.Force)]
    [InlineData(LayoutKind.Timeline)]
    public void Papers_of_later_years_move_nothing(LayoutKind kind)
    {
        var now = TestNetwork.Of(400, 3);
        var then = now.Where(node => node.Generation < 2017, out var kept);
        Assert.InRange(kept.Length, 100, 390);
        var old = NetworkLayout.Compute(then.Request with { Kind = kind });
        var positions = NetworkLayout.Compute(now.Request with { Kind = kind });
        Assert.Equal(old, kept.Select(node => positions[node]));
    }

    [Fact]
    public void Papers_of_the_rest_of_the_year_move_nothing()
    {
        var now = TestNetwork.Of(400, 3);
        var then = now.Where(node => node.Generation < 2017 || (node.Generation == 2017 && node.Month <= 6), out var kept);
        Assert.Contains(kept, node => now.Nodes[node].Generation == 2017);
        var positions = NetworkLayout.Compute(now.Request);
        Assert.Equal(NetworkLayout.Compute(then.Request), kept.Select(node => positions[node]));
    }

    [Fact]
    public void Linked_nodes_lie_nearer_than_others()
    {
        var network = TestNetwork.Of(200, 4);
        var positions = NetworkLayout.Compute(network.Request);
        var linked = network.Edges.Where(edge => edge.From != 0 && edge.To != 0)
            .Average(edge => Distance(positions[edge.From], positions[edge.To]));
        var all = Enumerable.Range(1, 199)
            .SelectMany(a => Enumerable.Range(1, 199).Where(b => b != a).Select(b => Distance(positions[a], positions[b])))
            .Average();
        Assert.True(linked < 0.8 * all, $"{linked} against {all}");
    }

    [Fact]
    public void No_two_nodes_lie_on_each_other()
    {
        foreach (var kind in Kinds)
        {
            var positions = NetworkLayout.Compute(TestNetwork.Of(500, 4).Request with { Kind = kind });
            Assert.InRange(Nearest(positions) * Math.Sqrt(500), 0.3, 2);
        }
    }

    [Fact]
    public void A_hub_with_many_leaves_stays_legible()
    {
        var nodes = Enumerable.Range(0, 10_000).Select(node => new LayoutNode((ulong)node, 0)).ToArray();
        var edges = Enumerable.Range(1, 9_999).Select(leaf => (leaf, 0)).ToArray();
        var positions = NetworkLayout.Compute(new LayoutRequest(nodes, edges));
        Assert.Equal(10_000, positions.Distinct().Count());
        Assert.All(positions, position => Assert.InRange(Length(position), 0, 2));
        // Evenly spread: half of the way out is a quarter of the area and has about a quarter of the leaves.
        var half = 0.5 * positions.Max(Length);
        Assert.InRange(positions.Count(position => Length(position) < half), 1_500, 3_500);
    }

    [Fact]
    public void Nodes_of_one_seed_are_set_apart()
    {
        foreach (var kind in Kinds)
        {
            var request = new LayoutRequest(new LayoutNode[40], new[] { (0, 1), (1, 2) });
            var positions = NetworkLayout.Compute(request with { Kind = kind });
            Assert.Equal(40, positions.Distinct().Count());
        }
    }

    [Fact]
    public void Second_steps_leave_the_first_where_it_was()
    {
        var inner = TestNetwork.Of(150, 3);
        var outer = Enumerable.Range(0, 60).Select(node => new LayoutNode((ulong)node + 7, 1980 + node)).ToArray();
        var ties = Enumerable.Range(0, 60).Select(node => (150 + node, 1 + 2 * node)).ToArray();
        var both = new LayoutRequest((LayoutNode[])[.. inner.Nodes, .. outer], ((int, int)[])[.. inner.Edges, .. ties]);
        var positions = NetworkLayout.Compute(both with { HasOuter = true });
        Assert.Equal(NetworkLayout.Compute(inner.Request), positions[..150]);
    }

    [Fact]
    public void An_unknown_year_is_that_of_the_oldest_tie_and_so_moves_nothing_older()
    {
        var network = TestNetwork.Of(200, 3);
        var positions = NetworkLayout.Compute(network.Request);
        var late = Array.FindIndex(network.Nodes, node => node.Generation == 2018);
        var more = new LayoutRequest(
            (LayoutNode[])[.. network.Nodes, new LayoutNode(99, 0)], ((int, int)[])[.. network.Edges, (200, late), (200, 0)]);
        var with = NetworkLayout.Compute(more);
        Assert.All(
            Enumerable.Range(0, 200).Where(node => network.Nodes[node].Generation < 2018),
            node => Assert.Equal(positions[node], with[node]));
    }

    [Fact]
    public void Progress_is_told_about_ten_times_with_a_place_for_each_node()
    {
        var told = new List<Position[]>();
        var request = TestNetwork.Of(300, 3).Request with { OnProgress = positions => told.Add(positions.ToArray()) };
        var last = NetworkLayout.Compute(request);
        Assert.InRange(told.Count, 5, 15);
        Assert.All(told, positions => Assert.Equal(300, positions.Length));
        Assert.NotEqual(told[0], told[^1]);
        Assert.Equal(last, NetworkLayout.Compute(request with { OnProgress = null }));
    }

    [Fact]
    public void A_picture_nobody_waits_for_any_more_is_given_up_within_a_step()
    {
        foreach (var kind in Kinds)
        {
            using var source = new CancellationTokenSource();
            var told = 0;
            var request = TestNetwork.Of(300, 3).Request with
            {
                Kind = kind,
                OnProgress = _ =>
                {
                    told++;
                    source.Cancel();
                },
            };
            Assert.ThrowsAny<OperationCanceledException>(() => NetworkLayout.Compute(request, source.Token));
            Assert.Equal(1, told);
        }
    }

    [Fact]
    public void An_edge_to_no_node_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => NetworkLayout.Compute(new LayoutRequest(new LayoutNode[2], new[] { (0, 2) })));

    private static double Length(Position position) => Math.Sqrt(position.X * position.X + position.Y * position.Y);

    private static double Distance(Position a, Position b) => Length(new Position(a.X - b.X, a.Y - b.Y));

    private static double Nearest(Position[] positions) => Enumerable.Range(0, positions.Length)
        .Min(a => Enumerable.Range(0, a).Select(b => Distance(positions[a], positions[b])).DefaultIfEmpty(double.MaxValue).Min());
}
