using System.Text.Json;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Search;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Search;

/// <summary>Search as data, <c>/search.json</c>, with the parameters of the page.</summary>
internal static class SearchRoutes
{
    internal const string RetryAfterSeconds = "10";

    internal static void MapSearchData(this IEndpointRouteBuilder routes)
        => routes.MapMethods("/search.json", ["GET", "HEAD"], AnswerAsync);

    private static async Task<IResult> AnswerAsync(HttpRequest http, SearchReader reader, CancellationToken cancellationToken)
    {
        var query = SearchQuery.Read(http.Query);
        if (query.Request is not { } request)
        {
            return Results.Problem(
                statusCode: StatusCodes.Status400BadRequest, title: "There is no such page of results",
                detail: query.IsCursorBad
                    ? "The cursor in \"after\" is none of this search."
                    : $"Pages are numbered from 1 to {SearchQuery.LastPage}; beyond them \"next\" of the page before leads on.");
        }
        if (http.Query["strict"] == "1" && QueryParser.Parse(request.Text).Exceeded is [var limit, ..])
            return OverLimit(limit);
        var view = await reader.ReadAsync(request, cancellationToken: cancellationToken);
        if (view.IsStopped)
            return Stopped(http.HttpContext.Response);
        return Results.Json(SearchData.Of(view, view.Address is { } key ? WorkAddress.Of(key) : null, query.Notes), DataFormat.Options);
    }

    private static IResult OverLimit(QueryLimit limit) => Results.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: "The search goes over a limit", detail: QueryLimits.Describe(limit),
        extensions: new Dictionary<string, object?> { ["limit"] = JsonNamingPolicy.CamelCase.ConvertName(limit.ToString()) });

    private static IResult Stopped(HttpResponse response)
    {
        response.Headers.RetryAfter = RetryAfterSeconds;
        return Results.Problem(
            statusCode: StatusCodes.Status503ServiceUnavailable, title: "The search takes too long",
            detail: $"It was stopped after {QueryLimits.Deadline.TotalSeconds:0} seconds.");
    }
}

/// <summary>The answer to a search as programs read it.</summary>
/// <param name="Total">Matches in all.</param>
/// <param name="Page">The page shown, from 1.</param>
/// <param name="PageSize">Hits on a page.</param>
/// <param name="Address">The page of the work that the search names outright, when it does.</param>
/// <param name="Hits">The hits of the page.</param>
/// <param name="Categories">Matches by category.</param>
/// <param name="Authors">Matches by author.</param>
/// <param name="Years">Matches by year.</param>
/// <param name="Notes">What was read otherwise than typed.</param>
public sealed record SearchData(
    int Total, int Page, int PageSize, string? Address, IReadOnlyList<HitData> Hits, IReadOnlyList<FacetCount> Categories,
    IReadOnlyList<FacetCount> Authors, IReadOnlyList<YearCount> Years, IReadOnlyList<string> Notes)
{
    /// <summary>The search that was meant, perhaps, when nothing has all that was typed.</summary>
    public string? Correction { get; init; }

    /// <summary>The address of the next page; left out on the last.</summary>
    public string? Next { get; init; }

    /// <summary>The data of an answer.</summary>
    public static SearchData Of(SearchView view, string? address, IReadOnlyList<string> notes) => new(
        view.Total, view.Request.Page, view.Request.PageSize, address, [.. view.Hits.Select(HitData.Of)],
        view.Categories, view.Authors, view.Years, [.. notes, .. view.Notes])
    {
        Correction = view.Correction,
        Next = view.NextByCursor?.Replace("/search?", "/search.json?", StringComparison.Ordinal),
    };
}

/// <summary>A hit as programs read it.</summary>
public sealed record HitData(
    string Key, string Href, string Title, IReadOnlyList<string> Authors, int? Year, DateOnly? Published,
    IReadOnlyList<string> Categories, string? Summary, int Citations)
{
    /// <summary>Whether it was withdrawn or retracted; left out when neither.</summary>
    public WorkStanding? Standing { get; init; }

    /// <summary>The data of an entry.</summary>
    public static HitData Of(WorkEntry entry) => new(
        entry.Key, entry.Href, TexText.ToDisplay(entry.Title), [.. entry.Authors.Select(author => author.Display)],
        entry.Year, entry.Published, [.. entry.Categories.Select(code => code.Value)],
        entry.Summary is { } summary ? TexText.ToDisplay(summary) : null, entry.Citations)
    {
        Standing = entry.Standing == WorkStanding.Usual ? null : entry.Standing,
    };
}
