using ArxivLens.Core.Papers;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network;

/// <summary>A network with everything a reader sees of it; the same at every visit.</summary>
public sealed record NetworkPicture
{
    /// <summary>What was asked.</summary>
    public required NetworkQuestion Question { get; init; }

    /// <summary>The works: those it starts from first.</summary>
    public required IReadOnlyList<PictureNode> Nodes { get; init; }

    /// <summary>Citations among the nodes.</summary>
    public required IReadOnlyList<PictureEdge> Edges { get; init; }

    /// <summary>Sets of names of who asserts a citation; each edge names one of them.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> OriginSets { get; init; }

    /// <summary>Groups of works tied more to each other than to others, the largest first; those of fewer than three are left out.</summary>
    public required IReadOnlyList<PictureCluster> Clusters { get; init; }

    /// <summary>A place a node: about −1 … 1. The first node lies at the origin, unless years are the axis.</summary>
    public required ReadOnlyMemory<Position> Positions { get; init; }

    /// <summary>Works shown, those it starts from left out.</summary>
    public required int Shown { get; init; }

    /// <summary>Works that could be shown under an endless budget; when it is not exact, at least so many.</summary>
    public required int Total { get; init; }

    /// <summary>Whether <see cref="Total"/> is the whole number.</summary>
    public required bool IsTotalExact { get; init; }

    /// <summary>References of the first start in all, whatever the filters.</summary>
    public required int ReferenceCount { get; init; }

    /// <summary>Citations of the first start in all, whatever the filters.</summary>
    public required int CitationCount { get; init; }

    /// <summary>Of a path the places of its nodes in order, empty when there is no path; <c>null</c> in other modes.</summary>
    public IReadOnlyList<int>? Path { get; init; }

    /// <summary>Articles about the works; <c>null</c> unless they were asked for.</summary>
    public PictureArticles? Articles { get; init; }

    /// <summary>Whether the positions are the last ones.</summary>
    public bool IsSettled { get; init; }

    /// <summary>What the layout is asked; its first nodes are those of the picture. <c>null</c> once it is settled.</summary>
    internal LayoutRequest? Request { get; init; }
}

/// <summary>A work of the picture.</summary>
/// <param name="Document">Its document number.</param>
/// <param name="Work">Its record; of an unresolved work only the key is known.</param>
/// <param name="Role">How it stands to those the picture starts from.</param>
/// <param name="Citations">How many works of the library cite it.</param>
public sealed record PictureNode(int Document, Work Work, NetworkRole Role, int Citations)
{
    /// <summary>Its title as plain text, or its key when only that is known.</summary>
    public string Title { get; } = Work.Title.Length > 0 ? TexText.ToDisplay(Work.Title) : Work.Key.ToString();

    /// <summary>Place of its cluster; <c>null</c> when it is in none that is listed.</summary>
    public int? Cluster { get; init; }

    /// <summary>How alike it is to the first start, 0–1; <c>null</c> when not compared.</summary>
    public double? Similarity { get; init; }

    /// <summary>In the modes prior and derivative how many works of the neighbourhood it is cited by, or cites.</summary>
    public int? Ties { get; init; }

    /// <summary>Other keys of the same work, merged into this node.</summary>
    public IReadOnlyList<string> AlsoAs { get; init; } = [];

    /// <summary>Its authors in short: all of three, or two and how many more.</summary>
    public string Authors => Work.Authors.Count <= 3
        ? string.Join(", ", Work.Authors.Select(author => author.Display))
        : $"{Work.Authors[0].Display}, {Work.Authors[1].Display} and {Work.Authors.Count - 2} more";

    /// <summary>The first author's family name, for a label.</summary>
    public string? Family => Work.Authors is [var first, ..] ? first.Family : null;

    /// <summary>Its first category.</summary>
    public string? Category => Work.Categories is [var first, ..] ? first.Value : null;
}

/// <summary>A citation in the picture.</summary>
/// <param name="From">Place of the citing node.</param>
/// <param name="To">Place of the cited node.</param>
/// <param name="OriginSet">Place in <see cref="NetworkPicture.OriginSets"/>.</param>
public readonly record struct PictureEdge(int From, int To, int OriginSet)
{
    /// <summary>Who does not list the citation though they list other references of the citing work, separated by blanks.</summary>
    public string? NotListedBy { get; init; }
}

/// <summary>A group of works of the picture.</summary>
/// <param name="Label">The term that tells it best from the others; empty when their titles share none.</param>
/// <param name="Terms">Terms that tell it from the others, the label first.</param>
/// <param name="Size">Number of its works.</param>
public sealed record PictureCluster(string Label, IReadOnlyList<string> Terms, int Size);
