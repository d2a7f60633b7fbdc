using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Answers;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Questions;

/// <summary>A question, who asks it, and the passages that bear on it.</summary>
public sealed class QuestionModel(QuestionReader reader) : PageModel
{
    /// <summary>What is shown; <c>null</c> when there is nothing to.</summary>
    public QuestionView? View { get; private set; }

    /// <summary>What is said when there is nothing to show.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>Shows the page, or leads to its one address.</summary>
    public async Task<IActionResult> OnGetAsync(string? id, string? order, CancellationToken cancellationToken)
    {
        if (!QuestionId.TryParse(id, out var questionId))
            return Missing(StatusCodes.Status400BadRequest, new("This names no question", "A question is named by twelve letters and digits."));
        if (id != questionId.ToString())
            return LocalRedirectPermanent(DebateAddress.Of(questionId) + Request.QueryString);
        View = await reader.ReadAsync(questionId, DebateAddress.IsByIndex(order), cancellationToken);
        // A question keeps the names it had in other words.
        if (View is { Question.Id: var now } && now != questionId)
            return LocalRedirectPermanent(DebateAddress.Of(now) + Request.QueryString);
        if (View is not null && HttpContext.RequestServices.GetService<AnswerShelf>() is { } shelf)
            View = View with { Voices = await shelf.ReadAsync(View.Question, HttpContext.FindReader(), cancellationToken) };
        return View is not null
            ? Page()
            : Missing(StatusCodes.Status404NotFound, new(
                "This question is not in this library", "No article of this library asks it any more. The list of questions says what is asked."));
    }

    private PageResult Missing(int status, Absence absence)
    {
        Absence = absence;
        Response.StatusCode = status;
        return Page();
    }
}
