using ArxivLens.Web.Api.Parameters;

namespace ArxivLens.Web.Api;

/// <summary>A page of a list of which every page can be had.</summary>
/// <param name="TotalCount">How many there are in all, exactly.</param>
/// <param name="Page">The number of the page, from 1.</param>
/// <param name="PageSize">How many a page has at most.</param>
public abstract record Paged(int TotalCount, int Page, int PageSize)
{
    /// <summary>How many pages there are.</summary>
    public int TotalPages => (int)(((long)TotalCount + PageSize - 1) / PageSize);

    /// <summary>Whether a page follows.</summary>
    public bool HasNextPage => Page < TotalPages;

    /// <summary>Whether a page goes before.</summary>
    public bool HasPreviousPage => Page > 1 && TotalPages > 0;

    /// <summary>How many stand before a page.</summary>
    internal static long Offset(int page, int size) => (page - 1L) * size;

    /// <summary>Where it stands, for links.</summary>
    internal Paging ToPaging() => new(TotalCount, Page, PageSize, TotalPages, HasNextPage, HasPreviousPage);
}
