using System.Globalization;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Core.Similarity;
using ArxivLens.Core.Summaries;
using ArxivLens.Index;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Api.Papers;

/// <summary>Papers: search, those of a day, one with what is like it.</summary>
internal static class PaperRoutes
{
    private const int SimilarShown = 8;

    // Other works than papers are left out, so more are looked at.
    private const int SimilarLookedAt = 24;

    private const string RetryAfterSeconds = "10";
    private const string Tag = "Papers";
    private const string DayForm = "yyyy-MM-dd";

    private static readonly NumberParameter _limit = new("limit", "Entries on a page.", 1, 100, 20) { Example = "5" };

    private static readonly TextParameter _source = new(
        "source", "Where the papers are from: arxiv, or nothing for all. There are none from anywhere else here.", 100)
    {
        Example = "arxiv",
    };

    internal static void MapPapers(this IEndpointRouteBuilder v1)
    {
        v1.MapRead("/papers", SearchAsync).Costs(RequestCost.Search)
            .WithName("searchPapers").WithTags(Tag).WithSummary("Search papers")
            .WithDescription(
                "Papers by words, categories and days, page by page. totalCount is exact, and every page up to totalPages can be had.")
            .Takes(PaperSearchParameters.All)
            .WithExample("/api/v1/papers?query=open+models&rankBy=date&pageSize=5");
        v1.MapRead("/papers/by-date/{date}", OfDayAsync)
            .WithName("papersOfDay").WithTags(Tag).WithSummary("Papers of a day")
            .WithDescription("Papers of which the first version was submitted that day (UTC).")
            .WithSegment("date", "A day, yyyy-MM-dd.", "2023-11-17")
            .Takes(PageParameters.Page, _limit, _source)
            .WithExample("/api/v1/papers/by-date/2023-11-17?limit=10");
        v1.MapRead("/papers/{identifier}", FindAsync)
            .WithName("paper").WithTags(Tag).WithSummary("One paper with similar papers")
            .WithDescription("A paper by its slug or its arXiv id.")
            .WithSegment(PaperIdentifier.Name, PaperIdentifier.Description, "2311.09227")
            .WithExample("/api/v1/papers/2311.09227");
        v1.MapRead("/papers/{archive}/{number}", FindOldAsync).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<PaperPage>, ProblemHttpResult>> SearchAsync(
        HttpContext http, IndexHost indexHost, PaperListing listing, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var (request, page) = PaperSearchParameters.Read(query);
        if (query.Problem is { } problem)
            return problem;
        using var lease = indexHost.Acquire();
        var answer = PaperSearch.Find(lease.Index, request, clock, cancellationToken);
        if (answer.IsStopped)
            return Stopped(http.Response);
        var papers = await listing.ReadAsync(lease.Index, [.. answer.Hits.Select(hit => hit.Document)], cancellationToken);
        var found = new PaperPage(papers, answer.Total, page, request.Limit, answer.Notes);
        http.Link(found.ToPaging());
        return TypedResults.Ok(found);
    }

    private static async Task<Results<Ok<PapersOfDay>, ProblemHttpResult>> OfDayAsync(
        string date, HttpContext http, IndexHost indexHost, PaperListing listing, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (!DateOnly.TryParseExact(date, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return ApiProblem.BadRequest("date", $"'date' must be a day of the calendar as {DayForm}.");
        var query = new ApiQuery(http.Request);
        var (page, limit) = (query.Read(PageParameters.Page)!.Value, query.Read(_limit)!.Value);
        var source = query.Read(_source);
        if (query.Problem is { } problem)
            return problem;
        if (!PaperSource.IsHere(source))
            return TypedResults.Ok(new PapersOfDay([], new DayPaging(0, page, limit)));
        using var lease = indexHost.Acquire();
        var request = new PaperSearchRequest("")
        {
            From = day, To = day, Order = PaperOrder.Newest, Offset = Paged.Offset(page, limit), Limit = limit,
        };
        var answer = PaperSearch.Find(lease.Index, request, clock, cancellationToken);
        if (answer.IsStopped)
            return Stopped(http.Response);
        var papers = await listing.ReadAsync(lease.Index, [.. answer.Hits.Select(hit => hit.Document)], cancellationToken);
        return TypedResults.Ok(new PapersOfDay(papers, new DayPaging(answer.Total, page, limit)));
    }

    private static Task<Results<Ok<PaperAnswer>, ProblemHttpResult>> FindOldAsync(
        string archive, string number, PaperIdentifier identifiers, IndexHost indexHost, PaperListing listing,
        GeneratedSummaries generated, CancellationToken cancellationToken) =>
        FindAsync($"{archive}/{number}", identifiers, indexHost, listing, generated, cancellationToken);

    private static async Task<Results<Ok<PaperAnswer>, ProblemHttpResult>> FindAsync(
        string identifier, PaperIdentifier identifiers, IndexHost indexHost, PaperListing listing, GeneratedSummaries generated,
        CancellationToken cancellationToken)
    {
        var (work, problem) = await identifiers.FindAsync(identifier, cancellationToken);
        if (work is null)
            return problem!;
        // Who looks at one paper has the model asked for it, as on its page.
        generated.Find(work);
        using var lease = indexHost.Acquire();
        var similar = await listing.ReadAsync(lease.Index, FindSimilar(lease.Index, work), cancellationToken);
        return TypedResults.Ok(new PaperAnswer(listing.DetailOf(work), similar));
    }

    private static IReadOnlyList<int> FindSimilar(IndexReader index, Work work)
    {
        var document = index.Find(work.Key.ToString());
        return document < 0
            ? []
            : [.. SimilarWorks.Find(index, document, SimilarLookedAt)
                .Select(similar => similar.Document)
                .Where(similar => index.Kind(similar) == (byte)WorkKind.Paper)
                .Take(SimilarShown)];
    }

    private static ProblemHttpResult Stopped(HttpResponse response)
    {
        response.Headers.RetryAfter = RetryAfterSeconds;
        return ApiProblem.Unavailable(
            $"The search was stopped after {QueryLimits.Deadline.TotalSeconds:0} seconds; ask for less at once.");
    }
}
