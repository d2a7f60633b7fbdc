using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>All accounts, for administrators: their roles, and whether they may write.</summary>
[Community(Role = Role.Administrator)]
[AcceptsForms]
public sealed class ReadersModel(IAccountStore accounts, IModerationStore store, ModerationDesk desk) : PageModel
{
    private const int PageSize = 50;
    private const int LongestName = 40;

    /// <summary>The accounts of this page, by name.</summary>
    public IReadOnlyList<(Reader Reader, bool IsClosed)> Readers { get; private set; } = [];

    /// <summary>What the names begin with.</summary>
    public string Beginning { get; private set; } = "";

    /// <summary>The pages before and after.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>How many accounts there are of each role.</summary>
    public IReadOnlyList<int> Counts { get; private set; } = [];

    /// <summary>What became of what was sent.</summary>
    public string? Note { get; private set; }

    /// <summary>What stands against it.</summary>
    public string? Fault { get; private set; }

    private Reader Reader => HttpContext.FindReader()!;

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (Request.Query.ContainsKey("done"))
            Note = "Done. The log has it, and it can be undone there.";
        await ReadAsync();
        return Page();
    }

    /// <summary>Gives a role.</summary>
    public async Task<IActionResult> OnPostAsync(long account, string? role)
    {
        if (!Enum.TryParse<Role>(role, out var given) || !Enum.IsDefined(given))
            return await RefuseAsync("Say which role.", StatusCodes.Status422UnprocessableEntity);
        return await EndAsync(await desk.GiveRoleAsync(Reader, account, given, HttpContext.RequestAborted));
    }

    /// <summary>Closes or opens an account.</summary>
    public async Task<IActionResult> OnPostCloseAsync(long account)
    {
        var action = ModerationForm.ReadAction(Request.Form);
        var rule = ModerationForm.ReadRule(Request.Form);
        if (action is not (ModerationAction.Close or ModerationAction.Open))
            return await RefuseAsync("Say what is to be done.", StatusCodes.Status422UnprocessableEntity);
        var ruling = new Ruling { Action = action.Value, Account = account, Rule = action == ModerationAction.Close ? rule : null, By = Reader };
        return await EndAsync(await desk.DecideAsync(ruling, HttpContext.RequestAborted));
    }

    private async Task<IActionResult> EndAsync(RulingResult result) => result.Outcome == RulingOutcome.Done
        ? Redirect(Request.Path + "?done=1")
        : await RefuseAsync(DecisionText.OfObstacle(result), ModerationForm.StatusOf(result.Outcome));

    private async Task<IActionResult> RefuseAsync(string fault, int status)
    {
        Fault = fault;
        Response.StatusCode = status;
        await ReadAsync();
        return Page();
    }

    private async Task ReadAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        var asked = Request.Query["q"].ToString().Trim();
        Beginning = asked.Length > LongestName ? asked[..LongestName] : asked;
        var page = SearchQuery.TryReadPage(Request.Query["page"], out var number) ? number : 1;
        var found = await accounts.ListAsync(Beginning, (page - 1) * PageSize, PageSize + 1, cancellation);
        var readers = new List<(Reader, bool)>();
        foreach (var reader in found.Take(PageSize))
            readers.Add((reader, await store.FindClosureAsync(reader.Account, cancellation) is not null));
        Readers = readers;
        Counts = await accounts.CountAsync(cancellation);
        var total = Beginning.Length == 0 ? Counts.Sum() : ((page - 1) * PageSize) + found.Count;
        Pages = PageLinks.Of(page, PageSize, total, next => string.Create(
            CultureInfo.InvariantCulture, $"/moderation/readers?q={Uri.EscapeDataString(Beginning)}&page={next}"));
    }
}
