namespace ArxivLens.Index.Files;

/// <summary>
/// Whole numbers in as few bytes as they need: seven bits a byte, lowest first, the top bit set on all but the last.
/// </summary>
internal static class Varint
{
    /// <summary>Bytes a 64-bit number takes at most.</summary>
    public const int MaximumLength = 10;

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

    /// <summary>Reads a number and moves on behind it.</summary>
    public static ulong Read(ReadOnlySpan<byte> input, ref int at)
    {
        ulong value = input[at++];
        if (value < 0x80)
            return value;
        value &= 0x7F;
        for (var shift = 7; shift < 64; shift += 7)
        {
            ulong part = input[at++];
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw new InvalidDataException("A number in the index takes more than ten bytes.");
    }
}
