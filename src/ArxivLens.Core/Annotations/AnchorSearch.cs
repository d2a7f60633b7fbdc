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
    // Tuned on generated edits of seed 1 and judged on other seeds (decision 42).
    private const float LikeEnough = 0.62f;
    private const float LikeEnoughInContext = 0.4f;
    private const float SomeContext = 0.45f;
    private const float LikeEnoughBetweenBoth = 0.28f;
    private const float WholeContext = 0.75f;
    private const float Margin = 0.1f;

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
        return Choose(FindFits(pattern, words, anchor.Start)) is { } fit ? Place(anchor, text.Text, words, fit) : AnchorPlace.Orphan;
    }

    private static List<AnchorFit> FindFits(AnchorPattern pattern, AnchorWords words, int start)
    {
        var length = Math.Min(words.Count, (pattern.Sequence.Length * 5 / 4) + 8);
        var fits = new List<AnchorFit>();
        foreach (var window in AnchorWindows.Find(pattern, words, length, words.FirstAfter(start) - pattern.First))
        {
            var first = Math.Max(0, window - (length / 2));
            var alignment = new AnchorAlignment(pattern, words, first, Math.Min(words.Count, window + length + (length / 2)) - first);
            if (alignment.Fit(default) is not { } best) continue;
            fits.Add(best);
            // The same words may stand twice in one stretch.
            if (alignment.Fit((best.From, best.To + 1)) is { } other) fits.Add(other);
        }

        return fits;
    }

    private static AnchorFit? Choose(List<AnchorFit> fits)
    {
        var best = fits.MaxBy(fit => fit.Quality);
        if (best is null || !IsEnough(best)) return null;
        var isAlone = fits.TrueForAll(fit => Overlap(fit, best) || fit.Quality < best.Quality - Margin);
        return isAlone ? best : null;
    }

    private static bool Overlap(AnchorFit one, AnchorFit other) => one.From <= other.To && other.From <= one.To;

    private static bool IsEnough(AnchorFit fit)
    {
        var isBetweenBoth = fit.Before is < 0 or >= WholeContext && fit.Behind is < 0 or >= WholeContext;
        return fit.Likeness >= LikeEnough
            || (fit.Likeness >= LikeEnoughInContext && fit.Context >= SomeContext)
            || (fit.Likeness >= LikeEnoughBetweenBoth && isBetweenBoth);
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
