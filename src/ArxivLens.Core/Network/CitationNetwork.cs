using ArxivLens.Index;

namespace ArxivLens.Core.Network;

/// <summary>The picture of a work's place: what it cites, what cites it, and the citations among those.</summary>
/// <param name="Nodes">The work itself first, then by role and importance.</param>
/// <param name="Edges">Citations between the nodes shown.</param>
/// <param name="ReferenceCount">References in all, shown or not.</param>
/// <param name="CitationCount">Citations in all, shown or not.</param>
public sealed record CitationNetwork(
    IReadOnlyList<NetworkNode> Nodes, IReadOnlyList<NetworkEdge> Edges, int ReferenceCount, int CitationCount)
{
    /// <summary>Draws the network of one step around a document, the most cited works first when there are more than the budget.</summary>
    /// <param name="index">The index.</param>
    /// <param name="document">The document in the middle.</param>
    /// <param name="budget">Nodes at most, 1–10,000.</param>
    public static CitationNetwork Around(IndexReader index, int document, int budget = 150) => throw new NotImplementedException();
}

/// <summary>A work in the picture.</summary>
/// <param name="Document">Its document number.</param>
/// <param name="Role">How it stands to the work in the middle.</param>
/// <param name="X">Position, about −1 … 1; the same at every visit.</param>
/// <param name="Y">Position, about −1 … 1; the same at every visit.</param>
/// <param name="Citations">How many works of the library cite it.</param>
public sealed record NetworkNode(int Document, NetworkRole Role, float X, float Y, int Citations);

/// <summary>How a node stands to the work in the middle.</summary>
public enum NetworkRole
{
    /// <summary>It is the work in the middle.</summary>
    Current,

    /// <summary>It cites the work.</summary>
    Citing,

    /// <summary>The work cites it.</summary>
    Referenced,

    /// <summary>Each cites the other.</summary>
    Both,
}

/// <summary>A citation in the picture, by places in <see cref="CitationNetwork.Nodes"/>.</summary>
/// <param name="From">The citing node.</param>
/// <param name="To">The cited node.</param>
/// <param name="Origins">Who asserts it, one bit each.</param>
public sealed record NetworkEdge(int From, int To, uint Origins);
