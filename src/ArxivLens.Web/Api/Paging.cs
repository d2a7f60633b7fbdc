namespace ArxivLens.Web.Api;

/// <summary>Where a page stands among all.</summary>
/// <param name="TotalCount">How many there are in all, exactly.</param>
/// <param name="Page">The number of the page, from 1.</param>
/// <param name="PageSize">How many a page has at most.</param>
public abstract record Paging(int TotalCount, int Page, int PageSize)
{
    /// <summary>How many pages there are; each can be asked for.</summary>
    public int TotalPages => (int)(((long)TotalCount + PageSize - 1) / PageSize);

    /// <summary>Whether a page follows.</summary>
    public bool HasNextPage => Page < TotalPages;

    /// <summary>Whether a page goes before.</summary>
    public bool HasPreviousPage => Page > 1 && TotalPages > 0;
}
