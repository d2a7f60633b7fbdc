using ArxivLens.Core.Accounts;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>What moderators did, for everybody: no words, no names.</summary>
[Community(IsOpenToAll = true)]
public sealed class LogModel(IModerationStore store, TimeProvider clock, PageParts parts) : PageModel
{
    /// <summary>The lines of this page, the newest first.</summary>
    public IReadOnlyList<Decision> Decisions { get; private set; } = [];

    /// <summary>The figures.</summary>
    public ModerationFigures Figures { get; private set; } = new(0, 0, 0, 0, null, 0, 0);

    /// <summary>The pages before and after.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>Whether whoever reads may undo what stands here.</summary>
    public bool IsModerator => HttpContext.FindReader()?.Role >= Role.Moderator;

    /// <summary>Shows a page of the log.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        parts.Feeds.Add(ModerationLog.Feed);
        Figures = await store.CountAsync(clock.GetUtcNow().AddDays(-ModerationLog.FigureDays), HttpContext.RequestAborted);
        if (!SearchQuery.TryReadPage(Request.Query["page"], out var page))
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            page = 1;
        }

        Decisions = await store.ListLogAsync((page - 1) * ModerationLimits.LogPage, ModerationLimits.LogPage, HttpContext.RequestAborted);
        Pages = PageLinks.Of(page, ModerationLimits.LogPage, Figures.Decisions, next => FormattableString.Invariant($"/moderation/log?page={next}"));
        return Page();
    }
}
