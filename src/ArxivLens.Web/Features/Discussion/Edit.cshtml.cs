using System.Globalization;
using System.Text.Encodings.Web;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Versions;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Moderation;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Where an author gives a comment new words or takes it back.</summary>
[Community]
[AcceptsForms]
[IgnoreAntiforgeryToken]
public sealed class EditModel(
    DiscussedThings things, IContributionStore store, CommentDesk desk, CommentReader comments, IAntiforgery forms, PageParts parts) : PageModel
{
    /// <summary>The comment as it is kept.</summary>
    public Contribution? Comment { get; private set; }

    /// <summary>What it is about.</summary>
    public DiscussedThing? Thing { get; private set; }

    /// <summary>The form.</summary>
    public CommentForm? Form { get; private set; }

    private Reader Reader => HttpContext.FindReader()!;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long number) => await FindAsync(number) ?? Page();

    /// <summary>Takes the form.</summary>
    public async Task<IActionResult> OnPostAsync(long number)
    {
        var form = Request.HasFormContentType ? await Request.ReadFormAsync(HttpContext.RequestAborted) : FormCollection.Empty;
        if (await FindAsync(number) is { } absent)
            return absent;
        var words = CommentLimits.Clean(form["text"].ToString());
        var revision = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        Form = Form! with { Text = words, IsBack = true, Revision = revision };
        if (form["do"] == "preview")
            return await PreviewAsync(words);
        if (!await forms.IsRequestValidAsync(HttpContext))
            return Refuse("This form was opened before you signed in, or long ago, so nothing was saved. Your words are below: send them again.", StatusCodes.Status400BadRequest);
        var outcome = await desk.EditAsync(Reader, Comment!, revision, words, FormGuard.Read(HttpContext), HttpContext.RequestAborted);
        if (outcome.IsOvertaken)
            return await ShowMeanwhileAsync(revision);
        return outcome.Comment is null ? Refuse(outcome.Fault!) : LocalRedirect(ContributionAddress.Permalink(number));
    }

    /// <summary>Takes the comment back.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(long number)
    {
        if (await FindAsync(number) is { } absent)
            return absent;
        if (!await forms.IsRequestValidAsync(HttpContext))
            return Refuse("This form was opened before you signed in, or long ago, so nothing was done. Take it back once more.", StatusCodes.Status400BadRequest);
        await store.SetStateAsync(number, ContributionState.TakenBack, HttpContext.RequestAborted);
        return LocalRedirect($"{Thing!.Address}#comments-h");
    }

    private async Task<IActionResult?> FindAsync(long number)
    {
        Comment = await store.FindAsync(number, HttpContext.RequestAborted);
        if (Comment is not { Kind: ContributionKind.Comment })
            return NotFound();
        if (Comment.Account != Reader.Account)
            return Comment.State == ContributionState.Held ? NotFound() : StatusCode(StatusCodes.Status403Forbidden);
        if (Comment.State is not (ContributionState.Shown or ContributionState.Held))
            return StatusCode(StatusCodes.Status410Gone);
        Thing = await things.FindAsync(Comment.Subject, HttpContext.RequestAborted)
            ?? new DiscussedThing(Comment.Subject, Comment.Subject.Id, [Comment.Subject]);
        Form = CommentForm.OfEdit(Thing, Comment, Reader);
        return null;
    }

    private async Task<PageResult> PreviewAsync(string words)
    {
        var text = CommentText.Read(words);
        if (text.Fault is { } fault)
            return Refuse(fault);
        if (text.HasMathematics)
            parts.NeedMathematics();
        Form = Form! with { Preview = text.ToHtml(await comments.FindAsync([text], HttpContext.RequestAborted)) };
        return Page();
    }

    private PageResult Refuse(string fault, int status = StatusCodes.Status422UnprocessableEntity)
    {
        Form = Form! with { Fault = fault };
        Response.StatusCode = status;
        return Page();
    }

    // The form is then of the newest revision: saved again, its words stand in place of what was written meanwhile.
    private async Task<IActionResult> ShowMeanwhileAsync(int revision)
    {
        var number = Comment!.Number;
        var words = Form!.Text;
        if (await FindAsync(number) is { } absent)
            return absent;
        var before = (await store.ListRevisionsAsync(number, HttpContext.RequestAborted)).FirstOrDefault(one => one.Number == revision)?.Text ?? "";
        Form = Form! with
        {
            Text = words,
            IsBack = true,
            Fault = "This comment was edited meanwhile, in another window perhaps, so nothing was saved. Your words are below: save them again to put them in place of the others.",
            Meanwhile = DifferenceText.Write(TextDifference.Compare(before, Comment!.Text), text => new HtmlString(HtmlEncoder.Default.Encode(text))),
        };
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
