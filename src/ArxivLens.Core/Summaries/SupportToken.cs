namespace ArxivLens.Core.Summaries;

/// <summary>Sorts of <see cref="SupportToken"/>.</summary>
internal enum SupportKind
{
    /// <summary>A word, a name or an identifier.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A formula.</summary>
    Formula,
}

/// <summary>A piece of a text that is compared.</summary>
/// <param name="Kind">Which sort.</param>
/// <param name="Word">What is compared: a word in lower case, the canonical number, the squeezed formula.</param>
/// <param name="Stem">Its stem.</param>
internal sealed record SupportToken(SupportKind Kind, string Word, string Stem)
{
    /// <summary>Where it begins in the text.</summary>
    public int Start { get; init; }

    /// <summary>Where it ends.</summary>
    public int End { get; init; }

    /// <summary>Which sentence it stands in.</summary>
    public int Sentence { get; init; }

    /// <summary>Which clause, counted through the text.</summary>
    public int Clause { get; init; }

    /// <summary>Whether it names something by the way it is written.</summary>
    public bool IsName { get; init; }

    /// <summary>Whether it begins with a capital letter.</summary>
    public bool IsCapital { get; init; }

    /// <summary>Whether it is a word of grammar.</summary>
    public bool IsStop { get; init; }

    /// <summary>The unit of a number, or nothing.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether it says something of the subject.</summary>
    public bool IsContent => Kind == SupportKind.Word && !IsStop && !SupportWords.IsNegation(Word)
        && SupportWords.DirectionOf(Word) == 0 && !SupportWords.IsGeneral(Word, Stem);
}
