using System.Runtime.CompilerServices;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Index.Tests.Querying;

public sealed class FacetTests
{
    [Fact]
    public void Authors_are_counted_alike_from_their_papers_and_from_the_matches()
    {
        var random = new Sequence(71);
        // A few authors of very many papers, many of one; a word in all papers, in every fifth and in hardly any.
        using var index = new TestIndex([.. Enumerable.Range(0, 9_000).Select(number => new IndexDocument
        {
            Key = $"{number}",
            Title = number % 900 == 7 ? "gauge field rare" : number % 5 == 0 ? "gauge field" : "gauge",
            AuthorSlugs = [.. Enumerable.Range(0, 1 + random.Below(3)).Select(_ => $"a{random.Below(1 + random.Below(9_000))}")],
        })]);
        foreach (var word in (string[])["gauge", "field", "rare"])
        {
            foreach (var limit in (int[])[1, 4, 50, 20_000])
                AssertAuthors(index, new TermQuery(word), limit);
        }
    }

    [Fact]
    public void Sets_of_categories_without_a_number_are_counted_too()
    {
        const int values = 260;
        var documents = Enumerable.Range(0, values * values).Select(number => new IndexDocument
        {
            Key = $"{number}",
            Title = number % 3 == 0 ? "gauge" : "quark",
            Categories = [$"x{number / values}", $"y{number % values}"],
        }).ToList();
        using var index = new TestIndex(documents);
        var expected = documents.Where(document => document.Title == "gauge").SelectMany(document => document.Categories)
            .GroupBy(value => value).Select(group => new FacetCount(group.Key, group.Count()))
            .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, StringComparer.Ordinal);
        var result = index.Reader.Search(new SearchRequest(new TermQuery("gauge"), 0, 0, FacetLimit: 1_000));
        Assert.Equal(expected, result.Facets!.Categories);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(3)]
    public void Days_and_years_are_told_apart_in_windows_of_one_and_of_many(int daysOfPapers)
    {
        var random = new Sequence(73);
        var documents = Enumerable.Range(0, 9_000).Select(number => new IndexDocument
        {
            Key = $"{number}",
            Title = "gauge",
            Day = number > 6_000 && random.Below(50) == 0 ? 0 : 700_000 + number / daysOfPapers + random.Below(2),
            Year = number < 3_000 ? 1999 : 2_000 + number / 4_000 + random.Below(2),
        }).ToList();
        using var index = new TestIndex(documents);
        for (var round = 0; round < 40; round++)
        {
            var from = 699_990 + random.Below(20 + 9_000 / daysOfPapers);
            var to = from + random.Below(3_000 / daysOfPapers);
            var result = index.Reader.Search(new SearchRequest(
                new AndQuery([new TermQuery("gauge"), new DayQuery(from, to)]), 0, 10, FacetLimit: 1));
            var matches = documents.Where(document => document.Day >= from && document.Day <= to).ToList();
            Assert.Equal(matches.Count, result.Total);
            Assert.Equal(
                matches.GroupBy(document => document.Year).OrderByDescending(year => year.Key)
                    .Select(year => new YearCount(year.Key, year.Count())),
                result.Facets!.Years);
        }
    }

    private static void AssertAuthors(TestIndex index, Query query, int limit)
    {
        var expected = index.Find(query).SelectMany(number => index.Documents[number].AuthorSlugs.Distinct())
            .GroupBy(value => value).Select(group => new FacetCount(group.Key, group.Count()))
            .OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, StringComparer.Ordinal).Take(limit);
        Assert.Equal(expected, index.Reader.Search(new SearchRequest(query, 0, 0, FacetLimit: limit)).Facets!.Authors);
    }

    [Fact]
    public void An_index_whose_facets_were_counted_is_let_go_with_its_reader()
    {
        var segments = CountAndClose();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(segments.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference CountAndClose()
    {
        using var index = new TestIndex(TestIndex.Document("1", "dark"), TestIndex.Document("2", "dark"));
        index.Reader.Search(new SearchRequest(new TermQuery("dark"), 0, 10, FacetLimit: 5));
        return new WeakReference(index.Reader.Segments);
    }
}
