namespace ArxivLens.Core.Summaries;

/// <summary>Finds what can be left off within a sentence.</summary>
internal static class InnerCuts
{
    /// <summary>Cuts of one sentence at most.</summary>
    private const int Most = 6;

    /// <summary>Tokens a bracket has at most that is left off.</summary>
    private const int LongestBracket = 16;

    private static readonly Phrases Glosses = new(
        """
        e g|i e|such as|see|see also|called|also called|also known as|known as|including|like
        """);

    private static readonly Phrases Places = new(
        """
        in this paper|in this work|in this article|in this study|in this letter|in this note
        """);

    private static readonly ulong Eg = WordHash.Join(WordHash.Of("e"), WordHash.Of("g"));
    private static readonly ulong Ie = WordHash.Join(WordHash.Of("i"), WordHash.Of("e"));

    /// <summary>Finds the cuts of a sentence, in its order.</summary>
    /// <param name="text">The abstract.</param>
    /// <param name="from">The sentence's first token.</param>
    /// <param name="to">One past its last.</param>
    /// <param name="cuts">Where they are put.</param>
    public static void Find(AbstractText text, int from, int to, List<InnerCut> cuts)
    {
        var tokens = text.Tokens;
        for (var at = from + 1; at + 1 < to && cuts.Count < Most; at++)
        {
            var end = EndAt(text, tokens, from, at, to);
            if (end <= at) continue;
            cuts.Add(new InnerCut(at, end));
            at = end;
        }
    }

    private static int EndAt(AbstractText text, ReadOnlySpan<TextToken> tokens, int from, int at, int to)
    {
        var token = tokens[at];
        if (token.Hash == '(') return Bracket(text, tokens, from, at, to);
        var isAfterAuthor = tokens[at - 1].Is(WordTraits.Author) && token.Is(WordTraits.Joining);
        if (isAfterAuthor && tokens[at + 1].Is(WordTraits.AuthorVerb)) return at + 1;
        var isEnclosed = token.Hash == ',' && at + 2 < to && tokens[at + 2].Hash == ',';
        if (isEnclosed && tokens[at + 1].Is(WordTraits.Joining)) return at + 3;
        var isAfterVerb = tokens[at - 1].Is(WordTraits.AuthorVerb) && at - from < 4 && Places.LengthAt(tokens, at, to) == 3;
        return isAfterVerb && at + 5 < to && tokens[at + 3].IsWord ? at + 3 : -1;
    }

    /// <summary>A bracket that holds an acronym not used again, or an explanation without numbers and conditions.</summary>
    private static int Bracket(AbstractText text, ReadOnlySpan<TextToken> tokens, int from, int at, int to)
    {
        if (tokens[at - 1].End == tokens[at].Start || !tokens[at - 1].IsWord) return -1;
        var end = at + 1;
        while (end < to && end < at + LongestBracket && tokens[end].Hash is not (')' or '(')) end++;
        if (end >= to || tokens[end].Hash != ')' || end == at + 1) return -1;
        var isGlued = end + 1 < to && tokens[end + 1].Start == tokens[end].End;
        if (isGlued && tokens[end + 1].Hash is not (',' or '.' or ';' or ':')) return -1;
        const WordTraits kept = WordTraits.Number | WordTraits.Negation | WordTraits.Hedge | WordTraits.Condition;
        if (ClauseCheck.Has(tokens, at + 1, end, kept)) return -1;
        var isGloss = Glosses.LengthAt(tokens, at + 1, end) > 0 || HasDottedGloss(tokens, at + 1, end);
        return isGloss || IsAcronym(text, tokens, from, at, end, to) ? end + 1 : -1;
    }

    private static bool HasDottedGloss(ReadOnlySpan<TextToken> tokens, int from, int end)
        => from + 4 < end && tokens[from + 1].Hash == '.' && tokens[from + 3].Hash == '.'
            && (Pair(tokens[from], tokens[from + 2]) == Eg || Pair(tokens[from], tokens[from + 2]) == Ie);

    private static ulong Pair(TextToken first, TextToken second) => WordHash.Join(first.Hash, second.Hash);

    private static bool IsAcronym(AbstractText text, ReadOnlySpan<TextToken> tokens, int from, int at, int end, int to)
    {
        if (end - at > 4) return false;
        var capitals = 0;
        for (var inside = at + 1; inside < end; inside++)
        {
            foreach (var c in text.Of(tokens[inside])) capitals += char.IsUpper(c) ? 1 : 0;
            if (tokens[inside].Kind != TextTokenKind.Word) continue;
            var acronym = tokens[inside].Hash;
            if (ClauseCheck.HasWord(tokens, from, at, acronym) || ClauseCheck.HasWord(tokens, end, to, acronym)) return false;
        }

        return capitals >= 2;
    }
}
