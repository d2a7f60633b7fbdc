using ArxivLens.Index.Graph;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Graph;

public sealed class PathTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 90)]
    [InlineData(2, 150)]
    [InlineData(3, 400)]
    public void A_path_is_the_best_of_the_shortest(ulong seed, int edges)
    {
        output.WriteLine($"seed {seed}");
        var random = new Sequence(seed);
        using var directory = new GraphDirectory();
        var naive = NaiveGraph.Random(random, 60, edges, 3);
        var graph = new CitationGraph([directory.WriteWhole(60, naive.List)]);
        for (var round = 0; round < 400; round++)
        {
            var directions = (CitationDirections)(1 + random.Below(3));
            var request = new PathRequest(random.Below(60), random.Below(60))
            {
                Directions = directions,
                Origins = random.Below(3) == 0 ? 2u : uint.MaxValue,
                Admits = random.Below(3) == 0 ? node => node % 4 != 0 : null,
            };
            var expected = AllShortest(naive, request);
            var path = graph.FindPath(request);
            if (expected.Count == 0)
            {
                Assert.Null(path);
                continue;
            }

            Assert.Contains(path!, expected);
            Assert.Equal(expected.Max(one => Worth(graph, one)), Worth(graph, path!), 1e-6);
        }
    }

    [Fact]
    public void Of_equal_paths_the_one_over_the_more_important_work_is_taken()
    {
        using var directory = new GraphDirectory();
        var graph = directory.Open(8, (0, 2), (2, 1), (0, 3), (3, 1), (0, 4), (4, 1), (5, 3), (6, 3), (7, 4));
        Assert.Equal([0, 3, 1], graph.FindPath(new PathRequest(0, 1)));
        Assert.Equal([1, 3, 0], graph.FindPath(new PathRequest(1, 0)));
        Assert.Equal([0, 3, 1], graph.FindPath(new PathRequest(0, 1) { Directions = CitationDirections.References }));
        Assert.Null(graph.FindPath(new PathRequest(1, 0) { Directions = CitationDirections.References }));
        Assert.Equal([1, 3, 0], graph.FindPath(new PathRequest(1, 0) { Directions = CitationDirections.Citations }));
        Assert.Equal([1], graph.FindPath(new PathRequest(1, 1)));
        Assert.Equal([2, 1], graph.FindPath(new PathRequest(2, 1)));
    }

    [Fact]
    public void Beyond_its_limits_no_path_is_looked_for()
    {
        using var directory = new GraphDirectory();
        var graph = directory.Open(12, [.. Enumerable.Range(0, 10).Select(node => (node, node + 1))]);
        Assert.Equal(Enumerable.Range(0, 11), graph.FindPath(new PathRequest(0, 10)));
        Assert.Null(graph.FindPath(new PathRequest(0, 10) { LongestPath = 9 }));
        Assert.Null(graph.FindPath(new PathRequest(0, 10) { MostVisited = 6 }));
        Assert.Null(graph.FindPath(new PathRequest(0, 11)));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.FindPath(new PathRequest(0, 12)));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.FindPath(new PathRequest(-1, 0)));
    }

    private static double Worth(CitationGraph graph, IReadOnlyList<int> path)
        => path.Skip(1).SkipLast(1).Sum(node => (double)graph.Importance(node));

    private static List<int[]> AllShortest(NaiveGraph naive, PathRequest request)
    {
        var next = Enumerable.Range(0, naive.Nodes).ToDictionary(node => node, _ => new SortedSet<int>());
        foreach (var (citing, cited) in naive.Edges.Where(edge => (edge.Value & request.Origins) != 0).Select(edge => edge.Key))
        {
            if (request.Directions.HasFlag(CitationDirections.References))
                next[citing].Add(cited);
            if (request.Directions.HasFlag(CitationDirections.Citations))
                next[cited].Add(citing);
        }

        var seen = new HashSet<int> { request.From };
        List<int[]> paths = [[request.From]];
        for (var length = 0; length <= request.LongestPath && paths.Count > 0; length++)
        {
            var arrived = paths.Where(path => path[^1] == request.To).ToList();
            if (arrived.Count > 0)
                return arrived;
            paths = [.. paths.SelectMany(path => next[path[^1]].Except(seen).Where(IsPassable).Select(node => (int[])[.. path, node]))];
            seen.UnionWith(paths.Select(path => path[^1]));
        }

        return [];

        bool IsPassable(int node) => request.Admits is null || node == request.To || request.Admits(node);
    }
}
