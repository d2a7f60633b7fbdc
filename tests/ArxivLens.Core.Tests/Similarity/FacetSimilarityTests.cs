using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tests.Similarity;

public sealed class FacetSimilarityTests
{
    private const string Harbour = "Silted harbours have become an important problem of coastal towns in recent years.";
    private const string Meadow = "Flooded meadows have become an important problem of upland farms in recent years.";
    private const string Kites = "We propose an algorithm based on tethered kites and acoustic sonar pulses.";
    private const string Spades = "We propose an algorithm based on wooden spades and patient donkeys.";
    private const string Faster = "We find that dredging becomes cheaper by 40% and quicker.";
    private const string Greener = "We find that orchids return by 40% and bloom earlier.";

    private static readonly Work Query = WorkOf(Harbour, Kites, Faster);

    private static readonly Work[] Candidates =
    [
        WorkOf(Meadow, Spades, Greener),
        WorkOf(Harbour, Spades, Greener),
        WorkOf(Meadow, Kites, Greener),
        WorkOf(Meadow, Spades, Faster),
    ];

    [Theory]
    [InlineData(Facet.Background, 1)]
    [InlineData(Facet.Method, 2)]
    [InlineData(Facet.Result, 3)]
    public void A_work_that_shares_the_facet_comes_first(Facet facet, int expected)
    {
        using var index = IndexOf();
        Assert.Equal(expected, FacetSimilarity.Order(index.Reader, Query, facet, Candidates)[0].Candidate);
    }

    [Fact]
    public void The_reason_is_the_terms_of_the_facet()
    {
        using var index = IndexOf();
        var match = FacetSimilarity.Order(index.Reader, Query, Facet.Method, Candidates)[0];
        Assert.Contains("kites", match.SharedTerms);
        Assert.Contains("sonar", match.SharedTerms);
        Assert.InRange(match.SharedTerms.Count, 1, 5);
    }

    [Fact]
    public void The_parts_sum_to_the_score()
    {
        using var index = IndexOf();
        var matches = FacetSimilarity.Order(index.Reader, Query, Facet.Result, [.. Candidates, Query]);
        Assert.All(matches, match => Assert.Equal(match.Score, match.FacetPart + match.WholePart, 12));
        Assert.Equal(1, matches[0].Score, 9);
        Assert.Equal(4, matches[0].Candidate);
    }

    [Fact]
    public void Where_nothing_is_said_of_the_facet_the_whole_text_decides()
    {
        using var index = IndexOf();
        var match = Assert.Single(FacetSimilarity.Order(
            index.Reader, Query, Facet.Method, [new Work { Key = default, Title = "Silted harbours" }]));
        Assert.Equal(0, match.FacetPart);
        Assert.Equal(match.WholeCosine, match.Score, 12);
        Assert.True(match.Score > 0);
    }

    [Fact]
    public void A_work_without_a_common_term_stays_in_at_nothing()
    {
        using var index = IndexOf();
        var stranger = new Work { Key = default, Title = "Xylophones", Abstract = "" };
        var matches = FacetSimilarity.Order(index.Reader, Query, Facet.Method, [stranger, Candidates[2]]);
        Assert.Equal((0, 0.0), (matches[1].Candidate, matches[1].Score));
        Assert.Empty(matches[1].SharedTerms);
    }

    [Fact]
    public void Equal_works_keep_the_order_they_were_given_in()
    {
        using var index = IndexOf();
        var matches = FacetSimilarity.Order(index.Reader, Query, Facet.Method, [Candidates[0], Candidates[0], Candidates[0]]);
        Assert.Equal([0, 1, 2], matches.Select(match => match.Candidate));
    }

    private static Work WorkOf(params string[] sentences)
        => new() { Key = default, Title = "", Abstract = string.Join(' ', sentences) };

    private static TestIndex IndexOf() => TestIndex.Of(Candidates.Prepend(Query).Select((work, number)
        => new IndexDocument { Key = $"work:w{number}", Abstract = work.Abstract, Title = $"Work {number}" }));
}
