using ArxivLens.Core.Categories;
using ArxivLens.Core.Indexing;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Categories;

/// <summary>The works of a category or archive, the newest first.</summary>
public sealed class ListModel(IndexHost indexHost, SearchReader search) : PageModel
{
    private const int PageSize = 50;

    /// <summary>What is listed.</summary>
    public Listing? Listing { get; private set; }

    /// <summary>The span of time.</summary>
    public Period Period { get; private set; }

    /// <summary>The works of this page.</summary>
    public IReadOnlyList<WorkEntry> Works { get; private set; } = [];

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
            return Missing(new("This is no span of time", "Listings are of a month (9407), a year (1994), or recent."));
        if (!SearchQuery.TryReadPage(Request.Query["page"], out var number) || number > PageLinks.Window / PageSize)
            return Missing(new("There is no such page", "Pages of a listing are numbered from 1. Choose a month to see older works."));
        Listing = Listing.Of(code);
        Period = span;
        if (category != Listing.Code.Value)
            return LocalRedirectPermanent(AddressOf(span));
        using var lease = indexHost.Acquire();
        var result = Listing.Find(lease.Index, span, number, PageSize, cancellationToken);
        // A name outside the taxonomy is a category where a work of the library has it, and a mistake elsewhere.
        if (CategoryTaxonomy.Find(Listing.Code) is null
            && Listing.Find(lease.Index, Period.Recent, 1, 1, cancellationToken).Total == 0)
        {
            var detail = $"No work here is in {Listing.Code}, and arXiv has no category of this name.";
            return Missing(new("There is no such category", detail), StatusCodes.Status404NotFound);
        }

        Works = await search.ListAsync(lease.Index, result.Hits, cancellationToken);
        Pages = PageLinks.Of(number, PageSize, result.Total, next => $"{AddressOf(span)}?page={next}");
        return Page();
    }

    private PageResult Missing(Absence absence, int status = StatusCodes.Status400BadRequest)
    {
        Absence = absence;
        Response.StatusCode = status;
        return Page();
    }
}
