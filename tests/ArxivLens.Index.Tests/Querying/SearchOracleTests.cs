using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Querying;

public sealed class SearchOracleTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_queries_are_answered_as_by_exhaustive_scoring(ulong seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Sequence(seed);
        using var index = new TestIndex(RandomCorpus.Make(random, 20 + random.Below(300)));
        var naive = new NaiveSearch(index.Documents);
        for (var round = 0; round < 150; round++)
        {
            var query = RandomQuery(random, 3);
            Compare(query, naive.Search(query), index.Search(query));
        }
    }

    [Fact]
    public void Pages_of_any_order_are_cut_from_the_whole_list()
    {
        var random = new Sequence(7);
        using var index = new TestIndex(RandomCorpus.Make(random, 300));
        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            var query = new OrQuery([new TermQuery("dark"), new TermQuery("gauge")]);
            var whole = index.Reader.Search(new SearchRequest(query, 0, 1000, order)).Hits;
            for (var offset = 0; offset < whole.Count + 10; offset += 7)
            {
                var page = index.Reader.Search(new SearchRequest(query, offset, 7, order));
                Assert.Equal(whole.Skip(offset).Take(7), page.Hits);
                Assert.Equal(whole.Count, page.Total);
            }
        }
    }

    [Fact]
    public void Facets_count_every_match_whatever_the_page()
    {
        var random = new Sequence(11);
        using var index = new TestIndex(RandomCorpus.Make(random, 400));
        var result = index.Reader.Search(new SearchRequest(new TermQuery("quark"), 0, 0, FacetLimit: 3));
        var matches = index.Find(new TermQuery("quark")).Select(number => index.Documents[number]).ToList();

        Assert.Empty(result.Hits);
        Assert.Equal(matches.Count, result.Total);
        Assert.Equal(Most(matches.SelectMany(document => document.Categories.Distinct())), result.Facets!.Categories);
        Assert.Equal(Most(matches.SelectMany(document => document.AuthorSlugs.Distinct())), result.Facets.Authors);
        Assert.Equal(
            matches.Where(document => document.Year != 0).GroupBy(document => document.Year).OrderByDescending(year => year.Key)
                .Select(year => new YearCount(year.Key, year.Count())),
            result.Facets.Years);
    }

    [Fact]
    public void A_prefix_is_scored_over_all_documents_however_many()
    {
        using var index = new TestIndex([.. Enumerable.Range(0, 20_000).Select(number => TestIndex.Document(
            $"{number}", number % 4_001 == 7 ? "gauge" : number % 3_999 == 0 ? "gate gauge" : "plain"))]);
        var query = new PrefixQuery("ga");
        Compare(query, new NaiveSearch(index.Documents).Search(query), index.Search(query));
    }

    [Fact]
    public void A_search_takes_little_memory_however_many_documents_and_authors_there_are()
    {
        const int count = 30_000;
        using var index = new TestIndex([.. Enumerable.Range(0, count).Select(number => new IndexDocument
        {
            Key = $"{number}", Title = number % 2 == 0 ? "gauge" : "gate", AuthorSlugs = [$"author-{number}"],
        })]);
        // One number a document for each prefix would be 3.8 million bytes, one an author 120,000.
        var prefixes = new OrQuery([.. Enumerable.Range(0, 32).Select(_ => new PrefixQuery("ga"))]);
        Assert.InRange(AllocatedBy(index, new SearchRequest(prefixes, 0, 10)), 0, 1_500_000);
        Assert.InRange(AllocatedBy(index, new SearchRequest(new TermQuery("gauge"), 0, 10, FacetLimit: 10)), 0, 60_000);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(900)]
    [InlineData(5_000)]
    public void A_prefix_is_counted_up_to_the_limit_and_no_further(int limit)
    {
        using var index = new TestIndex([.. Enumerable.Range(0, 3_000).Select(number => TestIndex.Document(
            $"{number}", number % 3 == 0 ? $"gauge{number % 7}" : number % 3 == 1 ? "gate gauge1" : "plain"))]);
        foreach (var field in (TextField?[])[null, TextField.Title, TextField.Abstract])
        {
            var all = index.Search(new PrefixQuery("ga", field));
            var some = index.Reader.Search(new SearchRequest(new PrefixQuery("ga", field), 0, 10) { CountLimit = limit });
            Assert.Equal(all.Hits.Take(10), some.Hits);
            Assert.True(some.IsTotalExact ? some.Total == all.Total : some.Total >= limit && some.Total <= all.Total);
        }
    }

    [Fact]
    public void The_most_cited_are_found_without_counting_the_citations_of_all()
    {
        var random = new Sequence(79);
        var citations = Enumerable.Range(0, 9_000).Select(_ => (random.Below(9_000), random.Below(1 + random.Below(9_000)), 1u))
            .Where(edge => edge.Item1 != edge.Item2).Distinct().ToList();
        using var index = new TestIndex(
            [.. Enumerable.Range(0, 9_000).Select(number => TestIndex.Document($"{number}", number % 4 == 0 ? "gauge" : "dark"))],
            citations);
        var cited = citations.GroupBy(edge => edge.Item2).ToDictionary(edges => edges.Key, edges => edges.Count());
        foreach (var limit in (int[])[10, int.MaxValue])
        {
            var found = index.Reader.Search(
                new SearchRequest(new TermQuery("gauge"), 0, 20, SearchOrder.Citations) { CountLimit = limit });
            Assert.Equal(
                Enumerable.Range(0, 9_000).Where(number => number % 4 == 0)
                    .OrderByDescending(number => cited.GetValueOrDefault(number)).ThenBy(number => number).Take(20),
                found.Hits.Select(hit => hit.Document));
            Assert.True(limit == 10 || (found.IsTotalExact && found.Total == 2_250));
        }
    }

    private static long AllocatedBy(TestIndex index, SearchRequest request)
    {
        index.Reader.Search(request);
        var before = GC.GetAllocatedBytesForCurrentThread();
        index.Reader.Search(request);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static IEnumerable<FacetCount> Most(IEnumerable<string> values) => values
        .GroupBy(value => value).Select(group => new FacetCount(group.Key, group.Count()))
        .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, StringComparer.Ordinal).Take(3);

    private static void Compare(Query query, IReadOnlyDictionary<int, double> expected, SearchResult actual)
    {
        Assert.Equal(expected.Count, actual.Total);
        Assert.Equal(expected.Keys.Order(), actual.Hits.Select(hit => hit.Document).Order());
        Assert.All(actual.Hits, hit => Assert.Equal(expected[hit.Document], hit.Score, 1e-4));
        Assert.Equal(actual.Hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Document), actual.Hits);
    }

    private static Query RandomQuery(Sequence random, int depth)
    {
        var field = random.Below(2) == 0 ? (TextField?)null : (TextField)random.Below(4);
        return random.Below(depth > 0 ? 12 : 8) switch
        {
            0 or 1 => new TermQuery(RandomCorpus.Words[random.Below(RandomCorpus.Words.Length)], field),
            2 or 3 => new PhraseQuery(RandomCorpus.Text(random, 3), field),
            4 => new PrefixQuery(new[] { "g", "ga", "t", "mat", "zz" }[random.Below(5)], field),
            5 => new KeywordQuery((KeywordField)random.Below(2), random.Below(2) == 0 ? "cat.1" : "author-2"),
            6 => new YearQuery(1990 + random.Below(3), 1992 + random.Below(3)),
            7 => random.Below(3) switch
            {
                0 => new DayQuery(730000, 730000 + random.Below(20)),
                1 => new KindQuery((byte)random.Below(3)),
                _ => new AllQuery(),
            },
            8 or 9 => new AndQuery(Parts(random, depth)),
            10 => new OrQuery(Parts(random, depth)),
            _ => new NotQuery(RandomQuery(random, depth - 1)),
        };
    }

    private static Query[] Parts(Sequence random, int depth)
        => [.. Enumerable.Range(0, 1 + random.Below(3)).Select(_ => RandomQuery(random, depth - 1))];
}
