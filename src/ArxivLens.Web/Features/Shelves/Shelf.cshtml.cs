using ArxivLens.Core.Accounts;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>A shelf as its owner sees it. For everybody else it is not there; moderators are led to what is shared of it.</summary>
[Community]
[AcceptsForms]
public sealed class ShelfModel(
    IShelfStore shelves, IShelfEntryStore entries, ShelfDesk desk, ShelfFile file, ShelfSharingDesk sharing, TimeProvider clock) : PageModel
{
    private const string Selected = "work";

    /// <summary>The shelf and what stands on it; <c>null</c> when it is not there.</summary>
    public ShelfView? View { get; private set; }

    /// <summary>All shelves of the reader, to move works to.</summary>
    public IReadOnlyList<Shelf> Others { get; private set; } = [];

    /// <summary>How moderators see it, when it is shared.</summary>
    public Contribution? Shared { get; private set; }

    /// <summary>What is wrong with what was sent.</summary>
    public string? Complaint { get; private set; }

    /// <summary>With what: <c>name</c>, <c>selected</c>, <c>share</c>, or the key of a work whose note or tags it is.</summary>
    public string? ComplaintOf { get; private set; }

    /// <summary>When works were taken away that can be put back.</summary>
    public long? RemovedAt { get; private set; }

    /// <summary>What was just done.</summary>
    public string? Said { get; private set; }

    /// <summary>The address of the page that is shown.</summary>
    public string Address => ShelfAddress.Of(ShelfAddress.Of(View!.Shelf.Number), View.Query);

    private long Account => HttpContext.FindReader()!.Account;

    private Shelf Shelf { get; set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return await LeadModeratorAsync(id, cancellationToken);
        RemovedAt = SaveModel.TryReadNumber(Request.Query["removed"], out var moment) ? moment : null;
        Said = ShelfWords.Of(Request.Query["done"]);
        return await ShowAsync(cancellationToken);
    }

    /// <summary>Gives it another name.</summary>
    public Task<IActionResult> OnPostRenameAsync(long id, CancellationToken cancellationToken) => ChangeAsync(id, "name", async () =>
    {
        if (ShelfText.ReadName(Request.Form["name"]) is not { } name)
            return ShelvesModel.NoName;
        if (await shelves.RenameAsync(Account, id, name, clock.GetUtcNow(), cancellationToken) == ShelfOutcome.NameTaken)
            return "You have another shelf of this name.";
        await sharing.RenameAsync(HttpContext, Shelf, name);
        return null;
    }, cancellationToken);

    /// <summary>Deletes it.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(long id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        await sharing.RevokeAsync(Shelf, true, cancellationToken);
        await shelves.RemoveAsync(Account, id, clock.GetUtcNow(), cancellationToken);
        return LocalRedirect(FormattableString.Invariant($"{ShelfAddress.All}?deleted={id}"));
    }

    /// <summary>Writes note and tags of a work anew.</summary>
    public Task<IActionResult> OnPostEditAsync(long id, CancellationToken cancellationToken) =>
        ChangeAsync(id, Request.Form["work"].ToString(), async () =>
        {
            if (ShelfText.ReadNote(Request.Form["note"]) is not { } note)
                return $"A note has at most {ShelfLimits.LongestNote:N0} characters.";
            if (ShelfText.ReadTags(Request.Form["tags"]) is not { } tags)
                return $"A work has at most {ShelfLimits.MostTags} tags of {ShelfLimits.LongestTag} characters each.";
            var stored = await StoredAsync([Request.Form["work"].ToString()], cancellationToken);
            if (stored.Count > 0 && await sharing.JudgeAsync(HttpContext, Shelf, [note, .. tags]) is { } refusal)
                return refusal;
            // One note stands for all entries that are one work.
            for (var at = 0; at < stored.Count; at++)
                await entries.EditAsync(Account, id, stored[at], at == 0 ? note : "", at == 0 ? tags : [], clock.GetUtcNow(), cancellationToken);
            return stored.Count > 0 ? null : "This work no longer stands on the shelf.";
        }, cancellationToken);

    /// <summary>Moves a work: up, down, to the top, or before another.</summary>
    public Task<IActionResult> OnPostMoveAsync(long id, CancellationToken cancellationToken) => ChangeAsync(id, "selected", async () =>
    {
        var lines = await desk.ListAsync(id, cancellationToken);
        if (ShelfMove.Read(Request.Form, lines) is not { } move)
            return "This work no longer stands on the shelf.";
        if (!move.IsNowhere)
            await entries.MoveAsync(Account, id, move.Work, move.Before, clock.GetUtcNow(), cancellationToken);
        return null;
    }, cancellationToken);

    /// <summary>Does something with the works that are ticked.</summary>
    public async Task<IActionResult> OnPostSelectedAsync(long id, string? what, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        var chosen = await StoredAsync(Request.Form[Selected], cancellationToken);
        if (chosen.Count == 0)
            return await ComplainAsync("selected", "Tick the works first.", cancellationToken);
        return what switch
        {
            "export" => new ResultOf(
                file.Answer(HttpContext, Shelf.Name, await LinesAsync(chosen, cancellationToken), FormatAsked(), hasNotes: true)),
            "tag" => await TagAsync(chosen, cancellationToken),
            "remove" => await RemoveAsync(chosen, cancellationToken),
            "move" or "copy" => await TransferAsync(chosen, what == "copy", cancellationToken),
            _ => await ComplainAsync("selected", "Choose what is to be done.", cancellationToken),
        };
    }

    /// <summary>Puts back what was taken away.</summary>
    public async Task<IActionResult> OnPostUndoAsync(long id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        if (SaveModel.TryReadNumber(Request.Form["removed"], out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks)
        {
            var removed = new DateTimeOffset(ticks, TimeSpan.Zero);
            var outcome = await sharing.WatchAsync(
                HttpContext, Shelf, () => entries.RestoreAsync(Account, id, removed, clock.GetUtcNow(), cancellationToken));
            if (outcome == ShelfOutcome.Full)
                return await ComplainAsync("selected", ShelfWords.NoRoom(Shelf), cancellationToken);
        }

        return LocalRedirect(ShelfAddress.Of(id));
    }

    /// <summary>Shares it, or changes how it is shared.</summary>
    public Task<IActionResult> OnPostShareAsync(long id, CancellationToken cancellationToken) => ChangeAsync(
        id, "share", () => sharing.ShareAsync(HttpContext, Shelf, Request.Form["notes"] == "yes", Request.Form["owner"] == "yes"),
        cancellationToken);

    /// <summary>Shares it no more.</summary>
    public Task<IActionResult> OnPostRevokeAsync(long id, CancellationToken cancellationToken) => ChangeAsync(id, "share", async () =>
    {
        await sharing.RevokeAsync(Shelf, false, cancellationToken);
        return null;
    }, cancellationToken);

    /// <summary>Notes that what is new was seen.</summary>
    public Task<IActionResult> OnPostSeenAsync(long id, CancellationToken cancellationToken) => ChangeAsync(id, "selected", async () =>
    {
        await desk.SeeAsync(Account, id, null, cancellationToken);
        return null;
    }, cancellationToken);

    /// <summary>The network of the first works that are shown; <c>null</c> when the library knows none of them.</summary>
    public string? NetworkAddress()
    {
        var starts = View!.Listing.Lines.Where(line => line.Document >= 0).Take(NetworkQuestion.MostStarts)
            .Select(line => "id=" + Uri.EscapeDataString(line.Work.ToString())).ToList();
        return starts.Count == 0 ? null : $"/network?{string.Join('&', starts)}";
    }

    private CitationFormat FormatAsked() => CitationFormat.Find(Request.Form["format"]) ?? CitationFormat.BibTex;

    private async Task<IReadOnlyList<ShelfLine>> LinesAsync(IReadOnlyList<WorkKey> chosen, CancellationToken cancellationToken)
    {
        var wanted = chosen.ToHashSet();
        return [.. (await desk.ListAsync(Shelf.Number, cancellationToken)).Where(line => line.Entries.Any(entry => wanted.Contains(entry.Work)))];
    }

    private async Task<IActionResult> TagAsync(IReadOnlyList<WorkKey> chosen, CancellationToken cancellationToken)
    {
        if (ShelfText.ReadTags(Request.Form["tag"]) is not [_, ..] tags)
            return await ComplainAsync("selected", $"Name a tag of at most {ShelfLimits.LongestTag} characters.", cancellationToken);
        if (await sharing.JudgeAsync(HttpContext, Shelf, tags) is { } refusal)
            return await ComplainAsync("selected", refusal, cancellationToken);
        foreach (var tag in tags)
            await entries.TagAsync(Account, Shelf.Number, chosen, tag, clock.GetUtcNow(), cancellationToken);
        return Back("done=tagged");
    }

    private async Task<IActionResult> RemoveAsync(IReadOnlyList<WorkKey> chosen, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await entries.RemoveAsync(Account, Shelf.Number, chosen, now, cancellationToken);
        return Back(FormattableString.Invariant($"removed={now.UtcTicks}"));
    }

    private async Task<IActionResult> TransferAsync(IReadOnlyList<WorkKey> chosen, bool keeps, CancellationToken cancellationToken)
    {
        if (!SaveModel.TryReadNumber(Request.Form["to"], out var to))
            return await ComplainAsync("selected", "Choose the other shelf.", cancellationToken);
        if (await shelves.FindAsync(Account, to, cancellationToken) is not { } other)
            return await ComplainAsync("selected", "The other shelf is not there.", cancellationToken);
        var saved = await sharing.WatchAsync(
            HttpContext, other, () => entries.TransferAsync(Account, Shelf.Number, to, chosen, keeps, clock.GetUtcNow(), cancellationToken));
        return saved.Outcome switch
        {
            ShelfOutcome.Done => Back(keeps ? "done=copied" : "done=moved"),
            ShelfOutcome.Full => await ComplainAsync(
                "selected", $"The other shelf has no room: a shelf holds {ShelfLimits.MostEntries:N0} works.", cancellationToken),
            _ => await ComplainAsync("selected", "The other shelf is not there.", cancellationToken),
        };
    }

    private async Task<IReadOnlyList<WorkKey>> StoredAsync(IEnumerable<string?> named, CancellationToken cancellationToken)
    {
        var keys = named.Select(text => WorkKey.TryParse(text, out var key) ? key : default).Where(key => key != default).Distinct().ToList();
        return keys.Count == 0 ? [] : await desk.FindStoredAsync(Shelf.Number, keys, cancellationToken);
    }

    private async Task<bool> FindAsync(long id, CancellationToken cancellationToken)
    {
        if (await shelves.FindAsync(Account, id, cancellationToken) is not { } shelf)
            return false;
        Shelf = shelf;
        return true;
    }

    private async Task<IActionResult> LeadModeratorAsync(long id, CancellationToken cancellationToken) =>
        HttpContext.FindReader()!.Role >= Role.Moderator && await shelves.FindSharedAsync(id, cancellationToken) is { Sharing: { } shared }
            ? LocalRedirect(ShelfAddress.OfShared(shared.Token))
            : NotFound();

    private async Task<IActionResult> ChangeAsync(long id, string what, Func<Task<string?>> change, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        return await change() is { } complaint ? await ComplainAsync(what, complaint, cancellationToken) : Back("");
    }

    private LocalRedirectResult Back(string query)
    {
        var page = ShelfAddress.Of(ShelfAddress.Of(Shelf.Number), ShelfAddress.Read(Request.Query));
        return LocalRedirect(query.Length == 0 ? page : $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
    }

    private Task<IActionResult> ComplainAsync(string what, string complaint, CancellationToken cancellationToken)
    {
        (ComplaintOf, Complaint) = (what, complaint);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var page = ShelfAddress.Of(Shelf.Number);
        var query = ShelfAddress.Read(Request.Query);
        View = await desk.ReadAsync(Shelf, query, next => ShelfAddress.Of(page, next), ShelfSight.Own, cancellationToken);
        Others = [.. (await shelves.ListAsync(Account, clock.GetUtcNow(), cancellationToken)).Where(shelf => shelf.Number != Shelf.Number)];
        Shared = await sharing.FindAsync(Shelf, cancellationToken);
        return Page();
    }
}
