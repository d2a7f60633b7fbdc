using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>OpenAlex's numbers of works: <c>W2741809807</c>, also as an address or with its scheme before it.</summary>
public static class OpenAlexId
{
    /// <summary>The scheme of external ids, whose ids are <c>W</c> and the number.</summary>
    public const string Scheme = "openalex";

    // 2^53, so that the number survives programs that take it for one with a point; OpenAlex has about 2^33 of them
    private const long Largest = 1L << 53;
    private const int LongestText = 200;

    /// <summary>Reads an id as it stands in a record; a number has to be written with its W.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="number">The number behind the W, from 1.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        text = text.Trim(" \t\r\n"u8);
        if (text.Length is 0 or > LongestText)
            return false;
        var start = text.LastIndexOfAny((byte)'/', (byte)':') + 1;
        var bare = text[start..];
        return bare.Length > 1 && (bare[0] | 0x20) == 'w'
            && IsBeginning(text[..start])
            && char.IsAsciiDigit((char)bare[1])
            && Utf8Parser.TryParse(bare[1..], out number, out var used) && used == bare.Length - 1
            && number is > 0 and <= Largest;
    }

    /// <summary>Reads an id as people write it.</summary>
    public static bool TryParse(string text, out long number)
    {
        ArgumentNullException.ThrowIfNull(text);
        number = 0;
        return text.Length <= LongestText && TryParse(Encoding.UTF8.GetBytes(text), out number);
    }

    /// <summary>The id as external ids hold it.</summary>
    public static string Format(long number) => string.Create(CultureInfo.InvariantCulture, $"W{number}");

    /// <summary>The key of a work of which nothing but this number is known.</summary>
    public static WorkKey KeyOf(long number) =>
        WorkKey.TryParse(string.Create(CultureInfo.InvariantCulture, $"work:oa-w{number}"), out var key)
            ? key
            : throw new ArgumentOutOfRangeException(nameof(number));

    private static bool IsBeginning(ReadOnlySpan<byte> text) => text.IsEmpty || text.IndexOf("openalex"u8) >= 0;
}
