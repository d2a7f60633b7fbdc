using System.Globalization;
using System.Security.Cryptography;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Moderation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>Shares shelves. A shared shelf is a contribution, so that it can be reported, held and removed as all others.</summary>
public sealed class ShelfSharingDesk(
    IShelfStore shelves, IShelfEntryStore entries, IContributionStore contributions, SubmissionRules rules, TimeProvider clock)
{
    private const int TokenBytes = 32;
    private const int NotesJudged = 50;

    /// <summary>The contribution of a shared shelf.</summary>
    public async Task<Contribution?> FindAsync(Shelf shelf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        return shelf.Sharing is { } sharing ? await contributions.FindAsync(sharing.Contribution, cancellationToken) : null;
    }

    /// <summary>Finds a shared shelf that everybody may see; moderators find it however it stands.</summary>
    public async Task<(Shelf Shelf, Contribution Contribution)?> FindAsync(HttpContext http, string token)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (await shelves.FindSharedAsync(token, http.RequestAborted) is not { } shelf || await FindAsync(shelf, http.RequestAborted) is not { } found)
            return null;
        var reader = http.FindReader();
        var sees = found.State == ContributionState.Shown || reader?.Role >= Core.Accounts.Role.Moderator
            || reader?.Account == shelf.Account;
        return sees ? (shelf, found) : null;
    }

    /// <summary>Shares a shelf, or changes how it is shared.</summary>
    /// <returns>What is wrong; <c>null</c> when it is shared.</returns>
    public async Task<string?> ShareAsync(HttpContext http, Shelf shelf, bool showsNotes, bool showsName)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(shelf);
        if (shelf.Sharing is { } there)
        {
            var changed = there with { ShowsNotes = showsNotes, ShowsName = showsName };
            await shelves.ShareAsync(shelf.Account, shelf.Number, changed, http.RequestAborted);
            return null;
        }

        var before = shelf.Contribution is { } number ? await contributions.FindAsync(number, http.RequestAborted) : null;
        if (before?.State == ContributionState.Removed)
            return "A moderator removed this shelf from what is shared, so it cannot be shared again. You can appeal where you were told so.";
        // Notes are what a shared shelf says to everybody besides its name, and rules about links hold for them too.
        var shown = showsNotes ? await entries.ListAsync(shelf.Number, http.RequestAborted) : [];
        var said = string.Join("\n", shown.Select(entry => entry.Note).Where(note => note.Length > 0).Take(NotesJudged).Prepend(shelf.Name));
        before = before?.State == ContributionState.TakenBack ? null : before;
        var verdict = await JudgeAsync(http, shelf, said, before?.Number);
        if (verdict.Kind == VerdictKind.Refuse)
            return verdict.Reason;
        // What was taken back with the shelf has no words any more.
        var kept = before ?? await AddAsync(shelf, verdict.State, http.RequestAborted);
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(TokenBytes));
        var sharing = new ShelfSharing(token, kept.Number, showsNotes, showsName);
        await shelves.ShareAsync(shelf.Account, shelf.Number, sharing, http.RequestAborted);
        return null;
    }

    /// <summary>Gives the contribution of a shared shelf its new name.</summary>
    public async Task RenameAsync(HttpContext http, Shelf shelf, string name)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(shelf);
        if (shelf.Contribution is not { } number || await contributions.FindAsync(number, http.RequestAborted) is not { } found)
            return;
        var verdict = await JudgeAsync(http, shelf, name, found.Number);
        // What is not let through is held: the owner goes on as they wish, and others wait for a moderator.
        var state = found.State == ContributionState.Shown && verdict.Kind != VerdictKind.Accept ? ContributionState.Held : found.State;
        await contributions.EditAsync(found.Number, found.Revision, name, null, state, clock.GetUtcNow(), http.RequestAborted);
    }

    /// <summary>
    /// Shares a shelf no more; its address leads nowhere from now on, and never again. The contribution stays as it is, so that what
    /// moderators decided of it holds when it is shared once more; with the shelf itself its words go.
    /// </summary>
    public async Task RevokeAsync(Shelf shelf, bool isDeleted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        if (shelf.Sharing is not null)
            await shelves.ShareAsync(shelf.Account, shelf.Number, null, cancellationToken);
        if (isDeleted && shelf.Contribution is { } number
            && await contributions.FindAsync(number, cancellationToken) is { State: not ContributionState.Removed })
        {
            await contributions.SetStateAsync(number, ContributionState.TakenBack, cancellationToken);
        }
    }

    private Task<Contribution> AddAsync(Shelf shelf, ContributionState state, CancellationToken cancellationToken) => contributions.AddAsync(
        new Contribution
        {
            Kind = ContributionKind.Shelf,
            Account = shelf.Account,
            Subject = SubjectOf(shelf),
            Text = shelf.Name,
            State = state,
            Written = clock.GetUtcNow(),
        },
        cancellationToken);

    // Sharing is a press of a button: it may come as soon as somebody likes, and nothing is written for it.
    private Task<Verdict> JudgeAsync(HttpContext http, Shelf shelf, string text, long? edits) => rules.CheckAsync(
        FormGuard.Read(http).ToSubmission(http.FindReader()!, ContributionKind.Shelf, SubjectOf(shelf), text, edits) with { Took = null }, http.RequestAborted);

    private static Subject SubjectOf(Shelf shelf) => new(SubjectKind.Shelf, shelf.Number.ToString(CultureInfo.InvariantCulture));
}
