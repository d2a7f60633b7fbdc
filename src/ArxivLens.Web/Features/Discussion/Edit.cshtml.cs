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

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Where an author gives a comment new words or takes it back.</summary>
[Community]
[AcceptsForms]
[IgnoreAntiforgeryToken]
public sealed class EditModel(
    DiscussedThings things, IContributionStore store, CommentDesk desk, CommentReader comments, IAntiforgery forms, PageParts parts) : CommentFormPage(comments, forms, parts)
{
    /// <summary>The comment as it is kept.</summary>
    public Contribution? Comment { get; private set; }

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
        if (!await IsOwnFormAsync())
            return RefuseOld("nothing was saved. Your words are below: send them again.");
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
        if (!await IsOwnFormAsync())
            return RefuseOld("nothing was done. Take it back once more.");
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
