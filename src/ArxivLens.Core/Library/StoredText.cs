using System.Buffers;
using System.Globalization;
using System.Text;

namespace ArxivLens.Core.Library;

/// <summary>
/// Text as a database can hold it without loss. Databases end or refuse text at NUL, and UTF-8 has no lone surrogates: such a
/// character stands as the noncharacter U+FDD0 followed by its four hexadecimal digits, and so does U+FDD0 itself.
/// </summary>
public static class StoredText
{
    private const char Mark = '\uFDD0';

    private static readonly SearchValues<char> Suspects =
        SearchValues.Create([.. "\0\uFDD0", .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    private static readonly SearchValues<char> FieldSuspects =
        SearchValues.Create([.. "\0\t\n\uFDD0", .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    /// <summary>Makes text storable; nearly always the text itself.</summary>
    public static string Escape(string text)
    {
        var first = text.AsSpan().IndexOfAny(Suspects);
        return first < 0 ? text : Rewrite(text, first, escapeSeparators: false);
    }

    /// <summary>
    /// Makes text storable as a field of a list whose fields end with a tab and whose items end with a line feed.
    /// </summary>
    public static string EscapeField(string text)
    {
        var first = text.AsSpan().IndexOfAny(FieldSuspects);
        return first < 0 ? text : Rewrite(text, first, escapeSeparators: true);
    }

    /// <summary>Gives the text back as it was before either way of escaping.</summary>
    /// <exception cref="FormatException">It was not written by <see cref="Escape"/>.</exception>
    public static string Unescape(string stored)
    {
        var first = stored.IndexOf(Mark, StringComparison.Ordinal);
        if (first < 0)
            return stored;
        var text = new StringBuilder(stored.Length).Append(stored, 0, first);
        for (var i = first; i < stored.Length; i++)
        {
            if (stored[i] != Mark)
            {
                text.Append(stored[i]);
                continue;
            }

            if (i + 4 >= stored.Length || !TryReadDigits(stored.AsSpan(i + 1, 4), out var code))
                throw new FormatException("an escaped character is cut off");
            text.Append((char)code);
            i += 4;
        }

        return text.ToString();
    }

    private static bool TryReadDigits(ReadOnlySpan<char> digits, out ushort code)
        => ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);

    private static string Rewrite(string text, int first, bool escapeSeparators)
    {
        var stored = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                stored.Append(c).Append(text[++i]);
            else if (c is '\0' or Mark || char.IsSurrogate(c) || (escapeSeparators && c is '\t' or '\n'))
                stored.Append(Mark).Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                stored.Append(c);
        }

        return stored.ToString();
    }
}
