using ArxivLens.Core.Discussion;
using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>The shelves of a reader, and those of others that they follow.</summary>
[Community]
[AcceptsForms]
public sealed class ShelvesModel(IShelfStore shelves, IContributionStore contributions, TimeProvider clock) : PageModel
{
    /// <summary>The reader's own.</summary>
    public IReadOnlyList<Shelf> Shelves { get; private set; } = [];

    /// <summary>Those that they follow and that are still shown.</summary>
    public IReadOnlyList<FollowedShelf> Followed { get; private set; } = [];

    /// <summary>The shelf that was just deleted.</summary>
    public long? Removed { get; private set; }

    /// <summary>What is wrong with a name.</summary>
    public string? Complaint { get; private set; }

    /// <summary>The name as it was typed.</summary>
    public string Typed { get; private set; } = "";

    private long Account => HttpContext.FindReader()!.Account;

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Removed = SaveModel.TryReadNumber(Request.Query["deleted"], out var number) ? number : null;
        await ReadAsync(cancellationToken);
    }

    /// <summary>Makes a shelf.</summary>
    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        Typed = Request.Form["name"].ToString();
        if (ShelfText.ReadName(Typed) is not { } name)
            return await ComplainAsync(NoName, cancellationToken);
        var (outcome, number) = await shelves.AddAsync(Account, name, clock.GetUtcNow(), cancellationToken);
        return outcome switch
        {
            ShelfOutcome.Done => LocalRedirect(ShelfAddress.Of(number)),
            ShelfOutcome.NameTaken => await ComplainAsync("You have a shelf of this name already.", cancellationToken),
            _ => await ComplainAsync($"You have {ShelfLimits.MostShelves} shelves, which is as many as there can be.", cancellationToken),
        };
    }

    /// <summary>Brings a deleted shelf back.</summary>
    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken cancellationToken)
    {
        if (!SaveModel.TryReadNumber(Request.Form["shelf"], out var number))
            return LocalRedirect(ShelfAddress.All);
        var outcome = await shelves.RestoreAsync(Account, number, clock.GetUtcNow(), cancellationToken);
        return LocalRedirect(outcome == ShelfOutcome.Done ? ShelfAddress.Of(number) : ShelfAddress.All);
    }

    /// <summary>What is said of a name that is none.</summary>
    internal static string NoName { get; } = $"A name has 1 to {ShelfLimits.LongestName} characters.";

    private async Task<IActionResult> ComplainAsync(string complaint, CancellationToken cancellationToken)
    {
        Complaint = complaint;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Shelves = await shelves.ListAsync(Account, clock.GetUtcNow(), cancellationToken);
        var shown = new List<FollowedShelf>();
        foreach (var followed in await shelves.ListFollowedAsync(Account, cancellationToken))
        {
            if (await contributions.FindAsync(followed.Shelf.Sharing!.Contribution, cancellationToken) is { State: ContributionState.Shown })
                shown.Add(followed);
        }

        Followed = shown;
    }
}
