namespace ArxivLens.Core.Shelves;

/// <summary>
/// Keeps shelves. Whoever changes one names the account whose it is; a shelf of somebody else is as if it were not there. What changes
/// a shared shelf changes what everybody sees, and enters a change of the community's stamp.
/// </summary>
public interface IShelfStore
{
    /// <summary>The shelves of an account, in the order in which they were made; an account that has none gets its first.</summary>
    Task<IReadOnlyList<Shelf>> ListAsync(long account, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Finds a shelf of an account.</summary>
    Task<Shelf?> FindAsync(long account, long shelf, CancellationToken cancellationToken = default);

    /// <summary>Finds a shared shelf by its token, whatever moderators made of it.</summary>
    Task<Shelf?> FindSharedAsync(string token, CancellationToken cancellationToken = default);

    /// <summary>Finds a shared shelf by its number.</summary>
    Task<Shelf?> FindSharedAsync(long shelf, CancellationToken cancellationToken = default);

    /// <summary>Makes a shelf.</summary>
    /// <returns>What became of it, and its number; that of the other shelf where the name is taken.</returns>
    Task<(ShelfOutcome Outcome, long Number)> AddAsync(
        long account, string name, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Gives a shelf another name.</summary>
    Task<ShelfOutcome> RenameAsync(long account, long shelf, string name, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Takes a shelf away, and ends its being shared; for <see cref="ShelfLimits.Undoable"/> it can be brought back.</summary>
    Task<ShelfOutcome> RemoveAsync(long account, long shelf, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Brings a shelf back; where its name is taken meanwhile, under another.</summary>
    Task<ShelfOutcome> RestoreAsync(long account, long shelf, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Says how a shelf is shared, or with <c>null</c> that it is no more.</summary>
    Task<ShelfOutcome> ShareAsync(long account, long shelf, ShelfSharing? sharing, CancellationToken cancellationToken = default);

    /// <summary>Follows a shared shelf, or follows it no more.</summary>
    Task<ShelfOutcome> FollowAsync(long account, long shelf, bool follows, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>The shared shelves that an account follows, each with the moment up to which it was seen.</summary>
    Task<IReadOnlyList<FollowedShelf>> ListFollowedAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>Keeps what was read of a file until it is saved, in place of what was kept before.</summary>
    Task KeepImportAsync(long account, string content, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Finds what was read of a file within <see cref="ShelfLimits.Undoable"/>.</summary>
    Task<string?> FindImportAsync(long account, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Forgets what was read of a file.</summary>
    Task ForgetImportAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes for good, of all accounts, what was taken away longer than <see cref="ShelfLimits.Undoable"/> ago, and what was read
    /// of files then and never saved.
    /// </summary>
    Task DropEndedAsync(DateTimeOffset now, CancellationToken cancellationToken = default);
}

/// <summary>A shelf of somebody else that a reader follows.</summary>
/// <param name="Shelf">The shelf.</param>
/// <param name="Seen">Up to when the reader has seen what was added.</param>
/// <param name="New">How many works were added since.</param>
public sealed record FollowedShelf(Shelf Shelf, DateTimeOffset Seen, int New);
