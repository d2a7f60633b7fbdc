using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>What was decided about a reader and what they wrote.</summary>
[Community]
public sealed class AppealsModel(IModerationStore store, IAppealStore appeals) : PageModel
{
    /// <summary>The decisions, the newest first.</summary>
    public IReadOnlyList<Decision> Decisions { get; private set; } = [];

    /// <summary>What the reader appealed against.</summary>
    public IReadOnlyDictionary<long, Appeal> Appeals { get; private set; } = new Dictionary<long, Appeal>();

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync()
    {
        var account = HttpContext.FindReader()!.Account;
        Decisions = await store.ListDecisionsAsync(null, account, HttpContext.RequestAborted);
        Appeals = (await appeals.ListOfAsync(account, HttpContext.RequestAborted)).ToDictionary(appeal => appeal.Decision);
    }
}
