using System.Text.Encodings.Web;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Versions;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>All wordings of a comment, each with what changed in it.</summary>
[Community(IsOpenToAll = true)]
public sealed class HistoryModel(IContributionStore store) : PageModel
{
    /// <summary>The comment.</summary>
    public Contribution? Comment { get; private set; }

    /// <summary>The wordings, the newest first.</summary>
    public IReadOnlyList<(Wording Wording, IHtmlContent Change)> Wordings { get; private set; } = [];

    /// <summary>Shows it to whoever sees the comment.</summary>
    public async Task<IActionResult> OnGetAsync(long number)
    {
        Comment = await store.FindAsync(number, HttpContext.RequestAborted);
        if (Comment is not { Kind: ContributionKind.Comment })
            return NotFound();
        var reader = HttpContext.FindReader();
        var isTheirs = reader is not null && (reader.Account == Comment.Account || reader.Role >= Role.Moderator);
        if (Comment.State == ContributionState.TakenBack || (Comment.State == ContributionState.Removed && !isTheirs))
            return StatusCode(StatusCodes.Status410Gone);
        if (Comment.State == ContributionState.Held && !isTheirs)
            return NotFound();
        var all = await store.ListRevisionsAsync(number, HttpContext.RequestAborted);
        Wordings = [.. all.Select((wording, place) => (wording, Write(place == 0 ? wording.Text : all[place - 1].Text, wording.Text))).Reverse()];
        return Page();
    }

    private static IHtmlContent Write(string before, string after) =>
        DifferenceText.Write(TextDifference.Compare(before, after), text => new HtmlString(HtmlEncoder.Default.Encode(text)));
}
