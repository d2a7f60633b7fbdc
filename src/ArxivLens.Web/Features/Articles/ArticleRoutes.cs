using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Articles;

/// <summary>An article as data, <c>/article/ID.json</c>: what <c>arxivlens article show ID --json</c> writes.</summary>
internal static class ArticleRoutes
{
    internal static void MapArticleData(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/article/{id}.json", ["GET", "HEAD"], AnswerAsync).Revalidated();

    private static async Task<IResult> AnswerAsync(
        IArticleStore articles, IQuestionStore questions, string id, CancellationToken cancellationToken)
    {
        if (!ArticleId.TryParse(id, out var articleId))
            return Results.Problem("An article is named by twelve letters and digits.", statusCode: StatusCodes.Status400BadRequest);
        if (await articles.FindAsync(articleId, cancellationToken) is not { } article)
            return Results.Problem("This library does not hold this article.", statusCode: StatusCodes.Status404NotFound);
        var asked = await questions.FindAskedByAsync(articleId, cancellationToken);
        return Results.Json(ArticleJson.Of(article, asked), DataFormat.Options);
    }
}
