using ArxivLens.Core.Papers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Papers;

/// <summary>Sends readers of full texts to arXiv, which alone serves them: <c>/pdf</c>, <c>/html</c>, <c>/src</c>.</summary>
internal static class FullTextRedirects
{
    private static readonly string[] _kinds = ["pdf", "html", "src", "format"];

    internal static void MapFullTextRedirects(this IEndpointRouteBuilder routes)
    {
        foreach (var kind in _kinds)
            routes.MapMethods($"/{kind}/{{**id}}", ["GET", "HEAD"], (HttpRequest request, string? id) => Answer(request, kind, id));
    }

    private static IResult Answer(HttpRequest request, string kind, string? routeValue)
    {
        var text = WorkAddress.Unescape(routeValue);
        if (!ArxivId.TryParse(text, out var id, out var version))
            return Results.LocalRedirect("/abs/" + Uri.EscapeDataString(text ?? ""));
        var name = version is null ? id.ToString() : $"{id}v{version}";
        return text == name && !request.QueryString.HasValue
            ? Results.Redirect($"https://arxiv.org/{kind}/{name}")
            : Results.LocalRedirect($"/{kind}/{name}", permanent: true);
    }
}
