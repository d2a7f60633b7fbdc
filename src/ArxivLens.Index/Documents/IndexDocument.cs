namespace ArxivLens.Index.Documents;

/// <summary>One document as it is handed to the builder. Documents are numbered 0, 1, 2 … in the order they are added.</summary>
public sealed record IndexDocument
{
    /// <summary>The caller's own name for the document; unique, compared ordinally.</summary>
    public required string Key { get; init; }

    /// <summary>Field <see cref="TextField.Title"/>; plain text, mathematics as <c>$…$</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Field <see cref="TextField.Abstract"/>; empty when there is none.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>Field <see cref="TextField.Authors"/>; names separated by a comma.</summary>
    public string Authors { get; init; } = "";

    /// <summary>Field <see cref="TextField.Comments"/>.</summary>
    public string Comments { get; init; } = "";

    /// <summary>Day of first publication as <see cref="DateOnly.DayNumber"/>; 0 when unknown.</summary>
    public int Day { get; init; }

    /// <summary>Year of first publication; 0 when unknown. May be known where <see cref="Day"/> is not.</summary>
    public int Year { get; init; }

    /// <summary>What the caller wants to tell apart and filter by, 0–255 (see <see cref="Querying.KindQuery"/>).</summary>
    public byte Kind { get; init; }

    /// <summary>Values of <see cref="KeywordField.Category"/>, first one the primary; matched as they stand.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Values of <see cref="KeywordField.Author"/>; matched as they stand.</summary>
    public IReadOnlyList<string> AuthorSlugs { get; init; } = [];

    /// <summary>
    /// For each of <see cref="AuthorSlugs"/>, in the same order, the name it is suggested under; an author without one, or with
    /// an empty one, is not suggested.
    /// </summary>
    public IReadOnlyList<string> AuthorNames { get; init; } = [];
}

/// <summary>A field of running text: analysed, with positions and a length of its own.</summary>
public enum TextField : byte
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The abstract, or the description that stands in for it.</summary>
    Abstract,

    /// <summary>The authors' names.</summary>
    Authors,

    /// <summary>The authors' comments.</summary>
    Comments,
}

/// <summary>A field of exact values: not analysed, not ranked, filtered and counted.</summary>
public enum KeywordField : byte
{
    /// <summary>Category codes.</summary>
    Category,

    /// <summary>Author slugs.</summary>
    Author,
}
