namespace ArxivLens.Core.Following;

/// <summary>Keeps what readers follow and how they want to be told.</summary>
public interface IFollowStore
{
    /// <summary>Follows something from a moment on; what is followed stays as it is.</summary>
    Task<FollowOutcome> AddAsync(long account, Follow follow, CancellationToken cancellationToken = default);

    /// <summary>Follows something no longer.</summary>
    /// <returns>Whether it was followed.</returns>
    Task<bool> RemoveAsync(long account, FollowedThing thing, CancellationToken cancellationToken = default);

    /// <summary>Finds something that is followed.</summary>
    Task<Follow?> FindAsync(long account, FollowedThing thing, CancellationToken cancellationToken = default);

    /// <summary>Everything an account follows, by sort and value.</summary>
    Task<IReadOnlyList<Follow>> ListAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>Chooses the digest of something that is followed.</summary>
    /// <returns>Whether it is followed.</returns>
    Task<bool> ChooseAsync(long account, FollowedThing thing, DigestChoice digest, CancellationToken cancellationToken = default);

    /// <summary>Chooses one digest for everything that is followed.</summary>
    Task ChooseAsync(long account, DigestChoice digest, CancellationToken cancellationToken = default);

    /// <summary>How an account wants to be told; the usual way when it never said.</summary>
    Task<FollowSettings> ReadSettingsAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>Says how; whether there is a private feed is set by <see cref="SetFeedAsync"/> alone.</summary>
    Task SaveSettingsAsync(long account, FollowSettings settings, CancellationToken cancellationToken = default);

    /// <summary>Gives an account's private feed a new token, by its SHA-256; <c>null</c> closes it.</summary>
    Task SetFeedAsync(long account, ReadOnlyMemory<byte>? hash, CancellationToken cancellationToken = default);

    /// <summary>Finds whose private feed a token opens, by its SHA-256.</summary>
    Task<long?> FindByFeedAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellationToken = default);
}

/// <summary>What became of a wish to follow something.</summary>
public enum FollowOutcome
{
    /// <summary>It is followed from now on.</summary>
    Added,

    /// <summary>It was followed already.</summary>
    Known,

    /// <summary>The account follows as many things as one may (<see cref="FollowLimits.Things"/>).</summary>
    Full,
}
