namespace ArxivLens.Core.Articles.TextFiles;

/// <summary>A line of a file, without white space at its ends.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">Behind its last.</param>
/// <param name="Indent">How far it is set in; a tabulator counts four.</param>
/// <param name="Text">Its words.</param>
internal sealed record TextLine(int Start, int End, int Indent, string Text)
{
    /// <summary>Whether nothing stands there.</summary>
    public bool IsBlank => End == Start;

    /// <summary>How many characters.</summary>
    public int Length => End - Start;

    /// <summary>The lines of a text.</summary>
    public static List<TextLine> Split(string text)
    {
        var lines = new List<TextLine>();
        for (var start = 0; start <= text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\r');
            end = end < 0 ? text.Length : start + end;
            lines.Add(Of(text, start, end));
            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }

    private static TextLine Of(string text, int start, int end)
    {
        var indent = 0;
        for (; start < end && IsBlankSign(text[start]); start++) indent += text[start] == '\t' ? 4 : 1;
        while (end > start && IsBlankSign(text[end - 1])) end--;
        return new TextLine(start, end, indent, text[start..end]);
    }

    private static bool IsBlankSign(char c) => char.IsWhiteSpace(c) || c is '\ufeff' or '\u200b';
}
