using ArxivLens.Index.Files;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Querying;

/// <summary>
/// Reads the positions of a term in one document after another; cheapest when they follow on each other within a block. A
/// position and its field are one number, so that those of a field lie together and no phrase reaches from one field into the
/// next.
/// </summary>
/// <param name="terms">The dictionary.</param>
/// <param name="rank">The rank of the term.</param>
/// <param name="forms">The codes of the surface forms to read, one bit each; all bits for any.</param>
internal sealed class PositionCursor(TermDictionary terms, int rank, ulong forms)
{
    private const int FieldShift = 28;

    private readonly int _formBits = TermForms.BitsOf(terms.FormCount(rank));
    private int[] _positions = new int[16];
    private int _count;
    private int _block = -1;
    private int _index;
    private int _byte;

    /// <summary>The positions last read, ascending.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, _count);

    /// <summary>The field of a position.</summary>
    public static int FieldOf(int position) => position >> FieldShift;

    /// <summary>Whether a position is among those last read.</summary>
    public bool Contains(int position)
    {
        var positions = Positions;
        if (positions.Length > 8)
            return positions.BinarySearch(position) >= 0;
        return positions.Contains(position);
    }

    /// <summary>Reads the positions of a posting; <c>false</c> when it has none in the form asked for.</summary>
    public bool Read(DecodedBlock decoded, int index)
    {
        var bytes = terms.Positions(rank);
        if (_block != decoded.Block || index < _index)
            Enter(decoded.Block);
        var postings = decoded.Postings;
        Varint.Skip(bytes, ref _byte, postings.Occurrences(_index, index));
        _index = index;
        var at = _byte;
        _count = 0;
        for (var field = 0; field < TextFields.Count; field++)
            ReadField(bytes, ref at, field, postings.Frequency(index, field));
        return _count > 0;
    }

    private void ReadField(ReadOnlySpan<byte> bytes, ref int at, int field, int count)
    {
        var position = field << FieldShift;
        var mask = (1UL << _formBits) - 1;
        for (; count > 0; count--)
        {
            var value = Varint.Read(bytes, ref at);
            position += (int)(value >> _formBits);
            if (FieldOf(position) != field)
                throw new InvalidDataException("An occurrence stands behind the end of its field.");
            if (forms != ulong.MaxValue && (forms >> (int)(value & mask) & 1) == 0)
                continue;
            if (_count == _positions.Length)
                Array.Resize(ref _positions, 2 * _count);
            _positions[_count++] = position;
        }
    }

    private void Enter(int block)
    {
        _block = block;
        _index = 0;
        _byte = block == 0 ? 0 : (int)terms.Postings(rank).Blocks[block - 1].PositionsEnd;
    }
}
