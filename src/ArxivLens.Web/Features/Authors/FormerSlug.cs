using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Web.Features.Authors;

/// <summary>
/// The present address of an author whose name was once kept another way: with a title or a remark before it, run together, or with the
/// family name first. Addresses that were given out go on leading somewhere.
/// </summary>
internal static class FormerSlug
{
    private const int MostParts = 6;
    private const int MostLooked = 8;

    private static readonly string[] Preambles =
        ["dr-", "prof-", "professor-", "mr-", "mrs-", "ms-", "and-", "the-", "for-the-", "for-", "on-behalf-of-the-", "with-an-appendix-by-"];

    /// <summary>The slug of a name that is there; <c>null</c> when none is like it, or the one asked for is there itself.</summary>
    public static string? Find(IndexReader index, string slug)
    {
        if (IsThere(index, slug))
            return null;
        var folded = slug.ToLowerInvariant();
        return Candidates(folded).FirstOrDefault(candidate => candidate != slug && IsThere(index, candidate)) ?? FindRunTogether(index, folded);
    }

    private static IEnumerable<string> Candidates(string slug)
    {
        yield return slug;
        foreach (var preamble in Preambles.Where(preamble => slug.StartsWith(preamble, StringComparison.Ordinal)))
            yield return slug[preamble.Length..];
        var parts = slug.Split('-');
        for (var first = 1; first < parts.Length && parts.Length <= MostParts; first++)
            yield return string.Join('-', parts[first..].Concat(parts[..first]));
    }

    // antonkorinek: some name of the same letters.
    private static string? FindRunTogether(IndexReader index, string slug)
    {
        var letters = slug.Replace("-", "", StringComparison.Ordinal);
        return index.Suggest(slug.Replace('-', ' '), MostLooked).Select(one => one.Value)
            .FirstOrDefault(value => value is not null && value.Replace("-", "", StringComparison.Ordinal) == letters && IsThere(index, value));
    }

    private static bool IsThere(IndexReader index, string slug) => index.KeywordCount(KeywordField.Author, slug) > 0;
}
