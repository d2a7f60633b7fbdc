using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>
/// The terms of each document in the order documents were added, as the bytes docs/index-format.md describes for postings and
/// positions: what an inverted index is made from, and small enough to keep in memory for hundreds of thousands of documents.
/// </summary>
internal sealed class ForwardBuffer
{
    private const int ChunkSize = 1 << 22;

    private readonly List<byte[]> _chunks = [];
    private readonly List<(int Chunk, int Start, int Length)> _documents = [];
    private byte[] _record = new byte[1 << 16];
    private int _used = ChunkSize;

    /// <summary>Number of documents.</summary>
    public int Count => _documents.Count;

    /// <summary>Adds a document by its occurrences, sorted.</summary>
    public void Add(ReadOnlySpan<Occurrence> sorted)
    {
        var length = Encode(sorted);
        if (_chunks.Count == 0 || _used + length > _chunks[^1].Length)
        {
            _chunks.Add(new byte[Math.Max(ChunkSize, length)]);
            _used = 0;
        }

        _record.AsSpan(0, length).CopyTo(_chunks[^1].AsSpan(_used));
        _documents.Add((_chunks.Count - 1, _used, length));
        _used += length;
    }

    /// <summary>Reads a document's terms.</summary>
    public ForwardReader Read(int document)
    {
        var (chunk, start, length) = _documents[document];
        return new ForwardReader(_chunks[chunk].AsSpan(start, length));
    }

    private int Encode(ReadOnlySpan<Occurrence> sorted)
    {
        // A term's number, its mask and frequencies, then one position for each occurrence.
        var worst = (2 * sorted.Length + 2) * Varint.MaximumLength * 2;
        if (_record.Length < worst)
            _record = new byte[worst];
        var at = 0;
        var last = 0;
        Span<int> frequencies = stackalloc int[TextFields.Count];
        while (!sorted.IsEmpty)
        {
            var term = sorted[0].Term;
            var count = CountTerm(sorted, term, frequencies);
            at += PostingCode.Write(_record.AsSpan(at), term - last, frequencies);
            at += WritePositions(_record.AsSpan(at), sorted[..count]);
            last = term;
            sorted = sorted[count..];
        }

        return at;
    }

    private static int CountTerm(ReadOnlySpan<Occurrence> sorted, int term, Span<int> frequencies)
    {
        frequencies.Clear();
        var count = 0;
        for (; count < sorted.Length && sorted[count].Term == term; count++)
            frequencies[sorted[count].Field]++;
        return count;
    }

    private static int WritePositions(Span<byte> output, ReadOnlySpan<Occurrence> occurrences)
    {
        var at = 0;
        var field = -1;
        var last = 0;
        foreach (var occurrence in occurrences)
        {
            if (occurrence.Field != field)
                last = 0;
            at += Varint.Write(output[at..], (ulong)(occurrence.Position - last));
            field = occurrence.Field;
            last = occurrence.Position;
        }

        return at;
    }
}

/// <summary>One occurrence of a term, ordered by term, field and position.</summary>
internal readonly record struct Occurrence : IComparable<Occurrence>
{
    private readonly ulong _packed;

    public Occurrence(int term, int field, int position)
        => _packed = ((ulong)(uint)term << 32) | ((ulong)(uint)field << 30) | (uint)position & 0x3FFF_FFFF;

    public int Term => (int)(_packed >> 32);

    public int Field => (int)(_packed >> 30) & 3;

    public int Position => (int)(_packed & 0x3FFF_FFFF);

    /// <inheritdoc/>
    public int CompareTo(Occurrence other) => _packed.CompareTo(other._packed);
}

/// <summary>Walks the terms of one document.</summary>
internal ref struct ForwardReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private FieldFrequencies _frequencies;
    private int _next;

    /// <summary>The build's number of the term.</summary>
    public int Term { get; private set; }

    /// <summary>The fields the term occurs in.</summary>
    public int Mask { get; private set; }

    /// <summary>The positions, as they go into the file.</summary>
    public ReadOnlySpan<byte> Positions { get; private set; }

    /// <summary>How often it occurs in each field.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public readonly ReadOnlySpan<int> Frequencies => _frequencies;

    /// <summary>Goes to the next term.</summary>
    public bool MoveNext()
    {
        if (_next == _bytes.Length)
            return false;
        Span<int> frequencies = _frequencies;
        Term += PostingCode.Read(_bytes, ref _next, frequencies, out var mask);
        Mask = mask;
        var start = _next;
        var count = frequencies[0] + frequencies[1] + frequencies[2] + frequencies[3];
        for (; count > 0; count--)
        {
            while (_bytes[_next++] >= 0x80)
            {
            }
        }

        Positions = _bytes[start.._next];
        return true;
    }
}

/// <summary>One number for each field of running text.</summary>
[System.Runtime.CompilerServices.InlineArray(TextFields.Count)]
internal struct FieldFrequencies
{
    private int _first;
}
