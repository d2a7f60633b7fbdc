using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.TakeAway;

/// <summary>Works in formats for other programs: one work, a list of them, a selection.</summary>
internal static class TakeAwayRoutes
{
    private const string WorkConstraint = "workInFormat";
    private const string AcceptConstraint = "acceptedFormat";
    private const string NameConstraint = "formatName";
    private const string PlainText = "text/plain; charset=utf-8";
    private static readonly string[] Reading = ["GET", "HEAD"];

    internal static void AddTakeAway(this IServiceCollection services)
    {
        services.Configure<RouteOptions>(routes =>
        {
            routes.SetParameterPolicy<WorkInFormat>(WorkConstraint);
            routes.SetParameterPolicy<AcceptedFormat>(AcceptConstraint);
            routes.SetParameterPolicy<FormatName>(NameConstraint);
        });
        services.AddSingleton<WorkFile>();
        services.AddSingleton<SelectionFile>();
        services.AddSingleton<ListFile>();
        services.AddSingleton<UnApi>();
    }

    internal static void MapTakeAway(this IEndpointRouteBuilder routes)
    {
        // arXiv's own address, which answers with text that browsers show; the others are named after it.
        MapWork(routes, "/bibtex/{**id}", CitationFormat.BibTex, PlainText);
        MapWork(routes, "/ris/{**id}", CitationFormat.Ris);
        MapWork(routes, "/csl/{**id}", CitationFormat.CslJson);
        routes.MapMethods($"/abs/{{**id:{WorkConstraint}}}", Reading, AnswerWorkAsync).Revalidated().WithMetadata(new AnswersByAccept());
        routes.MapMethods($"/work/{{**id:{AcceptConstraint}}}", Reading, AnswerOtherWorkAsync).Revalidated().WithMetadata(new AnswersByAccept());
        routes.MapMethods($"/search.{{format:{NameConstraint}}}", Reading, (HttpContext http, ListFile lists, string format) =>
            lists.AnswerSearch(http, CitationFormat.Find(format)!)).Revalidated();
        routes.MapMethods(
            $"/list/{{category}}/{{period}}.{{format:{NameConstraint}}}", Reading,
            (HttpContext http, ListFile lists, string category, string period, string format) =>
                lists.AnswerListing(http, category, period, CitationFormat.Find(format)!)).Revalidated();
        routes.MapMethods(
            $"/author/{{slug}}.{{format:{NameConstraint}}}", Reading,
            (HttpContext http, ListFile lists, string slug, string format) => lists.AnswerAuthor(http, slug, CitationFormat.Find(format)!)).Revalidated();
        routes.MapMethods("/export", Reading, (HttpContext http, ListFile lists) => lists.AnswerSelection(http)).Revalidated();
        routes.MapMethods("/unapi", Reading, (HttpContext http, UnApi unApi) => unApi.AnswerAsync(http)).Revalidated();
    }

    private static void MapWork(IEndpointRouteBuilder routes, string pattern, CitationFormat format, string? type = null)
        => routes.MapMethods(pattern, Reading, (HttpContext http, WorkFile file, string? id) =>
            file.AnswerAsync(http, WorkAddress.Unescape(id), format, type)).Revalidated();

    private static Task<IResult> AnswerWorkAsync(HttpContext http, WorkFile file, string id)
    {
        if (TakeAwayAddress.TrySplit(WorkAddress.Unescape(id), out var rest, out var format, out var isPlainJson))
            return file.AnswerAsync(http, rest, format, WorkFile.TypeOf(isPlainJson));
        return AnswerAcceptedAsync(http, file, rest);
    }

    private static Task<IResult> AnswerOtherWorkAsync(HttpContext http, WorkFile file, string? id)
        => AnswerAcceptedAsync(http, file, WorkAddress.TryRead(WorkAddress.Unescape(id), out var key) ? key.ToString() : id);

    private static Task<IResult> AnswerAcceptedAsync(HttpContext http, WorkFile file, string? text)
    {
        var format = ContentNegotiation.FormatOf(http.Request)!;
        if (WorkKey.TryParse(text, out var key))
            http.Response.Headers.ContentLocation = TakeAwayAddress.Of(key, format, WorkFile.VersionIn(text));
        return file.AnswerAsync(http, text, format, WorkFile.TypeOf(ContentNegotiation.IsPlainJson(http.Request)));
    }
}
