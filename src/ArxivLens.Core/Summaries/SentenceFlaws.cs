namespace ArxivLens.Core.Summaries;

/// <summary>
/// What makes a sentence unfit for a summary whatever it says. The penalties are in units of the learnt score and were set by
/// hand:
/// the training data, abstracts of one field, have too few such sentences to learn from.
/// </summary>
internal static class SentenceFlaws
{
    /// <summary>Words above which a sentence is no summary.</summary>
    private const int LongestSentence = 60;

    private const double Leaning = -3;
    private const double NoSentence = -8;
    private const double OpenBracket = -3;
    private const double TooLong = -2;
    private const double Notation = -2;
    private const double Announcement = -1;

    private static readonly Phrases Expletives = new(
        """
        it is shown|it is found|it is argued|it is proved|it is proven|it is demonstrated|it is well known|it is known
        it is possible
        it is important|it turns out|it is often|it is widely|it has been|it is observed|it is suggested|it is concluded
        it follows
        it is commonly|it is generally|it is also shown|it is then shown|it is necessary|it was shown|it was found|it is pointed
        it is difficult|it is hard|it is common|it is established|it is believed|it appears|it seems
        """);

    private static readonly Phrases Lists = new(
        """
        keywords|key words|pacs|msc|ams|index terms|acm|subject class|classification|comments|to appear
        """);
    private static readonly Phrases Notations = new("let|we let|denote|we denote|let us|consider|suppose|assume");

    private static readonly Phrases Backs = new(
        """
        we do so|i do so|we do it|as above|one then|by means of that|one of such|in that case|for such|with such|of such|using such
        """);

    // Whoever is shown to do something was named before.
    private static readonly Phrases ShownTo = new("it is shown to|it is found to|it was shown to|it was found to|it is proved to");

    private static readonly ulong This = WordHash.Of("this");
    private static readonly ulong These = WordHash.Of("these");
    private static readonly ulong Both = WordHash.Of("both");
    private static readonly ulong There = WordHash.Of("there");
    private static readonly ulong Such = WordHash.Of("such");
    private static readonly ulong As = WordHash.Of("as");
    private static readonly ulong The = WordHash.Of("the");
    private static readonly ulong Following = WordHash.Of("following");

    /// <summary>The sum of the penalties of some tokens.</summary>
    public static double Of(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        if (to <= from) return NoSentence;
        var sum = IsLeaning(tokens, from, to) || PointsBack(tokens, from, to) ? Leaning : 0;
        if (Lists.LengthAt(tokens, from, to) > 0) sum += NoSentence;
        if (HasOpenBracket(tokens, from, to) || EndsWithItem(tokens, from, to)) sum += OpenBracket;
        if (Notations.LengthAt(tokens, from, to) > 0) sum += Notation;
        if (to - from > LongestSentence * 3 / 2) sum += TooLong;
        if (IsAnnouncement(tokens, from, to)) sum += Announcement;
        return sum;
    }

    /// <summary>
    /// Whether the sentence begins by pointing at the one before; <c>This paper …</c> and <c>It is shown that …</c> do not.
    /// </summary>
    public static bool IsLeaning(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        if (to - from < 2 || !tokens[from].Is(WordTraits.Leaning)) return false;
        if (tokens[from].Hash == This && tokens[from + 1].Is(WordTraits.Self)) return false;
        if (tokens[from].Hash == Both || tokens[from].Hash == There) return false;
        return Expletives.LengthAt(tokens, from, to) == 0;
    }

    /// <summary><c>To do this, we …</c>, <c>We use this to …</c>: the sentence before says what.</summary>
    private static bool PointsBack(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        if (ShownTo.LengthAt(tokens, from, to) > 0) return true;
        for (var at = from; at + 1 < to && at < from + 6; at++)
        {
            var length = Backs.LengthAt(tokens, at, to);
            // With such methods; but: in fields such as physics.
            if (length > 0 && (tokens[at + length - 1].Hash != Such || at + length == to || tokens[at + length].Hash != As)) return true;
            if (at == from) continue;
            if (tokens[at].Hash != This && tokens[at].Hash != These) continue;
            if (tokens[at + 1].Kind == TextTokenKind.Mark || tokens[at + 1].Is(WordTraits.Stop)) return true;
            if (at + 2 < to && tokens[at + 2].Hash == ',' && !tokens[at + 1].Is(WordTraits.Self)) return true;
        }

        return false;
    }

    /// <summary>A bracket without its partner: the sentence was split within a literature reference.</summary>
    private static bool HasOpenBracket(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        var open = 0;
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Hash is '(' or '[') open++;
            else if (tokens[at].Hash is ')' or ']' && --open < 0) return true;
        }

        return open != 0;
    }

    /// <summary><c>It has two parts: 1.</c>: an enumeration that the splitter cut in two.</summary>
    private static bool EndsWithItem(ReadOnlySpan<TextToken> tokens, int from, int to)
        => to - from > 3 && tokens[to - 1].Hash == '.'
            && tokens[to - 2].Is(WordTraits.Number) && tokens[to - 3].Hash is (':' or ';');

    /// <summary><c>We show the following theorem.</c></summary>
    private static bool IsAnnouncement(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        for (var at = from + 1; at < to; at++)
        {
            if (tokens[at].Hash == Following && tokens[at - 1].Hash == The) return true;
        }

        return false;
    }
}
