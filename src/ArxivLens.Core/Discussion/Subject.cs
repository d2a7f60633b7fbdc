namespace ArxivLens.Core.Discussion;

/// <summary>What something is said about.</summary>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Id">Its identity: the key of a work, the id of a question or an article, the number of a shelf.</param>
public readonly record struct Subject(SubjectKind Kind, string Id);

/// <summary>Sorts of things that something is said about. The numbers are stored.</summary>
public enum SubjectKind
{
    /// <summary>A work, by its key.</summary>
    Work = 1,

    /// <summary>A question, by its id.</summary>
    Question = 2,

    /// <summary>An article, by its id.</summary>
    Article = 3,

    /// <summary>A shelf, by its number.</summary>
    Shelf = 4,
}
