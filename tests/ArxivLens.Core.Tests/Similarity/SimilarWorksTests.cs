using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tests.Similarity;

public sealed class SimilarWorksTests
{
    private static readonly string[] Titles =
    [
        "Lattice gauge theory at finite temperature",
        "Finite temperature lattice gauge theory with quarks",
        "Birds of the northern islands",
        "Quarks on the lattice",
        "Knitting patterns of the islands",
    ];

    [Fact]
    public void The_parts_sum_to_the_score()
    {
        using var test = TestIndex.Of(Works(), (0, 2), (1, 2), (3, 0), (3, 1), (1, 0));
        var found = SimilarWorks.Find(test.Reader, 0);
        Assert.NotEmpty(found);
        Assert.All(found, w => Assert.Equal(w.Text + w.Coupling + w.Cocitation + w.Direct, w.Score));
        Assert.All(found, w => Assert.InRange(w.Score, 0, 1));
        Assert.Equal(found.OrderByDescending(w => w.Score), found);
        Assert.DoesNotContain(found, w => w.Document == 0);
    }

    [Fact]
    public void Every_part_says_what_it_stands_for()
    {
        using var test = TestIndex.Of(Works(), (0, 2), (1, 2), (3, 0), (3, 1), (1, 0));
        var nearest = SimilarWorks.Find(test.Reader, 0)[0];
        Assert.Equal((1, 1, 1), (nearest.Document, nearest.SharedReferences, nearest.CommonCiters));
        Assert.Equal(0.2 * 1 / (Math.Sqrt(1 * 2) + 3), nearest.Coupling, 12);
        Assert.Equal(0.2 * 1 / (Math.Sqrt(2 * 1) + 3), nearest.Cocitation, 12);
        Assert.Equal(0.1, nearest.Direct);
        Assert.InRange(nearest.Text, 0.1, 0.5);
    }

    [Fact]
    public void Works_of_which_only_the_key_is_known_are_left_out()
    {
        var unresolved = new IndexDocument { Key = "work:unknown", Title = "", Kind = (byte)WorkKind.Unresolved };
        using var test = TestIndex.Of([.. Works(), unresolved], (0, 2), (5, 2), (0, 5), (5, 0));
        Assert.DoesNotContain(SimilarWorks.Find(test.Reader, 0), w => w.Document == 5);
        Assert.Contains(SimilarWorks.Find(test.Reader, 5), w => w.Document == 0);
    }

    [Fact]
    public void A_work_without_citations_has_what_text_gives()
    {
        using var test = TestIndex.Of(Works());
        var found = SimilarWorks.Find(test.Reader, 0, 2);
        Assert.Equal([1, 3], found.Select(w => w.Document).Order());
        Assert.All(found, w => Assert.Equal((w.Text, 0), (w.Score, w.SharedReferences)));
    }

    [Fact]
    public void A_work_without_words_in_common_has_what_citations_give()
    {
        using var test = TestIndex.Of(Works(), (0, 3), (4, 3), (0, 1), (4, 1));
        var found = Assert.Single(SimilarWorks.Find(test.Reader, 0), w => w.Document == 4);
        Assert.Equal((0, 2), (found.Text, found.SharedReferences));
        Assert.Equal(0.2 * 2 / (2 + 3), found.Coupling, 12);
    }

    [Fact]
    public void A_twin_is_found_and_disturbs_nothing()
    {
        var twin = new IndexDocument { Key = "doi:10.1000/twin", Title = Titles[0], Kind = (byte)WorkKind.Work };
        using var test = TestIndex.Of([.. Works(), twin]);
        Assert.Equal(5, SimilarWorks.Find(test.Reader, 0)[0].Document);
    }

    [Fact]
    public void A_hub_is_answered_within_its_bounds()
    {
        const int Citers = 6_000;
        var citations = Enumerable.Range(2, Citers).SelectMany(i => new[] { (i, 0), (i, 1) }).Append((1, 0));
        using var test = TestIndex.Of(TestIndex.Numbered(Citers + 2), [.. citations]);
        var found = SimilarWorks.Find(test.Reader, 0, 3);
        Assert.Equal(3, found.Count);
        Assert.Equal((1, Citers), (found[0].Document, found[0].CommonCiters));
        Assert.Contains(SimilarWorks.Find(test.Reader, 5, 10), w => w.Document == 0 && w.Direct > 0);
    }

    [Fact]
    public void What_is_out_of_range_is_refused()
    {
        using var test = TestIndex.Of(Works());
        Assert.Throws<ArgumentOutOfRangeException>(() => SimilarWorks.Find(test.Reader, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SimilarWorks.Find(test.Reader, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SimilarWorks.Find(test.Reader, 0, -1));
        Assert.Empty(SimilarWorks.Find(test.Reader, 0, 0));
    }

    private static IEnumerable<IndexDocument> Works()
        => Titles.Select((t, i) => new IndexDocument { Key = $"work:w{i}", Title = t, Kind = (byte)WorkKind.Paper });
}
