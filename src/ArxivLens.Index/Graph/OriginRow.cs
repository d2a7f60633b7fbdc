using System.Buffers.Binary;
using System.Numerics;

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
    /// <exception cref="InvalidDataException">The edge has a code that stands for no mask.</exception>
    public uint this[int index]
    {
        get
        {
            var code = Code(index);
            return (uint)code < (uint)_masks.Length
                ? _masks[code]
                : throw new InvalidDataException("The citation graph has an edge of unknown origin.");
        }
    }

    /// <summary>
    /// Whether any edge of the file, not of this row alone, has none of these origins. All bits stand for no wish.
    /// </summary>
    internal bool MayMiss(uint origins)
    {
        if (origins == uint.MaxValue)
            return false;
        foreach (var mask in _masks)
        {
            if ((mask & origins) == 0)
                return true;
        }

        return false;
    }

    /// <summary>Adds to a list the ends of the row whose edges have one of these origins.</summary>
    internal void AddAdmitted(ReadOnlySpan<int> ends, uint origins, List<int> list)
    {
        if (_width.Bits() is not (> 0 and <= 8))
        {
            for (var index = 0; index < Length; index++)
            {
                if ((this[index] & origins) != 0)
                    list.Add(ends[index]);
            }

            return;
        }

        // Most bytes hold no code that is wanted, and one look into a table tells.
        Span<byte> wanted = stackalloc byte[256];
        FillWanted(wanted, origins);
        var codesOfByte = 8 / _width.Bits();
        for (var at = 0; at < _codes.Length; at++)
        {
            for (int found = wanted[_codes[at]]; found != 0; found &= found - 1)
            {
                var index = at * codesOfByte + BitOperations.TrailingZeroCount(found) - _first;
                if ((uint)index < (uint)Length)
                    list.Add(ends[index]);
            }
        }
    }

    /// <summary>How many edges of the row have one of these origins.</summary>
    internal int CountAdmitted(uint origins)
    {
        var count = 0;
        var at = 0;
        if (_width.Bits() is > 0 and <= 8)
        {
            Span<byte> wanted = stackalloc byte[256];
            FillWanted(wanted, origins);
            var codesOfByte = 8 / _width.Bits();
            // Whole bytes only: the first and the last may hold codes of other rows.
            for (at = codesOfByte - _first; at + codesOfByte <= Length; at += codesOfByte)
                count += BitOperations.PopCount(wanted[_codes[(_first + at) / codesOfByte]]);
            for (var before = Math.Min(codesOfByte - _first, Length) - 1; before >= 0; before--)
                count += (this[before] & origins) != 0 ? 1 : 0;
        }

        for (; at < Length; at++)
            count += (this[at] & origins) != 0 ? 1 : 0;
        return count;
    }

    /// <summary>The masks, one an edge.</summary>
    public uint[] ToArray()
    {
        var masks = new uint[Length];
        for (var index = 0; index < masks.Length; index++)
            masks[index] = this[index];
        return masks;
    }

    /// <summary>For each value of a byte of codes one bit a code: whether its mask has one of these origins.</summary>
    private void FillWanted(Span<byte> wanted, uint origins)
    {
        var bits = _width.Bits();
        for (var value = 0; value < wanted.Length; value++)
        {
            wanted[value] = 0;
            for (var code = 0; code < 8 / bits; code++)
            {
                var mask = value >> (code * bits) & ((1 << bits) - 1);
                if (mask < _masks.Length && (_masks[mask] & origins) != 0)
                    wanted[value] |= (byte)(1 << code);
            }
        }
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
