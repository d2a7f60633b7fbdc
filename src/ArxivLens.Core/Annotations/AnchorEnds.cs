namespace ArxivLens.Core.Annotations;

/// <summary>Where a passage that was found begins and ends.</summary>
internal static class AnchorEnds
{
    /// <summary>What is added at an end counts at least as much as one word that says something.</summary>
    private const float LeastWeight = 1;

    /// <summary>
    /// A whole sentence that has grown at an end is that sentence still: it goes on to where what stood around it begins, never beyond the
    /// sentence, and never by more words than it had.
    /// </summary>
    public static AnchorFit Extend(Anchor anchor, AnchorText text, AnchorWords words, AnchorFit fit, AnchorGap? gap)
    {
        if (gap is not null && (fit.From < gap.From || fit.To > gap.To))
            return fit;
        var (first, last) = (fit.From, fit.To);
        if (EndsSentence(anchor.Exact) && (gap is not null || anchor.Suffix.Length == 0) && text.SentenceAt(words.StartOf(fit.To)) is { } ending)
            last = Math.Min(gap?.To ?? int.MaxValue, words.FirstAfter(ending.End) - 1);
        if (BeginsSentence(anchor) && gap is not null && text.SentenceAt(words.StartOf(fit.From)) is { } beginning)
            first = Math.Max(gap.From, words.FirstAfter(beginning.Start));
        var length = fit.To - fit.From + 1;
        last = IsWorth(words, fit.To + 1, last, length) ? last : fit.To;
        first = IsWorth(words, first, fit.From - 1, length) ? first : fit.From;
        return (first, last) == (fit.From, fit.To) ? fit : fit with { From = first, To = last, IsSame = false };
    }

    /// <summary>
    /// The place in the text of what lies between two places of it: quotation marks, brackets and full stops at the ends belong to a passage
    /// where they still stand there, and formulas are whole.
    /// </summary>
    public static (int Start, int End) Of(Anchor anchor, AnchorText text, int start, int end)
    {
        var (lead, tail) = WordsOf(anchor.Exact);
        for (var i = lead - 1; i >= 0 && start > 0 && text.Text[start - 1] == anchor.Exact[i]; i--) start--;
        for (var i = tail; i < anchor.Exact.Length && end < text.Text.Length && text.Text[end] == anchor.Exact[i]; i++) end++;
        return text.WithFormulas(start, end);
    }

    private static bool IsWorth(AnchorWords words, int from, int to, int most)
    {
        if (to < from || to - from + 1 > most) return false;
        Span<char> buffer = stackalloc char[AnchorTokens.LongestWord + 8];
        var weight = 0f;
        for (var place = from; place <= to; place++)
            weight += AnchorPattern.WeightOf(buffer[..words.Read(place, buffer)]);
        return weight >= LeastWeight;
    }

    private static bool EndsSentence(string words) => words.AsSpan().TrimEnd("\"'”’»)] ") is [.., '.' or '?' or '!'];

    private static bool BeginsSentence(Anchor anchor) => anchor.Prefix.EndsWith('\n') || EndsSentence(anchor.Prefix);

    // Where the first word of a passage begins and its last word ends.
    private static (int First, int Last) WordsOf(string exact)
    {
        var tokens = new AnchorTokens(exact);
        Span<char> buffer = stackalloc char[AnchorTokens.LongestWord + 8];
        var (first, last) = (-1, 0);
        while (tokens.Next(buffer) > 0)
            (first, last) = (first < 0 ? tokens.Start : first, tokens.End);
        return (first, last);
    }
}
