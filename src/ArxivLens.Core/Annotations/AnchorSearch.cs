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
    /// <summary>The start of a passage of which nobody knows where it stood: of two places as good there is none.</summary>
    public const int Anywhere = int.MaxValue;

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
        int? expected = anchor.Start == Anywhere ? null : words.FirstAfter(anchor.Start);
        var (fits, gap) = FindFits(pattern, words, expected ?? 0);
        var isTitle = anchor.Part == AnchorPart.Title;
        fits.RemoveAll(fit => (text.SentenceAt(words.StartOf(fit.From))?.Part == AnchorPart.Title) != isTitle && !fit.IsSame);
        return Choose(fits, gap, expected) is { } best
            ? Place(anchor, text, words, AnchorEnds.Extend(anchor, text, words, best, gap))
            : AnchorPlace.Orphan;
    }

    private static (List<AnchorFit> Fits, AnchorGap? Gap) FindFits(AnchorPattern pattern, AnchorWords words, int expected)
    {
        var length = Math.Min(words.Count, (pattern.Sequence.Length * 5 / 4) + 8);
        var fits = AnchorOccurrences.Find(pattern, words, expected).ToList();
        var occurrences = fits.ToArray();
        AnchorGap? gap = null;
        foreach (var window in AnchorWindows.Find(pattern, words, length, expected - pattern.First))
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

    private static AnchorFit? Choose(List<AnchorFit> fits, AnchorGap? gap, int? expected)
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
        if (expected is not { } place || !rivals.TrueForAll(fit => fit is { IsSame: true, IsBetweenBoth: true }))
            return null;
        var near = rivals.OrderBy(fit => Math.Abs(fit.From - place)).ToList();
        return 2 * Math.Abs(near[0].From - place) <= Math.Abs(near[1].From - place) ? near[0] : null;
    }

    private static AnchorPlace Place(Anchor anchor, AnchorText text, AnchorWords words, AnchorFit fit)
    {
        var (start, end) = AnchorEnds.Of(anchor, text, words.StartOf(fit.From), words.EndOf(fit.To));
        var confidence = Math.Clamp((0.7 * fit.Likeness) + (0.3 * fit.Context), 0, 0.99);
        return new(fit.IsSame ? AnchorStanding.Same : AnchorStanding.Changed, start, end - start, confidence);
    }

    private static bool StandsAt(Anchor anchor, string text, int place) =>
        place <= text.Length - anchor.Exact.Length && text.AsSpan(place).StartsWith(anchor.Exact, StringComparison.Ordinal);

    private static bool HasContext(Anchor anchor, string text) =>
        text.AsSpan(0, anchor.Start).EndsWith(anchor.Prefix, StringComparison.Ordinal)
        && text.AsSpan(anchor.End).StartsWith(anchor.Suffix, StringComparison.Ordinal);
}
