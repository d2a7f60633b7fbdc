using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>What waits for moderators, and decisions about several things at once.</summary>
[Community(Role = Role.Moderator)]
[AcceptsForms]
public sealed class QueueModel(IModerationStore store, IAppealStore appeals, ModerationDesk desk, TimeProvider clock) : PageModel
{
    private const string Path = "/moderation";

    /// <summary>What waits.</summary>
    public IReadOnlyList<ModerationCase> Cases { get; private set; } = [];

    /// <summary>Appeals that nobody has answered, with the decision.</summary>
    public IReadOnlyList<(Appeal Appeal, Decision Decision)> Appeals { get; private set; } = [];

    /// <summary>The pages before and after.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>What is shown: <c>all</c>, <c>held</c>, <c>reported</c>, <c>appeals</c>.</summary>
    public string Show { get; private set; } = "all";

    /// <summary>How it stands with all of it.</summary>
    public ModerationFigures? Figures { get; private set; }

    /// <summary>What became of what was sent.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    /// <summary>What is wrong with the form.</summary>
    public string? Fault { get; private set; }

    /// <summary>The time.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Whether who reads may see all accounts.</summary>
    public bool IsAdministrator => Reader.Role == Role.Administrator;

    private Reader Reader => HttpContext.FindReader()!;

    /// <summary>Shows what waits.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (int.TryParse(Request.Query["done"], NumberStyles.None, CultureInfo.InvariantCulture, out var done))
            Notes = [$"{DateText.Count(done, "decision", "decisions")} made. Each can be undone on the page of its case."];
        await ReadAsync();
        return Page();
    }

    /// <summary>Decides about everything that was picked.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var (action, rule, words) = (ModerationForm.ReadAction(Request.Form), ModerationForm.ReadRule(Request.Form), ModerationForm.ReadWords(Request.Form, "words"));
        var picked = Request.Form["pick"].Where(one => one is not null).Distinct(StringComparer.Ordinal).Take(ModerationLimits.QueuePage + 1).ToList();
        Fault = FindFault(action, rule, words, picked.Count);
        if (Fault is not null)
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        var results = new List<(string Case, RulingResult Result)>();
        foreach (var one in picked)
        {
            if (ReadPick(one!) is not var (number, seen))
                continue;
            var ruling = new Ruling { Action = action!.Value, Contribution = number, Rule = rule, Words = words, By = Reader, Seen = seen };
            results.Add(($"Case {number}", await desk.DecideAsync(ruling, HttpContext.RequestAborted)));
        }

        return await EndAsync(results);
    }

    /// <summary>Undoes a decision.</summary>
    public Task<IActionResult> OnPostUndoAsync() => DecideAboutAsync(ModerationAction.Undo);

    /// <summary>Answers an appeal.</summary>
    public Task<IActionResult> OnPostAnswerAsync() =>
        DecideAboutAsync(Request.Form["do"] == "undo" ? ModerationAction.Undo : ModerationAction.Confirm);

    /// <summary>The address of a page of what waits.</summary>
    public static string To(string show, int page = 1)
    {
        var parts = new[] { show == "all" ? null : $"show={show}", page > 1 ? string.Create(CultureInfo.InvariantCulture, $"page={page}") : null };
        return string.Join('&', parts.Where(part => part is not null)) is { Length: > 0 } query ? $"{Path}?{query}" : Path;
    }

    private async Task<IActionResult> DecideAboutAsync(ModerationAction action)
    {
        var words = ModerationForm.ReadWords(Request.Form, "words");
        Fault = ModerationForm.FindFault(words, ModerationLimits.DecisionWords);
        if (!long.TryParse(Request.Form["decision"], NumberStyles.None, CultureInfo.InvariantCulture, out var about))
            Fault = "Say which decision.";
        if (Fault is not null)
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        var result = await desk.DecideAsync(new Ruling { Action = action, About = about, By = Reader, Words = words }, HttpContext.RequestAborted);
        return await EndAsync([($"Decision {about}", result)]);
    }

    private static string? FindFault(ModerationAction? action, HouseRule? rule, string words, int picked)
    {
        if (picked == 0)
            return "Pick at least one case.";
        if (picked > ModerationLimits.QueuePage)
            return $"At most {ModerationLimits.QueuePage} cases are decided at once.";
        if (action is not (ModerationAction.Approve or ModerationAction.Hold or ModerationAction.Remove))
            return "Say what is to be done.";
        if (action == ModerationAction.Remove && rule is null)
            return "Say by which house rule it is removed.";
        return ModerationForm.FindFault(words, ModerationLimits.DecisionWords);
    }

    private static (long Number, CaseMark Seen)? ReadPick(string text) => text.Split(':') is [var number, var mark]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && CaseMark.TryParse(mark, out var seen)
            ? (read, seen)
            : null;

    private async Task<IActionResult> EndAsync(List<(string Case, RulingResult Result)> results)
    {
        var done = results.Count(one => one.Result.Outcome == RulingOutcome.Done);
        if (done == results.Count)
            return Redirect(QueryHelpers.AddQueryString(To(ReadShow()), "done", done.ToString(CultureInfo.InvariantCulture)));
        Notes =
        [
            .. done == 0 ? [] : new[] { $"{DateText.Count(done, "decision", "decisions")} made." },
            .. results.Where(one => one.Result.Outcome != RulingOutcome.Done).Select(one => $"{one.Case}: {DecisionText.OfObstacle(one.Result)}"),
        ];
        return await ShowAsync(ModerationForm.StatusOf(results.First(one => one.Result.Outcome != RulingOutcome.Done).Result.Outcome));
    }

    private async Task<IActionResult> ShowAsync(int status)
    {
        Response.StatusCode = status;
        await ReadAsync();
        return Page();
    }

    private string ReadShow() => Request.Query["show"].ToString() is "held" or "reported" or "appeals" ? Request.Query["show"].ToString() : "all";

    private async Task ReadAsync()
    {
        Show = ReadShow();
        Figures = await store.CountAsync(Now.AddDays(-90), HttpContext.RequestAborted);
        var waiting = new List<(Appeal, Decision)>();
        foreach (var appeal in await appeals.ListOpenAsync(HttpContext.RequestAborted))
            waiting.Add((appeal, (await store.FindDecisionAsync(appeal.Decision, HttpContext.RequestAborted))!));
        Appeals = waiting;
        if (Show == "appeals")
            return;
        var page = SearchQuery.TryReadPage(Request.Query["page"], out var asked) ? asked : 1;
        var reasons = Show switch { "held" => WaitingFor.Held, "reported" => WaitingFor.Reported, _ => WaitingFor.Either };
        var found = await store.ListWaitingAsync(
            reasons, (page - 1) * ModerationLimits.QueuePage, ModerationLimits.QueuePage, HttpContext.RequestAborted);
        Cases = found.Cases;
        Pages = PageLinks.Of(page, ModerationLimits.QueuePage, found.Total, next => To(Show, next));
    }
}
