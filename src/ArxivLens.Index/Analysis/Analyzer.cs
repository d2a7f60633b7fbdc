namespace ArxivLens.Index.Analysis;

/// <summary>Turns running text into the tokens that are indexed and asked for. The same for documents and queries.</summary>
public static class Analyzer
{
    /// <summary>Characters a token takes, what stands behind it among them; about, for making room.</summary>
    private const int LettersOfToken = 5;

    /// <summary>
    /// Reads the tokens of a text in order, stop words included (marked), so that positions stay true: a token's position is
    /// its place in the list. The rules stand in docs/index-format.md. Fails for no text.
    /// </summary>
    /// <param name="text">Plain text; mathematics in <c>$…$</c>.</param>
    public static IReadOnlyList<Token> Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>(text.Length / LettersOfToken);
        var scanner = new TokenScanner(text, stackalloc char[TokenScanner.BufferLength]);
        while (scanner.MoveNext())
            tokens.Add(Current(ref scanner));
        return tokens;
    }

    private static Token Current(ref TokenScanner scanner)
    {
        var form = scanner.Form.ToString();
        var term = scanner.Term.SequenceEqual(form) ? form : scanner.Term.ToString();
        return new Token(term, form, scanner.Start, scanner.End - scanner.Start, scanner.Kind);
    }

    /// <summary>
    /// Whether what stands between two tokens lets a phrase run on for <see cref="Terms.TermStatistics"/>: blanks, hyphens,
    /// the signs around an index or a formula ($ _ ^ { } \) and a bracket opened at once behind a word, as in SU(3), do;
    /// all other signs do not.
    /// </summary>
    /// <param name="gap">The text from the end of one token to the start of the next.</param>
    public static bool JoinsPhrase(ReadOnlySpan<char> gap)
    {
        if (gap is " " or "(")
            return true;
        foreach (var character in gap)
        {
            if (!char.IsWhiteSpace(character) && !"-‐‑–$_^{}\\'’".Contains(character))
                return false;
        }

        return true;
    }
}

/// <summary>One token of a text.</summary>
/// <param name="Term">What is indexed: the form, stemmed where it is a word.</param>
/// <param name="Form">What was written, folded to lower case without accents.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is in the text, in UTF-16 units.</param>
/// <param name="Kind">What sort of token it is.</param>
public readonly record struct Token(string Term, string Form, int Start, int Length, TokenKind Kind);

/// <summary>Sorts of token.</summary>
public enum TokenKind : byte
{
    /// <summary>A word that carries meaning.</summary>
    Word,

    /// <summary>A word of grammar (the, of, we …): takes a position, is not indexed.</summary>
    StopWord,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A piece of mathematics or TeX.</summary>
    Mathematics,
}
