using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Core.FullTexts;

/// <summary>
/// The full texts of the library. They stand by the key of their work and need no work of the library: one that comes in later is found
/// all the same.
/// </summary>
public interface IFullTextStore
{
    /// <summary>Saves texts in one transaction; one that is there already under its key is replaced when it differs.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="import">The import they belong to; 0 for none.</param>
    /// <param name="cancellationToken">Cancels before the transaction is committed.</param>
    /// <returns>What became of each, in order.</returns>
    Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<FullText> texts, long import = 0, CancellationToken cancellationToken = default);

    /// <summary>Finds where the text of a work is from; <c>null</c> when there is none, or it came by no import that is in the log.</summary>
    Task<RecordOrigin?> FindOriginAsync(WorkKey work, CancellationToken cancellationToken = default);

    /// <summary>Finds the text of a work.</summary>
    Task<FullText?> FindAsync(WorkKey work, CancellationToken cancellationToken = default);

    /// <summary>Finds parts by work and number of a sentence in them, in the order asked for; <c>null</c> where there is none.</summary>
    Task<IReadOnlyList<StoredPart?>> FindPartsAsync(
        IReadOnlyList<(WorkKey Work, int Sentence)> places, CancellationToken cancellationToken = default);

    /// <summary>Reads every part, by key and then in the order of the text.</summary>
    IAsyncEnumerable<StoredPart> ReadPartsAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes a text with its parts.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> RemoveAsync(WorkKey work, CancellationToken cancellationToken = default);

    /// <summary>How many texts there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>A text that differs after each change, for telling whether an index of the passages is up to date.</summary>
    Task<string> ReadStampAsync(CancellationToken cancellationToken = default);
}
