using ArxivLens.Web.Api.Authors;
using ArxivLens.Web.Api.Categories;
using ArxivLens.Web.Api.Findings;
using ArxivLens.Web.Api.Lens;
using ArxivLens.Web.Api.Papers;
using ArxivLens.Web.Features.Discussion;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Api;

/// <summary>Every address of the interface for programs, <c>/api/v1</c> (docs/api.md).</summary>
internal static class ApiRoutes
{
    /// <summary>What all its addresses begin with.</summary>
    internal const string Base = "/api/v1";

    internal static void MapApi(this IEndpointRouteBuilder routes)
    {
        var v1 = routes.MapGroup(Base);
        v1.RevalidatedStrongly();
        v1.MapPapers();
        v1.MapAuthors();
        v1.MapCategories();
        v1.MapFindings();
        v1.MapLens();
        if (routes.ServiceProvider.GetRequiredService<IOptions<WebOptions>>().Value.Accounts)
            v1.MapComments();
    }

    /// <summary>An address that answers GET and HEAD.</summary>
    internal static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], handler);
}
