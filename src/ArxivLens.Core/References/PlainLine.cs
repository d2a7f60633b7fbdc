using System.Globalization;
using System.Text;

namespace ArxivLens.Core.References;

/// <summary>Text of strangers on one line.</summary>
internal static class PlainLine
{
    /// <summary>
    /// White space in a row becomes one blank; control and format characters and halves of pairs go; longer text is cut, if possible
    /// at a blank.
    /// </summary>
    public static string Of(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest + 1));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length > longest)
                break;
            if (Rune.IsWhiteSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (IsKept(rune))
            {
                line.Append(rune.ToString());
            }
        }

        return Cut(line.ToString().TrimEnd(), longest);
    }

    private static bool IsKept(Rune rune) => rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format);

    private static string Cut(string line, int longest)
    {
        if (line.Length <= longest)
            return line;
        var end = line.LastIndexOf(' ', longest);
        if (end < longest / 2)
            end = char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest;
        return line[..end];
    }
}
