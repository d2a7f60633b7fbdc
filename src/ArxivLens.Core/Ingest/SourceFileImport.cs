namespace ArxivLens.Core.Ingest;

/// <summary>
/// Takes a file of a source into the library whose records give works, citations and names at once. Batches are as those of
/// <see cref="Importer"/>: one bad record never stops a batch, reading goes on while one is saved, and what was saved stays.
/// </summary>
public static class SourceFileImport
{
    private const int RecordsInBatch = 10_000;

    /// <summary>Imports the records of a file and ends the run.</summary>
    /// <param name="run">The run, begun for this file.</param>
    /// <param name="records">The records in order.</param>
    /// <param name="makeAsync">Makes of some records what is saved of them.</param>
    /// <param name="lengthOf">About how many characters a record holds.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was saved stays.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="SourceException">The file cannot be read any more.</exception>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public static async Task<ImportReport> RunAsync<T>(
        SourceRun run,
        IAsyncEnumerable<SourceRecord<T>> records,
        Func<IReadOnlyList<T>, CancellationToken, Task<SourceBatch>> makeAsync,
        Func<T, int> lengthOf,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(makeAsync);
        try
        {
            var batches = new ImportBatches<T>(records, RecordsInBatch, Importer.CharactersInBatch, lengthOf);
            await foreach (var batch in batches.ReadAsync(cancellationToken))
            {
                var made = batch.Records.Count == 0 ? new SourceBatch() : await makeAsync(batch.Records, cancellationToken);
                await run.SaveAsync(made with { Rejections = batch.Rejections }, cancellationToken);
                progress?.Report(batch.Progress);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SourceException)
        {
            await run.EndAsync(e is SourceException ? e.Message : Importer.Stopped, CancellationToken.None);
            throw;
        }

        return await run.EndAsync(cancellationToken: CancellationToken.None);
    }
}
