using ArxivLens.Core.Categories;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Search;
using ArxivLens.Core.Terms;
using ArxivLens.Index;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Features.Terms;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Categories;

/// <summary>The works of a category or archive, the newest first, day by day.</summary>
public sealed class ListModel(IndexHost indexHost, WorkShelf shelf, SearchReader search) : PageModel
{
    private const int PageSize = 50;

    /// <summary>What is listed.</summary>
    public Listing? Listing { get; private set; }

    /// <summary>The span of time.</summary>
    public Period Period { get; private set; }

    /// <summary>The works of this page by day or month.</summary>
    public IReadOnlyList<ListingPart> Parts { get; private set; } = [];

    /// <summary>How many works the listing has in each span that is a heading here.</summary>
    public IReadOnlyDictionary<Period, int> Counts { get; private set; } = new Dictionary<Period, int>();

    /// <summary>The latest day with works, in the listing of everything.</summary>
    public DateOnly? LatestDay { get; private set; }

    /// <summary>The span before with works.</summary>
    public Period? Previous { get; private set; }

    /// <summary>The span after with works.</summary>
    public Period? Next { get; private set; }

    /// <summary>What the works of this page are about.</summary>
    public IReadOnlyList<SharedTerm> Terms { get; private set; } = [];

    /// <summary>Other categories of the works.</summary>
    public IReadOnlyList<FacetCount> OtherCategories { get; private set; } = [];

    /// <summary>The works of each year, in the listing of everything.</summary>
    public YearChart? Chart { get; private set; }

    /// <summary>The pages before and after.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>What is said when there is nothing to show.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>The address of the listing in another span of time.</summary>
    public string AddressOf(Period period) => $"/list/{Listing!.Code}/{period}";

    /// <summary>Shows the listing, or leads to the name it is kept under.</summary>
    public async Task<IActionResult> OnGetAsync(string category, string? period, CancellationToken cancellationToken)
    {
        if (!CategoryCode.TryParse(category, out var code))
            return Missing(new("This is no category", "A category is written like cs.AI or hep-th.", null));
        if (!Period.TryParse(period, out var span))
            return Missing(new("This is no span of time", "Listings are of a day (1994-07-18), a month (9407), a year (1994), or recent."));
        if (!SearchQuery.TryReadPage(Request.Query["page"], out var number) || number > PageLinks.Window / PageSize)
            return Missing(new("There is no such page", "Pages of a listing are numbered from 1. Choose a month to see older works."));
        Listing = Listing.Of(code);
        Period = span;
        if (category != Listing.Code.Value)
            return LocalRedirectPermanent(AddressOf(span));
        using var lease = indexHost.Acquire();
        var result = Listing.Find(lease.Index, span, number, PageSize, cancellationToken);
        // A name outside the taxonomy is a category where a work of the library has it, and a mistake elsewhere.
        if (CategoryTaxonomy.Find(Listing.Code) is null && Listing.Count(lease.Index, Period.Recent, cancellationToken) == 0)
        {
            var detail = $"No work here is in {Listing.Code}, and arXiv has no category of this name.";
            return Missing(new("There is no such category", detail), StatusCodes.Status404NotFound);
        }

        Pages = PageLinks.Of(number, PageSize, result.Total, next => $"{AddressOf(span)}?page={next}");
        FindNeighbours(lease.Index, cancellationToken);
        await ShowAsync(lease.Index, result, cancellationToken);
        return Page();
    }

    private void FindNeighbours(IndexReader index, CancellationToken cancellationToken) => (Previous, Next) = Period.Day is { } day
        ? (Listing!.DayBefore(index, day, cancellationToken), Listing.DayAfter(index, day, cancellationToken))
        : (Period.Previous, Period.Next);

    private async Task ShowAsync(IndexReader index, SearchResult result, CancellationToken cancellationToken)
    {
        var works = await shelf.FetchAsync(index, result.Hits.Select(hit => hit.Document), cancellationToken);
        var entries = await search.ListAsync(index, result.Hits, works, cancellationToken);
        Parts = ListingPart.Divide(Period, entries);
        Counts = Parts.Where(part => part.Span != Period.Recent)
            .ToDictionary(part => part.Span, part => Listing!.Count(index, part.Span, cancellationToken));
        Terms = SharedTerms.Find(index, works.Values, SharedTermList.Shown);
        OtherCategories = [.. (result.Facets?.Categories ?? []).Where(other => !Listing!.Codes.Contains(other.Value)).Take(SharedTermList.Shown)];
        if (Period != Period.Recent) return;
        LatestDay = entries.Select(entry => entry.Published).FirstOrDefault(day => day is not null);
        Chart = YearChart.Of(result.Facets?.Years ?? [], []) is { } chart ? chart with { AddressOf = AddressOfYear } : null;
    }

    // Four digits that can be a month are one (Period), so those years are reached through search.
    private string AddressOfYear(int year) => Period.TryParse($"{year}", out var span) && span == new Period(year, 0)
        ? AddressOf(span)
        : SearchLink.To(new WorkSearchRequest("", Listing!.Code.Value, year, year, Order: SearchOrder.Newest));

    private PageResult Missing(Absence absence, int status = StatusCodes.Status400BadRequest)
    {
        Absence = absence;
        Response.StatusCode = status;
        return Page();
    }
}
