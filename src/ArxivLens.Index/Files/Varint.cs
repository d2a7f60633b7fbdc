using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ArxivLens.Index.Files;

/// <summary>
/// Whole numbers in as few bytes as they need: seven bits a byte, lowest first, the top bit set on all but the last.
/// </summary>
internal static class Varint
{
    /// <summary>Bytes a 64-bit number takes at most.</summary>
    public const int MaximumLength = 10;

    private const ulong TopBits = 0x8080808080808080;

    /// <summary>Bytes a number takes.</summary>
    public static int Length(ulong value)
    {
        var length = 1;
        for (; value >= 0x80; value >>= 7)
            length++;
        return length;
    }

    /// <summary>Writes a number and returns the bytes it took.</summary>
    public static int Write(Span<byte> output, ulong value)
    {
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            output[length++] = (byte)(value | 0x80);
        output[length++] = (byte)value;
        return length;
    }

    /// <summary>Moves on behind so many numbers.</summary>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public static void Skip(ReadOnlySpan<byte> input, ref int at, int count)
    {
        if (at < 0)
            throw Damaged();
        while (count > Vector256<byte>.Count && input.Length - at >= Vector256<byte>.Count)
        {
            var more = Vector256.Create(input.Slice(at, Vector256<byte>.Count)).ExtractMostSignificantBits();
            count -= Vector256<byte>.Count - BitOperations.PopCount(more);
            at += Vector256<byte>.Count;
        }

        while (count > 0 && input.Length - at >= sizeof(ulong))
        {
            // One bit for each byte that ends a number.
            var ends = ~BinaryPrimitives.ReadUInt64LittleEndian(input[at..]) & TopBits;
            var ended = BitOperations.PopCount(ends);
            if (ended >= count)
            {
                for (; count > 1; count--)
                    ends &= ends - 1;
                at += (BitOperations.TrailingZeroCount(ends) >> 3) + 1;
                return;
            }

            count -= ended;
            at += sizeof(ulong);
        }

        for (; count > 0; count--)
            SkipOne(input, ref at);
    }

    private static void SkipOne(ReadOnlySpan<byte> input, ref int at)
    {
        byte part;
        do
        {
            if (at >= input.Length)
                throw Damaged();
            part = input[at++];
        }
        while (part >= 0x80);
    }

    /// <summary>Reads a number and moves on behind it.</summary>
    /// <exception cref="InvalidDataException">The bytes end within it, or it takes more than ten.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ReadOnlySpan<byte> input, ref int at)
    {
        // Most numbers of an index take one byte.
        if ((uint)at >= (uint)input.Length || input[at] >= 0x80)
            return ReadLong(input, ref at);
        return input[at++];
    }

    private static ulong ReadLong(ReadOnlySpan<byte> input, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64 && (uint)at < (uint)input.Length; shift += 7)
        {
            ulong part = input[at++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw Damaged();
    }

    private static InvalidDataException Damaged() => new("A number in the index does not end.");
}
