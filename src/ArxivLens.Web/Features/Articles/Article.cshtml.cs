using ArxivLens.Core.Annotations;
using ArxivLens.Core.Articles;
using ArxivLens.Web.Features.Annotations;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Articles;

/// <summary>What was found in an article: what it discusses, quotes, claims and asks.</summary>
public sealed class ArticleModel(ArticleViewReader reader) : PageModel
{
    /// <summary>What is shown; <c>null</c> when there is nothing to.</summary>
    public ArticleView? View { get; private set; }

    /// <summary>What is said when there is nothing to show.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>Shows the page, or leads to its one address.</summary>
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellationToken)
    {
        if (!ArticleId.TryParse(id, out var articleId))
            return Missing(StatusCodes.Status400BadRequest, new("This names no article", "An article is named by twelve letters and digits."));
        if (id != articleId.ToString())
            return LocalRedirectPermanent(DebateAddress.Of(articleId));
        View = await reader.ReadAsync(articleId, cancellationToken);
        if (View is not null)
        {
            var source = new AnchorSource(AnchorSourceKind.Article, articleId.ToString());
            View = View with { Passages = await PassageMarks.ReadAsync(HttpContext, source, DebateAddress.Of(articleId)) };
        }

        return View is not null
            ? Page()
            : Missing(StatusCodes.Status404NotFound, new(
                "This article is not in this library", "It may have been taken out, or it stands in another library. The list of articles says what is here."));
    }

    private PageResult Missing(int status, Absence absence)
    {
        Absence = absence;
        Response.StatusCode = status;
        return Page();
    }
}
