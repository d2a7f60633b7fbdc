using ArxivLens.Core.Categories;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>The query that finds the works of a category or of a whole archive.</summary>
internal static class CategoryFilter
{
    /// <summary>
    /// Makes the query. An archive (<c>cs</c>, <c>math</c>) stands for its categories and for its bare code; an alias or a
    /// subsumed name for the category it is listed under. A code arXiv does not have is looked for as it stands.
    /// </summary>
    /// <returns>The query, or <c>null</c> when the text can be no code.</returns>
    public static Query? Of(string text) => CodesOf(text) switch
    {
        [] => null,
        [var single] => Single(single),
        var codes => new OrQuery([.. codes.Select(Single)]),
    };

    /// <summary>The codes a text stands for, as <see cref="Of"/> reads it; none when it can be no code.</summary>
    public static IReadOnlyList<string> CodesOf(string text)
        => CategoryCode.TryParse(text.Trim(), out var code) ? CodesOf(code) : [];

    /// <summary>The codes, as the index has them, that a code stands for.</summary>
    public static string[] CodesOf(CategoryCode code)
    {
        var canonical = CategoryTaxonomy.Canonical(code).Value;
        var archive = CategoryTaxonomy.Groups.SelectMany(g => g.Archives)
            .FirstOrDefault(a => string.Equals(a.Code, code.Value, StringComparison.OrdinalIgnoreCase));
        if (archive is null) return [canonical];
        return archive.Categories.Select(c => CategoryTaxonomy.Canonical(c.Code).Value)
            .Append(archive.Code)
            .Append(canonical)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
    }

    private static Query Single(string code) => new KeywordQuery(KeywordField.Category, code);
}
