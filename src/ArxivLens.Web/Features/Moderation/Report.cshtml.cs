using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Discussion;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>A reader says that something breaks the house rules, sees that it waits, or takes it back.</summary>
[Community]
[AcceptsForms]
public sealed class ReportModel(
    IContributionStore contributions, IReportStore reports, IModerationStore moderation, SubmissionRules rules, TimeProvider clock) : PageModel
{
    /// <summary>What is reported; <c>null</c> when there is nothing to report.</summary>
    public Contribution? Contribution { get; private set; }

    /// <summary>The reader's report that nobody has answered.</summary>
    public Report? Open { get; private set; }

    /// <summary>The reader's last report that was answered, and the decision; <c>null</c> when there is none.</summary>
    public (Report Report, Decision Decision)? Answered { get; private set; }

    /// <summary>Whether it is the reader's own.</summary>
    public bool IsOwn { get; private set; }

    /// <summary>The rule that was chosen.</summary>
    public HouseRule? Rule { get; private set; }

    /// <summary>The words as they were typed.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What is wrong with the form.</summary>
    public string? Fault { get; private set; }

    /// <summary>Where the thing stands.</summary>
    public string Place => ContributionAddress.Of(Contribution!);

    private long Account => HttpContext.FindReader()!.Account;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(long number)
    {
        await FindAsync(number);
        return Page();
    }

    /// <summary>Takes the report.</summary>
    public async Task<IActionResult> OnPostAsync(long number)
    {
        await FindAsync(number);
        if (Contribution is null || IsOwn || Open is not null)
            return Page();
        (Rule, Words) = (ModerationForm.ReadRule(Request.Form), ModerationForm.ReadWords(Request.Form, "words"));
        Fault = await FindFaultAsync();
        if (Fault is null)
        {
            var report = new Report(number, Account, Rule!.Value, Words, clock.GetUtcNow());
            Fault = await reports.AddAsync(report, ModerationLimits.ReportsPerDay, HttpContext.RequestAborted) switch
            {
                ReportOutcome.TooMany => $"You reported {ModerationLimits.ReportsPerDay} things within a day; the moderators look at those first.",
                ReportOutcome.Gone => "It is no longer shown.",
                _ => null,
            };
        }

        if (Fault is null)
            return Redirect(Request.Path);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Takes the report back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(long number)
    {
        await reports.WithdrawAsync(number, Account, HttpContext.RequestAborted);
        return Redirect(Request.Path);
    }

    private async Task FindAsync(long number)
    {
        Contribution = await contributions.FindAsync(number, HttpContext.RequestAborted);
        IsOwn = Contribution?.Account == Account;
        Open = Contribution is null ? null : await reports.FindOpenAsync(number, Account, HttpContext.RequestAborted);
        Answered = await FindAnsweredAsync(number);
        if (Contribution is { State: ContributionState.Shown } || (Open is not null && Contribution is not { State: ContributionState.TakenBack }))
            return;
        Contribution = null;
        Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task<(Report, Decision)?> FindAnsweredAsync(long number)
    {
        var mine = await reports.ListOfAsync(Account, HttpContext.RequestAborted);
        return mine.LastOrDefault(one => one.Contribution == number && one.Decision is not null) is { Decision: { } by } answered
            && await moderation.FindDecisionAsync(by, HttpContext.RequestAborted) is { } decision
                ? (answered, decision)
                : null;
    }

    private async Task<string?> FindFaultAsync()
    {
        var passage = FormGuard.Read(HttpContext);
        if (passage.IsTrapped)
            return "A field was filled in that is to stay empty. Empty it and send the form again.";
        if (passage.Took < rules.Limits.LeastTime)
            return "The form came back sooner than somebody can choose. Wait a moment and send it again.";
        if (Rule is null)
            return "Choose which house rule it breaks.";
        if (Rule == HouseRule.Other && Words.Length == 0)
            return "Say in your words what is wrong with it.";
        if (await moderation.FindClosureAsync(Account, HttpContext.RequestAborted) is not null)
            return "Your account is closed: it can read and not write.";
        return ModerationForm.FindFault(Words, ModerationLimits.ReportWords);
    }
}
