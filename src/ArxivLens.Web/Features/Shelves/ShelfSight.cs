using ArxivLens.Core.Shelves;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>What whoever looks at a shelf may know of it.</summary>
/// <param name="HasNotes">Notes and tags. Without them nothing is found by them either: what can be searched can be read out.</param>
/// <param name="HasNews">What is new since its owner looked.</param>
public sealed record ShelfSight(bool HasNotes, bool HasNews)
{
    /// <summary>What its owner knows: everything.</summary>
    public static ShelfSight Own { get; } = new(true, true);

    /// <summary>What others know of a shelf that is shared.</summary>
    public static ShelfSight OfShared(ShelfSharing sharing)
    {
        ArgumentNullException.ThrowIfNull(sharing);
        return new ShelfSight(sharing.ShowsNotes, false);
    }

    /// <summary>The entries as they may be known.</summary>
    public IReadOnlyList<ShelfEntry> Of(IReadOnlyList<ShelfEntry> stored) =>
        HasNotes ? stored : [.. stored.Select(entry => entry with { Note = "", Tags = [] })];
}
