using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>
/// How often a term occurs in the four fields, as one number below 16: the combinations that make up nearly all postings have one
/// of their own, all others share <see cref="Other"/> and are written out.
/// </summary>
internal static class FrequencyCode
{
    /// <summary>Bits a code takes at most.</summary>
    public const int Bits = 4;

    /// <summary>The code of a combination that is written out.</summary>
    public const int Other = 15;

    /// <summary>Bytes a combination written out takes at most.</summary>
    public const int OtherLength = TextFields.Count * 5;

    /// <summary>A frequency no field reaches; sums of four stay within 32 bits.</summary>
    private const ulong Greatest = 1 << 28;

    // Title, abstract, authors, comments; the most frequent first.
    private static readonly byte[] Table =
    [
        0, 1, 0, 0,
        0, 0, 1, 0,
        0, 2, 0, 0,
        1, 1, 0, 0,
        1, 0, 0, 0,
        0, 3, 0, 0,
        1, 2, 0, 0,
        0, 0, 0, 1,
        0, 4, 0, 0,
        1, 3, 0, 0,
        0, 5, 0, 0,
        1, 4, 0, 0,
        0, 1, 0, 1,
        0, 6, 0, 0,
        1, 5, 0, 0,
    ];

    private static readonly byte[] Sums = [.. Enumerable.Range(0, Other).Select(code => (byte)Table.AsSpan(
        code * TextFields.Count, TextFields.Count).ToArray().Sum(frequency => frequency))];

    /// <summary>The frequencies each code stands for, added up; 0 for <see cref="Other"/>.</summary>
    public static Vector512<int> OccurrencesOfAll { get; } = Vector512.Create([.. Sums.Select(sum => (int)sum), 0]);

    /// <summary>Whether a code speaks of title and abstract alone.</summary>
    public static bool IsPlain(int code) => code is not (1 or 7 or 12 or Other);

    /// <summary>The code of a combination.</summary>
    public static int Of(ReadOnlySpan<int> frequencies)
    {
        if ((frequencies[2] | frequencies[3]) == 0 && frequencies[0] <= 1 && frequencies[1] <= 6)
        {
            return frequencies[0] == 0
                ? frequencies[1] switch { 1 => 0, 2 => 2, 3 => 5, 4 => 8, 5 => 10, 6 => 13, _ => Other }
                : frequencies[1] switch { 0 => 4, 1 => 3, 2 => 6, 3 => 9, 4 => 11, 5 => 14, _ => Other };
        }

        return frequencies switch
        {
            [0, 0, 1, 0] => 1,
            [0, 0, 0, 1] => 7,
            [0, 1, 0, 1] => 12,
            _ => Other,
        };
    }

    /// <summary>The frequency a code stands for in a field; not for <see cref="Other"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Frequency(int code, int field) => Table[code * TextFields.Count + field];

    /// <summary>The frequencies a code stands for, added up; not for <see cref="Other"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Occurrences(int code) => Sums[code];

    /// <summary>Writes a combination out and returns the bytes it took.</summary>
    public static int WriteOther(Span<byte> output, ReadOnlySpan<int> frequencies)
    {
        var length = 0;
        foreach (var frequency in frequencies)
            length += Varint.Write(output[length..], (ulong)frequency);
        return length;
    }

    /// <summary>Reads the combination of a code, which may be written out.</summary>
    public static void Read(ReadOnlySpan<byte> input, ref int at, int code, Span<int> frequencies)
    {
        if (code == Other)
        {
            ReadOther(input, ref at, frequencies);
            return;
        }

        for (var field = 0; field < TextFields.Count; field++)
            frequencies[field] = Frequency(code, field);
    }

    /// <summary>Reads a combination that is written out.</summary>
    public static void ReadOther(ReadOnlySpan<byte> input, ref int at, Span<int> frequencies)
    {
        for (var field = 0; field < TextFields.Count; field++)
        {
            var frequency = Varint.Read(input, ref at);
            if (frequency > Greatest)
                throw new InvalidDataException("A frequency is greater than any document allows.");
            frequencies[field] = (int)frequency;
        }
    }
}
