namespace ArxivLens.Core.Summaries;

/// <summary>Whether a sentence says <c>in this paper</c>, which a summary needs once at most.</summary>
internal static class PaperMention
{
    private static readonly ulong This = WordHash.Of("this");
    private static readonly ulong Present = WordHash.Of("present");
    private static readonly ulong Our = WordHash.Of("our");

    /// <summary>Whether the form says so.</summary>
    public static bool IsIn(ReadOnlySpan<TextToken> tokens, ShortForm form)
    {
        for (var at = form.From; at + 2 < form.To; at++)
        {
            if (tokens[at].Hash != ClauseCheck.In) continue;
            var next = tokens[at + 1].Hash;
            if ((next == This || next == Our) && tokens[at + 2].Is(WordTraits.Self)) return true;
            if (at + 3 < form.To && tokens[at + 2].Hash == Present && tokens[at + 3].Is(WordTraits.Self)) return true;
        }

        return false;
    }
}
