using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>One direction of one graph file. A row is a node in a whole graph, and the place of a node in an overlay.</summary>
internal sealed class LayerRows : ICitationRows
{
    private readonly bool _isOverlay;
    private readonly MappedArray<int> _nodes;
    private readonly MappedArray<uint> _starts;
    private readonly MappedArray<int> _ends;
    private readonly MappedArray<byte> _codes;
    private readonly MappedArray<uint> _masks;
    private readonly CodeWidth _width;
    private readonly MappedArray<int> _leadingRows;
    private readonly MappedArray<int> _leadingStarts;
    private readonly MappedArray<int> _leading;

    public LayerRows(MappedFile file, int section, bool isOverlay, int nodeCount, CodeWidth width)
    {
        _isOverlay = isOverlay;
        _nodes = file.Section<int>(section);
        Count = isOverlay ? (int)_nodes.Length : nodeCount;
        _starts = file.Section<uint>(section + 1).Expect(Count + 1L);
        _ends = file.Section<int>(section + 2).Expect(_starts[Count]);
        _width = width;
        _codes = file.Section<byte>(section + 3).Expect(width.Bytes(_ends.Length));
        _masks = file.Section<uint>(GraphSections.Masks);
        _leadingRows = file.Section<int>(section + 4);
        _leadingStarts = file.Section<int>(section + 5).Expect(_leadingRows.Length + 1);
        _leading = file.Section<int>(section + 6).Expect(_leadingStarts[_leadingRows.Length]);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Edges of all rows.</summary>
    public long EdgeCount => _ends.Length;

    /// <summary>The nodes whose rows an overlay replaces, ascending; empty in a whole graph.</summary>
    public ReadOnlySpan<int> Nodes => _nodes.All;

    /// <summary>The row of a node, or −1 when the file has none for it.</summary>
    public int Find(int node)
    {
        if (!_isOverlay)
            return node < Count ? node : -1;
        return Math.Max(_nodes.All.BinarySearch(node), -1);
    }

    /// <summary>Number of edges of a row.</summary>
    public int Length(int row) => (int)(_starts[row + 1L] - _starts[row]);

    /// <inheritdoc/>
    public ReadOnlySpan<int> Ends(int row)
    {
        var start = _starts[row];
        return _ends.Slice(start, (long)_starts[row + 1L] - start);
    }

    /// <inheritdoc/>
    public OriginRow Origins(int row)
    {
        var start = (long)_starts[row];
        var length = _starts[row + 1L] - start;
        var first = start * _width.Bits() / 8;
        var last = _width.Bytes(start + length);
        var before = _width is CodeWidth.Bits1 or CodeWidth.Bits2 or CodeWidth.Bits4 ? (int)(start % (8 / _width.Bits())) : 0;
        return new OriginRow(_codes.Slice(first, last - first), before, (int)length, _width, _masks.All);
    }

    /// <summary>
    /// Places in a long row of its most important ends, most important first; empty for a row without such a list.
    /// </summary>
    public ReadOnlySpan<int> Leading(int row)
    {
        var at = _leadingRows.All.BinarySearch(row);
        return at < 0 ? [] : _leading.Slice(_leadingStarts[at], (long)_leadingStarts[at + 1L] - _leadingStarts[at]);
    }
}
