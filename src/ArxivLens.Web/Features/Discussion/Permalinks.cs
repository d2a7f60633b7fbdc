using ArxivLens.Core.Discussion;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Leads from the number of a comment to where it stands now: on which page, of which work.</summary>
internal static class Permalinks
{
    public static void MapPermalinks(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/comment/{number:long}", ["GET", "HEAD"], LeadAsync).OfCommunity(role: null);

    private static async Task<IResult> LeadAsync(long number, HttpContext http, IContributionStore store, DiscussionReader discussions)
    {
        // Where it stands changes with every comment before it.
        http.Response.Headers.CacheControl = "no-cache";
        if (await store.FindAsync(number, http.RequestAborted) is not { } found)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        if (found.Kind != ContributionKind.Comment && found.State == ContributionState.Shown)
            return Results.LocalRedirect(ContributionAddress.Of(found));
        var place = found.Kind == ContributionKind.Comment ? await discussions.FindPlaceAsync(found, http.FindReader(), http.RequestAborted) : null;
        if (place is not null)
            return Results.LocalRedirect(place);
        return Results.StatusCode(found.State is ContributionState.Removed or ContributionState.TakenBack
            ? StatusCodes.Status410Gone
            : StatusCodes.Status404NotFound);
    }
}
