namespace ArxivLens.Core.Moderation;

/// <summary>A reader's word that something breaks the house rules.</summary>
/// <param name="Contribution">What.</param>
/// <param name="Account">Whose word.</param>
/// <param name="Rule">Which rule.</param>
/// <param name="Words">What they say of it; may be empty.</param>
/// <param name="At">When, UTC.</param>
public sealed record Report(long Contribution, long Account, HouseRule Rule, string Words, DateTimeOffset At)
{
    /// <summary>Its number; 0 before it is kept.</summary>
    public long Number { get; init; }

    /// <summary>The name of who reported; filled in by the store.</summary>
    public string? Reporter { get; init; }

    /// <summary>The decision that answered it; <c>null</c> while it is open.</summary>
    public long? Decision { get; init; }
}

/// <summary>What became of a report.</summary>
public enum ReportOutcome
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>The reader has an open report of the same thing.</summary>
    Repeated,

    /// <summary>The reader reported too much within a day.</summary>
    TooMany,

    /// <summary>There is nothing shown to report.</summary>
    Gone,
}

/// <summary>Keeps reports.</summary>
public interface IReportStore
{
    /// <summary>Keeps one of something that is shown.</summary>
    /// <param name="report">The report.</param>
    /// <param name="mostPerDay">How many one reader may make within 24 hours.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    Task<ReportOutcome> AddAsync(Report report, int mostPerDay, CancellationToken cancellationToken = default);

    /// <summary>Finds a reader's open report of a contribution.</summary>
    Task<Report?> FindOpenAsync(long contribution, long account, CancellationToken cancellationToken = default);

    /// <summary>Takes a reader's open report of a contribution back.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> WithdrawAsync(long contribution, long account, CancellationToken cancellationToken = default);

    /// <summary>All reports of a contribution, the newest first.</summary>
    Task<IReadOnlyList<Report>> ListAsync(long contribution, CancellationToken cancellationToken = default);

    /// <summary>All reports that an account made, the oldest first.</summary>
    Task<IReadOnlyList<Report>> ListOfAsync(long account, CancellationToken cancellationToken = default);
}
