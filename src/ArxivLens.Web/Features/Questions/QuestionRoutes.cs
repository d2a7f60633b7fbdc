using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Questions;

/// <summary>Questions as data: <c>/question/ID.json</c>, and <c>/questions.json</c> with the parameters of the page.</summary>
internal static class QuestionRoutes
{
    internal static void MapQuestionData(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/question/{id}.json", ["GET", "HEAD"], AnswerAsync).Revalidated();
        routes.MapMethods("/questions.json", ["GET", "HEAD"], ListAsync).Revalidated();
    }

    private static async Task<IResult> AnswerAsync(
        QuestionReader reader, string id, string? order, CancellationToken cancellationToken)
    {
        if (!QuestionId.TryParse(id, out var questionId))
            return Results.Problem("A question is named by twelve letters and digits.", statusCode: StatusCodes.Status400BadRequest);
        if (order is not (null or DebateAddress.ByIndex or DebateAddress.ByModel))
            return Results.Problem("The parameter order is index or model.", statusCode: StatusCodes.Status400BadRequest);
        if (await reader.ReadAsync(questionId, DebateAddress.IsByIndex(order), cancellationToken) is not { } view)
            return Results.Problem("This library does not hold this question.", statusCode: StatusCodes.Status404NotFound);
        var evidence = view.Evidence is { } found ? EvidenceData.Of(found) : null;
        return Results.Json(QuestionData.Of(view.Question, view.Asked) with { Evidence = evidence }, DataFormat.Options);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, QuestionReader reader, CancellationToken cancellationToken)
    {
        var query = QuestionQuery.Read(request.Query);
        if (query.Page is not { } page)
        {
            return Results.Problem(
                $"Pages are numbered from 1 to {SearchQuery.LastPage}.", statusCode: StatusCodes.Status400BadRequest);
        }

        var (entries, total) = await reader.ListAsync(query.Filter, page, cancellationToken: cancellationToken);
        var next = page * QuestionQuery.PageSize < total ? QuestionQuery.To(query.Filter, page + 1, "/questions.json") : null;
        var data = new QuestionListData(
            total, page, QuestionQuery.PageSize, [.. entries.Select(entry => QuestionData.Of(entry.Question, entry.Asked))], query.Notes, next);
        return Results.Json(data, DataFormat.Options);
    }
}

/// <summary>A page of questions as programs read it.</summary>
/// <param name="Total">Questions in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">Questions on a page.</param>
/// <param name="Questions">Those of the page.</param>
/// <param name="Notes">Filters that could not be read and were left out.</param>
/// <param name="Next">The address of the next page; left out on the last.</param>
public sealed record QuestionListData(
    int Total, int Page, int PageSize, IReadOnlyList<QuestionData> Questions, IReadOnlyList<string> Notes, string? Next);
