using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>A page with the form of a comment: it comes back with what was typed, whatever is wrong, and shows how that would look.</summary>
public abstract class CommentFormPage(CommentReader comments, IAntiforgery forms, PageParts parts) : PageModel
{
    /// <summary>Reads comments to be shown.</summary>
    protected CommentReader Comments { get; } = comments;

    /// <summary>What the page turns out to need.</summary>
    protected PageParts Parts { get; } = parts;

    /// <summary>What the comment is about; <c>null</c> when there is no such thing.</summary>
    public DiscussedThing? Thing { get; protected set; }

    /// <summary>The form.</summary>
    public CommentForm? Form { get; protected set; }

    /// <summary>Whether the form was of this site and of who sends it.</summary>
    protected Task<bool> IsOwnFormAsync() => forms.IsRequestValidAsync(HttpContext);

    /// <summary>Shows the form again with how the words would look.</summary>
    protected async Task<PageResult> PreviewAsync(string words)
    {
        var text = CommentText.Read(words);
        if (text.Fault is { } fault)
            return Refuse(fault);
        if (text.HasMathematics)
            Parts.NeedMathematics();
        Form = Form! with { Preview = text.ToHtml(await Comments.FindAsync([text], HttpContext.RequestAborted)) };
        return Page();
    }

    /// <summary>Shows the form again with what is wrong.</summary>
    protected PageResult Refuse(string fault, int status = StatusCodes.Status422UnprocessableEntity)
    {
        Form = Form! with { Fault = fault };
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Shows the form again, because it was opened by somebody else or too long ago.</summary>
    /// <param name="what">What became of it, and what to do.</param>
    protected PageResult RefuseOld(string what) =>
        Refuse($"This form was opened before you signed in, or long ago, so {what}", StatusCodes.Status400BadRequest);
}
