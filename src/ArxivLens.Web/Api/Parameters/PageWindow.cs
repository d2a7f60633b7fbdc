using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Api.Parameters;

/// <summary>The parameters by which lists are read page by page.</summary>
internal static class PageParameters
{
    internal static NumberParameter Page { get; } = new("page", "The page, from 1.", 1, int.MaxValue, 1);

    internal static NumberParameter PageSize { get; } = new("pageSize", "Entries on a page.", 1, 100, 20) { Example = "5" };
}

/// <summary>Which entries of a list are asked for by page.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Size">Entries on a page.</param>
/// <param name="Reach">Entries that can be read by page at all.</param>
internal sealed record PageWindow(int Page, int Size, int Reach)
{
    /// <summary>Entries before the page.</summary>
    public int Skip => (Page - 1) * Size;

    /// <summary>Entries of the page that are within the reach.</summary>
    public int Take => Math.Min(Size, Reach - Skip);

    /// <summary>Reads it; a page that begins beyond the reach is refused.</summary>
    public static PageWindow Read(ApiQuery query, int reach)
    {
        var (page, size) = (query.Read(PageParameters.Page)!.Value, query.Read(PageParameters.PageSize)!.Value);
        if ((page - 1L) * size < reach)
            return new PageWindow(page, size, reach);
        query.RefuseOver(PageParameters.Page.Name, $"'page' leads beyond the first {reach:D} entries, which are all that can be read by page.", reach);
        return new PageWindow(1, size, reach);
    }

    /// <summary>The window in a list of so many entries.</summary>
    public Paging Of(long total)
    {
        var pages = (int)((Math.Min(total, Reach) + Size - 1) / Size);
        return new Paging(total, Page, Size, pages, Page < pages, Page > 1);
    }
}

/// <summary>Where a page stands in its list.</summary>
internal sealed record Paging(long TotalCount, int Page, int PageSize, int TotalPages, bool HasNextPage, bool HasPreviousPage);

/// <summary>Links of pages.</summary>
internal static class PagingLinks
{
    /// <summary>Says in the header <c>Link</c> where the pages before and behind are.</summary>
    internal static void Link(this HttpContext http, Paging paging)
    {
        string At(int page) => http.AddressWith(PageParameters.Page.Name, page.ToString("D", System.Globalization.CultureInfo.InvariantCulture));
        http.Link(
            paging.HasPreviousPage ? At(Math.Min(paging.Page - 1, Math.Max(1, paging.TotalPages))) : null,
            paging.HasNextPage ? At(paging.Page + 1) : null);
    }
}
