using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>Search as readers type it.</summary>
public static class WorkSearch
{
    /// <summary>Characters of a search read at most; the rest is left out and the answer says so.</summary>
    public const int MaximumLength = 256;

    private const int LargestPage = 100;

    /// <summary>Values counted per keyword field.</summary>
    private const int FacetValues = 20;

    /// <summary>
    /// The work a text names outright: an arXiv id, DOI or address of one, in any shape; <c>null</c> when it is words.
    /// </summary>
    public static WorkKey? FindAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WorkAddress.Find(text);
    }

    /// <summary>Answers a search by the system's clock.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SearchAnswer Find(IndexReader index, WorkSearchRequest request, CancellationToken cancellationToken = default)
        => Find(index, request, TimeProvider.System, cancellationToken);

    /// <summary>
    /// Answers a search; never fails for any text. One that takes longer than <see cref="QueryLimits.Deadline"/> is stopped and
    /// the answer says so.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="request">The search.</param>
    /// <param name="clock">By which the time is taken.</param>
    /// <param name="cancellationToken">Whoever asks may lose interest.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SearchAnswer Find(
        IndexReader index, WorkSearchRequest request, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        return QueryDeadline.Keep(clock, token => Answer(index, request, token), cancellationToken) ?? SearchAnswer.Stopped;
    }

    /// <summary>
    /// What finds the works that have all of what a search asks for, filters included; <c>null</c> when it has no word. Works that have
    /// some of the words, which a page shows where none has all, are no news of it.
    /// </summary>
    internal static Query? QueryOf(WorkSearchRequest request)
    {
        var words = string.IsNullOrWhiteSpace(request.Text) ? new KindQuery((byte)WorkKind.Paper) : QueryParser.Parse(request.Text).Strict;
        return words is null ? null : Whole(words, request);
    }

    private static SearchAnswer Answer(IndexReader index, WorkSearchRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Text)) return FindPapers(index, request, cancellationToken);
        // Who sets a filter wants a list, whatever the words look like.
        if (FiltersOf(request).Any() || FindAddress(request.Text) is not { } key)
            return FindWords(index, request, cancellationToken);
        return (AddressedWork.Find(index, key, request) ?? FindWords(index, request, cancellationToken)) with { Address = key };
    }

    private static SearchAnswer FindWords(IndexReader index, WorkSearchRequest request, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        if (WordsAsked.Find(request.Text, notes, AskFor) is not { } asked)
            return new SearchAnswer(0, [], new SearchFacets([], [], []), notes);
        var answer = ToAnswer(asked.Result, asked.Query, request, notes);
        return asked.HasAll ? answer : answer with { Correction = Correct(index, request, cancellationToken) };

        (Query, SearchResult) AskFor(Query words)
        {
            var whole = Whole(words, request);
            return (whole, Ask(index, whole, request, request.Order, cancellationToken));
        }
    }

    /// <summary>The corrected search, when it finds what the search as typed does not.</summary>
    private static string? Correct(IndexReader index, WorkSearchRequest request, CancellationToken cancellationToken)
    {
        if (QueryCorrection.Find(index, request.Text) is not { } text || QueryParser.Parse(text).Strict is not { } query) return null;
        var tried = new SearchRequest(Whole(query, request), 0, 0) { CountLimit = 1 };
        return index.Search(tried, cancellationToken).Total > 0 ? text : null;
    }

    private static SearchAnswer FindPapers(IndexReader index, WorkSearchRequest request, CancellationToken cancellationToken)
    {
        var order = request.Order == SearchOrder.Relevance ? SearchOrder.Newest : request.Order;
        var asked = Whole(new KindQuery((byte)WorkKind.Paper), request);
        return ToAnswer(Ask(index, asked, request, order, cancellationToken), asked, request, []);
    }

    /// <summary>The query with the filters, without works of which only the key is known.</summary>
    private static AndQuery Whole(Query query, WorkSearchRequest request)
        => new([query, new NotQuery(new KindQuery((byte)WorkKind.Unresolved)), .. FiltersOf(request)]);

    private static SearchResult Ask(
        IndexReader index, Query query, WorkSearchRequest request, SearchOrder order, CancellationToken cancellationToken)
    {
        var (offset, limit) = WindowOf(request);
        var asked = new SearchRequest(query, offset, limit, order, FacetValues) { After = request.After?.Position };
        return index.Search(asked, cancellationToken);
    }

    private static IEnumerable<Query> FiltersOf(WorkSearchRequest request)
    {
        if (!string.IsNullOrWhiteSpace(request.Category))
            yield return CategoryFilter.Of(request.Category) ?? new KeywordQuery(KeywordField.Category, request.Category);
        if (request.FromYear is not null || request.ToYear is not null)
            yield return new YearQuery(request.FromYear ?? 1, request.ToYear ?? 9999);
        if (!string.IsNullOrWhiteSpace(request.AuthorSlug))
            yield return new KeywordQuery(KeywordField.Author, request.AuthorSlug);
    }

    /// <summary>
    /// A page that cannot be is the nearest that can; beyond the last row that can be paged to there are no hits, but a cursor
    /// leads anywhere.
    /// </summary>
    private static (int Offset, int Limit) WindowOf(WorkSearchRequest request)
    {
        var size = Math.Clamp(request.PageSize, 1, LargestPage);
        if (request.After is not null) return (0, size);
        var offset = (Math.Max(1, request.Page) - 1L) * size;
        return offset >= QueryLimits.MaximumRows
            ? (0, 0)
            : ((int)offset, (int)Math.Min(size, QueryLimits.MaximumRows - offset));
    }

    private static SearchAnswer ToAnswer(SearchResult result, Query asked, WorkSearchRequest request, List<string> notes)
    {
        var (offset, limit) = WindowOf(request);
        if (result.Total > QueryLimits.MaximumRows && limit == 0)
        {
            notes.Add(
                $"Only the first {QueryLimits.MaximumRows:N0} hits can be paged to by number; follow the pages, or narrow the search.");
        }

        var rows = (request.After?.Rows ?? offset) + result.Hits.Count;
        var next = result.Last is { } last && rows < result.Total ? new SearchCursor(last, rows) : (SearchCursor?)null;
        return new SearchAnswer(result.Total, result.Hits, result.Facets ?? new SearchFacets([], [], []), notes)
        {
            Asked = asked,
            Next = next,
        };
    }
}

