using ArxivLens.Core.Accounts;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Api;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Feeds;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>Comments as Web Annotations: each by itself, those of one thing, and a reader's own (W3C Web Annotation Protocol, reading).</summary>
internal static class AnnotationRoutes
{
    private const string OwnPath = "/annotations/mine.jsonld";
    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void MapAnnotations(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/annotations/{number:long}.jsonld", Reading, OneAsync).Revalidated().OfCommunity(role: null);
        routes.MapMethods(OwnPath, Reading, OwnAsync).Revalidated().OfCommunity(Role.Reader);
        routes.MapMethods("/question/{question}/annotations.jsonld", Reading, (HttpContext http, AnnotationDesk desk, string question) =>
            OfThingAsync(http, desk, QuestionId.TryParse(question, out var id) ? new Subject(SubjectKind.Question, id.ToString()) : null)).Revalidated().OfCommunity(role: null);
        routes.MapMethods("/article/{article}/annotations.jsonld", Reading, (HttpContext http, AnnotationDesk desk, string article) =>
            OfThingAsync(http, desk, ArticleId.TryParse(article, out var id) ? new Subject(SubjectKind.Article, id.ToString()) : null)).Revalidated().OfCommunity(role: null);
        foreach (var paper in new[] { "/abs/{id}", "/abs/{archive}/{id}" })
        {
            routes.MapMethods(paper + "/annotations.jsonld", Reading, (HttpContext http, AnnotationDesk desk, string? archive, string id) =>
                OfThingAsync(http, desk, WorkKey.TryParse(FeedRoutes.NameOf(archive, id, null), out var key) ? new Subject(SubjectKind.Work, key.ToString()) : null))
                .Revalidated().OfCommunity(role: null);
        }
    }

    private static async Task<IResult> OneAsync(HttpContext http, IContributionStore store, IAnchorStore anchors, long number)
    {
        if (await store.FindAsync(number, http.RequestAborted) is not { Kind: ContributionKind.Comment } comment)
            return FeedRoutes.NotFound("There is no such annotation.");
        if (comment.State is ContributionState.Removed or ContributionState.TakenBack)
            return Results.Problem("This annotation is gone.", statusCode: StatusCodes.Status410Gone);
        if (comment.State != ContributionState.Shown)
            return FeedRoutes.NotFound("There is no such annotation.");
        var anchor = (await anchors.FindAsync([number], http.RequestAborted)).GetValueOrDefault(number);
        http.Response.Headers.Link = "<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"";
        return Write(http, new AnnotationJson(http.AddressOf).Whole(comment, anchor));
    }

    private static async Task<IResult> OfThingAsync(HttpContext http, AnnotationDesk desk, Subject? subject)
    {
        if (subject is not { } named || await desk.FindAsync(named, http.RequestAborted) is not { } found)
            return FeedRoutes.NotFound("This library does not have what these annotations would be about.");
        return await CollectAsync(http, desk, found.Thing.Address + "/annotations.jsonld", $"Comments on {found.Thing.Title}", found.Comments);
    }

    private static async Task<IResult> OwnAsync(HttpContext http, AnnotationDesk desk)
    {
        var reader = http.FindReader()!;
        return await CollectAsync(http, desk, OwnPath, $"Comments by {reader.Name}", await desk.ListOfAsync(reader.Account, http.RequestAborted));
    }

    private static async Task<IResult> CollectAsync(
        HttpContext http, AnnotationDesk desk, string path, string label, IReadOnlyList<Contribution> comments)
    {
        int? page = null;
        if (http.Request.Query["page"] is [{ } text])
        {
            if (!int.TryParse(text, System.Globalization.NumberStyles.None, null, out var number) || number < 1)
                return await FeedRoutes.Refuse("page is a number from 1 on.");
            if (number > 1 && (long)(number - 1) * AnnotationLimits.PageSize >= comments.Count)
                return FeedRoutes.NotFound("There is no such page.");
            page = number;
        }

        http.Response.Headers.Link =
            "<http://www.w3.org/ns/ldp#BasicContainer>; rel=\"type\", <http://www.w3.org/TR/annotation-protocol/>; rel=\"http://www.w3.org/ns/ldp#constrainedBy\"";
        var anchors = await desk.FindAnchorsAsync(comments, http.RequestAborted);
        return Write(http, new AnnotationJson(http.AddressOf).Collection(path, label, comments, anchors, page));
    }

    private static IResult Write(HttpContext http, System.Text.Json.Nodes.JsonObject content)
    {
        http.Response.Headers.Allow = "GET, HEAD, OPTIONS";
        return Results.Text(content.ToJsonString(), AnnotationJson.ContentType);
    }
}
