using ArxivLens.Core.Accounts;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Feeds;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Recommendations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>Shelves as files and as a feed: <c>/shelf/N.bib</c>, <c>/shared/TOKEN.bib</c>, <c>/shared/TOKEN.atom</c>.</summary>
internal static class ShelfRoutes
{
    private const string NotShared = "No shelf is shared under this address. Its owner may have stopped sharing it.";
    private static readonly string[] Reading = ["GET", "HEAD"];

    internal static void AddShelves(this IServiceCollection services)
    {
        services.AddSingleton<ReferenceImport>();
        services.AddSingleton<RecommendationReader>();
        services.AddSingleton<SaveForms>();
        services.AddSingleton<ShelfDesk>();
        services.AddSingleton<ShelfFile>();
        services.AddSingleton<ShelfSharingDesk>();
    }

    internal static void MapShelves(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/shelf/{id:long}.{format:formatName}", Reading, OfOwnAsync).OfCommunity(Role.Reader);
        routes.MapMethods("/shared/{token}.{format:formatName}", Reading, OfSharedAsync).OfCommunity(null);
        routes.MapMethods("/shared/{token}.atom", Reading, FeedAsync).OfCommunity(null);
    }

    private static async Task<IResult> OfOwnAsync(HttpContext http, IShelfStore shelves, ShelfDesk desk, ShelfFile file, long id, string format)
    {
        if (await shelves.FindAsync(http.FindReader()!.Account, id, http.RequestAborted) is not { } shelf)
            return Results.Problem("You have no such shelf.", statusCode: StatusCodes.Status404NotFound);
        var lines = await desk.ListAsync(shelf.Number, http.RequestAborted);
        return file.Answer(http, shelf.Name, lines, CitationFormat.Find(format)!, hasNotes: true);
    }

    private static async Task<IResult> OfSharedAsync(
        HttpContext http, ShelfSharingDesk sharing, ShelfDesk desk, ShelfFile file, string token, string format)
    {
        if (await sharing.FindAsync(http, token) is not var (shelf, _))
            return Results.Problem(NotShared, statusCode: StatusCodes.Status404NotFound);
        var lines = await desk.ListAsync(shelf.Number, http.RequestAborted);
        return file.Answer(http, shelf.Name, lines, CitationFormat.Find(format)!, shelf.Sharing!.ShowsNotes);
    }

    /// <summary>What was added to a shared shelf, the newest first.</summary>
    private static async Task<IResult> FeedAsync(
        HttpContext http, ShelfSharingDesk sharing, ShelfDesk desk, IWorkStore works, WorkShelf library, IOptions<WebOptions> options,
        string token)
    {
        if (await sharing.FindAsync(http, token) is not var (shelf, _))
            return Results.Problem(NotShared, statusCode: StatusCodes.Status404NotFound);
        var all = await desk.ListAsync(shelf.Number, http.RequestAborted);
        var lines = all.OrderByDescending(line => line.Entry.Added).Take(AtomFeed.PageSize).ToList();
        var found = await works.FindAsync([.. lines.Select(line => line.Work)], http.RequestAborted);
        var shown = lines.Select((line, at) => line.Shown(found[at])).ToList();
        var standings = await library.FindStandingsAsync(shown, http.RequestAborted);
        var entries = lines.Select((line, at) => EntryOf(line, shown[at], standings.GetValueOrDefault(line.Work), shelf.Sharing!.ShowsNotes));
        var page = ShelfAddress.OfShared(token);
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return FeedRoutes.Write(
            new AtomFeed(FeedOf(shelf), page, [.. entries]) { Total = lines.Count, Subtitle = "Works added to a shelf that a reader shares" },
            http.Request, options.Value.PublicAddress);
    }

    /// <summary>The feed of a shared shelf.</summary>
    internal static FeedLink FeedOf(Shelf shelf) => new($"Added to {shelf.Name}", $"{ShelfAddress.OfShared(shelf.Sharing!.Token)}.atom");

    private static AtomEntry EntryOf(ShelfLine line, Work work, Core.Retractions.WorkStanding standing, bool showsNotes)
    {
        var entry = WorkEntries.Of(work, standing) with { Updated = line.Entry.Added };
        var title = entry.Title.Length > 0 ? entry.Title : line.Work.ToString();
        return showsNotes && line.Note.Length > 0 ? entry with { Title = title, Summary = line.Note } : entry with { Title = title };
    }
}