/// <summary>A search with its filters.</summary>
/// <param name="Text">What was typed; empty finds every paper.</param>
/// <param name="Category">Only this category or archive (canonical code), when given.</param>
/// <param name="FromYear">Only from this year on, when given.</param>
/// <param name="ToYear">Only to this year, when given.</param>
/// <param name="AuthorSlug">Only by this author, when given.</param>
/// <param name="Order">The order of hits.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">1–100.</param>
/// <param name="After">Only hits behind this place of the same search; then the page does not count.</param>
public sealed record WorkSearchRequest(
    string Text,
    string? Category = null,
    int? FromYear = null,
    int? ToYear = null,
    string? AuthorSlug = null,
    SearchOrder Order = SearchOrder.Relevance,
    int Page = 1,
    int PageSize = 25,
    SearchCursor? After = null);

/// <summary>The answer to a search.</summary>
/// <param name="Total">Matches in all.</param>
/// <param name="Hits">The page asked for.</param>
/// <param name="Facets">Counts by category, author and year over all matches.</param>
/// <param name="Notes">What was read otherwise than typed (cut at the limit, an operator without words …), for the reader; often
/// empty.</param>
/// <param name="Address">The work that the text names outright, known to the library or not; <c>null</c> when the text is words
/// or a filter is set.</param>
public sealed record SearchAnswer(
    int Total, IReadOnlyList<Hit> Hits, SearchFacets Facets, IReadOnlyList<string> Notes, WorkKey? Address = null)
{
    /// <summary>The answer of a search that took too long.</summary>
    public static SearchAnswer Stopped { get; } = new(
        0, [], new SearchFacets([], [], []),
        [$"The search took longer than {QueryLimits.Deadline.TotalSeconds:0} seconds and was stopped; ask for less at once."])
    {
        IsStopped = true,
    };

    /// <summary>Whether it took too long and was stopped: then there are no hits, found or not.</summary>
    public bool IsStopped { get; init; }

    /// <summary>The query that was asked, for <see cref="IndexReader.Explain"/>; <c>null</c> when none was.</summary>
    public Query? Asked { get; init; }

    /// <summary>
    /// The search that was meant, perhaps: it finds something, which the one typed does not. Often <c>null</c>.
    /// </summary>
    public string? Correction { get; init; }

    /// <summary>Where the next page begins; <c>null</c> on the last.</summary>
    public SearchCursor? Next { get; init; }
}
