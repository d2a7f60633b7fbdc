namespace ArxivLens.Core.Summaries;

/// <summary>Whether what remains of a sentence is one, and whether what is left off may be.</summary>
internal static class ClauseCheck
{
    /// <summary>The word <c>and</c>.</summary>
    public static readonly ulong And = WordHash.Of("and");

    /// <summary>The word <c>by</c>.</summary>
    public static readonly ulong By = WordHash.Of("by");

    /// <summary>The word <c>following</c>.</summary>
    public static readonly ulong Following = WordHash.Of("following");

    /// <summary>The word <c>in</c>.</summary>
    public static readonly ulong In = WordHash.Of("in");

    /// <summary>The word <c>knowledge</c>.</summary>
    public static readonly ulong Knowledge = WordHash.Of("knowledge");

    /// <summary>The word <c>only</c>.</summary>
    public static readonly ulong Only = WordHash.Of("only");

    /// <summary>The word <c>or</c>.</summary>
    public static readonly ulong Or = WordHash.Of("or");

    /// <summary>The word <c>respectively</c>.</summary>
    public static readonly ulong Respectively = WordHash.Of("respectively");

    /// <summary>The word <c>that</c>.</summary>
    public static readonly ulong That = WordHash.Of("that");

    /// <summary>The word <c>using</c>.</summary>
    public static readonly ulong Using = WordHash.Of("using");

    /// <summary>The word <c>via</c>.</summary>
    public static readonly ulong Via = WordHash.Of("via");

    private static readonly ulong[] Determiners =
        [.. "the a an this our it these we i such its their there".Split(' ').Select(word => WordHash.Of(word))];

    private static readonly ulong[] Partners =
        [.. "both:and either:or neither:nor between:and".Split(' ').SelectMany(p => p.Split(':')).Select(w => WordHash.Of(w))];

    /// <summary>Whether a subject may begin with the word: <c>the</c>, <c>our</c>, <c>it</c>.</summary>
    public static bool IsDeterminer(TextToken token) => Array.IndexOf(Determiners, token.Hash) >= 0;

    /// <summary>Whether one of some tokens has one of some traits.</summary>
    public static bool Has(ReadOnlySpan<TextToken> tokens, int from, int to, WordTraits any)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Is(any)) return true;
        }

        return false;
    }

    /// <summary>Whether a word stands among some tokens.</summary>
    public static bool HasWord(ReadOnlySpan<TextToken> tokens, int from, int to, ulong hash)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Hash == hash) return true;
        }

        return false;
    }

    /// <summary>Whether brackets and quotation marks are in pairs.</summary>
    public static bool IsBalanced(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        var (round, square, curly, straight, curved, dollars) = (0, 0, 0, 0, 0, 0);
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Kind != TextTokenKind.Mark) continue;
            switch ((char)tokens[at].Hash)
            {
                case '(': round++; break;
                case ')': if (--round < 0) return false; break;
                case '[': square++; break;
                case ']': if (--square < 0) return false; break;
                case '{': curly++; break;
                case '}': if (--curly < 0) return false; break;
                case '"': straight++; break;
                case '“': curved++; break;
                case '”': curved--; break;
                case '`': curved++; break;
                case '$': dollars++; break;
            }
        }

        return (round | square | curly | (straight & 1) | curved | (dollars & 1)) == 0;
    }

    /// <summary>
    /// Where the main clause begins: after an introduction that ends with a comma; −1 when the sentence never gets beyond it.
    /// </summary>
    public static int MainClause(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        if (!tokens[from].Is(WordTraits.Subordinate | WordTraits.Gerund)) return from;
        for (var at = from + 1; at + 1 < to; at++)
        {
            if (tokens[at].Hash == ',' && IsDeterminer(tokens[at + 1])) return at + 1;
        }

        return -1;
    }

    /// <summary>The finite verb of the main clause that begins at a token; −1 when none is known for sure.</summary>
    public static int MainVerb(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        var isRelative = false;
        for (var at = from; at < to; at++)
        {
            var token = tokens[at];
            if (at <= from + 1 && token.Is(WordTraits.Author) && at + 1 < to) return at + 1;
            if (token.Is(WordTraits.Relative) || (token.Is(WordTraits.Author) && at > from)) isRelative = true;
            if (!token.Is(WordTraits.FiniteVerb)) continue;
            if (!isRelative) return at == from ? -1 : at;
            isRelative = false;
        }

        return -1;
    }

    /// <summary>Whether an enumeration was begun and not ended: a comma after the verb and no <c>and</c> behind it.</summary>
    public static bool IsOpenList(ReadOnlySpan<TextToken> tokens, int verb, int to)
    {
        var isOpen = false;
        for (var at = verb; at < to; at++)
        {
            if (tokens[at].Hash == ',') isOpen = true;
            else if (tokens[at].Hash == And || tokens[at].Hash == Or) isOpen = false;
        }

        return isOpen;
    }

    /// <summary>Whether <c>both</c>, <c>between</c> or <c>not only</c> waits for a partner that was left off.</summary>
    public static bool WaitsForPartner(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Hash == Only && at > from && tokens[at - 1].Is(WordTraits.Negation)) return true;
            if (tokens[at].Is(WordTraits.Paired) && !HasPartner(tokens, at, to)) return true;
        }

        return false;
    }

    /// <summary>Whether a clause with <c>that</c> was begun and its verb was left off.</summary>
    public static bool WaitsForVerb(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        const WordTraits telling = WordTraits.AuthorVerb | WordTraits.ProvingVerb | WordTraits.FiniteVerb | WordTraits.Hedge;
        for (var at = from + 1; at + 1 < to; at++)
        {
            if (tokens[at].Hash != That) continue;
            var next = tokens[at + 1];
            var isClause = tokens[at - 1].Is(telling) || (next.Is(WordTraits.Stop) && !next.Is(WordTraits.FiniteVerb));
            if (isClause && !Has(tokens, at + 2, to, WordTraits.FiniteVerb | WordTraits.AuthorVerb)) return true;
        }

        return false;
    }

    /// <summary>Whether the clause goes on behind what is left off: <c>, which is long, closes</c>.</summary>
    public static bool HasVerbAfterComma(ReadOnlySpan<TextToken> tokens, int from, int to)
    {
        for (var at = from; at + 1 < to; at++)
        {
            if (tokens[at].Hash == ',' && tokens[at + 1].Is(WordTraits.FiniteVerb)) return true;
        }

        return false;
    }

    private static bool HasPartner(ReadOnlySpan<TextToken> tokens, int at, int to)
    {
        for (var pair = 0; pair < Partners.Length; pair += 2)
        {
            if (tokens[at].Hash == Partners[pair]) return HasWord(tokens, at, to, Partners[pair + 1]);
        }

        return true;
    }
}
