using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>The plain text of a field.</summary>
internal static class FieldText
{
    private const string Opening = " \t\r\n\f\v\u00a0,;:.|*_-–—•·“\"«‘„'`<>=/";
    private const string Closing = " \t\r\n\f\v\u00a0,;:|*_-–—•·”\"»’“'`<>=/";
    private const string Ligatures = "ﬀﬁﬂﬃﬄﬅﬆ";

    private static readonly string[] Spelled = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    /// <summary>
    /// Without TeX, ligatures taken apart, words that a line's end divided (<c>infor- mation</c>) joined, white space folded, without
    /// punctuation and unmatched brackets at the ends; a full stop at the end goes unless it is that of an abbreviation or a question.
    /// </summary>
    /// <returns>The text, or <c>null</c> when nothing is left.</returns>
    public static string? Clean(ReadOnlySpan<char> raw)
    {
        var text = Trim(Plain(raw));
        return text.Length > 0 ? text : null;
    }

    /// <summary>The same with its punctuation.</summary>
    public static string Plain(ReadOnlySpan<char> raw)
    {
        var text = raw.ToString();
        if (text.AsSpan().ContainsAny('\\', '{', '}'))
            text = TexText.ToPlain(Balanced(text)).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
        return Join(text);
    }

    /// <summary>Whether an abbreviation ends a text: its full stop belongs to it.</summary>
    private static bool EndsAbbreviated(string text)
    {
        var word = text.AsSpan(0, text.Length - 1);
        word = word[(word.LastIndexOf(' ') + 1)..];
        return word.Contains('.') || (word.Length is > 0 and <= 5 && text.AsSpan(0, text.Length - 1).Contains('.')) || word.Length == 1;
    }

    private static string Trim(string text)
    {
        for (var length = -1; length != text.Length;)
        {
            length = text.Length;
            text = text.TrimStart(Opening.ToCharArray()).TrimEnd(Closing.ToCharArray());
            text = WithoutBracket(text);
            if (text.EndsWith('.') && !EndsAbbreviated(text))
                text = text[..^1];
        }

        return text;
    }

    private static string WithoutBracket(string text)
    {
        foreach (var (open, close) in (ReadOnlySpan<(char, char)>)[('(', ')'), ('[', ']')])
        {
            var (opened, closed) = (text.AsSpan().Count(open), text.AsSpan().Count(close));
            if (text.StartsWith(open) && (opened > closed || (text.EndsWith(close) && opened == 1)))
                return opened > closed ? text[1..] : text[1..^1];
            if (text.EndsWith(close) && closed > opened)
                return text[..^1];
        }

        return text;
    }

    private static string Balanced(string text)
    {
        var depth = 0;
        foreach (var c in text)
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        return depth > 0 ? text + new string('}', depth) : depth < 0 ? new string('{', -depth) + text : text;
    }

    private static string Join(string text)
    {
        var joined = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            var ligature = Ligatures.IndexOf(c, StringComparison.Ordinal);
            if (ligature >= 0)
                joined.Append(Spelled[ligature]);
            else if (char.IsWhiteSpace(c) || c == '~')
                AppendSpace(joined, text, at);
            else if (c != '\u00ad' && c != '\u200b' && !char.IsControl(c))
                joined.Append(c);
        }

        return PlainCharacters.Keep(joined.ToString());
    }

    /// <summary>One space, or none behind a hyphen that divides a word: it stands between letters, and no "and" follows.</summary>
    private static void AppendSpace(StringBuilder joined, string text, int at)
    {
        if (joined.Length == 0 || joined[^1] == ' ')
            return;
        var next = at;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        var divides = joined.Length > 1 && joined[^1] is '-' or '‐' && char.IsLetter(joined[^2]) && next < text.Length
            && char.IsLetter(text[next]) && !IsConjunction(text, next);
        if (!divides)
            joined.Append(' ');
        else if (char.IsLower(text[next]))
            joined.Length--;
    }

    private static bool IsConjunction(string text, int at)
    {
        var word = text.AsSpan(at);
        var end = word.IndexOf(' ');
        return (end < 0 ? word : word[..end]) is "and" or "or" or "to" or "und" or "oder" or "bis" or "et" or "ou" or "y" or "e";
    }
}
