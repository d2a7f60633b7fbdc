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
    /// <summary>Categories counted beside the works.</summary>
    private const int FacetsCounted = 13;

    private const int FirstDay = 1;

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

    /// <summary>Finds a page of the listing, with counts over all of it.</summary>
    public SearchResult Find(IndexReader index, Period period, int page, int pageSize, CancellationToken cancellationToken)
    {
        var query = period.AsQuery() is { } span ? new AndQuery([Inside, span]) : Inside;
        var request = new SearchRequest(query, (page - 1) * pageSize, pageSize, SearchOrder.Newest, FacetsCounted)
        {
            FacetKinds = FacetKinds.Categories | FacetKinds.Years,
        };
        return index.Search(request, cancellationToken);
    }

    /// <summary>How many works a span of time has.</summary>
    public int Count(IndexReader index, Period period, CancellationToken cancellationToken)
        => index.Search(new SearchRequest(new AndQuery([Inside, period.AsQuery() ?? new AllQuery()]), 0, 0), cancellationToken).Total;

    /// <summary>The last day before one that has works; <c>null</c> when there is none.</summary>
    public Period? DayBefore(IndexReader index, DateOnly day, CancellationToken cancellationToken)
        => Nearest(index, new DayQuery(FirstDay, day.DayNumber - 1), SearchOrder.Newest, cancellationToken);

    /// <summary>The first day after one that has works; <c>null</c> when there is none.</summary>
    public Period? DayAfter(IndexReader index, DateOnly day, CancellationToken cancellationToken)
        => Nearest(index, new DayQuery(day.DayNumber + 1, DateOnly.MaxValue.DayNumber), SearchOrder.Oldest, cancellationToken);

    private Query Inside => Codes is [var only]
        ? new KeywordQuery(KeywordField.Category, only)
        : new OrQuery([.. Codes.Select(code => new KeywordQuery(KeywordField.Category, code))]);

    private Period? Nearest(IndexReader index, DayQuery days, SearchOrder order, CancellationToken cancellationToken)
    {
        var request = new SearchRequest(new AndQuery([Inside, days]), 0, 1, order) { CountLimit = 1 };
        return index.Search(request, cancellationToken).Hits is [var hit, ..] ? Period.Of(DateOnly.FromDayNumber(index.Day(hit.Document))) : null;
    }
}
