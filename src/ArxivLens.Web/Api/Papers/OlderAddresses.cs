using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Api.Papers;

/// <summary>Pages of papers at the address that the older site had for them.</summary>
internal static class OlderAddresses
{
    internal static void MapOlderAddresses(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/PaperView/Details/{**slug}", [HttpMethods.Get, HttpMethods.Head], Lead);

    private static IResult Lead(string? slug) => PaperSlug.TryParse(WorkAddress.Unescape(slug), out var id, out var version)
        ? Results.LocalRedirect(WorkAddress.Of(id, version), permanent: true)
        : Results.NotFound();
}
