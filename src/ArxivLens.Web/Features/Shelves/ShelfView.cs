using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Layout;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>A page of a shelf.</summary>
/// <param name="Shelf">The shelf.</param>
/// <param name="Query">What was asked.</param>
/// <param name="Listing">All of what was asked for.</param>
/// <param name="Rows">The rows of this page.</param>
/// <param name="News">What is new since the owner looked last, of the whole shelf.</param>
/// <param name="Pages">The pages before and after.</param>
public sealed record ShelfView(
    Shelf Shelf, ShelfQuery Query, ShelfListing Listing, IReadOnlyList<ShelfRow> Rows, IReadOnlyList<(ShelfNews News, string Title)> News,
    PageLinks Pages)
{
    /// <summary>Whether rows can be moved: they stand in their owner's order, and none is left out.</summary>
    public bool CanMove => Query is { Order: ShelfOrder.Own, IsWhole: true };
}

/// <summary>A row of a shelf.</summary>
/// <param name="Line">What stands on the shelf.</param>
/// <param name="Entry">The work as lists show it.</param>
/// <param name="IsKnown">Whether the library has it.</param>
public sealed record ShelfRow(ShelfLine Line, WorkEntry Entry, bool IsKnown);
