namespace ArxivLens.Core.Articles;

/// <summary>
/// A block as it is read: one line, white space as single blanks, without markup. Every character knows its place in the article.
/// </summary>
internal sealed class FlowText
{
    private readonly int[] places;

    private FlowText(string text, int[] places, IReadOnlyList<FlowMark> marks)
    {
        Text = text;
        this.places = places;
        Marks = marks;
    }

    /// <summary>The words.</summary>
    public string Text { get; }

    /// <summary>What was emphasised or linked, in order.</summary>
    public IReadOnlyList<FlowMark> Marks { get; }

    /// <summary>Reads a block.</summary>
    /// <param name="source">The article's text.</param>
    /// <param name="span">Where the block stands.</param>
    /// <param name="isQuoted">Whether its lines begin with <c>&gt;</c>.</param>
    public static FlowText Of(string source, TextSpan span, bool isQuoted = false)
    {
        var markup = InlineMarkup.Find(source, span, isQuoted);
        var text = new char[span.Length];
        var places = new int[span.Length];
        var count = 0;
        for (var at = span.Start; at < span.End; at++)
        {
            var c = source[at];
            if (markup.IsDropped(at) || c is '\u00ad' or '\u200b' or '\ufeff') continue;
            if (char.IsWhiteSpace(c)) c = ' ';
            if (c == ' ' && (count == 0 || text[count - 1] == ' ')) continue;
            text[count] = c;
            places[count++] = at;
        }

        if (count > 0 && text[count - 1] == ' ') count--;
        return new FlowText(new string(text, 0, count), places[..count], MarksOf(markup, places.AsSpan(0, count)));
    }

    /// <summary>Two blocks that are one sentence.</summary>
    public static FlowText Join(FlowText first, FlowText second)
    {
        var shift = first.Text.Length + 1;
        var marks = second.Marks.Select(mark => mark with { Start = mark.Start + shift, End = mark.End + shift });
        var blank = first.places.Length > 0 ? first.places[^1] + 1 : 0;
        return new FlowText(
            $"{first.Text} {second.Text}", [.. first.places, blank, .. second.places], [.. first.Marks, .. marks]);
    }

    /// <summary>Where a stretch of the words stands in the article.</summary>
    public TextSpan Place(int start, int end) => new(places[start], places[end - 1] + 1);

    /// <summary>The character of the words that stands at or next behind a place of the article; the length when none does.</summary>
    public int At(int place)
    {
        var found = Array.BinarySearch(places, place);
        return found >= 0 ? found : ~found;
    }

    private static List<FlowMark> MarksOf(InlineMarkup markup, ReadOnlySpan<int> places)
    {
        var marks = new List<FlowMark>();
        foreach (var mark in markup.Marks)
        {
            var start = FirstFrom(places, mark.Inner.Start);
            var end = FirstFrom(places, mark.Inner.End);
            if (end > start) marks.Add(new FlowMark(mark.Kind, start, end, mark.Address));
        }

        return marks;
    }

    private static int FirstFrom(ReadOnlySpan<int> places, int place)
    {
        var found = places.BinarySearch(place);
        return found >= 0 ? found : ~found;
    }
}

/// <summary>A stretch of a block that is marked.</summary>
internal sealed record FlowMark(InlineKind Kind, int Start, int End, string? Address);
