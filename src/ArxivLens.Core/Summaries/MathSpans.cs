namespace ArxivLens.Core.Summaries;

/// <summary>Mathematics within running text: <c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c>, <c>\[…\]</c>.</summary>
internal static class MathSpans
{
    /// <summary>A single <c>$</c> without its partner is common; a formula longer than this is more likely two of them.</summary>
    private const int LongestFormula = 600;

    /// <summary>Where the formula ends that begins at a place; the place itself when none begins there.</summary>
    public static int EndAt(string text, int at)
    {
        if (text[at] == '\\' && at + 1 < text.Length) return EndOfCommand(text, at);
        if (text[at] != '$') return at;
        var mark = at + 1 < text.Length && text[at + 1] == '$' ? "$$" : "$";
        return EndAfter(text, at, mark, mark);
    }

    /// <summary>How many characters of a passage are mathematics.</summary>
    public static int CountCharacters(string passage)
    {
        var count = 0;
        for (var at = 0; at < passage.Length;)
        {
            var end = EndAt(passage, at);
            count += end - at;
            at = Math.Max(end, at + 1);
        }

        return count;
    }

    private static int EndOfCommand(string text, int at) => text[at + 1] switch
    {
        '(' => EndAfter(text, at, @"\(", @"\)"),
        '[' => EndAfter(text, at, @"\[", @"\]"),
        '$' => at + 2,
        _ => at,
    };

    private static int EndAfter(string text, int at, string open, string close)
    {
        var from = at + open.Length;
        var length = Math.Min(LongestFormula, text.Length - from);
        var found = text.AsSpan(from, length).IndexOf(close, StringComparison.Ordinal);
        while (found > 0 && close[0] == '$' && text[from + found - 1] == '\\')
        {
            var next = text.AsSpan(from + found + 1, length - found - 1).IndexOf(close, StringComparison.Ordinal);
            found = next < 0 ? -1 : found + 1 + next;
        }

        return found < 0 ? at : from + found + close.Length;
    }
}
