using ArxivLens.Core.Fetching;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Http;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Fetching;

/// <summary>
/// Where readers ask for a paper: a button posts to <c>/fetch/ID</c>, which leads back to the page of the paper. Only what is posted from
/// a page of this site asks; crawlers, prefetching browsers and images in other people's pages do not. <c>/fetch.json?id=ID</c> says how
/// it stands.
/// </summary>
internal static class FetchRoutes
{
    private const string FullSeconds = "60";

    /// <summary>Where a paper is asked for.</summary>
    internal static string AddressOf(ArxivId id) => $"/fetch/{id}";

    internal static void MapFetching(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/fetch/{**id}", Ask).DisableAntiforgery().Costs(RequestCost.Fetch);
        // Whoever comes back to the address of the button.
        routes.MapMethods("/fetch/{**id}", ["GET", "HEAD"], (string? id) => Results.LocalRedirect("/abs/" + Uri.EscapeDataString(WorkAddress.Unescape(id) ?? "")));
        routes.MapMethods("/fetch.json", ["GET", "HEAD"], TellAsync);
    }

    private static IResult Ask(HttpRequest request, FetchDesk desk, IOptions<WebOptions> options, string? id)
    {
        var text = WorkAddress.Unescape(id) ?? "";
        if (!ArxivId.TryParse(text, out var arxivId))
            return SeeOther("/abs/" + Uri.EscapeDataString(text));
        if (!desk.IsOpen)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        if (!IsFromHere(request, options.Value))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (desk.Ask(arxivId) is not null)
            return SeeOther(WorkAddress.Of(arxivId));
        request.HttpContext.Response.Headers.RetryAfter = FullSeconds;
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> TellAsync(HttpRequest request, FetchDesk desk, IWorkStore works, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!ArxivId.TryParse(request.Query["id"], out var id))
        {
            return Results.Problem(
                statusCode: StatusCodes.Status400BadRequest, detail: IdComplaint.Explain(request.Query["id"]),
                extensions: new Dictionary<string, object?> { ["parameter"] = "id" });
        }

        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var isHere = await works.FindAsync(WorkKey.Of(id), cancellationToken) is { Paper: not null };
        var standing = desk.Look(id).Standing;
        return Results.Json(
            new FetchData(id.ToString(), isHere && standing is not { IsInLine: true }, standing?.State, standing?.Place, standing is null ? null : FetchText.Of(standing, clock.GetUtcNow())),
            DataFormat.Options);
    }

    // A form of another site cannot pretend: browsers say where a post comes from. Programs say nothing, and do what they are told.
    private static bool IsFromHere(HttpRequest request, WebOptions options)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } site])
            return site is "same-origin" or "none";
        if (request.Headers.Origin is not [{ Length: > 0 } origin])
            return true;
        // By host alone: behind a proxy the scheme is another.
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && (from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
                || from.Authority.Equals(options.PublicAddress?.Authority, StringComparison.OrdinalIgnoreCase));
    }

    private static SeeOtherResult SeeOther(string address) => new(address);

    /// <summary>Leads to the outcome of what was posted, to be asked for with GET (303).</summary>
    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}

/// <summary>How it stands with a paper, as the page's script reads it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="IsHere">Whether the library has its record.</param>
/// <param name="State">What came of asking for it; left out when nobody has.</param>
/// <param name="Place">Its place in line; 0 when it is in none.</param>
/// <param name="Text">The same in words.</param>
public sealed record FetchData(string Id, bool IsHere, FetchState? State, int? Place, string? Text);
