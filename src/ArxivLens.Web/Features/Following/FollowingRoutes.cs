using ArxivLens.Core;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Following;
using ArxivLens.Core.Mail;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Feeds;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Http;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Following;

/// <summary>Following: its services, and its feeds <c>/abs/ID/news.atom</c> and <c>/following/TOKEN.atom</c>.</summary>
internal static class FollowingRoutes
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    internal static void AddFollowing(this IServiceCollection services)
    {
        services.AddSingleton<ArrivedWorks>();
        services.AddSingleton<ListNews>();
        services.AddSingleton<WorkNews>();
        services.AddSingleton<DebateNews>();
        services.AddSingleton<NewsDesk>();
        services.AddSingleton<DigestSchedule>();
        services.AddSingleton<ThingNames>();
        services.AddSingleton<FollowedNews>();
        services.AddSingleton<NewsFeeds>();
        services.AddSingleton<UnsubscribeToken>();
        services.AddSingleton<NewSinceReader>();
        services.AddSingleton<IPersonalData, FollowingData>();
        services.AddSingleton<IMailComposer, DigestComposer>();
    }

    internal static void MapFollowing(this IEndpointRouteBuilder routes)
    {
        foreach (var address in new[] { "/abs/{id}/news.atom", "/abs/{archive}/{id}/news.atom", "/news.atom" })
            routes.MapMethods(address, Reading, OfWorkAsync).OfCommunity(null).Revalidated().Costs(RequestCost.Search);
        routes.MapMethods("/following/{token}.atom", Reading, OfReaderAsync).OfCommunity(null).Costs(RequestCost.Analysis);
    }

    private static async Task<IResult> OfWorkAsync(
        HttpContext http, NewsFeeds feeds, IWorkStore works, IOptions<WebOptions> options, string? archive, string? id, string? work)
    {
        var name = WorkAddress.Unescape(archive is null ? id ?? work : $"{archive}/{id}");
        if (!WorkKey.TryParse(name, out var key))
            return Results.Problem("This is neither an arXiv id nor a DOI.", statusCode: StatusCodes.Status400BadRequest);
        if (await works.FindAsync(key, http.RequestAborted) is not { } found)
            return Results.Problem($"This library does not hold {key}.", statusCode: StatusCodes.Status404NotFound);
        var isOfArxiv = http.Request.Path.StartsWithSegments("/abs", StringComparison.Ordinal);
        return name == key.ToString() && isOfArxiv == (key.Arxiv is not null)
            ? FeedRoutes.Write(await feeds.OfWorkAsync(found, http.RequestAborted), http.Request, options.Value.PublicAddress)
            : Results.LocalRedirect(NewsFeeds.AddressOf(key), permanent: true);
    }

    // Feed readers have no cookie: who knows the address may read it, and nobody else learns whether there is such a feed.
    private static async Task<IResult> OfReaderAsync(
        HttpContext http, NewsFeeds feeds, IFollowStore follows, IOptions<WebOptions> options, string token)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        if (Secret.Read(token) is not { } word || await follows.FindByFeedAsync(word.Hash, http.RequestAborted) is not { } account)
            return Results.Problem("There is no such feed.", statusCode: StatusCodes.Status404NotFound);
        try
        {
            var feed = await feeds.OfReaderAsync(account, http.Request.Path.ToUriComponent(), http.RequestAborted);
            return FeedRoutes.Write(feed, http.Request, options.Value.PublicAddress);
        }
        catch (IndexUnavailableException)
        {
            http.Response.Headers.RetryAfter = "60";
            return Results.Problem("The index is being built.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
