using ArxivLens.Index;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Layout;

namespace ArxivLens.Core.Network;

/// <summary>The picture of a work's place: what it cites, what cites it, and the citations among those.</summary>
/// <param name="Nodes">The work itself first, then by role and importance.</param>
/// <param name="Edges">Citations between the nodes shown.</param>
/// <param name="ReferenceCount">References in all, shown or not.</param>
/// <param name="CitationCount">Citations in all, shown or not.</param>
public sealed record CitationNetwork(
    IReadOnlyList<NetworkNode> Nodes, IReadOnlyList<NetworkEdge> Edges, int ReferenceCount, int CitationCount)
{
    /// <summary>Most nodes a picture may be asked to have.</summary>
    public const int LargestBudget = 10_000;

    /// <summary>
    /// Draws the network of one step around a document. When it has more neighbours than the budget the most cited are kept:
    /// each direction gets half of the places, and what one direction leaves free goes to the other (<see
    /// cref="Neighbourhood"/>).
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
        ArgumentOutOfRangeException.ThrowIfNegative(document);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, index.DocumentCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(budget, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(budget, LargestBudget);
        var graph = index.Graph;
        var neighbours = Neighbourhood.Choose(graph, document, budget - 1);
        int[] shown = [document, .. neighbours.Select(n => n.Document)];
        var edges = EdgesAmong(graph, shown);
        var places = Place(index, shown, edges, cancellationToken);
        var nodes = new NetworkNode[shown.Length];
        for (var i = 0; i < shown.Length; i++)
        {
            var role = i == 0 ? NetworkRole.Current : neighbours[i - 1].Role;
            nodes[i] = new NetworkNode(shown[i], role, places[i].X, places[i].Y, graph.Citations(shown[i]).Length);
        }

        return new CitationNetwork(nodes, edges, graph.References(document).Length, graph.Citations(document).Length);
    }

    private static List<NetworkEdge> EdgesAmong(CitationGraph graph, int[] shown)
    {
        var places = new Dictionary<int, int>(shown.Length);
        for (var i = 0; i < shown.Length; i++) places.Add(shown[i], i);
        var edges = new List<NetworkEdge>();
        for (var from = 0; from < shown.Length; from++)
        {
            var cited = graph.References(shown[from]);
            var origins = graph.ReferenceOrigins(shown[from]);
            for (var i = 0; i < cited.Length; i++)
            {
                if (places.TryGetValue(cited[i], out var to)) edges.Add(new NetworkEdge(from, to, origins[i]));
            }
        }

        return edges;
    }

    /// <summary>
    /// First positions come from the works' keys, so that a picture keeps its look when the index is built anew.
    /// </summary>
    private static Position[] Place(
        IndexReader index, int[] shown, List<NetworkEdge> edges, CancellationToken cancellationToken)
    {
        var seeds = Array.ConvertAll(shown, d => KeyHash.Of(index.Key(d)));
        var lines = edges.Select(e => (e.From, e.To)).ToArray();
        return ForceLayout.Compute(seeds, lines, cancellationToken);
    }
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
