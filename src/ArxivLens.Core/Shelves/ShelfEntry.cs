using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;

namespace ArxivLens.Core.Shelves;

/// <summary>A work on a shelf.</summary>
/// <param name="Work">The key of the work, in the library or not.</param>
/// <param name="Title">What it was called when it was saved; empty when nothing but its key was known.</param>
/// <param name="Added">Since when it stands there, UTC.</param>
/// <param name="Place">Its place in the owner's own order, the smallest first; places may leave numbers out.</param>
public sealed record ShelfEntry(WorkKey Work, string Title, DateTimeOffset Added, long Place)
{
    /// <summary>What its owner notes, plain text; empty when nothing is.</summary>
    public string Note { get; init; } = "";

    /// <summary>Its tags, as they were typed.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What its owner had seen of the work; <c>null</c> before it was first looked at.</summary>
    public SeenWork? Seen { get; init; }
}

/// <summary>What a reader has seen of a work.</summary>
/// <param name="Version">Its newest version then; 0 for works without versions.</param>
/// <param name="Citations">How many works cited it then.</param>
/// <param name="Standing">How it stood.</param>
public sealed record SeenWork(int Version, int Citations, WorkStanding Standing);

/// <summary>A work that is to be put on a shelf.</summary>
/// <param name="Work">The key of the work.</param>
/// <param name="Title">What it is called.</param>
public sealed record NewEntry(WorkKey Work, string Title)
{
    /// <summary>What is noted of it.</summary>
    public string Note { get; init; } = "";

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>What became of works that were put on a shelf.</summary>
/// <param name="Outcome">Whether there is such a shelf and it had room for all.</param>
/// <param name="Added">How many are new there.</param>
/// <param name="Known">How many stood there already.</param>
public sealed record SavedEntries(ShelfOutcome Outcome, int Added, int Known);

/// <summary>Where a work stands.</summary>
/// <param name="Work">The work.</param>
/// <param name="Shelf">The number of the shelf.</param>
public readonly record struct ShelvedWork(WorkKey Work, long Shelf);
