namespace ArxivLens.Core.Summaries;

/// <summary>Whether a sentence begins by pointing at the one before, so that it cannot stand alone.</summary>
internal static class Leaning
{
    private static readonly Phrases Expletives = new(
        """
        it is shown|it is found|it is argued|it is proved|it is proven|it is demonstrated|it is well known|it is known|it is possible
        it is important|it turns out|it is often|it is widely|it has been|it is observed|it is suggested|it is concluded|it follows
        it is commonly|it is generally|it is also shown|it is then shown|it is necessary|it was shown|it was found|it is pointed
        it is difficult|it is hard|it is common|it is established|it is believed|it appears|it seems
        """);

    private static readonly ulong This = WordHash.Of("this");
    private static readonly ulong Both = WordHash.Of("both");
    private static readonly ulong There = WordHash.Of("there");

    /// <summary>Whether the sentence cannot stand alone; <c>This paper …</c> and <c>It is shown that …</c> can.</summary>
    public static bool IsLeaning(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        if (to - from < 2 || !tokens[from].Is(WordTraits.Leaning)) return false;
        if (tokens[from].Hash == This && tokens[from + 1].Is(WordTraits.Self)) return false;
        if (tokens[from].Hash == Both || tokens[from].Hash == There) return false;
        return Expletives.LengthAt(tokens, from, to) == 0;
    }
}
