using ArxivLens.Core.Categories;
using ArxivLens.Index;
using ArxivLens.Index.Documents;

namespace ArxivLens.Web.Features.Categories;

/// <summary>The categories with the number of works in each.</summary>
public static class CategoryCounts
{
    /// <summary>Groups in arXiv's order with every active category, those of this library that arXiv does not know last.</summary>
    public static IReadOnlyList<CountedGroup> Read(IndexReader index)
    {
        var counts = index.Keywords(KeywordField.Category).ToDictionary(count => count.Value, count => count.Count, StringComparer.Ordinal);
        var groups = new List<CountedGroup>();
        foreach (var group in CategoryTaxonomy.Groups)
        {
            var categories = group.Archives
                .SelectMany(archive => archive.Categories)
                .Select(category => Take(category.Code.Value, category.Name, counts))
                .ToList();
            var archives = group.Archives
                .Where(archive => counts.ContainsKey(archive.Code))
                .Select(archive => Take(archive.Code, archive.Name, counts));
            groups.Add(new(group.Name, [.. categories, .. archives]));
        }
        if (counts.Count > 0)
            groups.Add(new("Other", [.. counts.OrderBy(rest => rest.Key, StringComparer.Ordinal).Select(Unknown)]));
        return groups;
    }

    /// <summary>Where a group stands on the page of all categories.</summary>
    public static string AnchorOf(string group) => group.ToLowerInvariant().Replace(' ', '-');

    private static CountedCategory Take(string code, string name, Dictionary<string, int> counts)
        => new(code, name, counts.Remove(code, out var count) ? count : 0);

    private static CountedCategory Unknown(KeyValuePair<string, int> rest)
        => new(rest.Key, CategoryCode.TryParse(rest.Key, out var code) ? CategoryTaxonomy.NameOf(code) : rest.Key, rest.Value);
}

/// <summary>A group of categories.</summary>
public sealed record CountedGroup(string Name, IReadOnlyList<CountedCategory> Categories);

/// <summary>A category and how many works are in it.</summary>
public sealed record CountedCategory(string Code, string Name, int Count);
