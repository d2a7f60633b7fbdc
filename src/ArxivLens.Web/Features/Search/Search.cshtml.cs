using ArxivLens.Core.Search;
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

    /// <summary>What is said when a cursor is none, or one of another search.</summary>
    public static Absence BadCursor { get; } = new(
        "There is no such page of results",
        "The address names a place in the results by after=, but this is no place in this search. Begin again at the first page.");

    /// <summary>What is said when the search was stopped.</summary>
    public static Absence Stopped { get; } = new(
        "This search takes too long",
        $"It was stopped after {QueryLimits.Deadline.TotalSeconds:0} seconds. Try again in a moment, or ask for less at once: fewer words before *, a year, a category.");

    /// <summary>What is shown in place of an answer.</summary>
    public Absence Missing { get; private set; } = NoSuchPage;

    /// <summary>Shows the answer, or leads to the one paper that is named.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var query = SearchQuery.Read(Request.Query);
        if (query.Request is not { } request)
        {
            Missing = query.IsCursorBad ? BadCursor : NoSuchPage;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        View = await reader.ReadAsync(request, query.IsExplained, cancellationToken);
        if (View.IsStopped)
            return ShowStopped();
        if (View.Address is { } key)
            return LocalRedirect(WorkAddress.Of(key));
        Notes = [.. query.Notes, .. View.Notes];
        if (View.NextByCursor is { } next)
            Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return Page();
    }

    private PageResult ShowStopped()
    {
        View = null;
        Missing = Stopped;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Response.Headers.RetryAfter = SearchRoutes.RetryAfterSeconds;
        return Page();
    }
}
