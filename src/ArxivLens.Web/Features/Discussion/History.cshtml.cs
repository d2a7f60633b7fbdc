using System.Text.Encodings.Web;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Versions;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>All wordings of a comment by pages, each with what changed in it.</summary>
[Community(IsOpenToAll = true)]
[Costs(RequestCost.Analysis)]
public sealed class HistoryModel(IContributionStore store) : PageModel
{
    /// <summary>Wordings on a page: to compare two long ones takes as long as a search.</summary>
    public const int PageSize = 10;

    /// <summary>The comment.</summary>
    public Contribution? Comment { get; private set; }

    /// <summary>The wordings, the newest first.</summary>
    public IReadOnlyList<(Wording Wording, IHtmlContent Change)> Wordings { get; private set; } = [];

    /// <summary>Where in them this page is.</summary>
    public PageLinks? Pages { get; private set; }

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
        var page = SearchQuery.TryReadPage(Request.Query["page"], out var asked) ? asked : 1;
        Pages = PageLinks.Of(page, PageSize, all.Count, next => FormattableString.Invariant($"{Request.Path}?page={next}"));
        Wordings = [.. Enumerable.Range(0, all.Count).Reverse().Skip((page - 1) * PageSize).Take(PageSize)
            .Select(place => (all[place], Write(all[Math.Max(0, place - 1)].Text, all[place].Text)))];
        return Page();
    }

    private static IHtmlContent Write(string before, string after) =>
        DifferenceText.Write(TextDifference.Compare(before, after), text => new HtmlString(HtmlEncoder.Default.Encode(text)));
}
