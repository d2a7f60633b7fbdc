using ArxivLens.Index.Graph;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Graph;

public sealed class NeighbourhoodTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 900)]
    [InlineData(3, 2000)]
    public void It_holds_what_the_rule_says_with_every_citation_among_it(ulong seed, int edges)
    {
        output.WriteLine($"seed {seed}");
        var random = new Sequence(seed);
        using var directory = new GraphDirectory();
        var naive = NaiveGraph.Random(random, 153, edges, 7);
        var graph = new CitationGraph([directory.WriteWhole(153, naive.List)]);
        for (var round = 0; round < 120; round++)
        {
            var request = new NeighbourhoodRequest(random.Below(150))
            {
                Steps = 1 + random.Below(2),
                Budget = 1 + random.Below(60),
                Directions = (CitationDirections)(1 + random.Below(3)),
                Origins = random.Below(2) == 0 ? uint.MaxValue : 1u + (uint)random.Below(7),
                Others = random.Below(2) == 0 ? [] : [150, 151, 152],
                Admits = random.Below(2) == 0 ? null : node => node % 3 != 0,
                Recency = random.Below(2) == 0 ? null : new Recency(node => node % 5 == 0 ? 0 : 700_000 + node * 40, 705_000),
            };
            using var found = graph.Around(request);
            Assert.Equal(
                NaiveNeighbourhood.Find(naive, graph, request),
                found.Nodes.ToArray().Select(node => (node.Document, (int)node.Step, node.Relation)));
            AssertEdges(naive, request, found);
        }
    }

    [Fact]
    public void Of_a_hub_the_most_important_citers_are_kept_and_all_are_counted()
    {
        using var directory = new GraphDirectory();
        // Node 0 is cited by 6,000; each fifth of these is cited in turn, the later the more.
        var edges = Enumerable.Range(1, 6000).Select(citing => (citing, 0, citing == 4711 ? 2u : 1u)).ToList();
        for (var citing = 5; citing <= 6000; citing += 5)
        {
            for (var from = 0; from < 1 + citing / 400; from++)
                edges.Add((6001 + from, citing, 1));
        }

        var graph = new CitationGraph([directory.WriteWhole(6100, edges)]);
        var expected = Enumerable.Range(1, 6000).OrderByDescending(graph.Importance).ThenBy(node => node).ToList();
        foreach (var budget in new[] { 2, 150, 513, 2000, 7000 })
        {
            using var found = graph.Around(new NeighbourhoodRequest(0) { Budget = budget });
            Assert.Equal(expected.Take(budget - 1), found.Nodes[1..].ToArray().Select(node => node.Document));
            Assert.Equal((0, 6000, 6000), (found.ReferenceCount, found.CitationCount, found.Reached));
            Assert.True(found.IsReachedExact);
            Assert.Equal(budget <= 6000, found.IsTruncated);
        }

        using var rare = graph.Around(new NeighbourhoodRequest(0) { Origins = 2 });
        Assert.Equal([0, 4711], rare.Nodes.ToArray().Select(node => node.Document));
        Assert.Equal(1, rare.CitationCount);
        using var two = graph.Around(new NeighbourhoodRequest(1) { Steps = 2, Budget = 200 });
        Assert.Equal(200, two.Nodes.Length);
        Assert.Equal(expected.Where(node => node != 1).Take(198), two.Nodes[2..].ToArray().Select(node => node.Document));
        Assert.True(two.IsTruncated);
        Assert.False(two.IsReachedExact);
    }

    [Fact]
    public void Of_two_works_in_the_middle_what_both_have_counts_once_and_the_filter_counts_too()
    {
        using var directory = new GraphDirectory();
        var edges = Enumerable.Range(2, 4000).SelectMany(citing => new[] { (citing, 0, 1u), (citing, 1, 1u) });
        var graph = new CitationGraph([directory.WriteWhole(4002, edges)]);
        using var found = graph.Around(new NeighbourhoodRequest(0) { Others = [1], Budget = 50 });
        Assert.Equal((4000, true, 50), (found.Reached, found.IsReachedExact, found.Nodes.Length));
        using var filtered = graph.Around(new NeighbourhoodRequest(0) { Admits = node => node % 1000 == 2, Budget = 50 });
        Assert.Equal([0, 2, 1002, 2002, 3002], filtered.Nodes.ToArray().Select(node => node.Document));
        Assert.Equal((4, 4, true), (filtered.CitationCount, filtered.Reached, filtered.IsReachedExact));
        using var none = graph.Around(new NeighbourhoodRequest(0) { Others = [1], Budget = 1 });
        Assert.Equal([0, 1], none.Nodes.ToArray().Select(node => node.Document));
    }

    [Fact]
    public void Newer_citers_of_a_hub_come_first_if_asked_for()
    {
        using var directory = new GraphDirectory();
        var graph = new CitationGraph([directory.WriteWhole(6001, Enumerable.Range(1, 6000).Select(citing => (citing, 0, 1u)))]);
        var recency = new Recency(node => 700_000 + node, 706_000, 30);
        using var found = graph.Around(new NeighbourhoodRequest(0) { Budget = 11, Recency = recency });
        var latest = Enumerable.Range(0, 10).Select(back => 6000 - back);
        Assert.Equal(latest, found.Nodes[1..].ToArray().Select(node => node.Document));
    }

    [Fact]
    public void What_is_out_of_range_is_refused_and_a_cancelled_question_not_answered()
    {
        using var directory = new GraphDirectory();
        var graph = directory.Open(3, (0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.Around(new NeighbourhoodRequest(3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.Around(new NeighbourhoodRequest(0) { Budget = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.Around(new NeighbourhoodRequest(0) { Budget = 10_001 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.Around(new NeighbourhoodRequest(0) { Steps = 3 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.Around(new NeighbourhoodRequest(0) { Others = [3] }));
        Assert.Throws<ArgumentException>(() => graph.Around(new NeighbourhoodRequest(0) { Others = [1, 1] }));
        Assert.Throws<ArgumentException>(() => graph.Around(new NeighbourhoodRequest(0) { Others = [0] }));
        var cancelled = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => graph.Around(new NeighbourhoodRequest(0), cancelled));
        Assert.Throws<OperationCanceledException>(() => graph.FindCoCited(0, 1, cancelled));
        Assert.Throws<OperationCanceledException>(() => graph.FindPath(new PathRequest(0, 1), cancelled));
    }

    [Fact]
    public void Questions_allocate_their_answer_only()
    {
        using var directory = new GraphDirectory();
        var naive = NaiveGraph.Random(new Sequence(5), 1000, 30_000, 3);
        var graph = new CitationGraph([directory.WriteWhole(1000, naive.List)]);
        var two = new NeighbourhoodRequest(0) { Steps = 2, Budget = 500 };
        Assert.InRange(Allocated(node => graph.Around(two with { Document = node }).Dispose()), 0, 1000);
        Assert.InRange(Allocated(node => graph.FindCoCited(node, 20)), 0, 2000);
        Assert.InRange(Allocated(node => graph.FindCoupled(node, 20)), 0, 2000);
        Assert.InRange(Allocated(node => graph.FindPath(new PathRequest(node, 1))), 0, 2000);
    }

    private static long Allocated(Action<int> ask)
    {
        for (var node = 0; node < 1000; node += 9)
            ask(node);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var node = 0; node < 100; node++)
            ask(node);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }

    private static void AssertEdges(NaiveGraph naive, NeighbourhoodRequest request, CitationNeighbourhood found)
    {
        var nodes = found.Nodes.ToArray().Select(node => node.Document).ToList();
        var expected = naive.Edges.Where(edge => (edge.Value & request.Origins) != 0)
            .Where(edge => nodes.Contains(edge.Key.Citing) && nodes.Contains(edge.Key.Cited))
            .Select(edge => (From: nodes.IndexOf(edge.Key.Citing), edge.Key.Cited, edge.Value)).Order();
        Assert.Equal(expected, found.Edges.ToArray().Select(edge => (edge.From, nodes[edge.To], edge.Origins)));
        var seen = naive.Edges.Where(edge => (edge.Value & request.Origins) != 0).Select(edge => edge.Key).ToList();
        Assert.Equal(seen.Count(edge => edge.Citing == request.Document && IsAdmitted(edge.Cited)), found.ReferenceCount);
        Assert.Equal(seen.Count(edge => edge.Cited == request.Document && IsAdmitted(edge.Citing)), found.CitationCount);

        bool IsAdmitted(int node) => request.Admits?.Invoke(node) != false;
    }
}
