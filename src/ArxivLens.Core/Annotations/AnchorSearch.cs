namespace ArxivLens.Core.Annotations;

/// <summary>
/// Finds the passage of an anchor in a text that may have changed since: at its old place; else by the words themselves; else by the
/// most alike stretch of text, judged by what is left of the passage and of what stood around it. Readers would rather be told that a
/// passage is gone than be shown a wrong one (Brush, Bargeron, Gupta and Cadiz 2001), so where two places are as good, or what is left
/// is little, there is none.
/// </summary>
/// <remarks>
/// The time is linear in the text plus some alignments of bounded size: <see cref="AnchorLimits.LongestText"/> units take well under a
/// second. The steps follow Phelps and Wilensky 2000 ("Robust intra-document locations").
/// </remarks>
public static class AnchorSearch
{
    private const float Margin = 0.1f;
    private const float WideMargin = 0.25f;

    /// <summary>Finds it.</summary>
    /// <returns>Where it stands and how sure that is; an orphan when it does not, or cannot be told from another passage.</returns>
    public static AnchorPlace Find(Anchor anchor, AnchorText text)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentNullException.ThrowIfNull(text);
        if (StandsAt(anchor, text.Text, anchor.Start) && (anchor.Fingerprint == text.Fingerprint || HasContext(anchor, text.Text)))
            return new(AnchorStanding.Same, anchor.Start, anchor.Exact.Length, 1);
        var pattern = new AnchorPattern(anchor);
        if (pattern.Last < pattern.First)
            return AnchorPlace.Orphan;
        var words = new AnchorWords(text.Text, pattern);
        var (fits, gap) = FindFits(pattern, words, anchor.Start);
        var isTitle = anchor.Part == AnchorPart.Title;
        fits.RemoveAll(fit => (text.SentenceAt(words.StartOf(fit.From))?.Part == AnchorPart.Title) != isTitle && !fit.IsSame);
        return Choose(fits, gap, words.FirstAfter(anchor.Start)) is { } best ? Place(anchor, text.Text, words, best) : AnchorPlace.Orphan;
    }

    private static (List<AnchorFit> Fits, AnchorGap? Gap) FindFits(AnchorPattern pattern, AnchorWords words, int start)
    {
        var length = Math.Min(words.Count, (pattern.Sequence.Length * 5 / 4) + 8);
        var fits = AnchorOccurrences.Find(pattern, words, words.FirstAfter(start)).ToList();
        var occurrences = fits.ToArray();
        AnchorGap? gap = null;
        foreach (var window in AnchorWindows.Find(pattern, words, length, words.FirstAfter(start) - pattern.First))
        {
            var first = Math.Max(0, window - (length / 2));
            var alignment = new AnchorAlignment(pattern, words, first, Math.Min(words.Count, window + length + (length / 2)) - first);
            gap = alignment.FindGap() is { IsSure: true } found ? found : gap;
            if (alignment.Fit(default) is not { } best) continue;
            Add(best);
            // The same words may stand twice in one stretch.
            if (alignment.Fit((best.From, best.To + 1)) is { } other) Add(other);
        }

        return (fits, gap);

        void Add(AnchorFit fit)
        {
            if (!Array.Exists(occurrences, one => one.Overlaps(fit))) fits.Add(fit);
        }
    }

    private static AnchorFit? Choose(List<AnchorFit> fits, AnchorGap? gap, int expected)
    {
        var best = fits.MaxBy(fit => fit.Quality);
        if (best is null)
            return null;
        // Something else stands where it stood: only its own words tell that it went elsewhere.
        var isElsewhere = gap is not null && (best.From > gap.To || best.To < gap.From);
        var isTold = isElsewhere ? best.IsTold : best.IsToldInContext;
        if (!isTold && (isElsewhere || !best.IsLikely))
            return null;
        var rivals = fits.FindAll(fit => !fit.Overlaps(best) && fit.Quality >= best.Quality - (isTold ? Margin : WideMargin));
        if (rivals.Count == 0)
            return best;
        // A copy with all that is around it: the one that is clearly nearer to the old place.
        rivals.Add(best);
        if (!rivals.TrueForAll(fit => fit is { IsSame: true, IsBetweenBoth: true }))
            return null;
        var near = rivals.OrderBy(fit => Math.Abs(fit.From - expected)).ToList();
        return 2 * Math.Abs(near[0].From - expected) <= Math.Abs(near[1].From - expected) ? near[0] : null;
    }

    private static AnchorPlace Place(Anchor anchor, string text, AnchorWords words, AnchorFit fit)
    {
        var (start, end) = (words.StartOf(fit.From), words.EndOf(fit.To));
        var (lead, tail) = Ends(anchor.Exact);
        // Quotation marks, brackets and full stops at the ends belong to it where they still stand there.
        for (var i = lead - 1; i >= 0 && start > 0 && text[start - 1] == anchor.Exact[i]; i--) start--;
        for (var i = tail; i < anchor.Exact.Length && end < text.Length && text[end] == anchor.Exact[i]; i++) end++;
        var confidence = Math.Clamp((0.7 * fit.Likeness) + (0.3 * fit.Context), 0, 0.99);
        return new(fit.IsSame ? AnchorStanding.Same : AnchorStanding.Changed, start, end - start, confidence);
    }

    // Where the first word of a passage begins and its last word ends.
    private static (int First, int Last) Ends(string exact)
    {
        var tokens = new AnchorTokens(exact);
        Span<char> buffer = stackalloc char[AnchorTokens.LongestWord + 8];
        var (first, last) = (-1, 0);
        while (tokens.Next(buffer) > 0)
            (first, last) = (first < 0 ? tokens.Start : first, tokens.End);
        return (first, last);
    }

    private static bool StandsAt(Anchor anchor, string text, int place) =>
        place <= text.Length - anchor.Exact.Length && text.AsSpan(place).StartsWith(anchor.Exact, StringComparison.Ordinal);

    private static bool HasContext(Anchor anchor, string text) =>
        text.AsSpan(0, anchor.Start).EndsWith(anchor.Prefix, StringComparison.Ordinal)
        && text.AsSpan(anchor.End).StartsWith(anchor.Suffix, StringComparison.Ordinal);
}
