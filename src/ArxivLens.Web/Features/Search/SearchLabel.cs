using ArxivLens.Core.Categories;

namespace ArxivLens.Web.Features.Search;

/// <summary>Words for the filters of a search.</summary>
public static class SearchLabel
{
    /// <summary>The name of a category or archive; the text itself when it is neither.</summary>
    public static string Category(string text) => CategoryTaxonomy.Groups
        .SelectMany(group => group.Archives)
        .FirstOrDefault(archive => archive.Code == text && archive.Categories.Count > 1)?.Name
            ?? (CategoryCode.TryParse(text, out var code) ? CategoryTaxonomy.NameOf(code) : text);

    /// <summary>A span of years of which either end may be open.</summary>
    public static string Years(int? from, int? to) => (from, to) switch
    {
        ({ } first, { } last) when first == last => $"{first}",
        ({ } first, { } last) => $"{first}–{last}",
        ({ } first, null) => $"from {first}",
        (null, { } last) => $"to {last}",
        _ => "all years",
    };
}
