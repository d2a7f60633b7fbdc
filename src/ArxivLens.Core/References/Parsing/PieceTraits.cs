namespace ArxivLens.Core.References;

/// <summary>What is said of one piece, from which the features of it and of its neighbours are made.</summary>
internal struct PieceTraits
{
    /// <summary>Its core in lower case, digits as one mark a digit.</summary>
    public FeatureValue Word;

    /// <summary>How its letters are written.</summary>
    public FeatureValue Caps;

    /// <summary>What sort of number it is.</summary>
    public FeatureValue Digits;

    /// <summary>Punctuation before the core.</summary>
    public FeatureValue Lead;

    /// <summary>Punctuation behind the core.</summary>
    public FeatureValue Trail;

    /// <summary>Its end, as far as changes of label go by it.</summary>
    public PieceEnd End;

    /// <summary>Whether it is inside quotation marks, behind them, or neither.</summary>
    public FeatureValue Quoted;

    /// <summary>Whether it is within brackets.</summary>
    public bool IsBracketed;

    /// <summary>The stretch between points and commas it belongs to, from 0.</summary>
    public int Chunk;
}

/// <summary>How a piece ends; which label follows which goes by it.</summary>
internal enum PieceEnd
{
    /// <summary>With a letter or digit.</summary>
    Open,

    /// <summary>A comma.</summary>
    Comma,

    /// <summary>A full stop, also of an abbreviation.</summary>
    Point,

    /// <summary>A full stop behind a word of four letters or more, a number or a bracket; a question or exclamation mark.</summary>
    Stop,

    /// <summary>A colon.</summary>
    Colon,

    /// <summary>A semicolon.</summary>
    Semicolon,

    /// <summary>A closing bracket or quotation mark.</summary>
    Closed,

    /// <summary>Nothing at the end, but the next piece opens a bracket or a quotation.</summary>
    Opening,
}
