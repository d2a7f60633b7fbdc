using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Features.Debate;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Api.Lens;

/// <summary>Articles of the library, a page of them, the newest first.</summary>
/// <param name="Articles">They.</param>
/// <param name="TotalCount">How many there are.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">Articles on a page.</param>
/// <param name="TotalPages">How many pages there are.</param>
/// <param name="HasNextPage">Whether there is another behind this.</param>
/// <param name="HasPreviousPage">Whether there is one before this.</param>
public sealed record ArticleItems(
    IReadOnlyList<ArticleItem> Articles, long TotalCount, int Page, int PageSize, int TotalPages, bool HasNextPage, bool HasPreviousPage);

/// <summary>An article in short; all of it is at <c>/api/v1/articles/{id}</c>.</summary>
/// <param name="Id">Its identity, twelve letters and digits.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Site">Where it was published.</param>
/// <param name="Published">When.</param>
/// <param name="Discusses">Keys of the works it surely discusses.</param>
/// <param name="Questions">How many questions it asks.</param>
/// <param name="Url">Its page here.</param>
public sealed record ArticleItem(
    string Id, string? Title, string? Author, string? Site, DateOnly? Published, IReadOnlyList<string> Discusses, int Questions, string Url);

/// <summary>Answers <c>/articles</c> and <c>/articles/{id}</c>.</summary>
internal static class ArticleAnswers
{
    internal static TextParameter About { get; } = new(
        "about", "Only articles that surely discuss this work: an arXiv id, a DOI or a key of this library.", 2_000);

    internal static ApiParameter[] OfList { get; } = [PageParameters.Page, PageParameters.PageSize, About];

    internal static async Task<Results<Ok<ArticleItems>, ProblemHttpResult>> List(
        HttpContext http, IArticleStore articles, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var window = PageWindow.Read(query, int.MaxValue);
        var about = ReadWork(query, About);
        if (query.Problem is { } bad)
            return bad;
        var (total, page) = about is { } work
            ? Cut(await articles.FindAboutAsync(work, cancellationToken), window)
            : (await articles.CountAsync(cancellationToken), await articles.ListAsync(window.Skip, window.Take, cancellationToken));
        var paging = window.Of(total);
        http.Link(paging);
        return TypedResults.Ok(new ArticleItems(
            [.. page.Select(article => ItemOf(article, http))], total, paging.Page, paging.PageSize, paging.TotalPages, paging.HasNextPage,
            paging.HasPreviousPage));
    }

    internal static async Task<Results<Ok<ArticleJson>, ProblemHttpResult>> Find(
        string id, IArticleStore articles, IQuestionStore questions, CancellationToken cancellationToken)
    {
        if (!ArticleId.TryParse(id, out var articleId))
            return ApiProblem.BadRequest("id", "An article is named by twelve letters and digits.");
        if (await articles.FindAsync(articleId, cancellationToken) is not { } article)
            return ApiProblem.NotFound("This library does not hold this article.");
        return TypedResults.Ok(ArticleJson.Of(article, await questions.FindAskedByAsync(articleId, cancellationToken)));
    }

    /// <summary>Reads the key of a work from a parameter.</summary>
    internal static WorkKey? ReadWork(ApiQuery query, TextParameter parameter)
    {
        if (query.Read(parameter) is not { } text)
            return null;
        if (LensDesk.TryReadKey(text, out var key))
            return key;
        query.Refuse(parameter.Name, $"'{parameter.Name}' must be an arXiv id, a DOI or a key of this library.");
        return null;
    }

    private static (long Total, IReadOnlyList<Article> Page) Cut(IReadOnlyList<Article> all, PageWindow window) =>
        (all.Count, [.. all.Skip(window.Skip).Take(window.Take)]);

    private static ArticleItem ItemOf(Article article, HttpContext http) => new(
        article.Id.ToString(), article.Facts.Title, article.Facts.Author, article.Facts.Site, article.Facts.Published,
        [.. article.Reading.Discusses.Where(one => one.IsSure).Select(one => one.Work).OfType<WorkKey>().Distinct().Select(key => key.ToString())],
        article.Reading.Questions.Count,
        http.AddressOf(DebateAddress.Of(article.Id)));
}
