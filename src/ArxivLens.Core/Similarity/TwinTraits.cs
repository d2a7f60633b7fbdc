using ArxivLens.Core.Merging;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Similarity;

/// <summary>
/// What twins, two papers of arXiv that are likely one work, have in common: the same letters and digits in the title, years at most
/// three apart, and the same first author, where these are known. No rule joins papers of arXiv in the library, so readers are shown
/// them together here; records under other keys are joined there (<see cref="IMergeStore"/>), or stand apart for a reason.
/// </summary>
/// <param name="Document">The document.</param>
/// <param name="Title">See <see cref="TitleMark"/>; 0 when it says nothing.</param>
/// <param name="Year">Its year, 0 when unknown.</param>
internal readonly record struct TwinTraits(int Document, ulong Title, int Year)
{
    private const int MostYears = 3;

    /// <summary>The traits of a document.</summary>
    public static TwinTraits Of(IndexReader index, int document)
        => new(document, TitleMark.Of(index.Title(document)), index.Year(document));

    /// <summary>Whether both are the same work.</summary>
    public bool IsTwinOf(IndexReader index, TwinTraits other)
        => Title == other.Title && Title != 0 && (Year == 0 || other.Year == 0 || Math.Abs(Year - other.Year) <= MostYears)
        && IsOfArxiv(index.Key(Document)) && IsOfArxiv(index.Key(other.Document))
        && IsSameAuthor(FirstAuthor(index, Document), FirstAuthor(index, other.Document));

    // Any other key begins with a word and a colon.
    private static bool IsOfArxiv(string key) => !key.Contains(':', StringComparison.Ordinal);

    private static string FirstAuthor(IndexReader index, int document)
        => index.Keywords(KeywordField.Author, document) is [var first, ..] ? first : "";

    // A slug begins or ends with the surname, as the source wrote the name: one common word of three letters or more will do,
    // or a common whole.
    private static bool IsSameAuthor(string left, string right)
        => left.Length == 0 || right.Length == 0 || left == right
        || left.Split('-').Any(word => word.Length > 2 && right.Split('-').Contains(word));
}
