namespace ArxivLens.Index.Analysis;

/// <summary>Turns running text into the tokens that are indexed and asked for. The same for documents and queries.</summary>
public static class Analyzer
{
    /// <summary>Reads the tokens of a text in order, stop words included (marked), so that positions stay true.</summary>
    /// <param name="text">Plain text; mathematics in <c>$…$</c>.</param>
    public static IReadOnlyList<Token> Analyze(string text) => throw new NotImplementedException();
}

/// <summary>One token of a text.</summary>
/// <param name="Term">The form that is indexed: folded, lower case, without plural ending.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is in the text, in UTF-16 units.</param>
/// <param name="Kind">What sort of token it is.</param>
public readonly record struct Token(string Term, int Start, int Length, TokenKind Kind);

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
