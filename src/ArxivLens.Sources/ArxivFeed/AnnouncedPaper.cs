using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.ArxivFeed;

/// <summary>A paper that arXiv announced.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Version">The version that was announced; <c>null</c> when it is not said.</param>
/// <param name="Announcement">What was announced.</param>
/// <param name="License">The licence of that version, as recorded; <c>null</c> when it is not said.</param>
internal sealed record AnnouncedPaper(ArxivId Id, int? Version, Announcement Announcement, string? License);

/// <summary>What arXiv announces of a paper.</summary>
internal enum Announcement
{
    /// <summary>It is new, or what it is cannot be read, and then it may be.</summary>
    New,

    /// <summary>It is new and announced in a further category.</summary>
    Cross,

    /// <summary>There is a new version, or its record changed.</summary>
    Replaced,
}

/// <summary>A feed of arXiv.</summary>
internal sealed record FeedPage
{
    /// <summary>The papers, each once; in feeds of several categories one may stand several times.</summary>
    public required IReadOnlyList<AnnouncedPaper> Papers { get; init; }

    /// <summary>When it was made, as it says, in its own words; <c>null</c> when it does not say.</summary>
    public string? Built { get; init; }

    /// <summary>How many items it has.</summary>
    public int Items { get; init; }

    /// <summary>What could not be used, a line each.</summary>
    public required IReadOnlyList<string> Faults { get; init; }
}
