using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Tests.Search;

public sealed class WorkSearchTests(WorkSearchTests.SmallLibrary library) : IClassFixture<WorkSearchTests.SmallLibrary>
{
    private static TestIndex Build() => TestIndex.Of(
    [
        Paper("hep-lat/9401001", 1994, "Lattice gauge theory", "We study gauge fields.", "hep-lat", "e-witten"),
        Paper("hep-lat/9501001", 1995, "Gauge fields on a lattice", "Quarks at finite temperature.", "hep-lat", "n-alves"),
        Paper("2311.09227", 2023, "Open-sourcing foundation models", "Risks and benefits of open models.", "cs.CY", "e-seger"),
        Paper("2311.09228", 2023, "Birds", "Songs.", "cs.AI", "e-seger"),
        new IndexDocument { Key = "doi:10.1000/xyz", Title = "Gauge works", Kind = (byte)WorkKind.Work },
        new IndexDocument { Key = "hep-lat/9601001", Title = "", Kind = (byte)WorkKind.Unresolved },
    ],
    (1, 0), (2, 0), (2, 1));

    [Theory]
    [InlineData("gauge", "0 1 4")]
    [InlineData("lattice gauge", "0 1")]
    [InlineData("\"lattice gauge\"", "0")]
    [InlineData("gauge -lattice", "4")]
    [InlineData("title:quarks", "")]
    [InlineData("abstract:quarks", "1")]
    [InlineData("quarks OR birds", "1 3")]
    [InlineData("gaug* year:1995", "1")]
    [InlineData("year:1994..1995", "0 1")]
    [InlineData("cat:cs", "2 3")]
    [InlineData("-cat:cs", "0 1 4")]
    [InlineData("NOT gauge", "2 3")]
    [InlineData("open-source OR open-sourcing", "2")]
    [InlineData("id:2311.09227 OR gauge", "0 1 2 4")]
    [InlineData("gauge id:hep-lat/9501001", "1")]
    [InlineData("id:hep-lat/9601001 OR birds", "3")]
    [InlineData("date:1994-01..1994-06", "0")]
    [InlineData("date:1995..", "1 2 3")]
    [InlineData("=models", "2")]
    [InlineData("", "0 1 2 3")]
    [InlineData("2311.09227", "2")]
    [InlineData("https://doi.org/10.1000/xyz", "4")]
    public void A_search_finds_what_it_asks_for(string text, string documents)
        => Assert.Equal(documents, Documents(new WorkSearchRequest(text)));

    [Theory]
    [InlineData("cs.CY", null, null, null, "2")]
    [InlineData("cs", null, null, null, "2 3")]
    [InlineData("nowhere", null, null, null, "")]
    [InlineData("!?", null, null, null, "")]
    [InlineData(null, 1995, null, null, "1 2 3")]
    [InlineData(null, null, 1995, null, "0 1")]
    [InlineData(null, 1995, 1995, null, "1")]
    [InlineData(null, null, null, "e-seger", "2 3")]
    [InlineData("cs.AI", 2023, 2023, "e-seger", "3")]
    public void Filters_narrow_a_search(string? category, int? from, int? to, string? author, string documents)
        => Assert.Equal(documents, Documents(new WorkSearchRequest("", category, from, to, author)));

    [Theory]
    [InlineData("2311.09227", null, "2311.09227", "2")]
    [InlineData("2311.09227", "cs.CY", null, "")]
    [InlineData("2311.09227", "cs.AI", null, "")]
    [InlineData("2311.09229", null, "2311.09229", "")]
    [InlineData("hep-lat/9601001", null, "hep-lat/9601001", "")]
    [InlineData("gauge", null, null, "0 1 4")]
    public void A_text_that_names_a_work_is_its_address_unless_a_filter_is_set(
        string text, string? category, string? address, string documents)
    {
        var request = new WorkSearchRequest(text, category);
        Assert.Equal(address, WorkSearch.Find(library.Index.Reader, request).Address?.ToString());
        Assert.Equal(documents, Documents(request));
    }

    [Fact]
    public void When_no_work_has_all_words_those_with_some_are_found_and_the_reader_is_told()
    {
        var answer = WorkSearch.Find(library.Index.Reader, new WorkSearchRequest("lattice birds"));
        Assert.Equal(3, answer.Total);
        Assert.Contains("some of them", Assert.Single(answer.Notes), StringComparison.Ordinal);
        Assert.Equal(0, WorkSearch.Find(library.Index.Reader, new WorkSearchRequest("lattice AND birds")).Total);
    }

    [Theory]
    [InlineData("latice", "lattice")]
    [InlineData("title:latice gague", "title:lattice gauge")]
    [InlineData("\"latice gauge\"", "\"lattice gauge\"")]
    [InlineData("latice OR temperatrue", "lattice OR temperature")]
    [InlineData("latice year:1900", null)]
    [InlineData("lattice zzzzzzzz", null)]
    [InlineData("lattice", null)]
    [InlineData("cat:latice", null)]
    [InlineData("zzzzzz", null)]
    public void A_search_that_finds_nothing_is_corrected_where_that_finds_something(string text, string? correction)
    {
        var answer = WorkSearch.Find(library.Index.Reader, new WorkSearchRequest(text));
        Assert.Equal(correction, answer.Correction);
    }

