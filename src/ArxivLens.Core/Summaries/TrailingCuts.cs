namespace ArxivLens.Core.Summaries;

/// <summary>A place where a sentence may end instead.</summary>
/// <param name="To">One past the last token kept.</param>
/// <param name="Kind">What is left off.</param>
internal readonly record struct TrailingCut(int To, TailCut Kind);

/// <summary>Finds where a sentence may end instead.</summary>
internal static class TrailingCuts
{
    /// <summary>Cuts of one sentence at most.</summary>
    private const int Most = 8;

    private const WordTraits Claims = WordTraits.Number | WordTraits.Negation | WordTraits.Hedge | WordTraits.Condition;

    private static readonly Phrases Examples = new(
        "such as|including|as well as|especially|in particular|particularly|namely|e g|i e"
        + "|with applications|with application|with a focus|with emphasis|with special emphasis|with particular"
        + "|for example|for instance|ranging from|in contrast to|in contrast with");
    private static readonly Phrases Means = new(
        """
        using|based on|via|through|by means of|with the help of|with the aid of|thanks to
        """);
    private static readonly Phrases Purposes = new("in order to|so as to|with the goal of|with the aim of|in an effort to");
    private static readonly Phrases PlacesTried = new(
        """
        on several|on various|on multiple|on many|on standard|on different|on a variety of|on a range of|on a number of
        on a set of
        on a wide|on both|on real|on synthetic|on challenging|on public|on popular|across a|across several|across multiple
        across various|across many|across different|on a diverse|on diverse|on a wide range|on benchmark|on large
        """);

    private static readonly Phrases Comparisons = new(
        """
        compared to|compared with|as compared to|in comparison to|in comparison with
        """);

    private static readonly Phrases FurtherClauses = new(
        """
        and we|and i|and our|and it|and this paper|while we|we|and they|and these|and that
        """);
    private static readonly Phrases FurtherVerbs = new("and is|and are|and can|and has|and have|and was|and were|and will");

    private static readonly ulong While = WordHash.Of("while");
    private static readonly ulong Whereas = WordHash.Of("whereas");

    /// <summary>Finds the cuts of a sentence, in its order.</summary>
    /// <param name="tokens">The tokens of the abstract.</param>
    /// <param name="from">The sentence's first token.</param>
    /// <param name="to">One past its last.</param>
    /// <param name="cuts">Where they are put.</param>
    public static void Find(ReadOnlySpan<TextToken> tokens, int from, int to, List<TrailingCut> cuts)
    {
        for (var at = from + 5; at + 2 < to && cuts.Count < Most; at++)
        {
            var kind = KindAt(tokens, from, at, to);
            if (kind != TailCut.None && MayGo(tokens, at, to, kind)) cuts.Add(new TrailingCut(at, kind));
        }
    }

    private static TailCut KindAt(ReadOnlySpan<TextToken> tokens, int from, int at, int to)
    {
        var token = tokens[at];
        if (token.Kind == TextTokenKind.Formula) return TailCut.None;
        if (token.Kind == TextTokenKind.Word) return WordKind(tokens, from, at, to);
        var isFree = tokens[at + 1].Start > token.End;
        if ((isFree && token.Hash is (';' or ':')) || token.Hash == '—' || IsDash(tokens, at)) return TailCut.AfterMark;
        return token.Hash == ',' ? CommaKind(tokens, from, at + 1, to) : TailCut.None;
    }

    private static TailCut CommaKind(ReadOnlySpan<TextToken> tokens, int from, int at, int to)
    {
        var next = tokens[at];
        if (next.Is(WordTraits.Relative) && next.Hash != ClauseCheck.That) return TailCut.Relative;
        if (next.Hash == While || next.Hash == Whereas) return TailCut.Contrast;
        var isThusDoing = next.Is(WordTraits.Joining) && tokens[at + 1].Is(WordTraits.Adding | WordTraits.Gerund);
        if (isThusDoing || next.Is(WordTraits.Adding)) return TailCut.Consequence;
        if (Examples.LengthAt(tokens, at, to) > 0) return TailCut.Example;
        if (FurtherClauses.LengthAt(tokens, at, to) > 0 || IsFurtherVerb(tokens, from, at, to)) return TailCut.FurtherClause;
        if (FurtherVerbs.LengthAt(tokens, at, to) > 0 || IsFurtherSentence(tokens, at, to)) return TailCut.FurtherClause;
        return WordKind(tokens, from, at, to);
    }

    private static TailCut WordKind(ReadOnlySpan<TextToken> tokens, int from, int at, int to)
    {
        var token = tokens[at];
        if (token.Hash == ClauseCheck.And)
        {
            var isClause = FurtherClauses.LengthAt(tokens, at, to) > 0 && tokens[at + 1].Hash != ClauseCheck.That;
            return isClause || IsFurtherVerb(tokens, from, at, to) || FurtherVerbs.LengthAt(tokens, at, to) > 0
                ? TailCut.FurtherClause
                : TailCut.None;
        }

        if (token.Hash == ClauseCheck.By && tokens[at + 1].Is(WordTraits.Gerund)) return TailCut.Means;
        if (Means.LengthAt(tokens, at, to) > 0 && !tokens[at - 1].Is(WordTraits.NeverLast)) return TailCut.Means;
        if (Purposes.LengthAt(tokens, at, to) > 0) return TailCut.Purpose;
        if (PlacesTried.LengthAt(tokens, at, to) > 0) return TailCut.Place;
        return Comparisons.LengthAt(tokens, at, to) > 0 ? TailCut.Place : TailCut.None;
    }

    /// <summary><c>We propose X, and (then) show Y</c>: what the authors did besides.</summary>
    private static bool IsFurtherVerb(ReadOnlySpan<TextToken> tokens, int from, int at, int to)
    {
        var isAuthors = ClauseCheck.Has(tokens, from, at - 1, WordTraits.Author);
        if (!isAuthors) return false;
        if (tokens[at].Hash == ClauseCheck.And) at++;
        while (at + 1 < to && tokens[at].Is(WordTraits.Joining)) at++;
        return at + 1 < to && tokens[at].Is(WordTraits.AuthorVerb) && tokens[at + 1].Kind != TextTokenKind.Mark
            && !tokens[at - 1].Is(WordTraits.Relative);
    }

    /// <summary><c>, and the results show …</c>: a sentence with a subject and a verb of its own.</summary>
    private static bool IsFurtherSentence(ReadOnlySpan<TextToken> tokens, int at, int to)
    {
        if (tokens[at].Hash != ClauseCheck.And || !ClauseCheck.IsDeterminer(tokens[at + 1])) return false;
        var verb = ClauseCheck.MainVerb(tokens, at + 1, to);
        return verb > 0 && verb < at + 10 && !ClauseCheck.HasWord(tokens, at, verb, ',');
    }

    /// <summary>A condition never goes; a number, a doubt or a denial only with a clause of its own.</summary>
    private static bool MayGo(ReadOnlySpan<TextToken> tokens, int at, int to, TailCut kind)
    {
        if (ClauseCheck.HasWord(tokens, at, to, ClauseCheck.Respectively)) return false;
        var isPhrase = kind is TailCut.Example or TailCut.Means or TailCut.Purpose or TailCut.Place;
        return !ClauseCheck.Has(tokens, at, to, isPhrase ? Claims : WordTraits.Condition);
    }

    private static bool IsDash(ReadOnlySpan<TextToken> tokens, int at)
        => tokens[at].Hash is '–' or '-' && tokens[at - 1].End < tokens[at].Start && tokens[at + 1].Start > tokens[at].End;
}
