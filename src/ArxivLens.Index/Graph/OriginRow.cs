using System.Buffers.Binary;

namespace ArxivLens.Index.Graph;

/// <summary>
/// Who asserts each edge of a row, bit by bit. An edge holds a code into the table of masks of its file, in as few bits as
/// number them all (0, 1, 2, 4, 8, 16 or 32). Valid as long as the row itself.
/// </summary>
public readonly ref struct OriginRow
{
    private readonly ReadOnlySpan<byte> _codes;
    private readonly ReadOnlySpan<uint> _masks;
    private readonly int _first;
    private readonly CodeWidth _width;

    /// <summary>Takes the bytes that hold the codes and the place of the first code among those of the first byte.</summary>
    internal OriginRow(ReadOnlySpan<byte> codes, int first, int length, CodeWidth width, ReadOnlySpan<uint> masks)
    {
        _codes = codes;
        _first = first;
        Length = length;
        _width = width;
        _masks = masks;
    }

    /// <summary>A row of masks, one an edge.</summary>
    internal static OriginRow Plain(ReadOnlySpan<uint> masks) => new([], 0, masks.Length, CodeWidth.Plain, masks);

    /// <summary>Number of edges.</summary>
    public int Length { get; }

    /// <summary>The mask of an edge.</summary>
    /// <param name="index">Place of the edge in its row, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such edge.</exception>
    public uint this[int index] => _masks[Code(index)];

    /// <summary>Whether any edge of the file, not of this row alone, has a mask without one of these bits.</summary>
    internal bool MayMiss(uint origins)
    {
        foreach (var mask in _masks)
        {
            if ((mask & origins) == 0)
                return true;
        }

        return false;
    }

    /// <summary>The masks, one an edge.</summary>
    public uint[] ToArray()
    {
        var masks = new uint[Length];
        for (var index = 0; index < masks.Length; index++)
            masks[index] = this[index];
        return masks;
    }

    private int Code(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
        switch (_width)
        {
            case CodeWidth.Bits8:
                return _codes[index];
            case CodeWidth.None:
                return 0;
            case CodeWidth.Plain:
                return index;
            case CodeWidth.Bits16:
                return BinaryPrimitives.ReadUInt16LittleEndian(_codes[(2 * index)..]);
            case CodeWidth.Bits32:
                return BinaryPrimitives.ReadInt32LittleEndian(_codes[(4 * index)..]);
            default:
                var bits = _width.Bits();
                var at = (_first + (long)index) * bits;
                return _codes[(int)(at >> 3)] >> (int)(at & 7) & ((1 << bits) - 1);
        }
    }
}
