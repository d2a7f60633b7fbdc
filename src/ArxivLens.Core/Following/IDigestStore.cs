namespace ArxivLens.Core.Following;

/// <summary>Keeps which digests are due, and from which moment each is to tell.</summary>
public interface IDigestStore
{
    /// <summary>Accounts with a digest that is due or due later than it can be, the longest due first.</summary>
    /// <param name="now">The time, UTC.</param>
    /// <param name="latest">The latest time a digest can be due; what is due later was reckoned by a clock that ran ahead.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<IReadOnlyList<DueDigest>> FindDueAsync(
        DateTimeOffset now, DateTimeOffset latest, int take, CancellationToken cancellationToken = default);

    /// <summary>The digests that are to come to an account.</summary>
    Task<IReadOnlyList<DueDigest>> ListAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>
    /// Has a digest come: one that is to come already keeps the moment it tells from, and only comes at another time.
    /// </summary>
    Task ScheduleAsync(
        long account, DigestChoice digest, DateTimeOffset due, NewsMark from, CancellationToken cancellationToken = default);

    /// <summary>Has a digest come no more.</summary>
    Task RemoveAsync(long account, DigestChoice digest, CancellationToken cancellationToken = default);

    /// <summary>Says to which moment the digest that is due tells; where that was said before it stays.</summary>
    /// <returns>It as it is now; <c>null</c> when it is gone.</returns>
    Task<DueDigest?> CloseAsync(long account, DigestChoice digest, NewsMark to, CancellationToken cancellationToken = default);

    /// <summary>The digest was handed on: the next one tells from where it ended.</summary>
    Task AdvanceAsync(DueDigest done, DateTimeOffset due, CancellationToken cancellationToken = default);
}

/// <summary>A digest that is to come.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Digest">Daily or weekly.</param>
/// <param name="Due">When, UTC.</param>
/// <param name="From">The moment it tells from.</param>
/// <param name="To">The moment it tells to; <c>null</c> until it is made.</param>
public sealed record DueDigest(long Account, DigestChoice Digest, DateTimeOffset Due, NewsMark From, NewsMark? To);
