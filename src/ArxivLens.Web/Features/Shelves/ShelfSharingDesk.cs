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

    // As much as a hundred of the longest comments; judging it takes no longer than judging those.
    private const int MostJudged = 1_000_000;

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
        var before = shelf.Contribution is { } number ? await contributions.FindAsync(number, http.RequestAborted) : null;
        if (shelf.Sharing is { } there && (!showsNotes || there.ShowsNotes || before?.State == ContributionState.Removed))
        {
            await SaveAsync(shelf, there with { ShowsNotes = showsNotes, ShowsName = showsName }, http.RequestAborted);
            return null;
        }

        if (before?.State == ContributionState.Removed)
            return "A moderator removed this shelf from what is shared, so it cannot be shared again. You can appeal where you were told so.";
        // What was taken back with the shelf has no words any more.
        before = before?.State == ContributionState.TakenBack ? null : before;
        var texts = showsNotes ? TextsOf(await entries.ListAsync(shelf.Number, http.RequestAborted)) : [];
        var verdict = await JudgeAsync(http, shelf, texts.Prepend(shelf.Name), before?.Number);
        if (verdict.Kind == VerdictKind.Refuse)
            return verdict.Reason;
        // Held before the address is there: what is to wait is never seen meanwhile.
        if (before is not null)
            await HoldAsync(before, shelf.Name, verdict, http.RequestAborted);
        var kept = before ?? await AddAsync(shelf, verdict.State, http.RequestAborted);
        var token = shelf.Sharing?.Token ?? WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(TokenBytes));
        await SaveAsync(shelf, new ShelfSharing(token, kept.Number, showsNotes, showsName), http.RequestAborted);
        return null;
    }

    /// <summary>Judges a note or tags before they are kept, where everybody who has the address would read them.</summary>
    /// <returns>Why they cannot be kept; <c>null</c> when they can, be it that the shelf waits for a moderator now.</returns>
    public async Task<string?> JudgeAsync(HttpContext http, Shelf shelf, params IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (await FindReadAsync(shelf, http.RequestAborted) is not { } found)
            return null;
        var verdict = await JudgeAsync(http, shelf, texts, found.Number);
        if (verdict.Kind == VerdictKind.Refuse)
            return verdict.Reason;
        await HoldAsync(found, shelf.Name, verdict, http.RequestAborted);
        return null;
    }

    /// <summary>
    /// Makes a change that brings notes and tags of many works to a shelf, and judges what is new then: the shelf waits for a moderator
    /// where the rules would not let it through.
    /// </summary>
    public async Task<T> WatchAsync<T>(HttpContext http, Shelf shelf, Func<Task<T>> change)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(change);
        if (await FindReadAsync(shelf, http.RequestAborted) is not { } found)
            return await change();
        var before = TextsOf(await entries.ListAsync(shelf.Number, http.RequestAborted));
        var done = await change();
        var added = TextsOf(await entries.ListAsync(shelf.Number, http.RequestAborted)).Except(before).ToList();
        if (added.Count > 0)
            await HoldAsync(found, shelf.Name, await JudgeAsync(http, shelf, added, found.Number), http.RequestAborted);
        return done;
    }

    /// <summary>Gives the contribution of a shared shelf its new name.</summary>
    public async Task RenameAsync(HttpContext http, Shelf shelf, string name)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(shelf);
        if (shelf.Contribution is not { } number || await contributions.FindAsync(number, http.RequestAborted) is not { } found)
            return;
        var verdict = await JudgeAsync(http, shelf, [name], found.Number);
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

    private async Task<Contribution?> FindReadAsync(Shelf shelf, CancellationToken cancellationToken) =>
        shelf.Sharing is { ShowsNotes: true } && await FindAsync(shelf, cancellationToken) is { State: not ContributionState.Removed } found
            ? found
            : null;

    private Task<ShelfOutcome> SaveAsync(Shelf shelf, ShelfSharing sharing, CancellationToken cancellationToken) =>
        shelves.ShareAsync(shelf.Account, shelf.Number, sharing, cancellationToken);

    // What waits gets a new revision, so that a moderator who saw the notes before does not let these through.
    private async Task HoldAsync(Contribution found, string name, Verdict verdict, CancellationToken cancellationToken)
    {
        if (verdict.Kind == VerdictKind.Accept && found.State != ContributionState.Held)
            return;
        await contributions.EditAsync(
            found.Number, found.Revision, name, null, ContributionState.Held, clock.GetUtcNow(), cancellationToken);
    }

    // Sharing is a press of a button: it may come as soon as somebody likes, and nothing is written for it.
    private async Task<Verdict> JudgeAsync(HttpContext http, Shelf shelf, IEnumerable<string> texts, long? edits)
    {
        var text = string.Join('\n', texts);
        var judged = text.Length > MostJudged ? text[..MostJudged] : text;
        var submission = FormGuard.Read(http).ToSubmission(http.FindReader()!, ContributionKind.Shelf, SubjectOf(shelf), judged, edits);
        var verdict = await rules.CheckAsync(submission with { Took = null }, http.RequestAborted);
        return verdict.Kind == VerdictKind.Accept && judged.Length < text.Length
            ? Verdict.Hold("Its notes are longer than what is judged by rules: a moderator looks at it before everybody sees it.")
            : verdict;
    }

    // Notes and tags are what a shared shelf says to everybody besides its name.
    private static HashSet<string> TextsOf(IReadOnlyList<ShelfEntry> stored) =>
        [.. stored.Select(entry => entry.Note).Where(note => note.Length > 0).Concat(stored.SelectMany(entry => entry.Tags))];

    private static Subject SubjectOf(Shelf shelf) => new(SubjectKind.Shelf, shelf.Number.ToString(CultureInfo.InvariantCulture));
}
