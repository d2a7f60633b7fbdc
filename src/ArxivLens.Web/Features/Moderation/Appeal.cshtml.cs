using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>A decision, for the reader it is about, who may appeal against it once.</summary>
[Community]
[AcceptsForms]
public sealed class AppealModel(
    IModerationStore store, IAppealStore appeals, IContributionStore contributions, TimeProvider clock) : PageModel
{
    /// <summary>The decision; <c>null</c> when there is none about this reader.</summary>
    public Decision? Decision { get; private set; }

    /// <summary>What it is about, with the reader's own words.</summary>
    public Contribution? Contribution { get; private set; }

    /// <summary>What the reader said against it.</summary>
    public Appeal? Appeal { get; private set; }

    /// <summary>Whether the reader may appeal.</summary>
    public bool CanAppeal => Decision is not null && Appeal is null && AppealRules.CanAppeal(Decision, Account);

    /// <summary>The words as they were typed.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What is wrong with the form.</summary>
    public string? Fault { get; private set; }

    private long Account => HttpContext.FindReader()!.Account;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long number)
    {
        await FindAsync(number);
        return Page();
    }

    /// <summary>Takes the appeal.</summary>
    public async Task<IActionResult> OnPostAsync(long number)
    {
        await FindAsync(number);
        if (Decision is null)
            return Page();
        Words = ModerationForm.ReadWords(Request.Form, "words");
        Fault = Words.Length == 0 ? "Say why the decision is wrong." : ModerationForm.FindFault(Words, ModerationLimits.AppealWords);
        if (Fault is null && !await appeals.AddAsync(new Appeal(number, Account, Words, clock.GetUtcNow()), HttpContext.RequestAborted))
            Fault = "You cannot appeal against this: you did so before, or it was undone meanwhile.";
        if (Fault is null)
            return Redirect(Request.Path);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task FindAsync(long number)
    {
        Decision = await store.FindDecisionAsync(number, HttpContext.RequestAborted);
        if (Decision?.Account != Account)
        {
            Decision = null;
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Appeal = await appeals.FindAsync(number, HttpContext.RequestAborted);
        var found = Decision.Contribution is { } about ? await contributions.FindAsync(about, HttpContext.RequestAborted) : null;
        Contribution = found is { State: not ContributionState.TakenBack } && found.Account == Account ? found : null;
    }
}
