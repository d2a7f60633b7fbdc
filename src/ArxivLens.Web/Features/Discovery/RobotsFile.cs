using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Discovery;

/// <summary>
/// <c>/robots.txt</c> (RFC 9309): crawlers read papers, categories, authors, terms and the debate, and nothing that is computed anew for
/// every address they can make up.
/// </summary>
internal static class RobotsFile
{
    /// <summary>Answers, drawings and files, of which there are as many as questions; and what leads to arXiv or names no page.</summary>
    private static readonly string[] Kept =
    [
        "/fetch", "/search.", "/search/", "/random", "/network", "/api/v1/", "/openapi/", "/oembed", "/unapi", "/export", "/works.csv", "/error",
        "/health/", "/pdf/", "/html/", "/src/", "/format/", "/bibtex/", "/ris/", "/csl/", "/abs/*?", "/work/*?", "/*/debate.", "/debate.",
        "/*.atom",
    ];

    internal static void MapRobots(this IEndpointRouteBuilder routes) => routes.MapMethods(
        "/robots.txt", ["GET", "HEAD"], (HttpRequest request, IOptions<WebOptions> options) => Results.Text(Write(OwnAddress.Find(options.Value, request))));

    // An archive saves what a reader asks it to: who reports a search wants what it found that day to be kept.
    private static string Write(Uri? home)
    {
        var everybody = string.Concat(Kept.Prepend("/search?").Select(path => $"Disallow: {path}\n"));
        var archive = string.Concat(Kept.Select(path => $"Disallow: {path}\n"));
        var map = home is null ? "" : $"\nSitemap: {new Uri(home, "/sitemap.xml")}\n";
        return $"User-agent: *\n{everybody}\nUser-agent: archive.org_bot\n{archive}{map}";
    }
}
