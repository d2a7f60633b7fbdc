using ArxivLens.Core.Accounts;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Api;
using ArxivLens.Web.Api.Lens;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Comments in the interface for programs: beside the fixed contract, never in its objects.</summary>
internal static class CommentApi
{
    private static readonly ChoiceParameter<SubjectKind?> About = new(
        "about", "Only comments on this sort of thing.",
        [.. new[] { SubjectKind.Work, SubjectKind.Question, SubjectKind.Article }.Select(kind => KeyValuePair.Create(DiscussedThings.NameOf(kind), (SubjectKind?)kind))],
        null);

    private static readonly TextParameter Author = new("author", "Only comments of the reader with this name.", 40);
    private static readonly ApiParameter[] Window = [PageParameters.Page, PageParameters.PageSize];

    internal static void MapComments(this IEndpointRouteBuilder v1)
    {
        v1.MapRead("/comments", ListNewestAsync).Takes([.. Window, About, Author]).OfCommunity(role: null)
            .WithName("comments").WithTags("Comments").WithSummary("What readers say")
            .WithDescription("The newest first. Only what everybody sees: what a moderator removed or its author took back is not here.")
            .WithExample("/api/v1/comments?about=work&pageSize=5");
        v1.MapRead("/papers/{id}/comments", OfWorkAsync).Takes(Window).OfCommunity(role: null)
            .WithName("paperComments").WithTags("Comments").WithSummary("What readers say about a work")
            .WithDescription("The oldest first, replies among them. What was said of records that are one with the work is here too.")
            .WithSegment("id", "An arXiv id, a DOI or a key of this library; a slash is escaped as %2F or, in an old arXiv id, left as it is.", "2311.09227")
            .WithExample("/api/v1/papers/2311.09227/comments");
        v1.MapRead("/papers/{archive}/{id}/comments", OfWorkAsync).Takes(Window).OfCommunity(role: null).ExcludeFromDescription();
        v1.MapRead("/questions/{id}/comments", OfQuestionAsync).Takes(Window).OfCommunity(role: null)
            .WithName("questionComments").WithTags("Comments").WithSummary("What readers say about a question")
            .WithDescription("The oldest first, replies among them.")
            .WithSegment("id", "Its identity, twelve letters and digits.", "jpt97t7xa58y")
            .WithExample("/api/v1/questions/jpt97t7xa58y/comments");
        v1.MapRead("/articles/{id}/comments", OfArticleAsync).Takes(Window).OfCommunity(role: null)
            .WithName("articleComments").WithTags("Comments").WithSummary("What readers say about an article")
            .WithDescription("The oldest first, replies among them.")
            .WithSegment("id", "Its identity, twelve letters and digits.", "7kv4ra5f3jvp")
            .WithExample("/api/v1/articles/7kv4ra5f3jvp/comments");
    }

    private static async Task<Results<Ok<CommentItems>, ProblemHttpResult>> ListNewestAsync(
        HttpContext http, IContributionStore store, IAccountStore accounts, CommentReader comments, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var window = PageWindow.Read(query, int.MaxValue);
        var (about, name) = (query.Read(About), query.Read(Author));
        if (query.Problem is { } bad)
            return bad;
        var author = name is null ? null : await accounts.FindReaderAsync(name, cancellationToken);
        if (name is not null && author is null)
            return ApiProblem.NotFound("No reader has this name.");
        var total = await store.CountNewestAsync(ContributionKind.Comment, about, author?.Account, cancellationToken);
        var found = await store.ListNewestAsync(ContributionKind.Comment, about, author?.Account, window.Skip, window.Take, cancellationToken);
        return TypedResults.Ok(await DescribeAsync(http, comments, found, window.Of(total)));
    }

    private static async Task<Results<Ok<CommentItems>, ProblemHttpResult>> OfWorkAsync(
        HttpContext http, DiscussedThings things, IContributionStore store, CommentReader comments) =>
        LensDesk.TryReadKey(http, out var key, out var problem)
            ? await OfThingAsync(http, new Subject(SubjectKind.Work, key.ToString()), things, store, comments)
            : problem;

    private static async Task<Results<Ok<CommentItems>, ProblemHttpResult>> OfQuestionAsync(
        string id, HttpContext http, DiscussedThings things, IContributionStore store, CommentReader comments) =>
        QuestionId.TryParse(id, out var question)
            ? await OfThingAsync(http, new Subject(SubjectKind.Question, question.ToString()), things, store, comments)
            : ApiProblem.BadRequest("id", "A question is named by twelve letters and digits.");

    private static async Task<Results<Ok<CommentItems>, ProblemHttpResult>> OfArticleAsync(
        string id, HttpContext http, DiscussedThings things, IContributionStore store, CommentReader comments) =>
        ArticleId.TryParse(id, out var article)
            ? await OfThingAsync(http, new Subject(SubjectKind.Article, article.ToString()), things, store, comments)
            : ApiProblem.BadRequest("id", "An article is named by twelve letters and digits.");

    private static async Task<Results<Ok<CommentItems>, ProblemHttpResult>> OfThingAsync(
        HttpContext http, Subject subject, DiscussedThings things, IContributionStore store, CommentReader comments)
    {
        var query = new ApiQuery(http.Request);
        var window = PageWindow.Read(query, int.MaxValue);
        if (query.Problem is { } bad)
            return bad;
        if (await things.FindAsync(subject, http.RequestAborted) is not { } thing)
            return ApiProblem.NotFound("This library does not hold it.");
        var places = await store.ListPlacesAsync(ContributionKind.Comment, thing.All, http.RequestAborted);
        var shown = places.Where(place => place.State == ContributionState.Shown).Select(place => place.Number).ToList();
        var found = await store.FindAsync([.. shown.Skip(window.Skip).Take(window.Take)], http.RequestAborted);
        return TypedResults.Ok(await DescribeAsync(http, comments, [.. found.OfType<Contribution>()], window.Of(shown.Count)));
    }

    private static async Task<CommentItems> DescribeAsync(
        HttpContext http, CommentReader comments, IReadOnlyList<Contribution> found, Paging paging)
    {
        var (html, _) = await comments.ReadAsync(found, http.AddressOf("/").TrimEnd('/'), http.RequestAborted);
        http.Link(paging);
        return new CommentItems(
            [.. found.Select(one => new CommentItem(
                one.Number, CommentSubject.Of(one.Subject, http.AddressOf), one.Parent, one.Author, one.Written, one.Edited, one.Revision, one.Text,
                html[one.Number].ToString()!, http.AddressOf(ContributionAddress.Permalink(one.Number))))],
            paging.TotalCount, paging.Page, paging.PageSize, paging.TotalPages, paging.HasNextPage, paging.HasPreviousPage);
    }
}
