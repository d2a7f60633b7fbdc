namespace ArxivLens.Index.Graph;

/// <summary>An edge as it was added; the code stands for its origins.</summary>
internal readonly record struct Edge(int Citing, int Cited, int Code);

/// <summary>
/// Edges in the order they were added, in pieces: growing copies nothing, and what was read can be given back piece by piece.
/// </summary>
internal sealed class EdgeBuffer
{
    private const int PieceLength = 1 << 20;

    private readonly List<Edge[]?> _pieces = [];
    private Edge _last = new(-1, -1, 0);

    /// <summary>Number of edges.</summary>
    public long Count { get; private set; }

    /// <summary>Whether each edge came after the one before it by citing and then by cited node.</summary>
    public bool IsSorted { get; private set; } = true;

    /// <summary>Number of pieces.</summary>
    public int Pieces => _pieces.Count;

    /// <summary>Adds an edge.</summary>
    public void Add(Edge edge)
    {
        var place = (int)(Count % PieceLength);
        if (place == 0)
            _pieces.Add(Count == 0 ? new Edge[16] : new Edge[PieceLength]);
        else if (place == _pieces[^1]!.Length)
            GrowFirst();
        _pieces[^1]![place] = edge;
        Count++;
        IsSorted &= edge.Citing > _last.Citing || (edge.Citing == _last.Citing && edge.Cited > _last.Cited);
        _last = edge;
    }

    /// <summary>A piece.</summary>
    public ReadOnlySpan<Edge> Piece(int index) => _pieces[index].AsSpan(
        0, (int)Math.Min(PieceLength, Count - (long)index * PieceLength));

    /// <summary>Gives a piece back; it cannot be read again.</summary>
    public void Release(int index) => _pieces[index] = null;

    // A small graph shall not cost a whole piece.
    private void GrowFirst()
    {
        var piece = _pieces[^1]!;
        Array.Resize(ref piece, Math.Min(PieceLength, 2 * piece.Length));
        _pieces[^1] = piece;
    }
}
