namespace ArxivLens.Index.Graph;

/// <summary>One direction of the graph: for each node the row of the newest layer that has one.</summary>
internal sealed class LayeredRows : ICitationRows
{
    private readonly LayerRows _whole;
    private readonly LayerRows[] _overlays;
    private readonly ulong[] _replaced;

    /// <summary>Takes the layers oldest first; the first is whole.</summary>
    /// <param name="layers">One direction of each layer.</param>
    /// <param name="nodeCount">Nodes of the newest layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">An overlay has a row for a node that is not there.</exception>
    public LayeredRows(ReadOnlySpan<LayerRows> layers, int nodeCount)
    {
        Count = nodeCount;
        _whole = layers[0];
        _overlays = layers[1..].ToArray();
        Array.Reverse(_overlays);
        // One bit a node spares nearly every read the search through the overlays.
        _replaced = _overlays.Length == 0 ? [] : new ulong[(nodeCount >> 6) + 1];
        foreach (var overlay in _overlays)
        {
            foreach (var node in overlay.Nodes)
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)node, (uint)nodeCount);
                _replaced[node >> 6] |= 1UL << node;
            }
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Number of edges of a node.</summary>
    public int Length(int node) => Find(node, out var row) is { } rows ? rows.Length(row) : 0;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Ends(int node) => Find(node, out var row) is { } rows ? rows.Ends(row) : [];

    /// <inheritdoc/>
    public OriginRow Origins(int node) => Find(node, out var row) is { } rows ? rows.Origins(row) : default;

    /// <summary>See <see cref="LayerRows.Leading"/>.</summary>
    public ReadOnlySpan<int> Leading(int node, out OriginRow origins)
    {
        origins = default;
        return Find(node, out var row) is { } rows ? rows.Leading(row, out origins) : [];
    }

    /// <summary>Asks the processor for rows that will be read soon: where each begins, and then the ends.</summary>
    public void Prefetch(ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
            _whole.PrefetchStart(node);
        foreach (var node in nodes)
        {
            if (Find(node, out var row) is { } rows)
                rows.PrefetchEnds(row);
        }
    }

    private LayerRows? Find(int node, out int row)
    {
        if (_replaced.Length > 0 && (_replaced[node >> 6] >> node & 1) != 0)
        {
            foreach (var overlay in _overlays)
            {
                row = overlay.Find(node);
                if (row >= 0)
                    return overlay;
            }
        }

        row = _whole.Find(node);
        return row < 0 ? null : _whole;
    }
}
