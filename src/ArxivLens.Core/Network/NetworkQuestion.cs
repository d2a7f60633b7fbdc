using System.Globalization;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network;

/// <summary>Asks for the network of one or several works; <see cref="NetworkQuestionReader"/> reads it from what was typed.</summary>
public sealed record NetworkQuestion
{
    /// <summary>Most works a picture may be asked to have, the starting ones included.</summary>
    public const int LargestBudget = NeighbourhoodRequest.LargestBudget;

    /// <summary>Works of a picture unless told otherwise.</summary>
    public const int UsualBudget = 150;

    /// <summary>Most works a picture may start from.</summary>
    public const int MostStarts = 20;

    /// <summary>The works it starts from, each once, 1–20; the first is the one in the middle.</summary>
    public required IReadOnlyList<WorkKey> Starts { get; init; }

    /// <summary>Which works are shown; what cites and what is cited unless told.</summary>
    public NetworkMode Mode { get; init; }

    /// <summary>Where a path leads to; only for <see cref="NetworkMode.Path"/>, which needs it.</summary>
    public WorkKey? To { get; init; }

    /// <summary>Citations between a start and a work shown at most: 1 (unless told) or 2; only for <see cref="NetworkMode.Around"/>.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>Works at most, the starting ones included: 1–10,000, 150 unless told.</summary>
    public int Budget { get; init; } = UsualBudget;

    /// <summary>Only works from this year on. A work of unknown year passes no year filter.</summary>
    public int? From { get; init; }

    /// <summary>Only works to this year, itself included.</summary>
    public int? Until { get; init; }

    /// <summary>Only works of this category, or of any category of this archive.</summary>
    public CategoryCode? Category { get; init; }

    /// <summary>Ways to go from a start outward; both unless told.</summary>
    public CitationDirections Direction { get; init; } = CitationDirections.Both;

    /// <summary>Only citations that this origin asserts.</summary>
    public string? Origin { get; init; }

    /// <summary>What places in the picture mean.</summary>
    public LayoutKind Layout { get; init; }

    /// <summary>Whether articles about the works are shown beside them, within a bound of their own (<see cref="PictureArticles.Most"/>).</summary>
    public bool WithArticles { get; init; }

    /// <summary>The question on one line: equal exactly for questions that ask the same.</summary>
    public string Canonical => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(' ', Starts)}|{Mode}|{(Mode == NetworkMode.Path ? To : null)}|{(Mode == NetworkMode.Around ? Steps : 1)}|{Budget}"
            + $"|{From}|{Until}|{Category}|{Direction}|{Origin}|{Layout}{(WithArticles ? "|articles" : "")}");
}

/// <summary>Which works a network shows beside those it starts from.</summary>
public enum NetworkMode
{
    /// <summary>What they cite and what cites them, one or two steps away.</summary>
    Around,

    /// <summary>What is like them, by text and by citations.</summary>
    Similar,

    /// <summary>What they and the works like them cite most: where the subject comes from.</summary>
    Prior,

    /// <summary>What cites most of them and of the works like them: where the subject went.</summary>
    Derivative,

    /// <summary>A shortest chain of citations between two works, and works that could take a place in it.</summary>
    Path,
}

/// <summary>How a work of the picture stands to those it starts from.</summary>
public enum NetworkRole
{
    /// <summary>The picture starts from it, or its path leads to it.</summary>
    Current,

    /// <summary>It cites one.</summary>
    Citing,

    /// <summary>One cites it.</summary>
    Referenced,

    /// <summary>It cites one and is cited by one.</summary>
    Both,

    /// <summary>None of these: two steps away, or tied in another way.</summary>
    Related,
}
