using System.Text;
using System.Text.Json;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>Values of JSON that may be of another type than they should be.</summary>
internal static class LenientValue
{
    /// <summary>A text, or a number as it is written; <c>null</c> for anything else, which is passed over.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return JsonText.Read(ref reader);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>Whether something is true, <c>"true"</c> or 1.</summary>
    public static bool IsTrue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.True)
            return true;
        return Text(ref reader) is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));
    }
}
