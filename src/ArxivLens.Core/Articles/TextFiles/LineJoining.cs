namespace ArxivLens.Core.Articles.TextFiles;

/// <summary>Which lines are one paragraph, and which paragraphs were parted by the end of a page.</summary>
internal static class LineJoining
{
    /// <summary>A file whose longer lines are at most this long was wrapped by whoever wrote it.</summary>
    private const int WidestWrapped = 120;

    /// <summary>A line that a page broke off is nearly as long as the page is wide.</summary>
    private const int ShortestBroken = 60;

    /// <summary>
    /// The width at which the lines of a plain text are wrapped, 0 when every line is a paragraph: nine in ten of those that another
    /// follows at once are at most that long.
    /// </summary>
    public static int WidthOf(IReadOnlyList<TextLine> lines)
    {
        var followed = new List<int>();
        for (var at = 0; at + 1 < lines.Count; at++)
        {
            if (!lines[at].IsBlank && !lines[at + 1].IsBlank) followed.Add(lines[at].Length);
        }

        if (followed.Count == 0) return 0;
        followed.Sort();
        var width = followed[(followed.Count - 1) * 9 / 10];
        return width <= WidestWrapped && followed[^1] <= WidestWrapped * 2 ? width : 0;
    }

    /// <summary>Whether a line of plain text goes on with the next.</summary>
    public static bool GoesOn(TextLine line, TextLine next, int width) =>
        width > 0 && (line.Length >= width * 0.6 || (next.Text.Length > 0 && char.IsLower(next.Text[0])));

    /// <summary>
    /// Whether a paragraph was broken off within a sentence and the next one is its end: it ends in a word, and either the next begins
    /// in lower case, or it is as long as a line and reads like running text, and the next ends a sentence.
    /// </summary>
    public static bool IsBrokenOff(string paragraph, string next)
    {
        if (paragraph.Length == 0 || next.Length == 0) return false;
        var last = paragraph[^1];
        if (!char.IsLetterOrDigit(last) && last is not (',' or '’' or '-')) return false;
        if (char.IsLower(next[0])) return HasRunningWords(paragraph);
        if (paragraph.Length < ShortestBroken || !char.IsLetter(next[0])) return false;
        return RunIn.EndOf(next) == 0 && next[^1] is '.' or '!' or '?' or '”' or '"'
            && HasRunningWords(RunIn.Rest(paragraph)) && (RunIn.EndOf(paragraph) > 0 || paragraph.Contains(". ", StringComparison.Ordinal));
    }

    /// <summary>Whether some longer word is in lower case, as none is in most titles.</summary>
    private static bool HasRunningWords(string text)
        => text.Split(' ').Count(word => word.Length >= 5 && word.All(char.IsLower)) >= 2;
}
