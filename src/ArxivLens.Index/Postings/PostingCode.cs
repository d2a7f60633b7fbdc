using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>The bytes of one posting: step and field mask in one number, then the frequency in each field of the mask.</summary>
internal static class PostingCode
{
    /// <summary>Bytes a posting takes at most.</summary>
    public const int MaximumLength = Varint.MaximumLength * (1 + TextFields.Count);

    /// <summary>Writes a posting and returns the bytes it took.</summary>
    public static int Write(Span<byte> output, int step, ReadOnlySpan<int> frequencies)
    {
        var mask = 0;
        for (var field = 0; field < TextFields.Count; field++)
            mask |= frequencies[field] > 0 ? 1 << field : 0;
        var length = Varint.Write(output, ((ulong)(uint)step << TextFields.Count) | (uint)mask);
        foreach (var frequency in frequencies)
        {
            if (frequency > 0)
                length += Varint.Write(output[length..], (ulong)frequency);
        }

        return length;
    }

    /// <summary>Reads a posting; returns the step.</summary>
    public static int Read(ReadOnlySpan<byte> input, ref int at, Span<int> frequencies, out int mask)
    {
        var head = Varint.Read(input, ref at);
        mask = (int)head & TextFields.All;
        for (var field = 0; field < TextFields.Count; field++)
            frequencies[field] = (mask >> field & 1) == 0 ? 0 : (int)Varint.Read(input, ref at);
        return (int)(head >> TextFields.Count);
    }
}
