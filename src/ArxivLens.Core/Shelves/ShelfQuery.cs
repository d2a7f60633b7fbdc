namespace ArxivLens.Core.Shelves;

/// <summary>What is asked of a shelf.</summary>
/// <param name="Order">In which order.</param>
/// <param name="Tag">Only entries that have this tag; <c>null</c> for all.</param>
/// <param name="Words">Only entries that hold all of these words in title, authors, note or tags; empty for all.</param>
/// <param name="Page">From 1.</param>
public sealed record ShelfQuery(ShelfOrder Order = ShelfOrder.Own, string? Tag = null, string Words = "", int Page = 1)
{
    /// <summary>Entries of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Characters of words that are read.</summary>
    public const int LongestWords = 256;

    /// <summary>Whether everything on the shelf is asked for.</summary>
    public bool IsWhole => Tag is null && Words.Length == 0;
}

/// <summary>Orders of a shelf.</summary>
public enum ShelfOrder
{
    /// <summary>The owner's own; what was saved last stands first until it is moved.</summary>
    Own,

    /// <summary>What was saved last first.</summary>
    Added,

    /// <summary>What was published last first.</summary>
    Date,

    /// <summary>By title.</summary>
    Title,

    /// <summary>What is cited most first.</summary>
    Citations,
}
