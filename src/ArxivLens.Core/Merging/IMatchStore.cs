using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Merging;

/// <summary>
/// What rules go by: the works they have not looked at since their record changed, and works that share a mark, which is a hash of
/// a title's letters or of a DOI.
/// </summary>
public interface IMatchStore
{
    /// <summary>How many works no rule has looked at since their record changed.</summary>
    Task<long> CountWaitingAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads works that no rule has looked at, ascending by number.</summary>
    /// <param name="after">The number behind which to begin; 0 for the beginning.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<MatchRecord>> ReadWaitingAsync(long after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Lets all works wait again.</summary>
    Task StartAgainAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Enters the marks of works in place of those they had, and reads who shares them.
    /// </summary>
    /// <param name="marks">The marks.</param>
    /// <param name="largest">Of a larger group only as many are read, and it says so.</param>
    /// <param name="cancellationToken">Undoes it.</param>
    /// <returns>Each group of two or more with a mark that one of these works has or had, once.</returns>
    Task<IReadOnlyList<MatchGroup>> EnterAsync(
        IReadOnlyList<MatchMarks> marks, int largest, CancellationToken cancellationToken = default);

    /// <summary>The merges in force that name any of some works as member or twin, each once.</summary>
    Task<IReadOnlyList<Merge>> ReadMergesAsync(IReadOnlyList<WorkKey> works, CancellationToken cancellationToken = default);

    /// <summary>Carries out what rules found, in one transaction.</summary>
    /// <param name="findings">What they found.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Undoes it.</param>
    /// <returns>What became of each claim, in order.</returns>
    Task<IReadOnlyList<MergeOutcome>> SettleAsync(
        MatchFindings findings, DateTimeOffset at, CancellationToken cancellationToken = default);
}

/// <summary>What rules look at of a record.</summary>
/// <param name="Number">The work's number.</param>
/// <param name="Key">Its key.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Authors">Its authors.</param>
/// <param name="Year">Its year, when known.</param>
/// <param name="Doi">The recorded DOI as a key, when there is one that can be read.</param>
/// <param name="Comments">The authors' comments.</param>
public sealed record MatchRecord(
    long Number, WorkKey Key, WorkKind Kind, string Title, IReadOnlyList<PersonName> Authors, int? Year, WorkKey? Doi, string? Comments)
{
    /// <summary>Works that sources name by an identifier of this one, or whose identifier they name this one by.</summary>
    public IReadOnlyList<WorkKey> Elsewhere { get; init; } = [];

    /// <summary>The DOI that it is published under: its key, else what is recorded.</summary>
    public WorkKey? Published => Key.Doi is not null ? Key : Doi;
}

/// <summary>The marks of a work; <c>null</c> where it has none.</summary>
/// <param name="Work">The work's number.</param>
/// <param name="Title">The hash of its title.</param>
/// <param name="Doi">The hash of its DOI.</param>
public readonly record struct MatchMarks(long Work, long? Title, long? Doi);

/// <summary>Works with a mark in common.</summary>
/// <param name="IsDoi">Whether it is that of a DOI; else of a title.</param>
/// <param name="Works">The works, ascending by number.</param>
/// <param name="IsCut">Whether there are more.</param>
public sealed record MatchGroup(bool IsDoi, IReadOnlyList<MatchRecord> Works, bool IsCut);

/// <summary>What rules found out.</summary>
/// <param name="Looked">Numbers of the works they have looked at.</param>
/// <param name="Claims">Works that are one.</param>
/// <param name="Lapsed">Merges in force whose rule no longer holds.</param>
/// <param name="IsTrial">Whether to undo everything at once and only say what would become of it.</param>
public sealed record MatchFindings(
    IReadOnlyList<long> Looked, IReadOnlyList<MergeClaim> Claims, IReadOnlyList<Merge> Lapsed, bool IsTrial);
