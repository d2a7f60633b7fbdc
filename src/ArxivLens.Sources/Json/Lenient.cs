using System.Text.Json;

namespace ArxivLens.Sources.Json;

/// <summary>Values of records whose shape changed over the years: what is of no use is passed over.</summary>
internal static class Lenient
{
    /// <summary>A text; <c>null</c> for anything else.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            return JsonText.Read(ref reader);
        reader.Skip();
        return null;
    }

    /// <summary>A text or the digits of a number; <c>null</c> for anything else.</summary>
    public static string? TextOrNumber(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number
        ? System.Text.Encoding.UTF8.GetString(reader.ValueSpan)
        : Text(ref reader);

    /// <summary>Whether it is so: <c>true</c>, <c>"true"</c>, <c>1</c>.</summary>
    public static bool Flag(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.True)
            return true;
        return TextOrNumber(ref reader) is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a list begins here; anything else is passed over.</summary>
    public static bool BeginsList(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return true;
        reader.Skip();
        return false;
    }

    /// <summary>Whether an object begins here; anything else is passed over.</summary>
    public static bool BeginsObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            return true;
        reader.Skip();
        return false;
    }

    /// <summary>The bytes of the value the reader stands on, which it is then behind.</summary>
    /// <param name="json">What the reader reads, from its beginning.</param>
    /// <param name="reader">The reader.</param>
    public static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> json, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }
}
