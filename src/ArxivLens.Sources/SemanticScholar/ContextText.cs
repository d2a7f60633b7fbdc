using System.Text;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>A sentence in which a work is cited, as it is kept.</summary>
internal static class ContextText
{
    /// <summary>Most characters of a sentence; what follows is cut off, with an ellipsis in its place.</summary>
    public const int Longest = 1_000;

    /// <summary>One line without control characters, overrides and doubled spaces.</summary>
    public static string Clean(string text)
    {
        if (text.Length <= Longest && IsClean(text))
            return text;
        var clean = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength >= Longest)
                return clean.Append('…').ToString();
            if (Rune.IsWhiteSpace(rune))
                AppendSpace(clean);
            else if (!IsHidden(rune))
                clean.Append(rune.ToString());
        }

        return clean.ToString().TrimEnd();
    }

    private static void AppendSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
            clean.Append(' ');
    }

    private static bool IsHidden(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is 0xfffd or 0xfeff or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069);

    private static bool IsClean(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' || (c == ' ' && before == ' '))
                return false;
            before = c;
        }

        return before != ' ' || text.Length == 0;
    }
}
