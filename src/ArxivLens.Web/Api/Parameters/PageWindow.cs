using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Api.Parameters;

/// <summary>Which entries of a list are asked for by page.</summary>
/// <param name="Page">The page, from 1.</param>
/// <param name="Size">Entries on a page.</param>
/// <param name="Reach">Entries that can be read by page at all.</param>
internal sealed record PageWindow(int Page, int Size, int Reach)
{
    /// <summary>Entries before the page.</summary>
    public int Skip => (int)PageParameters.Offset(Page, Size);

    /// <summary>Entries of the page that are within the reach.</summary>
    public int Take => Math.Min(Size, Reach - Skip);

    /// <summary>Reads it; a page that begins beyond the reach is refused.</summary>
    public static PageWindow Read(ApiQuery query, int reach)
    {
        var (page, size) = (query.Read(PageParameters.Page)!.Value, query.Read(PageParameters.PageSize)!.Value);
        if (PageParameters.Offset(page, size) < reach)
            return new PageWindow(page, size, reach);
        query.RefuseOver(PageParameters.Page.Name, $"'page' leads beyond the first {reach:D} entries, which are all that can be read by page.", reach);
        return new PageWindow(1, size, reach);
    }

    /// <summary>The window in a list of so many entries.</summary>
    public PagePlace Of(long total)
    {
        var pages = (int)((Math.Min(total, Reach) + Size - 1) / Size);
        return new PagePlace((int)Math.Min(int.MaxValue, total), Page, Size, pages, Page < pages, Page > 1);
    }
}

/// <summary>Where a page stands in its list.</summary>
internal sealed record PagePlace(int TotalCount, int Page, int PageSize, int TotalPages, bool HasNextPage, bool HasPreviousPage);

/// <summary>Links of pages.</summary>
internal static class PagingLinks
{
    /// <summary>Says in the header <c>Link</c> where the pages before and behind are.</summary>
    internal static void Link(this HttpContext http, PagePlace place)
    {
        string At(int page) => http.AddressWith(PageParameters.Page.Name, page.ToString("D", System.Globalization.CultureInfo.InvariantCulture));
        http.Link(
            place.HasPreviousPage ? At(Math.Min(place.Page - 1, Math.Max(1, place.TotalPages))) : null,
            place.HasNextPage ? At(place.Page + 1) : null);
    }
}
