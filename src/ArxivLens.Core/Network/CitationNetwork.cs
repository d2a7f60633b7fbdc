using ArxivLens.Index;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network;

/// <summary>The picture of a work's place: what it cites, what cites it, and the citations among those.</summary>
/// <param name="Nodes">
/// The work itself first, then by role: both, citing, referenced; within a role the most important first.
/// </param>
/// <param name="Edges">Citations between the nodes shown.</param>
/// <param name="ReferenceCount">References in all, shown or not.</param>
/// <param name="CitationCount">Citations in all, shown or not.</param>
public sealed record CitationNetwork(
    IReadOnlyList<NetworkNode> Nodes, IReadOnlyList<NetworkEdge> Edges, int ReferenceCount, int CitationCount)
{
    /// <summary>Most nodes a picture may be asked to have.</summary>
    public const int LargestBudget = NeighbourhoodRequest.LargestBudget;

    /// <summary>
    /// Draws the network of one step around a document. When it has more neighbours than the budget the most important are kept:
    /// each direction gets half of the places, and what one direction leaves free goes to the other (<see
    /// cref="CitationGraph.Around"/>).
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="document">The document in the middle.</param>
    /// <param name="budget">Nodes at most, the one in the middle included, 1–10,000.</param>
    /// <param name="cancellationToken">Stops the drawing, which takes seconds for the largest budget.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document, or the budget is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CitationNetwork Around(
        IndexReader index, int document, int budget = 150, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        var graph = index.Graph;
        using var around = graph.Around(new NeighbourhoodRequest(document) { Budget = budget }, cancellationToken);
        var places = Place(index, around, cancellationToken);
        var nodes = new NetworkNode[places.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = around.Nodes[i];
            var citations = graph.Citations(node.Document).Length;
            nodes[i] = new NetworkNode(node.Document, RoleOf(node), places[i].X, places[i].Y, citations);
        }

        var edges = new NetworkEdge[around.Edges.Length];
        for (var i = 0; i < edges.Length; i++)
        {
            var edge = around.Edges[i];
            edges[i] = new NetworkEdge(edge.From, edge.To, edge.Origins);
        }

        return new CitationNetwork(nodes, edges, around.ReferenceCount, around.CitationCount);
    }

    private static NetworkRole RoleOf(NeighbourNode node) => node.Relation switch
    {
        CitationDirections.Both => NetworkRole.Both,
        CitationDirections.Citations => NetworkRole.Citing,
        CitationDirections.References => NetworkRole.Referenced,
        _ => NetworkRole.Current,
    };

    /// <summary>
    /// First positions come from the works' keys, so that a picture keeps its look when the index is built anew.
    /// </summary>
    private static Position[] Place(IndexReader index, CitationNeighbourhood around, CancellationToken cancellationToken)
    {
        var nodes = Array.ConvertAll(
            around.Nodes.ToArray(), node => new LayoutNode(KeyHash.Of(index.Key(node.Document)), index.Year(node.Document)));
        var lines = Array.ConvertAll(around.Edges.ToArray(), edge => (edge.From, edge.To));
        return NetworkLayout.Compute(new LayoutRequest(nodes, lines), cancellationToken);
    }
}

/// <summary>A work in the picture.</summary>
/// <param name="Document">Its document number.</param>
/// <param name="Role">How it stands to the work in the middle.</param>
/// <param name="X">Position, about −1 … 1; the same at every visit.</param>
/// <param name="Y">Position, about −1 … 1; the same at every visit.</param>
/// <param name="Citations">How many works of the library cite it.</param>
public sealed record NetworkNode(int Document, NetworkRole Role, float X, float Y, int Citations);

/// <summary>A citation in the picture, by places in <see cref="CitationNetwork.Nodes"/>.</summary>
/// <param name="From">The citing node.</param>
/// <param name="To">The cited node.</param>
/// <param name="Origins">Who asserts it, one bit each.</param>
public sealed record NetworkEdge(int From, int To, uint Origins);
