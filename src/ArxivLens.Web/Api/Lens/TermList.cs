using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Core.Terms;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Features.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Api.Lens;

/// <summary>The terms that tell a work from the rest of the library.</summary>
/// <param name="Work">The key of the work.</param>
/// <param name="Items">The terms, the weightiest first.</param>
public sealed record TermList(string Work, IReadOnlyList<TermItem> Items);

/// <summary>A term.</summary>
/// <param name="Text">As it stands in the text.</param>
/// <param name="Weight">0 to 1; the squares of all weights of a work add up to 1.</param>
/// <param name="Url">Its page here.</param>
public sealed record TermItem(string Text, double Weight, string Url);

/// <summary>The works that have a term, a page of them.</summary>
/// <param name="Term">The term.</param>
/// <param name="TotalCount">How many there are.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">Works on a page.</param>
/// <param name="TotalPages">How many pages can be read.</param>
/// <param name="HasNextPage">Whether there is another behind this.</param>
/// <param name="HasPreviousPage">Whether there is one before this.</param>
/// <param name="Works">The works.</param>
/// <param name="Years">How many there are of each year, the newest first.</param>
/// <param name="Categories">How many there are in the categories with most of them.</param>
public sealed record TermWorks(
    string Term, int TotalCount, int Page, int PageSize, int TotalPages, bool HasNextPage, bool HasPreviousPage,
    IReadOnlyList<WorkItem> Works, IReadOnlyList<YearCount> Years, IReadOnlyList<FacetCount> Categories);

/// <summary>Answers <c>/papers/{id}/terms</c> and <c>/terms/{term}</c>.</summary>
internal static class TermAnswers
{
    internal static NumberParameter Limit { get; } = new("limit", "Terms at most.", 1, 100, 20) { Example = "5" };

    internal static ChoiceParameter<SearchOrder> Order { get; } = new(
        "order", "The order of the works.",
        [.. TermModel.Orders.Select(order => KeyValuePair.Create(SearchLink.NameOf(order.Order) is { Length: > 0 } name ? name : "relevance", order.Order))],
        SearchOrder.Relevance);

    internal static ApiParameter[] OfWork { get; } = [Limit];

    internal static ApiParameter[] OfTerm { get; } = [PageParameters.Page, PageParameters.PageSize, Order];

    internal static async Task<Results<Ok<TermList>, ProblemHttpResult>> Terms(
        HttpContext http, LensDesk desk, IWorkStore works, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var limit = query.Read(Limit)!.Value;
        if (query.Problem is { } bad)
            return bad;
        if (!LensDesk.TryReadKey(http, out var key, out var problem))
            return problem;
        if (await works.FindAsync(key, cancellationToken) is not { } work)
            return ApiProblem.NotFound($"This library does not hold {key}.");
        using var lease = desk.Acquire();
        var terms = work.Kind == WorkKind.Unresolved ? [] : KeyTerms.Extract(lease.Index, work, limit);
        return TypedResults.Ok(new TermList(
            key.ToString(), [.. terms.Select(term => new TermItem(term.Text, Math.Round(term.Weight, 4), http.AddressOf(TermLink.To(term.Text))))]));
    }

    internal static async Task<Results<Ok<TermWorks>, ProblemHttpResult>> Works(
        HttpContext http, LensDesk desk, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var window = PageWindow.Read(query, QueryLimits.MaximumRows);
        var order = query.Read(Order);
        if (query.Problem is { } bad)
            return bad;
        if (TermSearch.Read(WorkAddress.Unescape(http.GetRouteValue("term") as string)) is not { } term)
            return ApiProblem.BadRequest("term", $"A term is a word or a phrase of at most {TermSearch.LongestTerm} characters.");
        using var deadline = new CancellationTokenSource(QueryLimits.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var lease = desk.Acquire();
        try
        {
            var found = TermSearch.Find(lease.Index, term, window.Skip, window.Take, order, FacetKinds.All, either.Token);
            if (found.Total == 0)
                return ApiProblem.NotFound("No work of this library has these words side by side in its title or abstract.");
            var works = await desk.ListAsync(http, lease.Index, found.Hits.Select(hit => hit.Document), cancellationToken);
            var paging = window.Of(found.Total);
            http.Link(paging);
            return TypedResults.Ok(new TermWorks(
                term, found.Total, paging.Page, paging.PageSize, paging.TotalPages, paging.HasNextPage, paging.HasPreviousPage,
                [.. found.Hits.Select(hit => works[hit.Document])], found.Facets!.Years, found.Facets.Categories));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            http.Response.Headers.RetryAfter = SearchRoutes.RetryAfterSeconds;
            return ApiProblem.Unavailable("The works of this term took too long to count.");
        }
    }
}
