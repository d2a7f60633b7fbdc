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
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Feeds of comments: <c>/comments.atom</c> and one of each paper, other work, question and article.</summary>
internal static class CommentFeedRoutes
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void MapCommentFeeds(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/comments.atom", Reading, OfAllAsync).Revalidated().OfCommunity(role: null);
        routes.MapMethods("/question/{question}/comments.atom", Reading, OfQuestionAsync).Revalidated().OfCommunity(role: null);
        routes.MapMethods("/article/{article}/comments.atom", Reading, OfArticleAsync).Revalidated().OfCommunity(role: null);
        foreach (var paper in new[] { "/abs/{id}", "/abs/{archive}/{id}" })
            routes.MapMethods(paper + "/comments.atom", Reading, OfWorkAsync).Revalidated().OfCommunity(role: null);
    }

    private static Task<IResult> OfAllAsync(HttpContext http, CommentFeeds feeds, DiscussedThings things, IOptions<WebOptions> options, string? work) =>
        work is not null
            ? OfWorkAsync(http, feeds, things, options, null, null, work)
            : FeedRoutes.AnswerAsync(
                http, options, "", async page => await feeds.OfAllAsync(page, OriginOf(http), http.RequestAborted));

    private static Task<IResult> OfWorkAsync(
        HttpContext http, CommentFeeds feeds, DiscussedThings things, IOptions<WebOptions> options, string? archive, string? id, string? work)
    {
        var name = FeedRoutes.NameOf(archive, id, work);
        return WorkKey.TryParse(name, out var key)
            ? OfThingAsync(http, feeds, things, options, new Subject(SubjectKind.Work, key.ToString()), name!)
            : FeedRoutes.Refuse("This is neither an arXiv id nor a DOI.");
    }

    private static Task<IResult> OfQuestionAsync(
        HttpContext http, CommentFeeds feeds, DiscussedThings things, IOptions<WebOptions> options, string question) =>
        QuestionId.TryParse(question, out var id)
            ? OfThingAsync(http, feeds, things, options, new Subject(SubjectKind.Question, id.ToString()), question)
            : FeedRoutes.Refuse("A question is named by twelve letters and digits.");

    private static Task<IResult> OfArticleAsync(
        HttpContext http, CommentFeeds feeds, DiscussedThings things, IOptions<WebOptions> options, string article) =>
        ArticleId.TryParse(article, out var id)
            ? OfThingAsync(http, feeds, things, options, new Subject(SubjectKind.Article, id.ToString()), article)
            : FeedRoutes.Refuse("An article is named by twelve letters and digits.");

    private static async Task<IResult> OfThingAsync(
        HttpContext http, CommentFeeds feeds, DiscussedThings things, IOptions<WebOptions> options, Subject subject, string asked)
    {
        if (await things.FindAsync(subject, http.RequestAborted) is not { } thing)
            return FeedRoutes.NotFound("This library does not have what this feed would be about.");
        var link = CommentFeeds.LinkOf(thing);
        var isAbs = http.Request.Path.StartsWithSegments("/abs", StringComparison.Ordinal);
        // A feed has one address: that of the work it is shown as, and of the name a question has now.
        return thing.Subject.Id != asked || (subject.Kind == SubjectKind.Work && isAbs != link.Address.StartsWith("/abs/", StringComparison.Ordinal))
            ? Results.LocalRedirect(link.Address, permanent: false)
            : await FeedRoutes.AnswerAsync(
                http, options, "", async page => await feeds.OfThingAsync(thing, page, OriginOf(http), http.RequestAborted));
    }

    // Where this server does not know its own address, its paths stay as they are: readers of feeds take them from the feed's.
    private static string OriginOf(HttpContext http) => http.AddressOf("/").TrimEnd('/');
}
