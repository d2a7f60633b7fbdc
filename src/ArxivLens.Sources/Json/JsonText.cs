using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ArxivLens.Sources.Json;

/// <summary>Texts of JSON, also those that are half a character.</summary>
internal static class JsonText
{
    /// <summary>
    /// Whether a field has a name, which is ASCII. One that may hold half a character is unknown without comparing, of which the
    /// runtime would make an exception.
    /// </summary>
    public static bool IsName(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        !MayHoldSurrogates(ref reader) && reader.ValueTextEquals(name);

    /// <summary>
    /// The text of a string token, without lone surrogates (<c>\ud800</c>), of which the runtime would make an exception.
    /// </summary>
    public static string Read(ref Utf8JsonReader reader) => MayHoldSurrogates(ref reader)
        ? WithoutLoneSurrogates(Unescape(Encoding.UTF8.GetString(reader.ValueSpan)))
        : reader.GetString()!;

    private static bool MayHoldSurrogates(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped && (reader.ValueSpan.IndexOf("\\ud"u8) >= 0 || reader.ValueSpan.IndexOf("\\uD"u8) >= 0);

    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            // the reader has checked that every escape is whole
            var escape = raw[++i];
            if (escape == 'u')
            {
                var digits = raw.AsSpan(i + 1, 4);
                text.Append((char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(escape switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => escape });
        }

        return text.ToString();
    }

    private static string WithoutLoneSurrogates(string text)
    {
        var whole = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                whole.Append(text[i]).Append(text[++i]);
            else if (!char.IsSurrogate(text[i]))
                whole.Append(text[i]);
        }

        return whole.ToString();
    }
}
