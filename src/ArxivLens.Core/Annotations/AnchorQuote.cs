namespace ArxivLens.Core.Annotations;

/// <summary>Finds the words that somebody selected, or copied from elsewhere, in a text.</summary>
public static class AnchorQuote
{
    /// <summary>
    /// The anchor of the words as they stand in the text; <c>null</c> when they do not, or stand in several places none of which is named.
    /// White space aside they are looked for exactly; where they do not stand so, in another writing (quotation marks, ligatures, Unicode for
    /// TeX).
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">The name of the sentence they begin in; of several places the one nearest to it is taken.</param>
    /// <param name="offset">How far into the sentence they begin, in UTF-16 units.</param>
    /// <param name="quote">The words.</param>
    public static Anchor? Find(AnchorText text, string sentence, int offset, string quote)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(quote);
        var wanted = quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0 || quote.Length > 2 * AnchorLimits.LongestQuote)
            return null;
        long? hint = text.Find(sentence) is { } found ? (long)found.Start + Math.Min(offset, found.Length) : null;
        var (best, bestLength, count) = (-1, 0, 0);
        for (var at = text.Text.IndexOf(wanted[0], StringComparison.Ordinal); at >= 0;)
        {
            var end = EndOf(text.Text, at, wanted);
            if (end > 0)
            {
                count++;
                if (best < 0 || Math.Abs(at - (hint ?? 0)) < Math.Abs(best - (hint ?? 0))) (best, bestLength) = (at, end - at);
            }

            at = text.Text.IndexOf(wanted[0], at + 1, StringComparison.Ordinal);
        }

        if (count == 0)
        {
            return Find(text, new Anchor
            {
                Source = text.Source, Fingerprint = "", Part = AnchorPart.Abstract, Sentence = 1, Start = (int)(hint ?? AnchorSearch.Anywhere), Exact = quote,
            });
        }

        return count > 1 && hint is null ? null : Anchor.Of(text, best, bestLength);
    }

    /// <summary>The anchor of what another program pointed to, of which the words must stand in the text; <c>null</c> when they do not.</summary>
    public static Anchor? Find(AnchorText text, Anchor foreign)
    {
        ArgumentNullException.ThrowIfNull(text);
        var place = AnchorSearch.Find(foreign, text);
        return place.Standing == AnchorStanding.Same ? Anchor.Of(text, place.Start, place.Length) : null;
    }

    // Between two pieces of the quote stands white space, and nothing else.
    private static int EndOf(string text, int at, string[] wanted)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            var gap = at;
            while (i > 0 && at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if ((i > 0 && at == gap) || !text.AsSpan(at).StartsWith(wanted[i], StringComparison.Ordinal)) return -1;
            at += wanted[i].Length;
        }

        return at;
    }
}
