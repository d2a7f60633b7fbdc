namespace ArxivLens.Web.Layout;

/// <summary>Where a reader is in a long list, and where to go on.</summary>
/// <param name="First">Number of the first entry shown, from 1.</param>
/// <param name="Last">Number of the last entry shown.</param>
/// <param name="Total">Entries in all.</param>
/// <param name="Previous">The page before, when there is one.</param>
/// <param name="Next">The page after, when there is one that can be asked for.</param>
public sealed record PageLinks(int First, int Last, int Total, string? Previous, string? Next)
{
    /// <summary>Entries that can be paged through at most.</summary>
    public const int Window = 10_000;

    /// <summary>The links of a page.</summary>
    public static PageLinks Of(int page, int size, int total, Func<int, string> address)
    {
        var reachable = Math.Min(total, Window);
        return new(
            Math.Min((page - 1) * size + 1, total),
            Math.Min(page * size, total),
            total,
            page > 1 ? address(page - 1) : null,
            page * size < reachable ? address(page + 1) : null);
    }
}