    [Fact]
    public void A_search_that_takes_too_long_is_stopped_and_says_so()
    {
        var answer = WorkSearch.Find(library.Index.Reader, new WorkSearchRequest("gauge"), new ImpatientClock());
        Assert.True(answer.IsStopped);
        Assert.Contains("2 seconds", Assert.Single(answer.Notes), StringComparison.Ordinal);
        Assert.Throws<OperationCanceledException>(() => WorkSearch.Find(
            library.Index.Reader, new WorkSearchRequest("gauge"), new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(SearchOrder.Relevance)]
    [InlineData(SearchOrder.Newest)]
    [InlineData(SearchOrder.Oldest)]
    [InlineData(SearchOrder.Citations)]
    public void Cursors_lead_through_every_hit_once_in_the_order_of_the_whole(SearchOrder order)
    {
        var request = new WorkSearchRequest("gauge OR models OR birds", Order: order, PageSize: 2);
        var whole = Hits(request with { PageSize = 100 }).ToArray();
        var walked = new List<int>();
        SearchCursor? next = null;
        do
        {
            var answer = WorkSearch.Find(library.Index.Reader, request with { After = next });
            Assert.Equal(whole.Length, answer.Total);
            walked.AddRange(answer.Hits.Select(h => h.Document));
            next = answer.Next;
            Assert.Equal(next is null ? whole.Length : next.Value.Rows, walked.Count);
        }
        while (next is not null);
        Assert.Equal(whole, walked);
    }

    [Fact]
    public void The_score_of_a_hit_is_the_sum_of_its_parts()
    {
        var answer = WorkSearch.Find(library.Index.Reader, new WorkSearchRequest("lattice gauge"));
        foreach (var hit in answer.Hits)
            Assert.Equal(hit.Score, library.Index.Reader.Explain(answer.Asked!, hit.Document)!.Score);
    }

    [Theory]
    [InlineData("the of")]
    [InlineData("?!")]
    [InlineData("title:")]
    [InlineData("()")]
    public void A_search_without_words_finds_nothing_and_says_so(string text)
    {
        var answer = WorkSearch.Find(library.Index.Reader, new WorkSearchRequest(text));
        Assert.Equal(0, answer.Total);
        Assert.NotEmpty(answer.Notes);
    }

    [Fact]
    public void Without_words_papers_come_newest_first_and_the_order_asked_for_is_kept()
    {
        Assert.Equal([3, 2, 1, 0], Hits(new WorkSearchRequest("")).Select(d => d).OrderByDescending(d => d));
        Assert.Equal([1, 0], Hits(new WorkSearchRequest("")).TakeLast(2));
        Assert.Equal([0, 1], Hits(new WorkSearchRequest("", Order: SearchOrder.Oldest)).Take(2));
        Assert.Equal([0, 1], Hits(new WorkSearchRequest("", Order: SearchOrder.Citations)).Take(2));
    }

    [Fact]
    public void Facets_count_all_matches_whatever_the_page()
    {
        var answer = WorkSearch.Find(library.Index.Reader, new WorkSearchRequest("", Page: 2, PageSize: 1));
        Assert.Equal((4, 1), (answer.Total, answer.Hits.Count));
        FacetCount[] categories = [new("hep-lat", 2), new("cs.AI", 1), new("cs.CY", 1)];
        Assert.Equal(categories, answer.Facets.Categories);
        Assert.Equal(new FacetCount("e-seger", 2), answer.Facets.Authors[0]);
        Assert.Equal([new YearCount(2023, 2), new YearCount(1995, 1), new YearCount(1994, 1)], answer.Facets.Years);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(-5, 1000, 4)]
    [InlineData(int.MaxValue, int.MaxValue, 0)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 3, 0)]
    public void A_page_that_cannot_be_is_the_nearest_that_can(int page, int size, int hits)
        => Assert.Equal(hits, Hits(new WorkSearchRequest("", Page: page, PageSize: size)).Count());

    private static IndexDocument Paper(string key, int year, string title, string text, string category, string author) => new()
    {
        Key = key,
        Title = title,
        Abstract = text,
        Authors = author,
        Year = year,
        Day = new DateOnly(year, 1, 1).DayNumber,
        Kind = (byte)WorkKind.Paper,
        Categories = [category],
        AuthorSlugs = [author],
    };

    private IEnumerable<int> Hits(WorkSearchRequest request)
        => WorkSearch.Find(library.Index.Reader, request).Hits.Select(h => h.Document);

    private string Documents(WorkSearchRequest request) => string.Join(' ', Hits(request).Order());

    /// <summary>Every timer of it has run out at once.</summary>
    private sealed class ImpatientClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callback(state);
            return base.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>A few works to search among.</summary>
    public sealed class SmallLibrary : IDisposable
    {
        public TestIndex Index { get; } = Build();

        public void Dispose() => Index.Dispose();
    }
}
