using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>Search as readers type it.</summary>
public static class WorkSearch
{
    /// <summary>Characters of a search read at most; the rest is left out and the answer says so.</summary>
    public const int MaximumLength = 256;

    /// <summary>The work a text names outright: an arXiv id, DOI or address of one, in any shape; <c>null</c> when it is words.</summary>
    public static WorkKey? FindAddress(string text) => throw new NotImplementedException();

    /// <summary>Answers a search; never fails for any text.</summary>
    public static SearchAnswer Find(IndexReader index, WorkSearchRequest request, CancellationToken cancellationToken = default)
        => throw new NotImplementedException();
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
/// <param name="Notes">What was read otherwise than typed (cut at the limit, an operator without words …), for the reader; often empty.</param>
public sealed record SearchAnswer(int Total, IReadOnlyList<Hit> Hits, SearchFacets Facets, IReadOnlyList<string> Notes);
