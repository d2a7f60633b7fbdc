using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>What is known of a block of postings without decoding it; 16 bytes in the postings file.</summary>
/// <param name="LastDocument">The last document of the block.</param>
/// <param name="End">Where the block ends, in bytes from the beginning of the term's first block.</param>
/// <param name="PositionsEnd">Where its positions end, in bytes from the beginning of the term's positions.</param>
/// <param name="MaximumWeight">The greatest weighted frequency of its postings, under the averages of the segment.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct BlockInfo(int LastDocument, uint End, uint PositionsEnd, float MaximumWeight);

/// <summary>Room for the postings of one decoded block.</summary>
internal sealed class PostingBlock
{
    /// <summary>Postings of a full block.</summary>
    public const int Size = BitPacking.Count;

    private readonly int[] _documents = new int[Size];
    private readonly int[] _codes = new int[Size];
    private readonly int[] _others = new int[Size * TextFields.Count];
    private bool _hasOthers;

    /// <summary>Number of postings.</summary>
    public int Count { get; private set; }

    /// <summary>Whether every posting is of title and abstract alone and has a code of its own.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Whether the codes are there; a full block may be decoded without.</summary>
    public bool HasCodes { get; private set; }

    /// <summary>The documents, ascending.</summary>
    public ReadOnlySpan<int> Documents => _documents.AsSpan(0, Count);

