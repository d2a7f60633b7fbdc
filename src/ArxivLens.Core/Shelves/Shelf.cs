namespace ArxivLens.Core.Shelves;

/// <summary>A list of works that a reader keeps.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Name">What its owner calls it, 1 to <see cref="ShelfLimits.LongestName"/> characters on one line.</param>
/// <param name="Created">Since when it is there, UTC.</param>
/// <param name="Changed">When its entries or its name changed last, UTC.</param>
/// <param name="Count">How many works it holds.</param>
public sealed record Shelf(long Number, long Account, string Name, DateTimeOffset Created, DateTimeOffset Changed, int Count)
{
    /// <summary>The name of the shelf that every account begins with.</summary>
    public const string FirstName = "To read";

    /// <summary>How it is shared; <c>null</c> while nobody else sees it.</summary>
    public ShelfSharing? Sharing { get; init; }

    /// <summary>The contribution by which moderators know it, since it was first shared; <c>null</c> when it never was.</summary>
    public long? Contribution { get; init; }
}

/// <summary>How a shelf is shared with everybody who has its address.</summary>
/// <param name="Token">What its address ends in: 32 random bytes, base64url.</param>
/// <param name="Contribution">The contribution by which moderators know it.</param>
/// <param name="ShowsNotes">Whether others see the notes and tags.</param>
/// <param name="ShowsName">Whether others see the name of its owner.</param>
public sealed record ShelfSharing(string Token, long Contribution, bool ShowsNotes, bool ShowsName);

/// <summary>What became of a wish to change a shelf.</summary>
public enum ShelfOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>The account has no such shelf, or the shelf no such work.</summary>
    NotThere,

    /// <summary>Another shelf of the account has this name, in whatever letter case.</summary>
    NameTaken,

    /// <summary>There are as many as there may be (<see cref="ShelfLimits"/>).</summary>
    Full,
}
