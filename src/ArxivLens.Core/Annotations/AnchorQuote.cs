namespace ArxivLens.Core.Annotations;

/// <summary>Finds the words that somebody selected in the text they were selected from.</summary>
public static class AnchorQuote
{
    /// <summary>The anchor of the words, white space aside exactly as they stand; <c>null</c> when they do not stand in the text.</summary>
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
        long hint = text.Find(sentence) is { } found ? (long)found.Start + Math.Min(offset, found.Length) : 0;
        var (best, bestLength) = (-1, 0);
        for (var at = text.Text.IndexOf(wanted[0], StringComparison.Ordinal); at >= 0;)
        {
            var end = EndOf(text.Text, at, wanted);
            if (end > 0 && (best < 0 || Math.Abs(at - hint) < Math.Abs(best - hint)))
                (best, bestLength) = (at, end - at);
            at = text.Text.IndexOf(wanted[0], at + 1, StringComparison.Ordinal);
        }

        return best < 0 ? null : Anchor.Of(text, best, bestLength);
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
