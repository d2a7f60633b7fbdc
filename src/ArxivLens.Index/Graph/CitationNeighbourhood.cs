using System.Buffers;

namespace ArxivLens.Index.Graph;

/// <summary>
/// The works around one and all citations among them. Its room is borrowed: dispose it when it was read, and read nothing then.
/// </summary>
public sealed class CitationNeighbourhood : IDisposable
{
    private NeighbourNode[] _nodes;
    private NeighbourEdge[] _edges = ArrayPool<NeighbourEdge>.Shared.Rent(1024);
    private int _nodeCount;
    private int _edgeCount;

    internal CitationNeighbourhood(int budget) => _nodes = ArrayPool<NeighbourNode>.Shared.Rent(budget);

    /// <summary>
    /// The work in the middle first; then neighbours of it: those that both cite and are cited, those that cite it, those it
    /// cites; then, for two steps, whatever is tied most to these, of either step. Within each of these the most relevant first.
    /// </summary>
    public ReadOnlySpan<NeighbourNode> Nodes => _nodes.AsSpan(0, _nodeCount);

    /// <summary>Citations among the nodes, by citing node and then by number of the cited document.</summary>
    public ReadOnlySpan<NeighbourEdge> Edges => _edges.AsSpan(0, _edgeCount);

    /// <summary>References of the middle in all, of the origins asked for.</summary>
    public int ReferenceCount { get; internal set; }

    /// <summary>Citations of the middle in all, of the origins asked for.</summary>
    public int CitationCount { get; internal set; }

    /// <summary>
    /// Works within the steps asked for, the middle not counted; when <see cref="IsReachedExact"/> is false, at least so many.
    /// </summary>
    public int Reached { get; internal set; }

    /// <summary>Whether <see cref="Reached"/> is the whole number: no row of a hub was left unread.</summary>
    public bool IsReachedExact { get; internal set; } = true;

    /// <summary>Whether there are more works than are shown.</summary>
    public bool IsTruncated => !IsReachedExact || Reached >= _nodeCount;

    internal void Add(NeighbourNode node) => _nodes[_nodeCount++] = node;

    internal void Add(NeighbourEdge edge)
    {
        if (_edgeCount == _edges.Length)
        {
            var larger = ArrayPool<NeighbourEdge>.Shared.Rent(2 * _edgeCount);
            _edges.CopyTo(larger, 0);
            ArrayPool<NeighbourEdge>.Shared.Return(_edges);
            _edges = larger;
        }

        _edges[_edgeCount++] = edge;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<NeighbourNode>.Shared.Return(_nodes);
        ArrayPool<NeighbourEdge>.Shared.Return(_edges);
        _nodes = [];
        _edges = [];
        _nodeCount = _edgeCount = 0;
    }
}

/// <summary>A work of a neighbourhood.</summary>
/// <param name="Document">The work.</param>
/// <param name="Step">Citations between it and the middle: 0, 1 or 2.</param>
/// <param name="Relation">
/// Of a neighbour of the middle: <see cref="CitationDirections.References"/> when the middle cites it,
/// <see cref="CitationDirections.Citations"/> when it cites the middle, or both; none otherwise.
/// </param>
/// <param name="Relevance">What it was chosen by; 0 in the middle.</param>
public readonly record struct NeighbourNode(int Document, byte Step, CitationDirections Relation, float Relevance);

/// <summary>A citation of a neighbourhood, by places in <see cref="CitationNeighbourhood.Nodes"/>.</summary>
/// <param name="From">The citing node.</param>
/// <param name="To">The cited node.</param>
/// <param name="Origins">Who asserts it, one bit each.</param>
public readonly record struct NeighbourEdge(int From, int To, uint Origins);
