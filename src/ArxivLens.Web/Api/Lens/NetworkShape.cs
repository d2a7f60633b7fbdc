using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core.Network;
using ArxivLens.Core.Network.Exports;
using ArxivLens.Index.Layout;

namespace ArxivLens.Web.Api.Lens;

/// <summary>
/// A network of works. What is not known of a node is left out. This describes what <see cref="NetworkJson"/> writes, member for
/// member, so that the document has a schema of it.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "It is a description; the answer is written by NetworkJson.")]
internal sealed record NetworkShape
{
    /// <summary>Which works are shown beside those it starts from.</summary>
    public required NetworkMode Mode { get; init; }

    /// <summary>Citations from a start outward.</summary>
    public required int Steps { get; init; }

    /// <summary>Works asked for at most.</summary>
    public required int Budget { get; init; }

    /// <summary>What places mean.</summary>
    public required LayoutKind Layout { get; init; }

    /// <summary>Works shown, those it starts from left out.</summary>
    public required int Shown { get; init; }

    /// <summary>Works that could be shown under an endless budget.</summary>
    public required int Total { get; init; }

    /// <summary>Whether that is the whole number and not a lower bound.</summary>
    public required bool TotalIsExact { get; init; }

    /// <summary>References of the first start in all.</summary>
    public required int ReferenceCount { get; init; }

    /// <summary>Citations of the first start in all.</summary>
    public required int CitationCount { get; init; }

    /// <summary>The works, those it starts from first.</summary>
    public required IReadOnlyList<NetworkNodeShape> Nodes { get; init; }

    /// <summary>Citations: place of the citing node, place of the cited node, place in originSets.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Edges { get; init; }

    /// <summary>Sets of names of who asserts a citation.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> OriginSets { get; init; }

    /// <summary>Citations that some do not list though they list other references of the citing work; left out when there are none.</summary>
    public IReadOnlyList<NetworkDisputeShape>? Disputed { get; init; }

    /// <summary>Groups of works tied more to each other than to others.</summary>
    public required IReadOnlyList<NetworkClusterShape> Clusters { get; init; }

    /// <summary>Of a path the places of its nodes in order, empty when there is no path; left out in other modes.</summary>
    public IReadOnlyList<int>? Path { get; init; }

    /// <summary>Whether the positions are the last ones; always so here.</summary>
    public required bool Settled { get; init; }
}

/// <summary>A work of a network.</summary>
internal sealed record NetworkNodeShape
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Its title, or its key when only that is known.</summary>
    public required string Title { get; init; }

    /// <summary>Its authors in short.</summary>
    public required string Authors { get; init; }

    /// <summary>The first author's family name.</summary>
    public string? Family { get; init; }

    /// <summary>Its year.</summary>
    public int? Year { get; init; }

    /// <summary>How it stands to those the network starts from.</summary>
    public required NetworkRole Role { get; init; }

    /// <summary>Its place, about −1 to 1.</summary>
    public required double X { get; init; }

    /// <summary>Its place, about −1 to 1.</summary>
    public required double Y { get; init; }

    /// <summary>How many works of this library cite it.</summary>
    public required int Citations { get; init; }

    /// <summary>Its first category.</summary>
    public string? Category { get; init; }

    /// <summary>Place of its cluster.</summary>
    public int? Cluster { get; init; }

    /// <summary>How alike it is to the first start, 0 to 1.</summary>
    public double? Similarity { get; init; }

    /// <summary>In the modes prior and derivative: by how many of the neighbourhood it is cited, or how many it cites.</summary>
    public int? Ties { get; init; }

    /// <summary>Other keys of the same work.</summary>
    public IReadOnlyList<string>? AlsoAs { get; init; }

    /// <summary>Its page, a path on this site.</summary>
    public string? Href { get; init; }
}

/// <summary>A citation of a network that some do not list.</summary>
/// <param name="Edge">Its place among the edges.</param>
/// <param name="NotListedBy">Who does not list it.</param>
internal sealed record NetworkDisputeShape(int Edge, IReadOnlyList<string> NotListedBy);

/// <summary>A group of works of a network.</summary>
/// <param name="Label">The term that tells it best from the others; empty when their titles share none.</param>
/// <param name="Terms">Terms that tell it from the others.</param>
/// <param name="Size">Number of its works.</param>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
internal sealed record NetworkClusterShape(string Label, IReadOnlyList<string> Terms, int Size, double X, double Y);
