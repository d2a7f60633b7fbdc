using System.Net;
using System.Text;

namespace ArxivLens.Sources.Articles.Facts;

/// <summary>Makes one line of what a page says of itself.</summary>
internal static class FactText
{
    /// <summary>One line without control characters and marks of direction, at most so long; <c>null</c> when nothing is left.</summary>
    public static string? Line(string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        // Pages escape twice where the template escapes what the database holds escaped.
        var plain = text.Contains('&') ? WebUtility.HtmlDecode(text) : text;
        var line = new StringBuilder();
        var isParted = false;
        foreach (var c in plain)
        {
            if (UnseenCharacters.IsUnseen(c) && !char.IsWhiteSpace(c)) continue;
            if (char.IsWhiteSpace(c))
            {
                isParted = line.Length > 0;
                continue;
            }

            if (isParted) line.Append(' ');
            isParted = false;
            line.Append(c);
            if (line.Length > longest) return Clip(line.ToString(), longest);
        }

        return line.Length == 0 ? null : line.ToString();
    }

    private static string Clip(string line, int longest)
    {
        var end = line.LastIndexOf(' ', longest - 2);
        if (end < longest / 2) end = longest - 1;
        if (char.IsHighSurrogate(line[end - 1])) end--;
        return line[..end] + "…";
    }
}
