using ArxivLens.Core.Ingest;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>What is harvested.</summary>
public sealed record HarvestRequest
{
    /// <summary>The format that tells the versions.</summary>
    public const string RawFormat = "arXivRaw";

    /// <summary>A set of the server; <c>null</c> for everything.</summary>
    public string? Set { get; init; }

    /// <summary>The first day; <c>null</c> to go on from the last harvest.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; <c>null</c> for all.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether everything is taken again, as if nothing had been harvested.</summary>
    public bool Again { get; init; }

    /// <summary>The format of the records.</summary>
    public string Format { get; init; } = RawFormat;

    /// <summary>Whether it takes everything.</summary>
    public bool IsWhole => Again && From is null && Until is null;

    /// <summary>Whether it goes on from the last harvest.</summary>
    public bool GoesOn => From is null && Until is null && !Again;
}

/// <summary>How far a harvest has come.</summary>
/// <param name="Records">Records that came in this run.</param>
/// <param name="Pages">Pages that came in this run.</param>
/// <param name="Reached">The latest day of a record.</param>
/// <param name="Size">How many records there are, where the server says so.</param>
public readonly record struct HarvestProgress(long Records, int Pages, DateOnly? Reached, long? Size);

/// <summary>What came of a harvest.</summary>
/// <param name="Report">What it did to the library.</param>
/// <param name="Pages">Pages that were taken in.</param>
/// <param name="Failure">Why it did not come to its end, in one line; <c>null</c> when it did.</param>
/// <param name="Retry">When it may be tried again; <c>null</c> when it is done, or trying again would not help.</param>
public sealed record HarvestOutcome(ImportReport Report, int Pages, string? Failure, DateTimeOffset? Retry)
{
    /// <summary>The server's day up to which everything was taken.</summary>
    public DateOnly? Completed { get; init; }

    /// <summary>Whether it failed at what was asked, such as a set that is not there.</summary>
    public bool IsMisused { get; init; }
}
