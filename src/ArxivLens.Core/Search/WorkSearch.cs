using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Analysis;
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

    /// <summary>Answers a search; never fails for any text.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SearchAnswer Find(IndexReader index, WorkSearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrWhiteSpace(request.Text)) return FindPapers(index, request, cancellationToken);
        // Who sets a filter wants a list, whatever the words look like.
        if (FiltersOf(request).Any() || FindAddress(request.Text) is not { } key)
            return FindWords(index, request, cancellationToken);
        return (AddressedWork.Find(index, key, request) ?? FindWords(index, request, cancellationToken)) with { Address = key };
    }

    private static SearchAnswer FindWords(IndexReader index, WorkSearchRequest request, CancellationToken cancellationToken)
    {
        var parsed = QueryParser.Parse(request.Text);
        var notes = new List<string>(parsed.Notes);
        if (parsed.Strict is not { } strict || !HasWords(request.Text))
        {
            notes.Add("There is no word to look for in this search.");
            return new SearchAnswer(0, [], new SearchFacets([], [], []), notes);
        }

        var answer = Ask(index, strict, request, request.Order, cancellationToken);
        if (answer.Total == 0 && parsed.Loose is { } loose)
        {
            answer = Ask(index, loose, request, request.Order, cancellationToken);
            if (answer.Total > 0) notes.Add("No work has all of these words; these have some of them.");
        }

        return ToAnswer(answer, request, notes);
    }

    private static SearchAnswer FindPapers(IndexReader index, WorkSearchRequest request, CancellationToken cancellationToken)
    {
        var order = request.Order == SearchOrder.Relevance ? SearchOrder.Newest : request.Order;
        var result = Ask(index, new KindQuery((byte)WorkKind.Paper), request, order, cancellationToken);
        return ToAnswer(result, request, []);
    }

    private static SearchResult Ask(
        IndexReader index, Query query, WorkSearchRequest request, SearchOrder order, CancellationToken cancellationToken)
    {
        var parts = new List<Query> { query, new NotQuery(new KindQuery((byte)WorkKind.Unresolved)) };
        parts.AddRange(FiltersOf(request));
        var (offset, limit) = WindowOf(request);
        return index.Search(new SearchRequest(new AndQuery(parts), offset, limit, order, FacetValues), cancellationToken);
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
    /// A page that cannot be is the nearest that can; beyond the last row that can be paged to there are no hits.
    /// </summary>
    private static (int Offset, int Limit) WindowOf(WorkSearchRequest request)
    {
        var size = Math.Clamp(request.PageSize, 1, LargestPage);
        var offset = (Math.Max(1, request.Page) - 1L) * size;
        return offset >= QueryLimits.MaximumRows
            ? (0, 0)
            : ((int)offset, (int)Math.Min(size, QueryLimits.MaximumRows - offset));
    }

    private static SearchAnswer ToAnswer(SearchResult result, WorkSearchRequest request, List<string> notes)
    {
        if (result.Total > QueryLimits.MaximumRows && WindowOf(request).Limit == 0)
            notes.Add($"Only the first {QueryLimits.MaximumRows:N0} hits can be paged to; narrow the search to see others.");
        return new SearchAnswer(result.Total, result.Hits, result.Facets ?? new SearchFacets([], [], []), notes);
    }

    /// <summary>Whether anything in a search can be looked up at all: grammar words and punctuation cannot.</summary>
    private static bool HasWords(string text) => Analyzer.Analyze(text).Any(t => t.Kind != TokenKind.StopWord);
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
public sealed record WorkSearchRequest(
    string Text,
    string? Category = null,
    int? FromYear = null,
    int? ToYear = null,
    string? AuthorSlug = null,
    SearchOrder Order = SearchOrder.Relevance,
    int Page = 1,
    int PageSize = 25);

/// <summary>The answer to a search.</summary>
/// <param name="Total">Matches in all.</param>
/// <param name="Hits">The page asked for.</param>
/// <param name="Facets">Counts by category, author and year over all matches.</param>
/// <param name="Notes">What was read otherwise than typed (cut at the limit, an operator without words …), for the reader; often
/// empty.</param>
/// <param name="Address">The work that the text names outright, known to the library or not; <c>null</c> when the text is words
/// or a filter is set.</param>
public sealed record SearchAnswer(
    int Total, IReadOnlyList<Hit> Hits, SearchFacets Facets, IReadOnlyList<string> Notes, WorkKey? Address = null);
