using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Retractions;

/// <summary>
/// The retractions that are known. They stand by DOI and need no work of the library: one that comes in later is found all the same.
/// </summary>
public interface IRetractionStore
{
    /// <summary>Saves retractions in one transaction. A work may have several notices.</summary>
    /// <returns>Of each in order whether it was new.</returns>
    Task<IReadOnlyList<SaveOutcome>> SaveAsync(IReadOnlyList<Retraction> retractions, CancellationToken cancellationToken = default);

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
