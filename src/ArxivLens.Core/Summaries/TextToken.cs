namespace ArxivLens.Core.Summaries;

/// <summary>What a piece of a text is.</summary>
internal enum TextTokenKind : byte
{
    /// <summary>A run of letters and digits.</summary>
    Word,

    /// <summary>One character that is neither letter, digit nor white space.</summary>
    Mark,

    /// <summary>A whole formula.</summary>
    Formula,
}

/// <summary>A word, a mark or a formula of an abstract.</summary>
/// <param name="Start">Where it begins in the abstract.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Hash">Of the word in lower case, or of the mark; 0 for a formula.</param>
/// <param name="Stem">Of the word without its ending.</param>
/// <param name="Singular">Of the word without an s at its end.</param>
/// <param name="Traits">What grammar knows of the word.</param>
internal readonly record struct TextToken(
    int Start, int End, TextTokenKind Kind, ulong Hash, ulong Stem, ulong Singular, WordTraits Traits)
{
    /// <summary>Whether it is a word or a formula, which count for length.</summary>
    public bool IsWord => Kind != TextTokenKind.Mark;

    /// <summary>Whether it is a word that grammar does not need.</summary>
    public bool IsContent => Kind == TextTokenKind.Word && End - Start > 2 && (Traits & WordTraits.Stop) == 0;

    /// <summary>Whether it has one of some traits.</summary>
    public bool Is(WordTraits any) => (Traits & any) != 0;
}
