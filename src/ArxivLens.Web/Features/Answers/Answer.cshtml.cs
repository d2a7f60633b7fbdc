using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Discussion;
using ArxivLens.Web.Features.Moderation;
using ArxivLens.Web.Features.Questions;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Answers;

/// <summary>Where a reader answers a question with passages, gives the answer new words, or takes it back.</summary>
[Community]
[AcceptsForms]
public sealed class AnswerModel(
    IQuestionStore questions, IContributionStore store, VoiceDesk desk, AnswerShelf shelf, EvidenceShelf evidence, CommentReader comments, PageParts parts) : PageModel
{
    /// <summary>The form.</summary>
    public AnswerForm? Form { get; private set; }

    /// <summary>Why nothing can be written.</summary>
    public string? Hindrance { get; private set; }

    private Reader Reader => HttpContext.FindReader()!;

    /// <summary>Shows the form, with the passages of the address chosen.</summary>
    public async Task<IActionResult> OnGetAsync(string? id, long? edit, string? work)
    {
        if (await OpenAsync(id, edit) is { } end)
            return end;
        var chosen = SentAnswer.ReadPassages(Request.Query["passage"]);
        if (Form!.Edits is { } answer)
            Form = Form with { Text = answer.Text, Chosen = await shelf.FindAsync(AnswerDetails.Read(answer.Details).Passages, HttpContext.RequestAborted) };
        else
            Form = Form with { Chosen = await shelf.FindAsync(chosen, HttpContext.RequestAborted) };
        if (Request.Query["passage"].Count > 0 && Form.Chosen.All(one => one.Passage is null))
            Form = Form with { Note = "This library does not have that passage. Name a paper below to choose one of its sentences." };
        return string.IsNullOrWhiteSpace(work) ? Page() : await ListSentencesAsync(work.Trim());
    }

    /// <summary>Takes the form.</summary>
    public async Task<IActionResult> OnPostAsync(string? id)
    {
        var form = Request.HasFormContentType ? await Request.ReadFormAsync(HttpContext.RequestAborted) : FormCollection.Empty;
        var sent = SentAnswer.Read(form);
        if (await OpenAsync(id, sent.Edits) is { } end)
            return end;
        Form = Form! with
        {
            Text = sent.Text,
            Chosen = await shelf.FindAsync(sent.Passages, HttpContext.RequestAborted),
            Submission = sent.Submission,
            Revision = sent.Revision,
            Work = sent.Work,
        };
        return sent.Do switch
        {
            "find" => await ListSentencesAsync(sent.Work),
            "preview" => await PreviewAsync(),
            _ => await KeepAsync(),
        };
    }

    /// <summary>Takes the answer back.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string? id, long? edit)
    {
        if (await OpenAsync(id, edit) is { } end)
            return end;
        if (Form!.Edits is not { } answer)
            return NotFound();
        await desk.TakeBackAsync(answer, HttpContext.RequestAborted);
        return LocalRedirect($"{DebateAddress.Of(Form.Question.Id)}#answers-h");
    }

    // What is asked for must be there, and an answer that is edited must be theirs.
    private async Task<IActionResult?> OpenAsync(string? id, long? edits)
    {
        if (!QuestionId.TryParse(id, out var questionId) || await questions.FindAsync(questionId, HttpContext.RequestAborted) is not { } question)
            return NotFound();
        Form = new AnswerForm(question) { Submission = SentAnswer.NewMark() };
        Hindrance = desk.FindHindrance(Reader);
        if (edits is not { } number)
            return null;
        var answer = await store.FindAsync(number, HttpContext.RequestAborted);
        var names = await questions.FindNamesAsync(question.Id, HttpContext.RequestAborted);
        if (answer is not { Kind: ContributionKind.Answer } || !names.Append(question.Id).Select(AnswerShelf.SubjectOf).Contains(answer.Subject))
            return NotFound();
        if (answer.Account != Reader.Account)
            return answer.State == ContributionState.Shown ? StatusCode(StatusCodes.Status403Forbidden) : NotFound();
        if (answer.State is not (ContributionState.Shown or ContributionState.Held))
            return StatusCode(StatusCodes.Status410Gone);
        Form = Form with { Edits = answer, Revision = answer.Revision };
        return null;
    }

    private async Task<IActionResult> KeepAsync()
    {
        var draft = new AnswerDraft(
            Form!.Question.Id, Form.Text, [.. Form.Chosen.Where(one => one.Passage is not null).Select(one => one.Id)], Form.Submission)
        {
            Edits = Form.Edits,
            Revision = Form.Revision,
        };
        var outcome = await desk.AnswerAsync(draft, Reader, FormGuard.Read(HttpContext), HttpContext.RequestAborted);
        return outcome.Contribution is { } kept ? LocalRedirect(AnswerAddress.Of(Form.Question.Id, kept.Number)) : Refuse(outcome.Fault!);
    }

    private async Task<PageResult> ListSentencesAsync(string typed)
    {
        if (!WorkKey.TryParse(typed, out var key))
        {
            Form = Form! with { Work = typed, Note = "Name a paper by its arXiv id or a work by its DOI." };
            return Page();
        }

        var found = await evidence.ListPassagesAsync(key, HttpContext.RequestAborted);
        Form = Form! with
        {
            Work = typed,
            Found = [.. found.Where(one => Form.Chosen.All(chosen => chosen.Id != one.Id))],
            Note = found.Count == 0 ? "This library has no abstract of that work." : null,
        };
        return Page();
    }

    private async Task<PageResult> PreviewAsync()
    {
        var text = CommentText.Read(Form!.Text);
        if (text.Fault is { } fault)
            return Refuse(fault);
        if (text.HasMathematics)
            parts.NeedMathematics();
        Form = Form with { Preview = text.ToHtml(await comments.FindAsync([text], HttpContext.RequestAborted)) };
        return Page();
    }

    private PageResult Refuse(string fault)
    {
        Form = Form! with { Fault = fault };
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
