namespace ArxivLens.Core.Summaries;

/// <summary>Finds where a sentence may begin instead.</summary>
internal static class LeadingCuts
{
    private static readonly Phrases Connectives = new(
        """
        however|moreover|furthermore|in addition|additionally|specifically|in particular|particularly|here|finally|therefore|thus
        hence|consequently|as a result|as a consequence|to this end|to that end|surprisingly|interestingly|notably|importantly
        remarkably|instead|further|lastly|first|firstly|second|secondly|third|thirdly|also|then|more specifically|more precisely
        more importantly|most importantly|concretely|more concretely|overall|in summary|in contrast|by contrast
        on the other hand|in fact|indeed|nevertheless|nonetheless|similarly|meanwhile|besides|accordingly|crucially|in conclusion
        to conclude|to summarize|to summarise|in short|in other words|in this way|to do so|to do this
        for this purpose|in this vein|at the same time|to our surprise|in this regard|along the way|to achieve this
        to address this|to address this issue|to address this problem|to address these issues|to address this challenge
        to this purpose
        with this in mind|last but not least|in turn|as such|likewise|even more|more generally|as an aside|in this spirit
        on the contrary
        again
        in this paper|in this work|in this article|in this study|in this letter|in this note|in this report|in this thesis
        in this talk|in this lecture|in this research|in this dissertation|in this comment|in this essay|in this tutorial
        in this project|in this contribution|in this chapter|in this manuscript|in this survey|in this review|in the present paper
        in the present work|in the present article|in the present study|in our work|in our paper|in the current work
        in the current paper|in this short note|in this short paper|in the following|namely|for this|for this reason|for that
        in the paper|in the article|in the note
        """);

    private static readonly Phrases Places = new(
        """
        in this paper|in this work|in this article|in this study|in this letter|in this note|in this report|in this thesis
        in this talk|in this lecture|in this research|in this dissertation|in this comment|in this essay|in this tutorial
        in this project|in this contribution|in this chapter|in this manuscript|in this survey|in this review|in the present paper
        in the present work|in the present article|in the present study|in our work|in our paper|in the current work
        in the current paper|in this short note|in this short paper|in the paper|in the article|in the note|firstly|secondly
        lastly
        """);

    private static readonly Phrases Afters = new("we|i|the|a|an|our|it is");

    private static readonly Phrases PlainIn = new(
        "in order to|in contrast to|in contrast with|in addition to|in response to|in an effort to"
        + "|in an attempt to|in light of|in view of|in the spirit of|in search of");

    private static readonly Phrases Proofs = new("we|i|our results|our experiments|our analysis|our findings|our work|our paper"
        + "|the results|results|these results|experiments|experimental results|our experimental results|numerical results"
        + "|this paper|this work|this article|this note|it is|it was|our study|this study");

    /// <summary>How many tokens joining it to the sentence before stand at a place; 0 when none do.</summary>
    public static int Connective(ReadOnlySpan<TextToken> tokens, int at, int end)
    {
        var length = Connectives.LengthAt(tokens, at, end);
        if (length == 0 || at + length + 4 >= end) return 0;
        var next = at + length;
        if (tokens[next].Hash == ',') return length + 1;
        var isPlace = Places.LengthAt(tokens, at, end) == length;
        if (isPlace) return Afters.LengthAt(tokens, next, end) > 0 ? length : 0;
        var isJoining = length == 1 && tokens[at].Is(WordTraits.Joining | WordTraits.Leaning);
        return isJoining && tokens[next].Is(WordTraits.Author) ? length : 0;
    }

    /// <summary>The token after <c>To …,</c>, where <c>we</c> stands; the place itself when there is none.</summary>
    public static int Introduction(ReadOnlySpan<TextToken> tokens, int at, int end)
    {
        if (!tokens[at].Is(WordTraits.Introducing)) return at;
        if (tokens[at].Hash == ClauseCheck.In && PlainIn.LengthAt(tokens, at, end) == 0) return at;
        for (var next = at + 2; next + 4 < end && next < at + 40; next++)
        {
            if (!tokens[next].Is(WordTraits.Author)) continue;
            return tokens[next - 1].Hash == ',' && MayGo(tokens, at, next) ? next : at;
        }

        return at;
    }

    /// <summary>The token after <c>We show that</c>; the place itself when there is none or the rest is no sentence
    /// alone.</summary>
    public static int Proof(ReadOnlySpan<TextToken> tokens, int at, int end)
    {
        var subject = Proofs.LengthAt(tokens, at, end);
        if (subject == 0) return at;
        var verb = at + subject;
        while (verb < end && tokens[verb].Is(WordTraits.Joining) && verb < at + subject + 2) verb++;
        if (verb + 6 >= end || !tokens[verb].Is(WordTraits.ProvingVerb) || tokens[verb + 1].Hash != ClauseCheck.That) return at;
        var rest = verb + 2;
        if (tokens[rest].Hash == ',') rest++;
        return tokens[rest].Is(WordTraits.Leaning) || !tokens[rest].IsWord ? at : rest;
    }

    /// <summary>A condition stays, and so does what the authors know only to the best of their knowledge.</summary>
    private static bool MayGo(ReadOnlySpan<TextToken> tokens, int from, int to)
        => !ClauseCheck.Has(tokens, from, to, WordTraits.Condition | WordTraits.Hedge)
            && !ClauseCheck.HasWord(tokens, from, to, ClauseCheck.Knowledge)
            && ClauseCheck.IsBalanced(tokens, from, to);
}
