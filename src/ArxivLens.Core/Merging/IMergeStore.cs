using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Merging;

/// <summary>
/// Which works are one. Of works that are one, that with arXiv's record is the work, else the better known one
/// (<see cref="WorkPrecedence"/>), else that of the smaller key; the others are its members. There are no chains and no circles: a
/// member's work is no member, and joining a work that has members moves them along.
/// </summary>
public interface IMergeStore
{
    /// <summary>The work that each is shown as, in the order asked for; itself where it is no member or is not known.</summary>
    Task<IReadOnlyList<WorkKey>> FindWorksAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default);

    /// <summary>What is one with a work, whichever of its keys is asked by, by key of the member; nothing when it is alone.</summary>
    Task<IReadOnlyList<Merge>> FindGroupAsync(WorkKey key, CancellationToken cancellationToken = default);

    /// <summary>Everything that was ever held of a work, the oldest first.</summary>
    Task<IReadOnlyList<Merge>> ReadHistoryAsync(WorkKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads merges in the order in which they were made.</summary>
    /// <param name="rule">Of one rule; <c>null</c> for all.</param>
    /// <param name="undone">Those that ended by hand or by rule, in place of those in force.</param>
    /// <param name="cancellationToken">Stops.</param>
    IAsyncEnumerable<Merge> ReadAllAsync(MergeRule? rule = null, bool undone = false, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the numbers of all members with that of their work (<see cref="StoredWork.Number"/>), ascending by member.
    /// </summary>
    IAsyncEnumerable<MergedNumbers> ReadNumbersAsync(CancellationToken cancellationToken = default);

    /// <summary>Joins works, in one transaction and in this order.</summary>
    /// <returns>What became of each.</returns>
    Task<IReadOnlyList<MergeOutcome>> JoinAsync(
        IReadOnlyList<MergeClaim> claims, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>
    /// Splits a member off by hand; what is one with the rest by this work alone goes with it. No rule joins them again.
    /// </summary>
    Task<SplitOutcome> SplitAsync(WorkKey member, string reason, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves merges as another library has them, ended ones too; what is known stays, and what somebody decided here holds.
    /// </summary>
    /// <returns>Of each in order whether anything was new.</returns>
    Task<IReadOnlyList<SaveOutcome>> SaveAsync(IReadOnlyList<Merge> merges, CancellationToken cancellationToken = default);
}

/// <summary>A member and its work by their numbers.</summary>
public readonly record struct MergedNumbers(long Member, long Work);
