using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ArxivLens.Index.Postings;

/// <summary>
/// 128 whole numbers in as many bits each as the greatest needs, laid out for vectors of four: number i stands in lane i mod 4,
/// and each lane is a stream of bits of its own (the layout of D. Lemire and L. Boytsov, "Decoding billions of integers per
/// second through vectorization", Software: Practice and Experience 45, 2015, section 4).
/// </summary>
internal static class BitPacking
{
    /// <summary>Numbers packed together.</summary>
    public const int Count = 128;

    private const int Lanes = 4;
    private const int Rows = Count / Lanes;
    private const int WordBits = 32;

    /// <summary>Bytes that 128 numbers of so many bits take.</summary>
    public static int Length(int bits) => bits * Count / 8;

    /// <summary>Bits the greatest of the numbers needs; 0 when all are 0.</summary>
    public static int BitsOf(ReadOnlySpan<int> values)
    {
        var all = 0u;
        foreach (var value in values)
            all |= (uint)value;
        return WordBits - BitOperations.LeadingZeroCount(all);
    }

    /// <summary>Packs 128 numbers and returns the bytes they took.</summary>
    public static int Pack(ReadOnlySpan<int> values, int bits, Span<byte> output)
    {
        var words = MemoryMarshal.Cast<byte, uint>(output[..Length(bits)]);
        words.Clear();
        if (bits == 0)
            return 0;
        for (var index = 0; index < Count; index++)
        {
            var bit = index / Lanes * bits;
            var word = bit / WordBits * Lanes + index % Lanes;
            var shift = bit % WordBits;
            words[word] |= (uint)values[index] << shift;
            if (shift + bits > WordBits)
                words[word + Lanes] |= (uint)values[index] >> (WordBits - shift);
        }

        return Length(bits);
    }

    /// <summary>Unpacks 128 numbers.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<int> values)
    {
        ref var output = ref MemoryMarshal.GetReference(values[..Count]);
        if (bits == 0)
        {
            values[..Count].Clear();
            return;
        }

        ref var input = ref MemoryMarshal.GetReference(packed[..Length(bits)]);
        var mask = Vector128.Create(uint.MaxValue >> (WordBits - bits));
        for (var row = 0; row < Rows; row++)
            Row(ref input, row * bits, bits, mask).AsInt32().StoreUnsafe(ref output, (nuint)(row * Lanes));
    }

    /// <summary>Unpacks 128 gaps less one and adds them up: the ascending numbers that follow the one given.</summary>
    public static void UnpackAscending(ReadOnlySpan<byte> packed, int bits, int before, Span<int> values)
    {
        ref var output = ref MemoryMarshal.GetReference(values[..Count]);
        ref var input = ref MemoryMarshal.GetReference(packed[..Length(bits)]);
        var mask = bits == 0 ? Vector128<uint>.Zero : Vector128.Create(uint.MaxValue >> (WordBits - bits));
        var carry = Vector128.Create(before);
        for (var row = 0; row < Rows; row++)
        {
            var gaps = bits == 0 ? Vector128<int>.One : Row(ref input, row * bits, bits, mask).AsInt32() + Vector128<int>.One;
            gaps += ShiftLanes(gaps, 1);
            gaps += ShiftLanes(gaps, 2);
            var sums = gaps + carry;
            sums.StoreUnsafe(ref output, (nuint)(row * Lanes));
            carry = Vector128.Shuffle(sums, Vector128.Create(Lanes - 1));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Row(ref byte input, int bit, int bits, Vector128<uint> mask)
    {
        var word = bit / WordBits;
        var shift = bit % WordBits;
        var value = Vector128.LoadUnsafe(ref input, (nuint)(word * Vector128<byte>.Count)).AsUInt32() >>> shift;
        if (shift + bits > WordBits)
        {
            var next = Vector128.LoadUnsafe(ref input, (nuint)((word + 1) * Vector128<byte>.Count)).AsUInt32();
            value |= next << (WordBits - shift);
        }

        return value & mask;
    }

    /// <summary>Moves lanes up by one or two and fills with zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> ShiftLanes(Vector128<int> value, int lanes) => lanes == 1
        ? Vector128.Shuffle(value, Vector128.Create(4, 0, 1, 2))
        : Vector128.Shuffle(value, Vector128.Create(4, 4, 0, 1));
}
