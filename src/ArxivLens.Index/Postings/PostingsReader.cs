using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>Walks the postings of one term, decoded 128 at a time.</summary>
internal sealed class PostingsReader(MappedArray<byte> bytes, TermEntry entry)
{
    /// <summary>What <see cref="Document"/> is after the last posting.</summary>
    public const int End = int.MaxValue;

    private const int BlockSize = 128;

    private readonly int[] _documents = new int[BlockSize];
    private readonly int[] _frequencies = new int[BlockSize * TextFields.Count];
    private long _nextByte = entry.PostingsStart;
    private int _decoded;
    private int _lastDocument = -1;
    private int _blockLength;
    private int _index = -1;
    private long _positionsBefore;

    /// <summary>What the dictionary says of the term.</summary>
    public TermEntry Entry => entry;

    /// <summary>The current document; −1 before the first step, <see cref="End"/> after the last.</summary>
    public int Document { get; private set; } = -1;

    /// <summary>How often the term occurs in each field of the current document.</summary>
    public ReadOnlySpan<int> Frequencies => _frequencies.AsSpan(_index * TextFields.Count, TextFields.Count);

    /// <summary>How many positions stand in the positions file before those of the current document.</summary>
    public long PositionsBefore => _positionsBefore;

    /// <summary>Goes to the next document.</summary>
    public int MoveNext()
    {
        if (_index >= 0 && _index < _blockLength)
            _positionsBefore += Sum(Frequencies);
        if (++_index >= _blockLength && !DecodeBlock())
            return Document = End;
        return Document = _documents[_index];
    }

    /// <summary>Goes to the first document at or behind the target.</summary>
    public int Advance(int target)
    {
        while (Document < target)
            MoveNext();
        return Document;
    }

    private bool DecodeBlock()
    {
        _index = 0;
        _blockLength = Math.Min(BlockSize, entry.DocumentCount - _decoded);
        if (_blockLength <= 0)
            return false;
        var left = entry.PostingsStart + entry.PostingsLength - _nextByte;
        var span = bytes.Slice(_nextByte, Math.Min(left, BlockSize * PostingCode.MaximumLength));
        var at = 0;
        for (var index = 0; index < _blockLength; index++)
        {
            var frequencies = _frequencies.AsSpan(index * TextFields.Count, TextFields.Count);
            _lastDocument += PostingCode.Read(span, ref at, frequencies, out _);
            _documents[index] = _lastDocument;
        }

        _nextByte += at;
        _decoded += _blockLength;
        return true;
    }

    private static int Sum(ReadOnlySpan<int> frequencies)
        => frequencies[0] + frequencies[1] + frequencies[2] + frequencies[3];
}

/// <summary>Reads the positions of one term, document by document, forward only.</summary>
internal sealed class PositionsReader(MappedArray<byte> bytes, TermEntry entry)
{
    private const int Window = 1 << 12;

    private long _nextByte = entry.PositionsStart;
    private long _read;

    /// <summary>Reads the positions of the postings' current document in a field into the list, ascending.</summary>
    public void Read(PostingsReader postings, TextField field, List<int> positions)
    {
        positions.Clear();
        var frequencies = postings.Frequencies;
        var skip = postings.PositionsBefore - _read;
        for (var before = 0; before < (int)field; before++)
            skip += frequencies[before];
        Skip(skip);
        var count = frequencies[(int)field];
        var position = 0;
        for (var index = 0; index < count; index++)
        {
            var span = bytes.Slice(_nextByte, Math.Min(Varint.MaximumLength, bytes.Length - _nextByte));
            var at = 0;
            position += (int)Varint.Read(span, ref at);
            positions.Add(position);
            _nextByte += at;
        }

        _read += count;
    }

    private void Skip(long count)
    {
        _read += count;
        while (count > 0)
        {
            var span = bytes.Slice(_nextByte, Math.Min(Window, bytes.Length - _nextByte));
            if (span.IsEmpty)
                throw new InvalidDataException("The positions end before the postings do.");
            var at = 0;
            for (; at < span.Length && count > 0; at++)
                count -= span[at] < 0x80 ? 1 : 0;
            _nextByte += at;
        }
    }
}
