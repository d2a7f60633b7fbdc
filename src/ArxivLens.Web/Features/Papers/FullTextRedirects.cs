using ArxivLens.Core.Papers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Papers;

/// <summary>
/// Sends readers of full texts to arXiv, which alone serves them: <c>/pdf</c>, <c>/html</c>, <c>/src</c>, <c>/format</c>, and the older
/// <c>/e-print</c> and <c>/ps</c>.
/// </summary>
internal static class FullTextRedirects
{
    private static readonly string[] _kinds = ["pdf", "html", "src", "format", "e-print", "ps"];

    internal static void MapFullTextRedirects(this IEndpointRouteBuilder routes)
    {
        foreach (var kind in _kinds)
            routes.MapMethods($"/{kind}/{{**id}}", ["GET", "HEAD"], (HttpRequest request) => Answer(request, kind));
    }

    private static IResult Answer(HttpRequest request, string kind)
    {
        var text = WorkAddress.Unescape(request.RouteValues["id"] as string ?? request.Query["id"]);
        if (!ArxivId.TryParse(text, out var id, out var version))
            return Results.LocalRedirect("/abs/" + Uri.EscapeDataString(text ?? ""));
        var name = version is null ? id.ToString() : $"{id}v{version}";
        return request.Path == $"/{kind}/{name}" && !request.QueryString.HasValue
            ? Results.Redirect($"https://arxiv.org/{kind}/{name}")
            : Results.LocalRedirect($"/{kind}/{name}", permanent: true);
    }
}
