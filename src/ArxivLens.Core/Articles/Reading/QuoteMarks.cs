namespace ArxivLens.Core.Articles.Reading;

/// <summary>Finds what stands between quotation marks.</summary>
internal static class QuoteMarks
{
    private const int MostOpen = 30;

    /// <summary>
    /// The outermost stretches between marks, in order: curly, straight and angular marks, those of German and of East Asian texts;
    /// single ones where they surround words. A mark that opens a paragraph and is never closed reaches to its end, as where a
    /// quotation runs over several paragraphs.
    /// </summary>
    public static List<QuotedStretch> Find(string text)
    {
        var found = new List<QuotedStretch>();
        var open = new List<(char Close, int Start)>();
        for (var at = 0; at < text.Length; at++)
        {
            var closes = open.FindLastIndex(one => IsClose(text, at, one.Close));
            if (closes >= 0)
            {
                var start = open[closes].Start;
                open.RemoveRange(closes, open.Count - closes);
                if (closes == 0 || open.TrueForAll(one => one.Close is '’' or '\'')) Add(found, new QuotedStretch(start + 1, at, true));
            }
            else if (CloseOf(text, at) is { } close && open.Count < MostOpen)
            {
                open.Add((close, at));
            }
        }

        if (open.Count > 0 && open[0].Start == 0 && open[0].Close is not ('’' or '\''))
            Add(found, new QuotedStretch(1, text.Length, false));
        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return found;
    }

    /// <summary>Whether a place stands in a stretch.</summary>
    public static QuotedStretch? Around(IEnumerable<QuotedStretch> stretches, int place)
        => stretches.Where(one => one.Start <= place && place < one.End).Cast<QuotedStretch?>().FirstOrDefault();

    /// <summary>What an apostrophe opened and a later mark encloses was none.</summary>
    private static void Add(List<QuotedStretch> found, QuotedStretch stretch)
    {
        if (stretch.End <= stretch.Start) return;
        found.RemoveAll(one => one.Start >= stretch.Start && one.End <= stretch.End);
        found.Add(stretch);
    }

    private static char? CloseOf(string text, int at)
    {
        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + 1 < text.Length ? text[at + 1] : ' ';
        return text[at] switch
        {
            '“' => '”',
            '„' => '“',
            '«' => '»',
            '‹' => '›',
            '「' => '」',
            '『' => '』',
            '"' when !char.IsWhiteSpace(after) && !char.IsLetterOrDigit(before) => '"',
            '‘' when !char.IsWhiteSpace(after) => '’',
            '\'' when char.IsLetter(after) && (char.IsWhiteSpace(before) || before is '(' or '"' or '“') => '\'',
            _ => null,
        };
    }

    private static bool IsClose(string text, int at, char close)
    {
        if (text[at] != close) return close == '“' && text[at] == '”';
        var after = at + 1 < text.Length ? text[at + 1] : ' ';
        return close switch
        {
            '"' => at > 0 && !char.IsWhiteSpace(text[at - 1]),
            '’' or '\'' => !char.IsLetterOrDigit(after) && at > 0 && !char.IsWhiteSpace(text[at - 1]),
            _ => true,
        };
    }
}

/// <summary>Words between quotation marks.</summary>
/// <param name="Start">Behind the opening mark.</param>
/// <param name="End">The closing mark.</param>
/// <param name="IsClosed">Whether there is one.</param>
internal readonly record struct QuotedStretch(int Start, int End, bool IsClosed)
{
    /// <summary>The words.</summary>
    public string Of(string text) => text[Start..End];
}
