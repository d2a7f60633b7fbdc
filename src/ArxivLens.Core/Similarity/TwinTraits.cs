using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Similarity;

/// <summary>
/// What twins, the same work under several keys, have in common: the same letters and digits in the title, years at most three
/// apart, and the same first author, where these are known.
/// </summary>
/// <param name="Document">The document.</param>
/// <param name="Title">The letters and digits of its title as one number; 0 when there are few.</param>
/// <param name="Year">Its year, 0 when unknown.</param>
internal readonly record struct TwinTraits(int Document, ulong Title, int Year)
{
    private const int MostYears = 3;

    /// <summary>A shorter title, such as "Erratum" or "Introduction", makes no twins.</summary>
    private const int ShortestTitle = 16;

    /// <summary>The traits of a document.</summary>
    public static TwinTraits Of(IndexReader index, int document)
        => new(document, Hash(index.Title(document)), index.Year(document));

    /// <summary>Whether both are the same work.</summary>
    public bool IsTwinOf(IndexReader index, TwinTraits other)
        => Title == other.Title && Title != 0 && (Year == 0 || other.Year == 0 || Math.Abs(Year - other.Year) <= MostYears)
        && IsSameAuthor(FirstAuthor(index, Document), FirstAuthor(index, other.Document));

    private static string FirstAuthor(IndexReader index, int document)
        => index.Keywords(KeywordField.Author, document) is [var first, ..] ? first : "";

    // A slug begins or ends with the surname, as the source wrote the name: one common word of three letters or more will do,
    // or a common whole.
    private static bool IsSameAuthor(string left, string right)
        => left.Length == 0 || right.Length == 0 || left == right
        || left.Split('-').Any(word => word.Length > 2 && right.Split('-').Contains(word));

    /// <summary>The letters and digits of a title as one number (FNV-1a, 64 bits); 0 when there are few.</summary>
    private static ulong Hash(string title)
    {
        var (hash, count) = (14695981039346656037UL, 0);
        foreach (var letter in title)
        {
            if (!char.IsLetterOrDigit(letter))
                continue;
            hash = (hash ^ char.ToLowerInvariant(letter)) * 1099511628211UL;
            count++;
        }

        return count < ShortestTitle ? 0 : hash;
    }
}
