using ArxivLens.Core.Accounts;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Mail;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Moderation;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Takes what readers write: new comments, replies and new words. What is wrong with them is said in words for their author.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="rules">Who may write what.</param>
/// <param name="clock">The time.</param>
/// <param name="mail">How this server writes to readers; <c>null</c> when it does not.</param>
public sealed class CommentDesk(IContributionStore store, SubmissionRules rules, TimeProvider clock, MailOptions? mail) : IDisposable
{
    // What one account sends is taken in turn: the second of two presses of a button finds what became of the first.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 32).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Why a reader cannot write at all; <c>null</c> when they can.</summary>
    public string? FindHindrance(Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return mail is not null && !reader.IsConfirmed
            ? "To write here, confirm your e-mail address first: open the link in the letter that this server sent you, or have it sent again."
            : null;
    }

    /// <summary>Takes a new comment.</summary>
    /// <param name="reader">Who writes.</param>
    /// <param name="thing">What about.</param>
    /// <param name="parent">What it replies to.</param>
    /// <param name="words">Its words as they were typed.</param>
    /// <param name="submission">The mark of its form.</param>
    /// <param name="passage">How its form came to be sent.</param>
    /// <param name="anchor">The passage it is about.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CommentOutcome> WriteAsync(
        Reader reader, DiscussedThing thing, Contribution? parent, string? words, string submission, FormPassage passage, Anchor? anchor,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(thing);
        ArgumentNullException.ThrowIfNull(passage);
        var turn = _turns[reader.Account % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await store.FindSentAsync(reader.Account, submission, cancellationToken) is { } sent
                ? CommentOutcome.Kept(sent)
                : await AddAsync(reader, thing, parent, CommentLimits.Clean(words), submission, passage, anchor, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Gives a comment new words.</summary>
    /// <param name="reader">Its author.</param>
    /// <param name="comment">It as it is now.</param>
    /// <param name="revision">The revision that was edited.</param>
    /// <param name="words">The new words.</param>
    /// <param name="passage">How the form came to be sent.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CommentOutcome> EditAsync(
        Reader reader, Contribution comment, int revision, string? words, FormPassage passage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(comment);
        ArgumentNullException.ThrowIfNull(passage);
        var text = CommentLimits.Clean(words);
        if (revision != comment.Revision)
            return text == comment.Text ? CommentOutcome.Kept(comment) : CommentOutcome.Overtaken;
        if (text == comment.Text)
            return CommentOutcome.Kept(comment);
        if ((FindHindrance(reader) ?? CommentText.FindFault(text)) is { } fault)
            return CommentOutcome.Refused(fault);
        if (comment.Revision >= CommentLimits.Revisions)
            return CommentOutcome.Refused($"A comment can be edited {CommentLimits.Revisions - 1} times. Write a reply in place of one more.");
        var verdict = await rules.CheckAsync(
            passage.ToSubmission(reader, ContributionKind.Comment, comment.Subject, text, comment.Number), cancellationToken);
        if (verdict.Kind == VerdictKind.Refuse)
            return CommentOutcome.Refused(verdict.Reason!);
        var edited = await store.EditAsync(comment.Number, revision, text, comment.Details, verdict.State, clock.GetUtcNow(), cancellationToken);
        return edited is null ? CommentOutcome.Overtaken : CommentOutcome.Kept(edited);
    }

    /// <summary>Frees what it holds.</summary>
    public void Dispose()
    {
        foreach (var turn in _turns)
            turn.Dispose();
    }

    private async Task<CommentOutcome> AddAsync(
        Reader reader, DiscussedThing thing, Contribution? parent, string text, string submission, FormPassage passage, Anchor? anchor,
        CancellationToken cancellationToken)
    {
        if ((FindHindrance(reader) ?? CommentText.FindFault(text)) is { } fault)
            return CommentOutcome.Refused(fault);
        var verdict = await rules.CheckAsync(
            passage.ToSubmission(reader, ContributionKind.Comment, thing.Subject, text), cancellationToken);
        if (verdict.Kind == VerdictKind.Refuse)
            return CommentOutcome.Refused(verdict.Reason!);
        var kept = await store.AddAsync(
            new Contribution
            {
                Kind = ContributionKind.Comment,
                Account = reader.Account,
                Subject = thing.Subject,
                Parent = parent?.Number,
                Text = text,
                State = verdict.State,
                Written = clock.GetUtcNow(),
                Submission = submission,
            },
            anchor,
            cancellationToken);
        return CommentOutcome.Kept(kept);
    }
}

/// <summary>What became of what a reader sent.</summary>
/// <param name="Comment">It as it is kept; <c>null</c> when it is not.</param>
/// <param name="Fault">Why it is not, in whole sentences.</param>
/// <param name="IsOvertaken">Whether somebody edited it meanwhile.</param>
public sealed record CommentOutcome(Contribution? Comment, string? Fault, bool IsOvertaken)
{
    /// <summary>It was edited meanwhile.</summary>
    public static CommentOutcome Overtaken { get; } = new(null, null, true);

    /// <summary>It is kept.</summary>
    public static CommentOutcome Kept(Contribution comment) => new(comment, null, false);

    /// <summary>It is not kept.</summary>
    public static CommentOutcome Refused(string fault) => new(null, fault, false);
}
