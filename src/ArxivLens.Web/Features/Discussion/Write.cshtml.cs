using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Annotations;
using ArxivLens.Web.Features.Moderation;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>
/// Where a comment or a reply is written, and where its form is sent. It is open to all and looks itself who sends what, because words
/// never get lost: what comes without a session or with an old form comes back with what was typed.
/// </summary>
[Community(IsOpenToAll = true)]
[AcceptsForms]
[IgnoreAntiforgeryToken]
public sealed class WriteModel(
    DiscussedThings things, IContributionStore store, CommentDesk desk, CommentReader comments, ParkedWords parked, AnchorForm anchors,
    IAntiforgery forms, PageParts parts) : CommentFormPage(comments, forms, parts)
{
    /// <summary>What is replied to.</summary>
    public Contribution? Parent { get; private set; }

    /// <summary>Its words.</summary>
    public IHtmlContent? ParentHtml { get; private set; }

    /// <summary>Why nothing can be written.</summary>
    public string? Hindrance { get; private set; }

    /// <summary>Where to sign in and be led back to the words; <c>null</c> for who is signed in.</summary>
    public string? SignInLink { get; private set; }

    /// <summary>The words that were sent.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long? number, string? about, string? quote, string? kept)
    {
        if (HttpContext.FindReader() is not { } reader)
            return LocalRedirect(SignInAddress.To($"{Request.Path}{Request.QueryString}"));
        Words = parked.Find(kept) ?? "";
        if (await FindAsync(number, about, reader) is { } absent)
            return absent;
        Form = EmptyForm(reader) with
        {
            Text = Words.Length == 0 && quote is not null && Parent is not null ? CommentQuote.Of(Parent) : Words,
            IsBack = Words.Length > 0,
        };
        return Page();
    }

    /// <summary>Takes the form.</summary>
    public async Task<IActionResult> OnPostAsync(long? number)
    {
        var form = Request.HasFormContentType ? await Request.ReadFormAsync(HttpContext.RequestAborted) : FormCollection.Empty;
        var about = form["about"].ToString();
        Words = CommentLimits.Clean(form["text"].ToString());
        if (HttpContext.FindReader() is not { } reader)
            return await SendToSignInAsync(number, about);
        if (await FindAsync(number, about, reader) is { } absent)
            return absent;
        var submission = form["submission"].ToString();
        var mark = submission.Length is > 0 and <= CommentLimits.Submission ? submission : EmptyForm(reader).Submission;
        Form = EmptyForm(reader) with { Text = Words, IsBack = true, Submission = mark };
        if (form["do"] == "preview")
            return await PreviewAsync(Words);
        if (!await IsOwnFormAsync())
            return RefuseOld("nothing was saved. Your words are below: send them again.");
        return await KeepAsync(reader, form);
    }

    private async Task<IActionResult> KeepAsync(Reader reader, IFormCollection form)
    {
        var anchor = await anchors.ReadAsync(form, Thing!, HttpContext.RequestAborted);
        if (anchor.Complaint is { } complaint)
            return Refuse(complaint);
        var outcome = await desk.WriteAsync(
            reader, Thing!, Parent, Words, Form!.Submission, FormGuard.Read(HttpContext), anchor.Anchor, HttpContext.RequestAborted);
        // The permalink knows on which page it stands.
        return outcome.Comment is { } comment
            ? LocalRedirect(ContributionAddress.Permalink(comment.Number))
            : Refuse(outcome.Fault!);
    }

    private async Task<IActionResult?> FindAsync(long? number, string? about, Reader reader)
    {
        if (number is { } replied)
        {
            Parent = await store.FindAsync(replied, HttpContext.RequestAborted);
            var canReply = Parent is { Kind: ContributionKind.Comment, State: ContributionState.Shown };
            Thing = Parent is null ? null : await things.FindAsync(Parent.Subject, HttpContext.RequestAborted);
            if (!canReply || Thing is null)
                return Absent(Parent is { State: ContributionState.Removed or ContributionState.TakenBack });
            ParentHtml = await ShowAsync(Parent!);
        }
        else if (DiscussedThings.TryRead(about, out var subject))
        {
            Thing = await things.FindAsync(subject, HttpContext.RequestAborted);
        }

        if (Thing is null)
            return Absent(isGone: false);
        Hindrance = desk.FindHindrance(reader);
        return null;
    }

    private PageResult Absent(bool isGone)
    {
        Thing = null;
        Response.StatusCode = isGone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
        return Page();
    }

    private CommentForm EmptyForm(Reader? reader) =>
        Parent is { } parent ? CommentForm.OfReply(Thing!, parent, reader) : CommentForm.Of(Thing!, reader);

    private async Task<IActionResult> SendToSignInAsync(long? number, string about)
    {
        var replied = number is { } asked ? await store.FindAsync(asked, HttpContext.RequestAborted) : null;
        Parent = replied is { State: ContributionState.Shown } ? replied : null;
        if (Parent is not null)
            Thing = await things.FindAsync(Parent.Subject, HttpContext.RequestAborted);
        else if (number is null && DiscussedThings.TryRead(about, out var subject))
            Thing = await things.FindAsync(subject, HttpContext.RequestAborted);
        if (Thing is null)
            return Absent(isGone: false);
        var back = number is { } reply
            ? $"{ContributionAddress.Permalink(reply)}/reply?"
            : $"/comments/new?about={Uri.EscapeDataString(about)}&";
        SignInLink = SignInAddress.To($"{back}kept={parked.Park(Words[..Math.Min(Words.Length, CommentLimits.Text)])}");
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Page();
    }

    private async Task<IHtmlContent> ShowAsync(Contribution comment)
    {
        var (html, hasMathematics) = await Comments.ReadAsync([comment], cancellationToken: HttpContext.RequestAborted);
        if (hasMathematics)
            Parts.NeedMathematics();
        return html[comment.Number];
    }
}
