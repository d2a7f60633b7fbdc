using System.Text;

namespace ArxivLens.Core.Citing;

/// <summary>Text of others within Markdown, so that it is read as the words it is and as no markup (CommonMark 0.31, and GitHub's tables and links).</summary>
public static class MarkdownText
{
    // Of ASCII punctuation, which alone a backslash can stand before, these mean nothing within a line.
    private const string Harmless = ",;'\"?/%()";

    /// <summary>One line of it.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = OneLine.Of(text);
        var escaped = new StringBuilder(line.Length + 16);
        for (var at = 0; at < line.Length; at++)
        {
            if (Means(line, at))
                escaped.Append('\\');
            escaped.Append(line[at]);
        }

        return escaped.ToString();
    }

    /// <summary>A link; without an address the words alone.</summary>
    public static string Link(string text, string? address) =>
        address is null ? Of(text) : $"[{Of(text)}](<{address.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)";

    private static bool Means(string line, int at)
    {
        var sign = line[at];
        if (!char.IsAscii(sign) || char.IsAsciiLetterOrDigit(sign) || sign == ' ' || Harmless.Contains(sign, StringComparison.Ordinal))
            return false;
        var before = at > 0 ? line[at - 1] : ' ';
        var behind = at + 1 < line.Length ? line[at + 1] : ' ';
        return sign switch
        {
            // A number of a list, or "www." that some make a link of.
            '.' => line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0 || line.AsSpan(0, at).EndsWith("www", StringComparison.OrdinalIgnoreCase),
            '-' => !char.IsLetterOrDigit(before),
            ':' => behind != ' ',
            '!' => behind == '[',
            _ => true,
        };
    }
}
