using ArxivLens.Core.Questions;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Features.Questions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Api.Lens;

/// <summary>Questions that articles ask, a page of them: open ones first, then those that more articles ask.</summary>
/// <param name="Questions">They, without their passages.</param>
/// <param name="TotalCount">How many there are.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">Questions on a page.</param>
/// <param name="TotalPages">How many pages there are.</param>
/// <param name="HasNextPage">Whether there is another behind this.</param>
/// <param name="HasPreviousPage">Whether there is one before this.</param>
public sealed record QuestionItems(
    IReadOnlyList<QuestionData> Questions, long TotalCount, int Page, int PageSize, int TotalPages, bool HasNextPage, bool HasPreviousPage);

/// <summary>Answers <c>/questions</c> and <c>/questions/{id}</c>.</summary>
internal static class QuestionAnswers
{
    internal static TextParameter Work { get; } = new(
        "work", "Only questions put to this work: an arXiv id, a DOI or a key of this library.", 2_000);

    internal static ChoiceParameter<QuestionStatus?> Status { get; } = new(
        "status", "Only questions that stand so.",
        [.. Enum.GetValues<QuestionStatus>().Select(status => KeyValuePair.Create(QuestionQuery.NameOf(status), (QuestionStatus?)status))],
        null);

    internal static TextParameter Category { get; } = new("category", "Only questions put to works of this category or archive.", 40);

    internal static TextParameter Label { get; } = new("label", "Only questions under this label, in any case of letters.", 200);

    internal static FlagParameter Rhetorical { get; } = new("rhetorical", "Whether questions asked for effect are listed too.");

    internal static ApiParameter[] OfList { get; } =
        [PageParameters.Page, PageParameters.PageSize, Work, Status, Category, Label, Rhetorical];

    internal static async Task<Results<Ok<QuestionItems>, ProblemHttpResult>> List(
        HttpContext http, QuestionReader reader, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var window = PageWindow.Read(query, int.MaxValue);
        var filter = new QuestionFilter
        {
            Work = ArticleAnswers.ReadWork(query, Work),
            Status = query.Read(Status),
            Category = query.Read(Category),
            Label = query.Read(Label),
            WithRhetorical = query.Read(Rhetorical),
        };
        if (query.Problem is { } bad)
            return bad;
        var (entries, total) = await reader.ListAsync(filter, window.Page, window.Size, cancellationToken);
        var paging = window.Of(total);
        http.Link(paging);
        return TypedResults.Ok(new QuestionItems(
            [.. entries.Select(entry => QuestionData.Of(entry.Question, entry.Asked))], total, paging.Page, paging.PageSize, paging.TotalPages,
            paging.HasNextPage, paging.HasPreviousPage));
    }

    internal static async Task<Results<Ok<QuestionData>, ProblemHttpResult>> Find(
        string id, QuestionReader reader, CancellationToken cancellationToken)
    {
        if (!QuestionId.TryParse(id, out var questionId))
            return ApiProblem.BadRequest("id", "A question is named by twelve letters and digits.");
        return await reader.ReadAsync(questionId, cancellationToken) is { } view
            ? TypedResults.Ok(QuestionData.Of(view.Question, view.Asked) with
            {
                Evidence = view.Evidence is { } found ? EvidenceData.Of(found) : null,
            })
            : ApiProblem.NotFound("This library does not hold this question.");
    }
}
