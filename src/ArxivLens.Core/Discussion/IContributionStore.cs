using ArxivLens.Core.Annotations;

namespace ArxivLens.Core.Discussion;

/// <summary>
/// Keeps what readers say. Whatever changes what everybody sees enters a change of the community's stamp in the same transaction.
/// </summary>
public interface IContributionStore
{
    /// <summary>Keeps a new one; one that its account sent before with the same <see cref="Contribution.Submission"/> stays the one there is.</summary>
    /// <returns>It, with its number and its author's name.</returns>
    Task<Contribution> AddAsync(Contribution contribution, CancellationToken cancellationToken = default);

    /// <summary>The same with the passage it is about: both are kept, or neither. One that was sent before keeps the passage it has.</summary>
    Task<Contribution> AddAsync(Contribution contribution, Anchor? anchor, CancellationToken cancellationToken = default);

    /// <summary>Finds one, however it stands.</summary>
    Task<Contribution?> FindAsync(long number, CancellationToken cancellationToken = default);

    /// <summary>Finds several, however they stand, in the order asked for; <c>null</c> where there is none.</summary>
    Task<IReadOnlyList<Contribution?>> FindAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken = default);

    /// <summary>Finds what an account sent with a mark of a form.</summary>
    Task<Contribution?> FindSentAsync(long account, string submission, CancellationToken cancellationToken = default);

    /// <summary>Those about the subjects in any state, the oldest first; whoever shows them leaves out what is not for all.</summary>
    Task<IReadOnlyList<Contribution>> ListAsync(
        ContributionKind kind, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken = default);

    /// <summary>Where each of those stands among the others, the oldest first: what a long discussion is paged by, without its words.</summary>
    Task<IReadOnlyList<ContributionPlace>> ListPlacesAsync(
        ContributionKind kind, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken = default);

    /// <summary>Shown ones of a kind, the newest first; of one subject's kind, one author or all.</summary>
    Task<IReadOnlyList<Contribution>> ListNewestAsync(
        ContributionKind kind, SubjectKind? about, long? account, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>How many of those there are.</summary>
    Task<int> CountNewestAsync(
        ContributionKind kind, SubjectKind? about, long? account, CancellationToken cancellationToken = default);

    /// <summary>Everything an account wrote, in every state, the oldest first.</summary>
    Task<IReadOnlyList<Contribution>> ListOfAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>How many of a kind are shown about each subject, in their order.</summary>
    Task<IReadOnlyList<int>> CountAsync(
        ContributionKind kind, IReadOnlyList<Subject> subjects, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives one that is shown or held new words; the words before stay as a revision. What is held stays held, whatever
    /// <paramref name="state"/> says. Fails where its revision is no longer the one named.
    /// </summary>
    /// <returns>It as it is now; <c>null</c> when it is gone, removed or taken back, or was edited meanwhile.</returns>
    Task<Contribution?> EditAsync(
        long number, int revision, string text, string? details, ContributionState state, DateTimeOffset at,
        CancellationToken cancellationToken = default);

    /// <summary>The wordings of one, the first first; the last is the one it has now.</summary>
    Task<IReadOnlyList<Wording>> ListRevisionsAsync(long number, CancellationToken cancellationToken = default);

    /// <summary>Sets its state. Taking it back empties its words and all its revisions.</summary>
    /// <returns>It as it is now; <c>null</c> when it is gone.</returns>
    Task<Contribution?> SetStateAsync(long number, ContributionState state, CancellationToken cancellationToken = default);

    /// <summary>Takes all of an account's away for good: rows that nothing replies to go, of others the words, the revisions and the author.</summary>
    Task DeleteOfAsync(long account, CancellationToken cancellationToken = default);
}

/// <summary>A wording of a contribution.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">The words.</param>
/// <param name="Written">Since when, UTC.</param>
public sealed record Wording(int Number, string Text, DateTimeOffset Written);

/// <summary>Where a contribution stands in a discussion.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Parent">What it replies to.</param>
/// <param name="State">Whether it is shown.</param>
/// <param name="Account">Whose it is; <c>null</c> for nobody's.</param>
public readonly record struct ContributionPlace(long Number, long? Parent, ContributionState State, long? Account);
