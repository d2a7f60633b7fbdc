using System.Collections.Frozen;

namespace ArxivLens.Core.Categories;

/// <summary>arXiv's categories with their groups, archives, aliases and subsumed names (arXiv's taxonomy, 2026).</summary>
public static class CategoryTaxonomy
{
    private static readonly FrozenDictionary<string, Category> Known;
    private static readonly FrozenDictionary<string, Category>.AlternateLookup<ReadOnlySpan<char>> KnownBySpan;

    static CategoryTaxonomy()
    {
        Groups = CategoryTableReader.ReadGroups(CategoryTable.Active);
        Known = Groups.SelectMany(group => group.Archives).SelectMany(archive => archive.Categories)
            .Concat(CategoryTableReader.ReadInactive(CategoryTable.Inactive))
            .ToFrozenDictionary(category => category.Code.Value, StringComparer.OrdinalIgnoreCase);
        KnownBySpan = Known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Groups in display order, each with its archives and their active categories.</summary>
    public static IReadOnlyList<CategoryGroup> Groups { get; }

    /// <summary>Finds a category, active or not, by code in any letter case; <c>null</c> when unknown.</summary>
    public static Category? Find(CategoryCode code) => Known.GetValueOrDefault(code.Value);

    /// <summary>
    /// The code under which papers of this code are listed: alias and subsumed names resolved, others as they stand.
    /// </summary>
    public static CategoryCode Canonical(CategoryCode code) => Find(code)?.CanonicalCode ?? code;

    /// <summary>The name for readers: <c>Artificial Intelligence</c>; the code itself when unknown.</summary>
    public static string NameOf(CategoryCode code) => Find(code)?.Name ?? code.Value;

    /// <summary>Canonical codes in order, each once: what a page shows and the index holds for a paper.</summary>
    public static IReadOnlyList<CategoryCode> Distinct(IEnumerable<CategoryCode> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var distinct = new List<CategoryCode>();
        foreach (var code in codes)
        {
            // a paper has a handful of categories, so looking through the list beats a set
            var canonical = Canonical(code);
            if (canonical != default && !distinct.Contains(canonical))
                distinct.Add(canonical);
        }

        return distinct;
    }

    internal static Category? Find(ReadOnlySpan<char> code) => KnownBySpan.TryGetValue(code, out var category) ? category : null;
}

/// <summary>A group of archives: Physics, Mathematics, Computer Science …</summary>
public sealed record CategoryGroup(string Name, IReadOnlyList<CategoryArchive> Archives);

/// <summary>An archive with its active categories.</summary>
public sealed record CategoryArchive(string Code, string Name, IReadOnlyList<Category> Categories);

/// <summary>A category.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Archive">Code of its archive.</param>
/// <param name="IsActive">Whether new papers can be in it.</param>
/// <param name="CanonicalCode">The code it is listed under: itself, or what it is an alias of or was subsumed in.</param>
public sealed record Category(CategoryCode Code, string Name, string Archive, bool IsActive, CategoryCode CanonicalCode);
