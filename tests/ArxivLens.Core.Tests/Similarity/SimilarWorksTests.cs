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
        Assert.All(found, w => Assert.Equal(w.Text + w.Coupling + w.Cocitation + w.Direct + w.Borrowed, w.Score));
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
        var weights = SimilarityWeights.Learnt;
        Assert.Equal(weights.Coupling * 1 / (Math.Sqrt(1 * 2) + 3), nearest.Coupling, 12);
        Assert.Equal(weights.Cocitation * 1 / (Math.Sqrt(2 * 1) + 3), nearest.Cocitation, 12);
        Assert.Equal(weights.Direct, nearest.Direct);
        Assert.InRange(nearest.Text, 0.1 * weights.Text, weights.Text);
    }

    [Fact]
    public void Two_works_compared_have_the_parts_that_the_list_gives_them()
    {
        using var test = TestIndex.Of(Works(), (0, 2), (1, 2), (3, 0), (3, 1), (1, 0));
        var listed = SimilarWorks.Find(test.Reader, 0);
        Assert.NotEmpty(listed);
        Assert.All(listed, one =>
        {
            var compared = SimilarWorks.Compare(test.Reader, 0, one.Document)!;
            Assert.Equal(one with { AlsoAs = compared.AlsoAs }, compared);
        });
        // Nothing in common, in a table that was lent before.
        using var apart = TestIndex.Of(Works());
        Assert.Null(SimilarWorks.Compare(apart.Reader, 0, 2));
    }

    [Fact]
    public void The_learnt_weights_sum_to_1()
    {
        var weights = SimilarityWeights.Learnt;
        Assert.Equal(1, weights.Text + weights.Coupling + weights.Cocitation + weights.Direct + weights.Borrowed, 3);
        Assert.All(
            [weights.Text, weights.Coupling, weights.Cocitation, weights.Direct, weights.Borrowed],
            one => Assert.InRange(one, 0.01, 1));
    }

    [Fact]
    public void What_the_nearest_by_text_cite_is_borrowed_by_a_work_that_cites_nothing()
    {
        using var test = TestIndex.Of(Works(), (1, 2), (3, 2));
        var found = Assert.Single(SimilarWorks.Find(test.Reader, 0), w => w.Document == 2);
        Assert.Equal((2, 0, 0.0), (found.Lenders, found.SharedReferences, found.Text));
        var lent = test.Reader.FindSimilarText(0, 9).Where(hit => hit.Document is 1 or 3).Sum(hit => hit.Score);
        lent /= (float)Math.Pow(1 + 2, 0.2);
        Assert.Equal(SimilarityWeights.Learnt.Borrowed * lent / (lent + 1), found.Borrowed, 6);
        Assert.Equal([1, 3], SimilarityReasons.Of(test.Reader, 0, [found])[0].Lenders.Order());
    }

    [Fact]
    public void The_reasons_name_what_the_parts_are_made_of()
    {
        using var test = TestIndex.Of(Works(), (0, 2), (1, 2), (0, 3), (1, 3), (4, 3), (4, 0), (4, 1));
        var nearest = SimilarWorks.Find(test.Reader, 0)[0];
        var reasons = SimilarityReasons.Of(test.Reader, 0, [nearest])[0];
        Assert.Equal(1, nearest.Document);
        Assert.Equal(["finite", "gauge", "lattice", "temperature", "theory"], reasons.Terms.Select(term => term.Text).Order());
        Assert.Equal(nearest.Text, reasons.Terms.Sum(term => term.Part) + reasons.OtherTerms, 12);
        // The one that fewer cite tells more.
        Assert.Equal([2, 3], reasons.SharedReferences);
        Assert.Equal([4], reasons.CommonCiters);
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
        Assert.All(found, w => Assert.Equal((w.Text, 0, 0), (w.Score, w.SharedReferences, w.Lenders)));
    }

    [Fact]
    public void A_work_without_words_in_common_has_what_citations_give()
    {
        using var test = TestIndex.Of(Works(), (0, 3), (4, 3), (0, 1), (4, 1));
        var found = Assert.Single(SimilarWorks.Find(test.Reader, 0), w => w.Document == 4);
        Assert.Equal((0, 2), (found.Text, found.SharedReferences));
        Assert.Equal(SimilarityWeights.Learnt.Coupling * 2 / (2 + 3), found.Coupling, 12);
    }

    [Fact]
    public void A_twin_of_the_work_is_not_in_its_list()
    {
        using var test = TestIndex.Of([.. Works(), Twin(Titles[0].ToUpperInvariant() + ".")]);
        Assert.Equal([1, 3], SimilarWorks.Find(test.Reader, 0).Select(w => w.Document).Order());
        Assert.DoesNotContain(SimilarWorks.Find(test.Reader, 5), w => w.Document == 0);
    }

    [Theory]
    [InlineData("smith-j", 1995, true)]
    [InlineData("j-smith", 1998, true)]
    [InlineData("smith-j", 1999, false)]
    [InlineData("jones-k", 1995, false)]
    public void Twins_are_one_entry_under_the_better_of_them(string author, int year, bool areTwins)
    {
        using var test = TestIndex.Of([.. Works(), Twin(Titles[1], author, year)], (2, 5));
        var found = SimilarWorks.Find(test.Reader, 0);
        Assert.Equal(!areTwins, found.Any(w => w.Document == 5));
        Assert.Equal(areTwins ? [5] : [], Assert.Single(found, w => w.Document == 1).AlsoAs);
    }

    [Fact]
    public void Of_twins_that_are_both_papers_the_one_cited_more_is_shown()
    {
        using var test = TestIndex.Of([.. Works(), Twin(Titles[1], kind: WorkKind.Paper)], (2, 5));
        Assert.Equal([1], Assert.Single(SimilarWorks.Find(test.Reader, 0), w => w.Document == 5).AlsoAs);
    }

    [Fact]
    public void An_index_of_one_work_has_nothing_like_it()
    {
        using var test = TestIndex.Of(Works().Take(1));
        Assert.Empty(SimilarWorks.Find(test.Reader, 0));
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
        => Titles.Select((t, i) => new IndexDocument
        {
            Key = $"hep-th/950100{i + 1}",
            Title = t,
            Kind = (byte)WorkKind.Paper,
            Year = 1995,
            AuthorSlugs = ["smith-j"],
        });

    private static IndexDocument Twin(
        string title, string author = "smith-j", int year = 1995, WorkKind kind = WorkKind.Work) => new()
    {
        Key = "hep-lat/9501001",
        Title = title,
        Year = year,
        AuthorSlugs = [author],
        Kind = (byte)kind,
    };
}
