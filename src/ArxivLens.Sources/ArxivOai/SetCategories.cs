using ArxivLens.Core.Categories;

namespace ArxivLens.Sources.ArxivOai;

/// <summary>Categories as the sets of arXiv's server name them: <c>math:math:NA</c> is math.NA, <c>physics:hep-lat</c> hep-lat.</summary>
internal static class SetCategories
{
    /// <summary>The categories of sets; a set that is a whole archive or group of several is none.</summary>
    public static IReadOnlyList<CategoryCode> Of(IEnumerable<string> sets)
    {
        var found = new List<CategoryCode>();
        foreach (var set in sets)
        {
            if (Find(set.Trim()) is { } code && !found.Contains(code)) found.Add(code);
        }

        return found;
    }

    /// <summary>The categories of sets in the order in which subjects name them; those that none names come last.</summary>
    public static IReadOnlyList<CategoryCode> Of(IEnumerable<string> sets, IReadOnlyList<string> subjects)
    {
        var places = subjects.Index().GroupBy(one => one.Item, one => one.Index, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(one => one.Key, one => one.First(), StringComparer.OrdinalIgnoreCase);
        return [.. Of(sets).OrderBy(code => places.GetValueOrDefault(CategoryTaxonomy.NameOf(code), int.MaxValue))];
    }

    private static CategoryCode? Find(string set)
    {
        var parts = set.Split(':');
        var name = parts.Length == 3 ? $"{parts[1]}.{parts[2]}" : parts[^1];
        return CategoryCode.TryParse(name, out var code) && CategoryTaxonomy.Find(code) is not null ? code : null;
    }
}
