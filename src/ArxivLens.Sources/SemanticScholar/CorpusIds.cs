using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>Semantic Scholar's numbers of works, which its files call corpus ids.</summary>
internal static class CorpusIds
{
    /// <summary>The scheme under which they are kept.</summary>
    public const string Scheme = "s2";

    /// <summary>The scheme of its other names, digests of 40 digits.</summary>
    public const string ShaScheme = "s2-sha";

    private const string KeyPrefix = "work:s2-";

    /// <summary>The key of a work of which nothing but its number is known.</summary>
    public static WorkKey KeyOf(long id) =>
        WorkKey.TryParse(string.Create(CultureInfo.InvariantCulture, $"{KeyPrefix}{id}"), out var key)
            ? key
            : throw new ArgumentOutOfRangeException(nameof(id), id, "not a corpus id");

    /// <summary>A number as it is kept.</summary>
    public static string TextOf(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number that is a work's only name.</summary>
    public static bool TryRead(string key, out long id)
    {
        id = 0;
        return key.StartsWith(KeyPrefix, StringComparison.Ordinal) && TryParse(key.AsSpan(KeyPrefix.Length), out id);
    }

    /// <summary>The number in a text of digits.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0;

    /// <summary>
    /// The number that stands in a record as a number or, in older files, as a text; 0 where it is null or empty.
    /// </summary>
    /// <returns><c>false</c> when something else stands there.</returns>
    public static bool TryRead(ref Utf8JsonReader reader, out long id)
    {
        id = 0;
        if (reader.TokenType == JsonTokenType.Null)
            return true;
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
            return false;
        var text = reader.ValueSpan.Trim((byte)' ');
        if (text.IsEmpty)
            return true;
        return Utf8Parser.TryParse(text, out id, out var length) && IsRest(text[length..]) && id > 0;
    }

    // A table that lost its whole numbers writes 1981188.0.
    private static bool IsRest(ReadOnlySpan<byte> rest) => rest.IsEmpty || rest.SequenceEqual(".0"u8);
}
