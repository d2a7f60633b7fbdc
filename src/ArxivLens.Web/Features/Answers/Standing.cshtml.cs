using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Moderation;
using ArxivLens.Web.Features.Questions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Answers;

/// <summary>Where a reader says how a question stands and why, says it otherwise, or takes it back.</summary>
[Community]
[AcceptsForms]
public sealed class StandingModel(IQuestionStore questions, AnswerShelf shelf, VoiceDesk desk) : PageModel
{
    /// <summary>What is said to the question.</summary>
    public QuestionVoices? Voices { get; private set; }

    /// <summary>How it stands by who writes.</summary>
    public QuestionStatus? Status { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The answer that settles it.</summary>
    public long? Answer { get; private set; }

    /// <summary>The mark of the form.</summary>
    public string Submission { get; private set; } = SentAnswer.NewMark();

    /// <summary>Why it was not kept.</summary>
    public string? Fault { get; private set; }

    /// <summary>Why nothing can be written.</summary>
    public string? Hindrance { get; private set; }

    private Reader Reader => HttpContext.FindReader()!;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string? id)
    {
        if (!await OpenAsync(id))
            return NotFound();
        if (Voices!.Own is { } own && StandingDetails.Read(own.Details) is { } details)
            (Status, Reason, Answer) = (details.Status, own.Text, details.Answer);
        return Page();
    }

    /// <summary>Takes the form.</summary>
    public async Task<IActionResult> OnPostAsync(string? id)
    {
        var form = Request.HasFormContentType ? await Request.ReadFormAsync(HttpContext.RequestAborted) : FormCollection.Empty;
        if (!await OpenAsync(id))
            return NotFound();
        Reason = VoiceDesk.OneLine(form["reason"].ToString());
        Status = Enum.GetValues<QuestionStatus>().Where(one => QuestionQuery.NameOf(one) == form["status"]).Select(one => (QuestionStatus?)one).FirstOrDefault();
        Answer = ReadAnswer(form["answer"].ToString());
        var submission = form["submission"].ToString();
        if (submission.Length is > 0 and <= CommentLimits.Submission)
            Submission = submission;
        var draft = new StandingDraft(Voices!.Question.Id, Status, Reason, Answer, Voices.Own, Submission);
        var outcome = await desk.StandAsync(draft, Reader, FormGuard.Read(HttpContext), HttpContext.RequestAborted);
        if (outcome.Contribution is not null)
            return LocalRedirect($"{DebateAddress.Of(Voices.Question.Id)}#standing-h");
        Fault = outcome.Fault;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Takes it back.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string? id)
    {
        if (!await OpenAsync(id))
            return NotFound();
        if (Voices!.Own is { } own)
            await desk.TakeBackAsync(own, HttpContext.RequestAborted);
        return LocalRedirect($"{DebateAddress.Of(Voices.Question.Id)}#standing-h");
    }

    private async Task<bool> OpenAsync(string? id)
    {
        if (!QuestionId.TryParse(id, out var questionId) || await questions.FindAsync(questionId, HttpContext.RequestAborted) is not { } question)
            return false;
        Voices = await shelf.ReadAsync(question, Reader, HttpContext.RequestAborted);
        Hindrance = desk.FindHindrance(Reader);
        return true;
    }

    private long? ReadAnswer(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Voices!.Answers.Any(one => one.Contribution.Number == number && one.Contribution.State == ContributionState.Shown)
            ? number
            : null;
}
