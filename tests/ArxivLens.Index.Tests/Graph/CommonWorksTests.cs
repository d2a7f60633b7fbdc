using ArxivLens.Index.Graph;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Graph;

public sealed class CommonWorksTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Common_neighbours_are_counted_as_by_comparing_every_pair(ulong seed)
    {
        output.WriteLine($"seed {seed}");
        using var directory = new GraphDirectory();
        var naive = NaiveGraph.Random(new Sequence(seed), 120, 1500, 2);
        var graph = new CitationGraph([directory.WriteWhole(120, naive.List)]);
        var citations = Enumerable.Range(0, 120).Select(naive.Citations).ToArray();
        var references = Enumerable.Range(0, 120).Select(naive.References).ToArray();
        for (var document = 0; document < 120; document++)
        {
            AssertSame(Expected(document, citations), graph.FindCoCited(document, 15));
            AssertSame(Expected(document, references), graph.FindCoupled(document, 15));
        }

        Assert.Empty(graph.FindCoCited(0, 0).Works);
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.FindCoCited(120, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => graph.FindCoupled(0, -1));
    }

    [Fact]
    public void Of_a_hub_a_sample_finds_and_all_its_citers_count()
    {
        using var directory = new GraphDirectory();
        // Of 9,000 citers of 0 every second cites 1, every third 2 and so on; all cite some of many others.
        var edges = new List<(int, int)>();
        for (var citing = 1000; citing < 10_000; citing++)
        {
            edges.Add((citing, 0));
            edges.AddRange(Enumerable.Range(1, 12).Where(cited => citing % (cited + 1) == 0).Select(cited => (citing, cited)));
            edges.AddRange(Enumerable.Range(0, 6).Select(place => (citing, 20 + (citing * 7 + place * 131) % 900)));
        }

        var graph = directory.Open(10_000, [.. edges]);
        var found = graph.FindCoCited(0, 12);
        Assert.False(found.IsExact);
        Assert.Equal(Enumerable.Range(1, 12), found.Works.Select(work => work.Document));
        Assert.Equal(
            Enumerable.Range(1, 12).Select(cited => graph.Citations(cited).Length), found.Works.Select(work => work.Common));
    }

    [Fact]
    public void Of_works_that_cite_hubs_only_the_most_coupled_are_found()
    {
        using var directory = new GraphDirectory();
        // 30,000 works cite most of eight hubs; what one in a hundred cites besides tells the ones alike.
        var edges = new List<(int, int)>();
        for (var citing = 1000; citing < 31_000; citing++)
        {
            edges.AddRange(Enumerable.Range(0, 8).Where(hub => citing % (hub + 2) != 0).Select(hub => (citing, hub)));
            edges.AddRange(Enumerable.Range(0, 3).Select(place => (citing, 100 + citing % 100 * 3 + place)));
        }

        var graph = directory.Open(31_000, [.. edges]);
        var found = graph.FindCoupled(17_011, 10);
        Assert.False(found.IsExact);
        Assert.All(found.Works, work => Assert.Equal(
            graph.References(17_011).ToArray().Intersect(graph.References(work.Document).ToArray()).Count(), work.Common));
        Assert.All(found.Works, work => Assert.Equal(graph.References(17_011).Length, work.Common));
    }

    private static List<(int, int, double)> Expected(int document, int[][] neighbours)
    {
        var own = neighbours[document];
        return [.. Enumerable.Range(0, neighbours.Length).Where(node => node != document)
            .Select(node => (Node: node, Common: own.Intersect(neighbours[node]).Count(), All: neighbours[node].Length))
            .Where(one => one.Common > 0)
            .OrderByDescending(one => one.Common).ThenBy(one => one.Node).Take(15)
            .Select(one => (one.Node, one.Common, one.Common / Math.Sqrt((double)own.Length * one.All)))];
    }

    private static void AssertSame(List<(int, int, double)> expected, CommonWorks found)
    {
        Assert.True(found.IsExact);
        Assert.Equal(expected, found.Works.Select(work => (work.Document, work.Common, work.Likeness)));
    }
}
