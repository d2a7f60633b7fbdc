using ArxivLens.Core.Terms;
using ArxivLens.Web.Features.Categories;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Home;

/// <summary>What the start page shows.</summary>
public sealed record StartView
{
    private const int SmallLibrary = 1_000;

    /// <summary>Papers with their full record.</summary>
    public int Papers { get; init; }

    /// <summary>Other works, those of which only the key is known among them.</summary>
    public int OtherWorks { get; init; }

    /// <summary>Citations.</summary>
    public long Citations { get; init; }

    /// <summary>Whether this is no more than the built-in library or little more.</summary>
    public bool IsSmall => Papers + OtherWorks < SmallLibrary;

    /// <summary>The newest papers; in a library of few, the newest works.</summary>
    public required IReadOnlyList<WorkEntry> Newest { get; init; }

    /// <summary>The most cited works of the last years; of all years where few of these were cited.</summary>
    public required IReadOnlyList<WorkEntry> Cited { get; init; }

    /// <summary>The years these are of; <c>null</c> for all.</summary>
    public (int From, int To)? CitedYears { get; init; }

    /// <summary>Terms that rise; none in a small library.</summary>
    public IReadOnlyList<RisingTerm> Rising { get; init; } = [];

    /// <summary>Terms of the newest works where none can be said to rise.</summary>
    public IReadOnlyList<SharedTerm> Terms { get; init; } = [];

    /// <summary>The groups of categories that hold something.</summary>
    public required IReadOnlyList<CountedGroup> Groups { get; init; }
}
