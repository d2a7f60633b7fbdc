using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using ArxivLens.Index.Files;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Similarity;

/// <summary>
/// Walks the terms of a document's title and abstract: a forward list (docs/index-format.md) read for nothing else, since
/// comparing texts reads very many.
/// </summary>
/// <param name="bytes">The list.</param>
/// <param name="termCount">Terms of the segment.</param>
internal ref struct TextTerms(ReadOnlySpan<byte> bytes, int termCount)
{
    private const ulong TopBits = 0x8080808080808080;

    private static readonly byte[] Frequencies = [.. Enumerable.Range(0, FrequencyCode.Other).Select(code
        => (byte)(FrequencyCode.Frequency(code, 0) + FrequencyCode.Frequency(code, 1))), 0];

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>The rank of the term.</summary>
    public int Rank { get; private set; } = -1;

    /// <summary>How often it occurs in title and abstract, at least once.</summary>
    public int Frequency { get; private set; }

    /// <summary>Goes to the next term.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a list.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        while (_at < _bytes.Length)
        {
            var value = Next();
            if (value >> FrequencyCode.Bits >= (ulong)(termCount - Rank - 1))
                throw new InvalidDataException("A document names a term that is not in its segment.");
            Rank += (int)(value >> FrequencyCode.Bits) + 1;
            var code = (int)value & FrequencyCode.Other;
            Frequency = code == FrequencyCode.Other ? ReadOther() : Frequencies[code];
            if (Frequency > 0)
                return true;
        }

        return false;
    }

    /// <summary>A varint. Most take two or three bytes here, which branches would guess wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Next()
    {
        if (!Bmi2.X64.IsSupported || _bytes.Length - _at < sizeof(ulong))
            return Varint.Read(_bytes, ref _at);
        var word = BinaryPrimitives.ReadUInt64LittleEndian(_bytes[_at..]);
        var ends = ~word & TopBits;
        if (ends == 0)
            return Varint.Read(_bytes, ref _at);
        _at += (BitOperations.TrailingZeroCount(ends) >> 3) + 1;
        // The bits up to the end of the first byte without a top bit.
        return Bmi2.X64.ParallelBitExtract(word & (ends ^ (ends - 1)), ~TopBits);
    }

    private int ReadOther()
    {
        var frequencies = default(FieldFrequencies);
        FrequencyCode.ReadOther(_bytes, ref _at, frequencies);
        return frequencies[0] + frequencies[1];
    }
}
