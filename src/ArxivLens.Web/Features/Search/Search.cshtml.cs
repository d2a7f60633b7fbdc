using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Search;

/// <summary>Search; an id, DOI or address of a paper leads straight to it.</summary>
public sealed class SearchModel(SearchReader reader) : PageModel
{
    /// <summary>The answer; <c>null</c> when the page asked for cannot exist.</summary>
    public SearchView? View { get; private set; }

    /// <summary>Everything that was read otherwise than it was sent.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>What is said when the page asked for cannot exist.</summary>
    public static Absence NoSuchPage { get; } = new(
        "There is no such page of results",
        $"Pages are numbered from 1 to {SearchQuery.LastPage}. To see more of a large answer, narrow the search by year or category.");

    /// <summary>Shows the answer, or leads to the one paper that is named.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var query = SearchQuery.Read(Request.Query);
        if (query.Request is not { } request)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        View = await reader.ReadAsync(request, cancellationToken);
        if (View.Address is { } key)
            return LocalRedirect(WorkAddress.Of(key));
        Notes = [.. query.Notes, .. View.Notes];
        return Page();
    }
}