    /// <summary>The frequency codes of the documents.</summary>
    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, Count);

    /// <summary>How often the term occurs in a field of a posting's document.</summary>
    public int Frequency(int index, int field) => _codes[index] == FrequencyCode.Other
        ? _others[index * TextFields.Count + field]
        : FrequencyCode.Frequency(_codes[index], field);

    /// <summary>Copies how often the term occurs in each field of a posting's document.</summary>
    public void CopyFrequencies(int index, Span<int> frequencies)
    {
        for (var field = 0; field < TextFields.Count; field++)
            frequencies[field] = Frequency(index, field);
    }

    /// <summary>How often it occurs in all fields of a posting's document together.</summary>
    public int Occurrences(int index) => _codes[index] == FrequencyCode.Other
        ? Frequency(index, 0) + Frequency(index, 1) + Frequency(index, 2) + Frequency(index, 3)
        : FrequencyCode.Occurrences(_codes[index]);

    /// <summary>How often it occurs in the documents of the postings from one on and before another together.</summary>
    public int Occurrences(int first, int end)
    {
        var sum = 0;
        // Sixteen codes are looked up by one instruction; those written out count for nothing there.
        for (; !_hasOthers && first + Vector512<int>.Count <= end; first += Vector512<int>.Count)
        {
            var codes = Vector512.Create(_codes.AsSpan(first, Vector512<int>.Count));
            sum += Vector512.Sum(Vector512.Shuffle(FrequencyCode.OccurrencesOfAll, codes));
        }

        for (; first < end; first++)
            sum += Occurrences(first);
        return sum;
    }

    /// <summary>The fields it occurs in.</summary>
    public int Mask(int index)
    {
        var mask = 0;
        for (var field = 0; field < TextFields.Count; field++)
            mask |= Frequency(index, field) > 0 ? 1 << field : 0;
        return mask;
    }

    /// <summary>Starts anew, for filling by <see cref="Add"/>.</summary>
    public void Clear() => (Count, IsPlain, HasCodes, _hasOthers) = (0, true, true, false);

    /// <summary>Adds a posting.</summary>
    public void Add(int document, ReadOnlySpan<int> frequencies)
    {
        _documents[Count] = document;
        var code = FrequencyCode.Of(frequencies);
        _codes[Count] = code;
        IsPlain &= FrequencyCode.IsPlain(code);
        _hasOthers |= code == FrequencyCode.Other;
        if (code == FrequencyCode.Other)
            frequencies.CopyTo(_others.AsSpan(Count * TextFields.Count));
        Count++;
    }

    /// <summary>
    /// Writes the block and returns the bytes it took: a full one packed, one with fewer postings as varints.
    /// </summary>
    /// <param name="before">The document before the first, −1 where there is none.</param>
    /// <param name="output">Room for <see cref="MaximumLength"/>.</param>
    public int Encode(int before, Span<byte> output)
    {
        if (Count < Size)
            return EncodeShort(before, output);
        Span<int> gaps = stackalloc int[Size];
        for (var index = 0; index < Size; index++)
        {
            gaps[index] = _documents[index] - before - 1;
            before = _documents[index];
        }

        output[0] = (byte)BitPacking.BitsOf(gaps);
        output[1] = (byte)(BitPacking.BitsOf(_codes) | (IsPlain ? 0 : NotPlain));
        var at = 2;
        at += BitPacking.Pack(gaps, output[0], output[at..]);
        at += BitPacking.Pack(_codes, output[1] & CodeBits, output[at..]);
        for (var index = 0; index < Size; index++)
        {
            if (_codes[index] == FrequencyCode.Other)
                at += FrequencyCode.WriteOther(output[at..], _others.AsSpan(index * TextFields.Count, TextFields.Count));
        }

        return at;
    }

    /// <summary>Decodes a block.</summary>
    /// <inheritdoc cref="DecodeDocuments"/>
    public void Decode(ReadOnlySpan<byte> bytes, int count, int before, int limit)
    {
        DecodeDocuments(bytes, count, before, limit);
        if (!HasCodes)
            DecodeCodes(bytes);
    }

    /// <summary>
    /// Decodes the documents of a block, which ascend and are below the limit, whatever the bytes are; the codes only where they
    /// stand among them.
    /// </summary>
    /// <param name="bytes">The block.</param>
    /// <param name="count">Number of postings, 1 to <see cref="Size"/>.</param>
    /// <param name="before">The document before the first, −1 where there is none.</param>
    /// <param name="limit">Number of documents.</param>
    /// <exception cref="InvalidDataException">The bytes are not a block of such documents.</exception>
    public void DecodeDocuments(ReadOnlySpan<byte> bytes, int count, int before, int limit)
    {
        Count = count;
        HasCodes = count < Size;
        if (HasCodes)
        {
            DecodeShort(bytes, before, limit);
            return;
        }

        var (gapBits, _) = ReadHeader(bytes);
        BitPacking.UnpackAscending(bytes[HeaderLength..], gapBits, before, _documents);
        CheckDocuments(gapBits, limit);
    }

    /// <summary>Decodes the codes of the full block whose documents were decoded last.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a block.</exception>
    public void DecodeCodes(ReadOnlySpan<byte> bytes)
    {
        var (gapBits, codeBits) = ReadHeader(bytes);
        IsPlain = (bytes[1] & NotPlain) == 0;
        _hasOthers = false;
        var at = HeaderLength + BitPacking.Length(gapBits);
        BitPacking.Unpack(bytes[at..], codeBits, _codes);
        if (!IsPlain)
            DecodeOthers(bytes, at + BitPacking.Length(codeBits));
        HasCodes = true;
    }

    private static (int GapBits, int CodeBits) ReadHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength)
            throw Damaged();
        int gapBits = bytes[0], codeBits = bytes[1] & CodeBits;
        if (gapBits >= 32 || codeBits > FrequencyCode.Bits
            || bytes.Length - HeaderLength < BitPacking.Length(gapBits) + BitPacking.Length(codeBits))
        {
            throw Damaged();
        }

        return (gapBits, codeBits);
    }

    private void CheckDocuments(int gapBits, int limit)
    {
        // 128 gaps of 24 bits cannot leave 32 bits unseen: then the last document tells of all.
        var first = gapBits <= 24 ? Size - 1 : 0;
        foreach (var document in _documents.AsSpan(first))
        {
            if ((uint)document >= (uint)limit)
                throw Damaged();
        }
    }

    /// <summary>Bytes a block takes at most.</summary>
    public const int MaximumLength = 2 + Size * (4 + 1 + FrequencyCode.OtherLength + Varint.MaximumLength);

    private const int HeaderLength = 2;
    private const int NotPlain = 0x80;
    private const int CodeBits = 0x7F;

    private static InvalidDataException Damaged() => new("A block of postings is damaged.");

    private int EncodeShort(int before, Span<byte> output)
    {
        var at = 0;
        for (var index = 0; index < Count; index++)
        {
            var gap = (ulong)(uint)(_documents[index] - before - 1);
            at += Varint.Write(output[at..], (gap << FrequencyCode.Bits) | (uint)_codes[index]);
            if (_codes[index] == FrequencyCode.Other)
                at += FrequencyCode.WriteOther(output[at..], _others.AsSpan(index * TextFields.Count, TextFields.Count));
            before = _documents[index];
        }

        return at;
    }

    private void DecodeShort(ReadOnlySpan<byte> bytes, int before, int limit)
    {
        (IsPlain, _hasOthers) = (true, false);
        var at = 0;
        for (var index = 0; index < Count; index++)
        {
            var value = Varint.Read(bytes, ref at);
            var code = (int)value & FrequencyCode.Other;
            // Compared before it is added up, so that nothing can wrap.
            if (value >> FrequencyCode.Bits >= (ulong)(limit - before - 1))
                throw Damaged();
            before += (int)(value >> FrequencyCode.Bits) + 1;
            _documents[index] = before;
            _codes[index] = code;
            IsPlain &= FrequencyCode.IsPlain(code);
            _hasOthers |= code == FrequencyCode.Other;
            if (code == FrequencyCode.Other)
                FrequencyCode.ReadOther(bytes, ref at, _others.AsSpan(index * TextFields.Count, TextFields.Count));
        }
    }

    private void DecodeOthers(ReadOnlySpan<byte> bytes, int at)
    {
        for (var index = 0; index < Size; index++)
        {
            _hasOthers |= _codes[index] == FrequencyCode.Other;
            if (_codes[index] == FrequencyCode.Other)
                FrequencyCode.ReadOther(bytes, ref at, _others.AsSpan(index * TextFields.Count, TextFields.Count));
        }
    }
}
