using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Feeds;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Discovery;

/// <summary>
/// Addresses people type and programs try: an identifier or a DOI behind the host, and what is usual elsewhere. Each leads to the page or
/// file that is meant; all stay on this server.
/// </summary>
internal static class GuessedAddresses
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    /// <summary>Usual names of what has its own here.</summary>
    private static readonly (string Guess, string Address)[] Names =
    [
        ("/feed", FeedLink.Newest.Address), ("/feeds", FeedLink.Newest.Address), ("/rss", FeedLink.Newest.Address),
        ("/atom", FeedLink.Newest.Address), ("/feed.xml", FeedLink.Newest.Address), ("/rss.xml", FeedLink.Newest.Address),
        ("/atom.xml", FeedLink.Newest.Address), ("/index.xml", FeedLink.Newest.Address), ("/feed.atom", FeedLink.Newest.Address),
        ("/sitemap_index.xml", "/sitemap.xml"), ("/sitemap", "/sitemap.xml"), ("/sitemap-index.xml", "/sitemap.xml"),
        ("/opensearch", OpenSearchRoutes.Address), ("/osd.xml", OpenSearchRoutes.Address), ("/help", "/about/search"),
        ("/archive", "/categories"), ("/list", "/categories"), ("/catchup", "/categories"), ("/index.html", "/"),
    ];

    internal static void MapGuessedAddresses(this IEndpointRouteBuilder routes)
    {
        foreach (var (guess, address) in Names)
            routes.MapMethods(guess, Reading, () => Results.LocalRedirect(address, permanent: true));
        routes.MapMethods($"/{{id:{ArxivIdConstraint.Name}}}", Reading, ToPaper);
        routes.MapMethods($"/{{archive}}/{{id:{ArxivIdConstraint.Name}}}", Reading, ToPaper);
        routes.MapMethods("/doi/{**doi}", Reading, (string? doi) => ToWork(doi));
        routes.MapMethods("/doi:{prefix}/{**suffix}", Reading, (string prefix, string? suffix) => ToWork($"{prefix}/{suffix}"));
        routes.MapMethods("/10.{registrant}/{**suffix}", Reading, (string registrant, string? suffix) => ToWork($"10.{registrant}/{suffix}"));
    }

    private static IResult ToPaper(HttpContext http) => ArxivIdConstraint.TryRead(http.Request.RouteValues, "id", out var id, out var version)
        ? Results.LocalRedirect(WorkAddress.Of(id, version), permanent: true)
        : Results.LocalRedirect("/abs/" + Uri.EscapeDataString(http.Request.RouteValues["id"] as string ?? ""));

    // What is no DOI is told so by the page of works.
    private static IResult ToWork(string? text)
    {
        var name = WorkAddress.Unescape(text) ?? "";
        return Results.LocalRedirect(
            WorkKey.TryParse(name, out var key) ? WorkAddress.Of(key) : "/work/" + Uri.EscapeDataString(name), permanent: true);
    }
}
