using ArxivLens.Core.Sources;

namespace ArxivLens.Core.Papers;

/// <summary>The works of the library, papers among them.</summary>
public interface IWorkStore
{
    /// <summary>Finds a work by its key.</summary>
    Task<Work?> FindAsync(WorkKey key, CancellationToken cancellationToken = default);

    /// <summary>Finds several works at once, in the order asked for; <c>null</c> where there is none.</summary>
    Task<IReadOnlyList<Work?>> FindAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds the texts that are known of versions of a paper other than the one its record is of, the oldest first. From imports of
    /// records of those versions: a record that is replaced by one of a newer version leaves its texts here, and so does one that
    /// comes in after it.
    /// </summary>
    Task<IReadOnlyList<VersionText>> FindTextsAsync(WorkKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads every work in the order of <see cref="WorkKey.SortText"/>, with the number citations name it by.</summary>
    IAsyncEnumerable<StoredWork> ReadAllAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the key of every work and the DOI its record tells, in any order: without the rest of the records, which is some twenty
    /// times as much.
    /// </summary>
    IAsyncEnumerable<WorkName> ReadNamesAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists the parts that have papers of arXiv, by name; a search a part, however many papers there are.</summary>
    Task<IReadOnlyList<PaperPart>> ListPartsAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads when each paper of a part changed, in the order of the library; none of a part that is not there.</summary>
    /// <param name="part">See <see cref="PaperPart.Name"/>.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<PaperChange>> ReadPartAsync(string part, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves works in one transaction. Of two records of one work the better known wins (<see cref="WorkPrecedence"/>), whichever
    /// came first, so that the order of imports does not matter. That a record is gone stands until one of a later day comes
    /// (<see cref="Deletion"/>).
    /// </summary>
    /// <param name="works">The records.</param>
    /// <param name="import">The import they belong to, see <see cref="Ingest.IImportLog"/>; 0 for none.</param>
    /// <param name="cancellationToken">Cancels before the transaction is committed.</param>
    /// <returns>What became of each, in order.</returns>
    Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<Work> works, long import = 0, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes the word of a source for what it gives at present, after <see cref="SaveAsync"/>: the works are not gone, and of two
    /// records that are of the same version and day (<see cref="WorkPrecedence.AreOfOneDay"/>) this one is kept.
    /// </summary>
    /// <returns>How many records are others now.</returns>
    Task<int> AffirmAsync(IReadOnlyList<Work> works, long import = 0, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds where the record of a work is from; <c>null</c> when there is no such work, or it came by no import that is in the log.
    /// </summary>
    Task<RecordOrigin?> FindRecordOriginAsync(WorkKey key, CancellationToken cancellationToken = default);
}

/// <summary>A work with its number in the library; numbers are of one library and never shown.</summary>
public readonly record struct StoredWork(long Number, Work Work);

/// <summary>What a work is known by.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Doi">The DOI of the published version as recorded; <c>null</c> when none is.</param>
public readonly record struct WorkName(WorkKey Key, string? Doi)
{
    /// <summary>What sort of entry it is.</summary>
    public WorkKind Kind { get; init; }
}

/// <summary>What became of a saved record.</summary>
public enum SaveOutcome
{
    /// <summary>It was new.</summary>
    Added,

    /// <summary>It replaced an older or lesser record.</summary>
    Updated,

    /// <summary>It was known as it is, or the record kept is the better one.</summary>
    Unchanged,
}
