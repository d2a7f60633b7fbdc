using System.Globalization;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Tests.Papers;

public sealed class SimilarEntryTests
{
    private static readonly SimilarityReasons Some = new(
        [new SharedTermPart("quark", "quark", .1004), new SharedTermPart("gluon", "gluon", .0504)], .0104, [7, 8], [9], [8]);

    [Fact]
    public void Every_part_of_the_score_is_named_and_no_other()
    {
        Assert.Equal(
            "Both cite 3 works, among them Work 8 · 1 work cites both", Entry(new(0, .5, 0, .3, .2, 0, 0, 3, 1, 0), Some).Reason);
        Assert.Equal(
            "Shares quark, gluon · one cites the other · cited by 7 papers like this one",
            Entry(new(0, .6, .3, 0, 0, .2, .1, 0, 0, 7), Some).Reason);
        Assert.Equal("", Entry(new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), new([], 0, [], [], [])).Reason);
    }

    [Fact]
    public void The_parts_shown_sum_to_the_score_shown()
    {
        var entry = Entry(new(0, .5620, .1612, .1004, .2002, .0501, .0501, 2, 1, 1), Some);
        Assert.Equal("0.562", entry.Score);
        Assert.Equal(7, entry.Parts.Count);
        Assert.Equal(.562m, entry.Parts.Sum(part => decimal.Parse(part.Score, CultureInfo.InvariantCulture)));
        Assert.Equal(["0.100", "0.051"], entry.Parts.Take(2).Select(part => part.Score));
        var coupling = entry.Parts.Single(part => part.Name == "Both cite 2 works");
        Assert.Equal(["", "Work 8"], coupling.Works.Select(work => work.Title));
    }

    [Fact]
    public void In_a_facet_the_score_and_its_parts_are_those_of_the_facet()
    {
        var entry = Entry(new(0, .9, .9, 0, 0, 0, 0, 0, 0, 0), Some) with
        {
            Facet = Facet.Method,
            Match = new FacetMatch(0, .4004, .1504, .25, .5, ["lattice", "monte carlo"]),
        };

        Assert.StartsWith("In the method: lattice, monte carlo", entry.Reason, StringComparison.Ordinal);
        Assert.Equal("0.400", entry.Score);
        Assert.Equal([("Words of the method", "0.150"), ("All words of title and abstract", "0.250")], entry.Parts.Select(part => (part.Name, part.Score)));
    }

    [Fact]
    public void Twins_are_named()
        => Assert.Equal("Work 9", Assert.Single(Entry(new(0, .1, .1, 0, 0, 0, 0, 0, 0, 0) { AlsoAs = [9] }, Some).AlsoAs).Title);

    /// <summary>Of the work with number 7 only the key is known.</summary>
    private static SimilarEntry Entry(SimilarWork similarity, SimilarityReasons reasons) => new(
        Named(0), similarity, reasons,
        new Dictionary<int, Work> { [7] = Named(7) with { Title = "" }, [8] = Named(8), [9] = Named(9) });

    private static Work Named(int number)
    {
        Assert.True(WorkKey.TryParse($"work:w{number}", out var key));
        return new Work { Key = key, Title = $"Work {number}" };
    }
}
