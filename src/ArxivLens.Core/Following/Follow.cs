namespace ArxivLens.Core.Following;

/// <summary>Something that a reader follows.</summary>
/// <param name="Thing">What.</param>
/// <param name="Digest">By which digest its news are mailed.</param>
/// <param name="Since">From when on.</param>
public sealed record Follow(FollowedThing Thing, DigestChoice Digest, NewsMark Since);

/// <summary>
/// A moment of everything that news is made of. Clocks alone cannot tell what came before what: an import goes on for hours, an index
/// follows its library later, and a comment that was held is shown days after it was written.
/// </summary>
/// <param name="At">The time, UTC.</param>
/// <param name="Library">The change of the library that the index had taken in.</param>
/// <param name="Shown">The last contribution that had come to be shown, by the order in which they do.</param>
public readonly record struct NewsMark(DateTimeOffset At, long Library, long Shown);

/// <summary>By which digest news are mailed. The numbers are stored.</summary>
public enum DigestChoice
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Every day.</summary>
    Daily = 1,

    /// <summary>Once a week.</summary>
    Weekly = 2,
}

/// <summary>How a reader wants to be told.</summary>
public sealed record FollowSettings
{
    /// <summary>The time zone, by its IANA name.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>The hour of the day at which digests are made, 0–23 in that zone.</summary>
    public int Hour { get; init; } = 7;

    /// <summary>The day of the week of weekly digests.</summary>
    public DayOfWeek Weekday { get; init; } = DayOfWeek.Monday;

    /// <summary>The digest of what is followed from now on.</summary>
    public DigestChoice Digest { get; init; } = DigestChoice.Daily;

    /// <summary>Whether digests are mailed at all.</summary>
    public bool HasDigests { get; init; } = true;

    /// <summary>Whether lists say what is new since they were seen.</summary>
    public bool MarksLists { get; init; } = true;

    /// <summary>Whether there is a private feed.</summary>
    public bool HasFeed { get; init; }
}
