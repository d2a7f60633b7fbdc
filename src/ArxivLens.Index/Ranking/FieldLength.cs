using System.Numerics;

namespace ArxivLens.Index.Ranking;

/// <summary>
/// The length of a field in one byte: exact up to 64 tokens, then in 32 steps from one power of two to the next, so that a length
/// is off by less than 3.2 %; 4,032 and more are one.
/// </summary>
internal static class FieldLength
{
    /// <summary>Codes there are.</summary>
    public const int Codes = 256;

    private const int Exact = 64;
    private const int Steps = 32;
    private const int ExactBits = 6;
    private const int StepBits = 5;

    /// <summary>The code of a length.</summary>
    public static byte Encode(int length)
    {
        if (length < Exact)
            return (byte)Math.Max(0, length);
        var octave = BitOperations.Log2((uint)length) - ExactBits;
        var step = (length >> (octave + ExactBits - StepBits)) - Steps;
        return (byte)Math.Min(Codes - 1, Exact + octave * Steps + step);
    }

    /// <summary>The least length with a code.</summary>
    public static int Decode(int code)
    {
        if (code < Exact)
            return code;
        var (octave, step) = Math.DivRem(code - Exact, Steps);
        return (Steps + step) << (octave + ExactBits - StepBits);
    }

    /// <summary>The codes of a document's four fields in one number, the first field lowest.</summary>
    public static int Pack(ReadOnlySpan<int> lengths)
        => Encode(lengths[0]) | Encode(lengths[1]) << 8 | Encode(lengths[2]) << 16 | Encode(lengths[3]) << 24;
}
