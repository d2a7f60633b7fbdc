using ArxivLens.Index;
using ArxivLens.Index.Suggesting;

namespace ArxivLens.Web.Features.Authors;

/// <summary>
/// Names that may be another spelling of one: <c>E. Witten</c> for <c>Edward Witten</c>. Whether it is the same person nobody here
/// knows, so they are named and not joined.
/// </summary>
public static class OtherSpellings
{
    private const int Looked = 12;
    private const int Shown = 5;

    /// <summary>Finds them, those with most works first.</summary>
    /// <param name="index">The index.</param>
    /// <param name="slug">The slug of the name.</param>
    public static IReadOnlyList<CountedAuthor> Find(IndexReader index, string slug)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(slug);
        if (slug.Split('-') is not [{ Length: > 0 } first, .., var family])
            return [];
        return [.. index.Suggest($"{first[0]} {family}", Looked)
            .Where(one => one.Kind == SuggestionKind.Author && one.Value is { } value && MayBe(slug, value))
            .Take(Shown)
            .Select(one => new CountedAuthor(one.Value!, one.Text, one.Weight))];
    }

    /// <summary>
    /// Whether two slugs differ only in how far given names are written out, or in how many of them are: the last names are the
    /// same, and so is each given name that both have, or one is the initial of the other.
    /// </summary>
    public static bool MayBe(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        string[] mine = one.Split('-'), theirs = other.Split('-');
        return one != other && mine.Length > 1 && theirs.Length > 1 && mine[^1] == theirs[^1]
            && mine[..^1].Zip(theirs[..^1]).All(pair => IsInitialOrSame(pair.First, pair.Second));
    }

    private static bool IsInitialOrSame(string one, string other)
        => one == other || (one.Length == 1 && other.StartsWith(one, StringComparison.Ordinal))
            || (other.Length == 1 && one.StartsWith(other, StringComparison.Ordinal));
}
