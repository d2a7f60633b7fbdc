using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>A contribution as moderators see it: its words, what was reported and decided, and who wrote it.</summary>
[Community(Role = Role.Moderator)]
[AcceptsForms]
public sealed class CaseModel(
    IModerationStore store, IReportStore reports, IAppealStore appeals, IContributionStore contributions, ModerationDesk desk) : PageModel
{
    private const int History = 10;

    /// <summary>The case; <c>null</c> when there is none.</summary>
    public ModerationCase? Case { get; private set; }

    /// <summary>What it replies to.</summary>
    public Contribution? Parent { get; private set; }

    /// <summary>Its wordings before, the newest first.</summary>
    public IReadOnlyList<Wording> Wordings { get; private set; } = [];

    /// <summary>What was reported of it.</summary>
    public IReadOnlyList<Report> Reports { get; private set; } = [];

    /// <summary>What was decided about it and its author's account.</summary>
    public IReadOnlyList<Decision> Decisions { get; private set; } = [];

    /// <summary>What its author appeals against.</summary>
    public IReadOnlyDictionary<long, Appeal> Appeals { get; private set; } = new Dictionary<long, Appeal>();

    /// <summary>What its author wrote besides, the newest first.</summary>
    public IReadOnlyList<Contribution> Others { get; private set; } = [];

    /// <summary>The addresses that its words name, as a program reads them.</summary>
    public IReadOnlyList<string> Links { get; private set; } = [];

    /// <summary>What became of what was sent.</summary>
    public string? Note { get; private set; }

    /// <summary>What is wrong with the form, or stands against it.</summary>
    public string? Fault { get; private set; }

    /// <summary>The words as they were typed.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Whether what is decided is about the reader's own words.</summary>
    public bool IsOwn => Case?.Contribution.Account == Reader.Account;

    private Reader Reader => HttpContext.FindReader()!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long number)
    {
        if (Request.Query.ContainsKey("done"))
            Note = "Done. It can be undone below.";
        return await ShowAsync(number, StatusCodes.Status200OK);
    }

    /// <summary>Decides about it or its author.</summary>
    public async Task<IActionResult> OnPostAsync(long number)
    {
        var form = Request.Form;
        Words = ModerationForm.ReadWords(form, "words");
        var action = ModerationForm.ReadAction(form);
        Fault = action is null ? "Say what is to be done." : ModerationForm.FindFault(Words, ModerationLimits.DecisionWords);
        if (Fault is not null)
            return await ShowAsync(number, StatusCodes.Status422UnprocessableEntity);
        if (!CaseMark.TryParse(form["seen"], out var seen))
            seen = new CaseMark(0, default, -1, 0);
        var ruling = new Ruling
        {
            Action = action!.Value,
            Contribution = number,
            By = Reader,
            Rule = ModerationForm.ReadRule(form),
            Words = Words,
            Seen = seen,
        };
        return await EndAsync(number, await desk.DecideAsync(ruling, HttpContext.RequestAborted));
    }

    /// <summary>Undoes a decision about it or its author.</summary>
    public async Task<IActionResult> OnPostUndoAsync(long number, long decision)
    {
        Words = ModerationForm.ReadWords(Request.Form, "words");
        Fault = ModerationForm.FindFault(Words, ModerationLimits.DecisionWords);
        if (Fault is not null)
            return await ShowAsync(number, StatusCodes.Status422UnprocessableEntity);
        var ruling = new Ruling { Action = ModerationAction.Undo, About = decision, By = Reader, Words = Words };
        return await EndAsync(number, await desk.DecideAsync(ruling, HttpContext.RequestAborted));
    }

    /// <summary>What can be done to it as it stands.</summary>
    public IReadOnlyList<string> FindActions()
    {
        if (Case is not { Contribution.State: var state } known || IsOwn)
            return [];
        IReadOnlyList<string> actions = state switch
        {
            ContributionState.Shown => known.Reports.Count > 0 ? ["approve", "hold", "remove"] : ["hold", "remove"],
            ContributionState.Held => ["approve", "remove"],
            ContributionState.Removed => ["restore"],
            _ => [],
        };
        return known.Author is { } author && author.Role < Reader.Role
            ? [.. actions, "warn", known.IsAuthorClosed ? "open-account" : "close-account"]
            : actions;
    }

    private async Task<IActionResult> EndAsync(long number, RulingResult result)
    {
        if (result.Outcome == RulingOutcome.Done)
            return Redirect($"{Request.Path}?done=1");
        Fault = DecisionText.OfObstacle(result);
        return await ShowAsync(number, ModerationForm.StatusOf(result.Outcome));
    }

    private async Task<IActionResult> ShowAsync(long number, int status)
    {
        var cancellation = HttpContext.RequestAborted;
        Case = await store.FindCaseAsync(number, cancellation);
        Response.StatusCode = Case is null ? StatusCodes.Status404NotFound : status;
        if (Case is not { Contribution: var contribution })
            return Page();
        Links = AddressText.Find(contribution.Text);
        Parent = contribution.Parent is { } parent ? await contributions.FindAsync(parent, cancellation) : null;
        Wordings = [.. (await contributions.ListRevisionsAsync(number, cancellation)).Where(one => one.Number < contribution.Revision).Reverse()];
        Reports = await reports.ListAsync(number, cancellation);
        Decisions = await store.ListDecisionsAsync(number, contribution.Account, cancellation);
        if (contribution.Account is { } account)
        {
            Appeals = (await appeals.ListOfAsync(account, cancellation)).ToDictionary(appeal => appeal.Decision);
            Others = [.. (await contributions.ListOfAsync(account, cancellation)).Where(one => one.Number != number).Reverse().Take(History)];
        }

        return Page();
    }
}
