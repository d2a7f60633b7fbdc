namespace ArxivLens.Core.Categories;

/// <summary>arXiv's categories with their groups, archives, aliases and subsumed names (arXiv's taxonomy, 2026).</summary>
public static class CategoryTaxonomy
{
    /// <summary>Groups in display order, each with its archives and their active categories.</summary>
    public static IReadOnlyList<CategoryGroup> Groups => throw new NotImplementedException();

    /// <summary>Finds a category, active or not, by code in any letter case; <c>null</c> when unknown.</summary>
    public static Category? Find(CategoryCode code) => throw new NotImplementedException();

    /// <summary>The code under which papers of this code are listed: alias and subsumed names resolved, others as they stand.</summary>
    public static CategoryCode Canonical(CategoryCode code) => throw new NotImplementedException();

    /// <summary>The name for readers: <c>Artificial Intelligence</c>; the code itself when unknown.</summary>
    public static string NameOf(CategoryCode code) => throw new NotImplementedException();

    /// <summary>Canonical codes in order, each once: what a page shows and the index holds for a paper.</summary>
    public static IReadOnlyList<CategoryCode> Distinct(IEnumerable<CategoryCode> codes) => throw new NotImplementedException();
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
