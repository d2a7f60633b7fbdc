using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Discussion;
using ArxivLens.Web.Features.Moderation;

namespace ArxivLens.Web.Features.Answers;

/// <summary>Takes readers' answers and what they say of how questions stand.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="rules">Who may write what.</param>
/// <param name="comments">Who may write at all, as for comments.</param>
/// <param name="clock">The time.</param>
public sealed class VoiceDesk(IContributionStore store, SubmissionRules rules, CommentDesk comments, TimeProvider clock)
{
    /// <summary>Why a reader cannot write at all; <c>null</c> when they can.</summary>
    public string? FindHindrance(Reader reader) => comments.FindHindrance(reader);

    /// <summary>Takes an answer.</summary>
    /// <param name="draft">It.</param>
    /// <param name="reader">Who writes.</param>
    /// <param name="passage">How its form came to be sent.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<VoiceOutcome> AnswerAsync(AnswerDraft draft, Reader reader, FormPassage passage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var text = CommentLimits.Clean(draft.Text);
        var fault = draft.Passages.Count switch
        {
            0 => "An answer points to a passage: choose one.",
            > AnswerLimits.Passages => $"An answer points to at most {AnswerLimits.Passages} passages.",
            _ => CommentText.FindFault(text),
        };
        var voice = new Voice(ContributionKind.Answer, draft.Question, text, new AnswerDetails(draft.Passages).Write(), draft.Edits, draft.Revision);
        return fault is null
            ? KeepAsync(voice, reader, draft.Submission, passage, cancellationToken)
            : Task.FromResult(VoiceOutcome.Refused(fault));
    }

    /// <summary>Takes what a reader says of how a question stands.</summary>
    public Task<VoiceOutcome> StandAsync(StandingDraft draft, Reader reader, FormPassage passage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var reason = OneLine(draft.Reason);
        if (draft.Status is not { } status)
            return Task.FromResult(VoiceOutcome.Refused("Say how the question stands: open, addressed or disputed."));
        if (reason.Length == 0)
            return Task.FromResult(VoiceOutcome.Refused("Say why, in a sentence."));
        if (reason.Length > AnswerLimits.Reason)
            return Task.FromResult(VoiceOutcome.Refused($"A reason has at most {AnswerLimits.Reason} characters; this one has {reason.Length}."));
        var details = new StandingDetails(status, status == QuestionStatus.Open ? null : draft.Answer).Write();
        var voice = new Voice(ContributionKind.Standing, draft.Question, reason, details, draft.Before, draft.Before?.Revision ?? 0);
        return KeepAsync(voice, reader, draft.Submission, passage, cancellationToken);
    }

    /// <summary>Takes something back that a reader said.</summary>
    public Task TakeBackAsync(Contribution contribution, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contribution);
        return store.SetStateAsync(contribution.Number, ContributionState.TakenBack, cancellationToken);
    }

    /// <summary>A sentence as it is kept: plain characters, on one line.</summary>
    public static string OneLine(string? text) =>
        string.Join(' ', CommentLimits.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<VoiceOutcome> KeepAsync(
        Voice voice, Reader reader, string submission, FormPassage passage, CancellationToken cancellationToken)
    {
        if (FindHindrance(reader) is { } hindrance)
            return VoiceOutcome.Refused(hindrance);
        if (voice.Edits is null && await store.FindSentAsync(reader.Account, submission, cancellationToken) is { } sent)
            return VoiceOutcome.Kept(sent);
        if (voice.Edits is { } now && now.Text == voice.Text && now.Details == voice.Details)
            return VoiceOutcome.Kept(now);
        if (voice.Edits?.Revision >= CommentLimits.Revisions)
            return VoiceOutcome.Refused($"This was edited {CommentLimits.Revisions - 1} times, which is as often as can be. Take it back and write another.");
        var verdict = await rules.CheckAsync(
            passage.ToSubmission(reader, voice.Kind, AnswerShelf.SubjectOf(voice.Question), voice.Text, voice.Edits?.Number), cancellationToken);
        if (verdict.Kind == VerdictKind.Refuse)
            return VoiceOutcome.Refused(verdict.Reason!);
        var kept = voice.Edits is { } before
            ? await store.EditAsync(before.Number, voice.Revision, voice.Text, voice.Details, verdict.State, clock.GetUtcNow(), cancellationToken)
            : await store.AddAsync(NewOf(voice, reader, submission, verdict.State), cancellationToken);
        return kept is null
            ? VoiceOutcome.Refused("This was edited meanwhile, in another window perhaps, so nothing was saved. Open it again, and copy your words over.")
            : VoiceOutcome.Kept(kept);
    }

    private Contribution NewOf(Voice voice, Reader reader, string submission, ContributionState state) => new()
    {
        Kind = voice.Kind,
        Account = reader.Account,
        Subject = AnswerShelf.SubjectOf(voice.Question),
        Text = voice.Text,
        Details = voice.Details,
        State = state,
        Written = clock.GetUtcNow(),
        Submission = submission,
    };

    private sealed record Voice(ContributionKind Kind, QuestionId Question, string Text, string Details, Contribution? Edits, int Revision);
}

/// <summary>An answer as somebody writes it.</summary>
/// <param name="Question">To which question.</param>
/// <param name="Text">Its words.</param>
/// <param name="Passages">What it points to.</param>
/// <param name="Submission">The mark of the form.</param>
public sealed record AnswerDraft(QuestionId Question, string Text, IReadOnlyList<PassageId> Passages, string Submission)
{
    /// <summary>The answer that gets new words.</summary>
    public Contribution? Edits { get; init; }

    /// <summary>The revision that was edited.</summary>
    public int Revision { get; init; }
}

/// <summary>How a question stands, as somebody says it.</summary>
/// <param name="Question">Which.</param>
/// <param name="Status">How; <c>null</c> when they did not say.</param>
/// <param name="Reason">Why.</param>
/// <param name="Answer">The answer that settles it.</param>
/// <param name="Before">What they said before.</param>
/// <param name="Submission">The mark of the form.</param>
public sealed record StandingDraft(QuestionId Question, QuestionStatus? Status, string Reason, long? Answer, Contribution? Before, string Submission);

/// <summary>What became of what a reader sent.</summary>
/// <param name="Contribution">It as it is kept; <c>null</c> when it is not.</param>
/// <param name="Fault">Why it is not, in whole sentences.</param>
public sealed record VoiceOutcome(Contribution? Contribution, string? Fault)
{
    /// <summary>It is kept.</summary>
    public static VoiceOutcome Kept(Contribution contribution) => new(contribution, null);

    /// <summary>It is not kept.</summary>
    public static VoiceOutcome Refused(string fault) => new(null, fault);
}
