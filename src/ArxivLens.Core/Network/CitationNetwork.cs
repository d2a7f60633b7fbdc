namespace ArxivLens.Core.Network;

/// <summary>The works of a picture and the citations among them, by document numbers, before they have places.</summary>
/// <param name="Nodes">The works it starts from first, then what matters most first.</param>
/// <param name="Edges">Every citation among the nodes that the question's origin asserts.</param>
public sealed record CitationNetwork(IReadOnlyList<NetworkNode> Nodes, IReadOnlyList<NetworkEdge> Edges)
{
    /// <summary>How many of the nodes, the first ones, the picture starts from; the end of a path is one of them.</summary>
    public required int Starts { get; init; }

    /// <summary>Works that could be shown under an endless budget, the starting ones left out.</summary>
    public required int Total { get; init; }

    /// <summary>Whether <see cref="Total"/> is the whole number; otherwise there are at least so many.</summary>
    public bool IsTotalExact { get; init; } = true;

    /// <summary>References of the first start in all, whatever the filters.</summary>
    public required int ReferenceCount { get; init; }

    /// <summary>Citations of the first start in all, whatever the filters.</summary>
    public required int CitationCount { get; init; }

    /// <summary>Of a path the places of its nodes in order, empty when there is none; <c>null</c> in other modes.</summary>
    public IReadOnlyList<int>? Path { get; init; }

    /// <summary>Pairs of nodes that belong near each other though no citation ties them; they are not drawn.</summary>
    public IReadOnlyList<(int From, int To)> Kinships { get; init; } = [];

    /// <summary>
    /// Documents that are given places too and not shown: the rest of what the works were chosen from. A new paper that takes an
    /// old one's place in the picture so moves none of the others.
    /// </summary>
    public IReadOnlyList<int> Ground { get; init; } = [];

    /// <summary>Pairs tied by a citation of which one at least is not shown; places count on from the nodes into the ground.</summary>
    public IReadOnlyList<(int From, int To)> GroundTies { get; init; } = [];

    /// <summary>Works shown, those it starts from left out.</summary>
    public int Shown => Nodes.Count - Starts;
}

/// <summary>A work in the picture.</summary>
/// <param name="Document">Its document number.</param>
/// <param name="Role">How it stands to those the picture starts from.</param>
/// <param name="Citations">How many works of the library cite it, under any of its keys.</param>
public sealed record NetworkNode(int Document, NetworkRole Role, int Citations)
{
    /// <summary>How alike it is to the first start, 0–1; <c>null</c> when not compared.</summary>
    public double? Similarity { get; init; }

    /// <summary>In the modes prior and derivative: how many works of the neighbourhood cite it, or are cited by it.</summary>
    public int? Ties { get; init; }

    /// <summary>The same work under other keys, merged into this node.</summary>
    public IReadOnlyList<int> AlsoAs { get; init; } = [];
}

/// <summary>A citation in the picture, by places in <see cref="CitationNetwork.Nodes"/>.</summary>
/// <param name="From">The citing node.</param>
/// <param name="To">The cited node.</param>
/// <param name="Origins">Who asserts it, one bit each.</param>
public readonly record struct NetworkEdge(int From, int To, uint Origins);
