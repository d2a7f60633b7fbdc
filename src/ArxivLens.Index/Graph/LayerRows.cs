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
    private readonly MappedArray<byte> _leadingCodes;

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
        _leadingCodes = file.Section<byte>(section + 7).Expect(width.Bytes(_leading.Length));
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

    /// <summary>Asks the processor for where a row begins.</summary>
    public void PrefetchStart(int row) => _starts.Prefetch(row);

    /// <summary>Asks the processor for the ends of a row; where it begins is read at once.</summary>
    public void PrefetchEnds(int row)
    {
        var start = _starts[row];
        _ends.Prefetch(start, (long)_starts[row + 1L] - start);
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
        return Origins(_codes, start, _starts[row + 1L] - start);
    }

    /// <summary>The most important ends of a long row, most important first; none of a row without such a list.</summary>
    public ReadOnlySpan<int> Leading(int row, out OriginRow origins)
    {
        origins = default;
        var at = _leadingRows.All.BinarySearch(row);
        if (at < 0)
            return [];
        var start = _leadingStarts[at];
        var length = _leadingStarts[at + 1L] - start;
        origins = Origins(_leadingCodes, start, length);
        return _leading.Slice(start, length);
    }

    private OriginRow Origins(MappedArray<byte> codes, long start, long length)
    {
        var bits = _width.Bits();
        var first = start * bits / 8;
        var skipped = bits is > 0 and < 8 ? (int)(start % (8 / bits)) : 0;
        return new OriginRow(
            codes.Slice(first, _width.Bytes(start + length) - first), skipped, (int)length, _width, _masks.All);
    }
}
