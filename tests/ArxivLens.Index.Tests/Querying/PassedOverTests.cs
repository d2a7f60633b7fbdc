using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Querying;

/// <summary>What is passed over must not change the hits; what is explained must add up to them.</summary>
public sealed class PassedOverTests(ITestOutputHelper output)
{
    private static readonly Query[] Questions =
    [
        new TermQuery("dark"), new TermQuery("gauge", TextField.Title), new PrefixQuery("ga"), new PhraseQuery("dark matter"),
        new OrQuery([new TermQuery("dark"), new TermQuery("gauge"), new TermQuery("quark")]),
        new AndQuery([new TermQuery("dark"), new TermQuery("model")]),
        new AndQuery([
            new OrQuery([new TermQuery("field"), new TermQuery("su")]), new YearQuery(1991, 1993), new NotQuery(new TermQuery("x"))]),
        new OrQuery([new PhraseQuery("gauge theory"), new PrefixQuery("g"), new KeywordQuery(KeywordField.Category, "cat.1")]),
        new TermQuery("theories", IsExact: true),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Hits_are_the_same_whatever_is_counted(ulong seed)
    {
        output.WriteLine($"seed {seed}");
        using var index = new TestIndex(RandomCorpus.Make(new Sequence(seed), 6_000));
        foreach (var query in Questions)
        {
            var whole = index.Reader.Search(new SearchRequest(query, 0, 6_000));
            Assert.True(whole.IsTotalExact);
            Assert.Equal(whole.Total, whole.Hits.Count);
            foreach (var limit in (int[])[0, 10, 500])
            {
                var quick = index.Reader.Search(new SearchRequest(query, 0, 10) { CountLimit = limit });
                Assert.Equal(whole.Hits.Take(10), quick.Hits);
                Assert.InRange(quick.Total, Math.Min(limit, whole.Total), whole.Total);
                Assert.True(!quick.IsTotalExact || quick.Total == whole.Total);
            }
        }
    }

    [Fact]
    public void Pages_by_position_follow_on_each_other_in_every_order()
    {
        using var index = new TestIndex(RandomCorpus.Make(new Sequence(3), 700), [(0, 2, 1), (1, 2, 1), (2, 3, 1)]);
        foreach (var query in Questions)
        {
            foreach (var order in Enum.GetValues<SearchOrder>())
            {
                var walked = new List<Hit>();
                SearchPosition? after = null;
                do
                {
                    var page = index.Reader.Search(new SearchRequest(query, 0, 90, order) { After = after });
                    walked.AddRange(page.Hits);
                    after = page.Last;
                }
                while (after is not null);
                Assert.Equal(index.Reader.Search(new SearchRequest(query, 0, 700, order)).Hits, walked);
            }
        }
    }

    [Fact]
    public void Parts_of_an_explanation_add_up_to_the_score_of_the_hit()
    {
        using var index = new TestIndex(RandomCorpus.Make(new Sequence(4), 300));
        foreach (var query in Questions)
        {
            foreach (var hit in index.Reader.Search(new SearchRequest(query, 0, 300)).Hits)
            {
                var explanation = index.Reader.Explain(query, hit.Document);
                Assert.NotNull(explanation);
                Assert.Equal(hit.Score, explanation.Score);
                AssertSum(explanation);
            }
        }

        Assert.Null(index.Reader.Explain(new TermQuery("nowhere"), 0));
    }

    [Fact]
    public void An_exact_form_is_told_from_its_stem()
    {
        using var index = new TestIndex(
            TestIndex.Document("1", "theories of gravity"), TestIndex.Document("2", "theory of gravity"));
        Assert.Equal([0, 1], index.Find(new TermQuery("theories")));
        Assert.Equal([0], index.Find(new TermQuery("theories", IsExact: true)));
        Assert.Equal([1], index.Find(new PhraseQuery("theory of gravity", IsExact: true)));
        Assert.Empty(index.Find(new TermQuery("theorise", IsExact: true)));
    }

    private static void AssertSum(Explanation explanation)
    {
        if (explanation.Parts.Count == 0)
            return;
        Assert.Equal(explanation.Units, explanation.Parts.Sum(part => part.Units));
        foreach (var part in explanation.Parts)
            AssertSum(part);
    }
}
