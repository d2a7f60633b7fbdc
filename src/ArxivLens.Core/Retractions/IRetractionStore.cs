using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Core.Retractions;

/// <summary>
/// The retractions that are known. They stand by DOI and need no work of the library: one that comes in later is found all the same.
/// </summary>
public interface IRetractionStore
{
    /// <summary>Saves retractions in one transaction. A work may have several notices.</summary>
    /// <param name="retractions">The retractions.</param>
    /// <param name="import">The import they belong to; 0 for none.</param>
    /// <param name="cancellationToken">Cancels before the transaction is committed.</param>
    /// <returns>Of each in order whether it was new.</returns>
    Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<Retraction> retractions, long import = 0, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds where it is from that a work was retracted, of several notices the one that came last; <c>null</c> when it was not, or by
    /// no import that is in the log.
    /// </summary>
    Task<RecordOrigin?> FindOriginAsync(Work work, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds the retractions of a work under any of its keys, or those of its members, by notice, the one without a notice last; none when it was not
    /// retracted.
    /// </summary>
    Task<IReadOnlyList<Retraction>> FindAsync(Work work, CancellationToken cancellationToken = default);

    /// <summary>Finds which of some works were retracted.</summary>
    Task<IReadOnlySet<WorkKey>> FindAsync(IEnumerable<Work> works, CancellationToken cancellationToken = default);

    /// <summary>How many works are known to be retracted, in the library or not.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>The keys under which a work may be retracted: its own, and the DOI it was published under.</summary>
    static IEnumerable<WorkKey> KeysOf(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        yield return work.Key;
        if (work.Doi is not null && WorkKey.TryParse(work.Doi, out var published) && published != work.Key)
            yield return published;
    }
}
