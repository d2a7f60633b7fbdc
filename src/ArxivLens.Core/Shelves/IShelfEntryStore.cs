using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Shelves;

/// <summary>Keeps what stands on shelves. A shelf of another account is as if it were not there.</summary>
public interface IShelfEntryStore
{
    /// <summary>Everything on a shelf in its owner's order; whoever asks has found the shelf.</summary>
    Task<IReadOnlyList<ShelfEntry>> ListAsync(long shelf, CancellationToken cancellationToken = default);

    /// <summary>On which shelves of an account works stand.</summary>
    Task<IReadOnlyList<ShelvedWork>> FindAsync(long account, IReadOnlyList<WorkKey> works, CancellationToken cancellationToken = default);

    /// <summary>From which shelf a work was taken last since a moment, and when; <c>null</c> when from none.</summary>
    Task<(long Shelf, DateTimeOffset At)?> FindRemovedAsync(
        long account, WorkKey work, DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>Every work on any shelf of an account.</summary>
    Task<IReadOnlyList<(long Shelf, ShelfEntry Entry)>> ListAllAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts works on a shelf, before those that stand there, in the order given. Of one that stands there already the tags are joined,
    /// and the note stays unless it is empty.
    /// </summary>
    Task<SavedEntries> SaveAsync(
        long account, long shelf, IReadOnlyList<NewEntry> works, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Writes note and tags anew.</summary>
    Task<ShelfOutcome> EditAsync(
        long account, long shelf, WorkKey work, string note, IReadOnlyList<string> tags, DateTimeOffset at,
        CancellationToken cancellationToken = default);

    /// <summary>Gives works a tag.</summary>
    /// <returns>How many have it now that had it not; those that have too many tags are left out.</returns>
    Task<int> TagAsync(
        long account, long shelf, IReadOnlyList<WorkKey> works, string tag, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Takes works away; for <see cref="ShelfLimits.Undoable"/> they can be brought back as they were.</summary>
    /// <returns>How many stood there.</returns>
    Task<int> RemoveAsync(
        long account, long shelf, IReadOnlyList<WorkKey> works, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>
    /// Brings works back that were taken away at a moment, within <see cref="ShelfLimits.Undoable"/>: all, or none where the shelf has
    /// no room for them any more.
    /// </summary>
    Task<ShelfOutcome> RestoreAsync(
        long account, long shelf, DateTimeOffset removed, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Puts a work before another of the same shelf, or at the end.</summary>
    Task<ShelfOutcome> MoveAsync(
        long account, long shelf, WorkKey work, WorkKey? before, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Puts works on another shelf of the account with their notes and tags, and leaves them on the first where they are copied.</summary>
    Task<SavedEntries> TransferAsync(
        long account, long from, long to, IReadOnlyList<WorkKey> works, bool keeps, DateTimeOffset at,
        CancellationToken cancellationToken = default);

    /// <summary>Notes what the owner has seen of the works of a shelf.</summary>
    Task SeeAsync(
        long account, long shelf, IReadOnlyList<(WorkKey Work, SeenWork Seen)> works, CancellationToken cancellationToken = default);
}
