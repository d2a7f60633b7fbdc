using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Ingest;

/// <summary>Takes records into the library in batches. One bad record never stops a batch.</summary>
public sealed class Importer(IWorkStore works, ICitationStore citations, IImportLog log, RejectedRecords rejected, TimeProvider clock)
{
    /// <summary>Imports works, papers among them.</summary>
    /// <param name="kind"><c>papers</c> or <c>works</c>, for the log.</param>
    /// <param name="file">The input's name, for the log.</param>
    /// <param name="records">The records in order.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was saved stays.</param>
    public Task<ImportReport> ImportWorksAsync(
        string kind,
        string file,
        IAsyncEnumerable<SourceRecord<Work>> records,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
        => throw new NotImplementedException($"{works}{citations}{log}{rejected}{clock}");

    /// <summary>Imports citations; self-citations and repetitions are dropped and counted.</summary>
    /// <param name="file">The input's name, for the log.</param>
    /// <param name="records">The records in order.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was saved stays.</param>
    public Task<ImportReport> ImportCitationsAsync(
        string file,
        IAsyncEnumerable<SourceRecord<Citation>> records,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
        => throw new NotImplementedException();
}
