using ArxivLens.Core.Categories;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Web.Features.Categories;

/// <summary>What is listed under a code: a category, or an archive with all its categories.</summary>
/// <param name="Code">The canonical code.</param>
/// <param name="Name">The name for readers.</param>
/// <param name="Codes">The codes whose works are listed.</param>
public sealed record Listing(CategoryCode Code, string Name, IReadOnlyList<string> Codes)
{
    /// <summary>The listing of a code; unknown codes are categories of their own.</summary>
    public static Listing Of(CategoryCode code)
    {
        var canonical = CategoryTaxonomy.Canonical(code);
        var archive = CategoryTaxonomy.Groups
            .SelectMany(group => group.Archives)
            .FirstOrDefault(archive => archive.Code == canonical.Value);
        if (archive is null)
            return new(canonical, CategoryTaxonomy.NameOf(canonical), [canonical.Value]);
        var codes = archive.Categories.Select(category => category.Code.Value).Append(archive.Code).Distinct(StringComparer.Ordinal);
        return new(canonical, archive.Name, [.. codes]);
    }

    /// <summary>Finds a page of the listing.</summary>
    public SearchResult Find(IndexReader index, Period period, int page, int pageSize, CancellationToken cancellationToken)
    {
        Query inside = Codes is [var only]
            ? new KeywordQuery(KeywordField.Category, only)
            : new OrQuery([.. Codes.Select(code => new KeywordQuery(KeywordField.Category, code))]);
        var query = period.AsQuery() is { } span ? new AndQuery([inside, span]) : inside;
        return index.Search(new SearchRequest(query, (page - 1) * pageSize, pageSize, SearchOrder.Newest), cancellationToken);
    }
}
