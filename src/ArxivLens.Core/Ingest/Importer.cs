using ArxivLens.Core.Citations;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;

namespace ArxivLens.Core.Ingest;

/// <summary>
/// Takes records into the library in batches, one transaction each. One bad record never stops a batch. Reading goes on while a
/// batch is saved. An import that is cancelled or whose input breaks off keeps what it saved and enters that in the log as not
/// complete; one that is killed, or whose library fails, stays open in the log. Running it again does the rest and no harm.
/// </summary>
public sealed class Importer(
    IWorkStore works,
    ICitationStore citations,
    IRetractionStore retractions,
    IImportLog log,
    RejectedRecords rejected,
    TimeProvider clock)
{
    /// <summary>What imports of retractions are called in the log.</summary>
    public const string RetractionsKind = "retractions";

    /// <summary>What imports of citations are called in the log.</summary>
    public const string CitationsKind = "citations";

    /// <summary>What imports of full texts are called in the log.</summary>
    public const string FullTextsKind = "fulltext";

    /// <summary>Why an import ended early that somebody stopped.</summary>
    internal const string Stopped = "it was stopped";

    private const int WorksInBatch = 2_000;
    private const int CitationsInBatch = 50_000;

    // So that a batch of unusually long records does not fill the memory.
    internal const int CharactersInBatch = 4_000_000;

    /// <summary>Imports works, papers among them.</summary>
    /// <param name="kind"><c>papers</c> or <c>works</c>, for the log.</param>
    /// <param name="file">The input's name, for the log, which leaves its folder out.</param>
    /// <param name="source">The source its records are of, see <see cref="Source.Name"/>.</param>
    /// <param name="records">The records in order.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was saved stays.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public Task<ImportReport> ImportWorksAsync(
        string kind,
        string file,
        string source,
        IAsyncEnumerable<SourceRecord<Work>> records,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var batches = new ImportBatches<Work>(records, WorksInBatch, CharactersInBatch, work => work.Abstract.Length);
        return RunAsync(
            new Input(kind, file, source),
            batches,
            async (batch, tally, import) => tally.Count(await works.SaveAsync(batch.Records, import, cancellationToken)),
            progress,
            cancellationToken);
    }

    /// <summary>Imports citations; self-citations and repetitions are dropped and counted.</summary>
    /// <param name="file">The input's name, for the log, which leaves its folder out.</param>
    /// <param name="source">The source its records are of, see <see cref="Source.Name"/>.</param>
    /// <param name="records">The records in order.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was saved stays.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public Task<ImportReport> ImportCitationsAsync(
        string file,
        string source,
        IAsyncEnumerable<SourceRecord<Citation>> records,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var batches = new ImportBatches<Citation>(
            records, CitationsInBatch, CharactersInBatch, citation => citation.Contexts?.Sum(context => context.Sentence.Length) ?? 0);
        return RunAsync(
            new Input(CitationsKind, file, source),
            batches,
            (batch, tally, import) => SaveAsync(batch, tally, import, cancellationToken),
            progress,
            cancellationToken);
    }

    /// <summary>Imports retractions.</summary>
    /// <param name="file">The input's name, for the log, which leaves its folder out.</param>
    /// <param name="source">The source its records are of, see <see cref="Source.Name"/>.</param>
    /// <param name="records">The records in order.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was saved stays.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public Task<ImportReport> ImportRetractionsAsync(
        string file,
        string source,
        IAsyncEnumerable<SourceRecord<Retraction>> records,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var batches = new ImportBatches<Retraction>(records, CitationsInBatch, CharactersInBatch, _ => 0);
        return RunAsync(
            new Input(RetractionsKind, file, source),
            batches,
            async (batch, tally, import) => tally.Count(await retractions.SaveAsync(batch.Records, import, cancellationToken)),
            progress,
            cancellationToken);
    }

    /// <summary>Imports records of a kind that a store of its own keeps.</summary>
    /// <param name="kind">What imports of the kind are called in the log.</param>
    /// <param name="file">The input's name, for the log, which leaves its folder out.</param>
    /// <param name="source">The source its records are of, see <see cref="Source.Name"/>.</param>
    /// <param name="records">The records in order.</param>
    /// <param name="saveAsync">Saves a batch of an import, given by its number, in one transaction and says what became of each
    /// record.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was saved stays.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public Task<ImportReport> ImportAsync<T>(
        string kind,
        string file,
        string source,
        IAsyncEnumerable<SourceRecord<T>> records,
        Func<IReadOnlyList<T>, long, CancellationToken, Task<IReadOnlyList<SaveOutcome>>> saveAsync,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(saveAsync);
        return RunAsync(
            new Input(kind, file, source),
            new ImportBatches<T>(records, WorksInBatch, CharactersInBatch, _ => 0),
            async (batch, tally, import) => tally.Count(await saveAsync(batch.Records, import, cancellationToken)),
            progress,
            cancellationToken);
    }

    /// <summary>Imports full texts.</summary>
    /// <param name="texts">Where they are saved.</param>
    /// <param name="file">The input's name, for the log, which leaves its folder out.</param>
    /// <param name="source">The source its records are of, see <see cref="Source.Name"/>.</param>
    /// <param name="records">The records in order.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was saved stays.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public Task<ImportReport> ImportFullTextsAsync(
        IFullTextStore texts,
        string file,
        string source,
        IAsyncEnumerable<SourceRecord<FullText>> records,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var batches = new ImportBatches<FullText>(
            records, WorksInBatch, CharactersInBatch, text => text.Parts.Sum(part => part.Sentences.Sum(sentence => sentence.Length)));
        return RunAsync(
            new Input(FullTextsKind, file, source),
            batches,
            async (batch, tally, import) => tally.Count(await texts.SaveAsync(batch.Records, import, cancellationToken)),
            progress,
            cancellationToken);
    }

    /// <summary>Begins an import of records that give several things at once, for <see cref="SourceFileImport"/>.</summary>
    /// <param name="stores">Where they go.</param>
    /// <param name="input">What is imported, for the log.</param>
    /// <param name="cancellationToken">Leaves the log as it is.</param>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public Task<SourceRun> BeginAsync(SourceStores stores, SourceInput input, CancellationToken cancellationToken = default) =>
        SourceRun.BeginAsync(stores, rejected, directory: null, clock, input, cancellationToken);

    private async Task<ImportReport> RunAsync<T>(
        Input input,
        ImportBatches<T> batches,
        Func<ImportBatch<T>, ImportTally, long, Task> saveAsync,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var import = await log.BeginAsync(
            input.Kind, Path.GetFileName(input.File), clock.GetUtcNow(), input.Source, cancellationToken);
        var tally = new ImportTally();
        try
        {
            var files = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var batch in batches.ReadAsync(cancellationToken))
            {
                foreach (var name in batch.Files.Where(files.Add))
                    await rejected.ForgetAsync(input.Kind, name, cancellationToken);
                await saveAsync(batch, tally, import);
                await rejected.AppendAsync(input.Kind, batch.Rejections, CancellationToken.None);
                tally.Reject(batch.Rejections.Count);
                progress?.Report(batch.Progress);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SourceException)
        {
            var failure = e is SourceException ? e.Message : Stopped;
            await log.EndAsync(import, tally.ToReport(isComplete: false), clock.GetUtcNow(), failure, CancellationToken.None);
            throw;
        }

        var report = tally.ToReport(isComplete: true);
        await log.EndAsync(import, report, clock.GetUtcNow(), cancellationToken: CancellationToken.None);
        return report;
    }

    private async Task SaveAsync(ImportBatch<Citation> batch, ImportTally tally, long import, CancellationToken cancellationToken)
    {
        var others = batch.Records.FindAll(citation => citation.Citing != citation.Cited);
        tally.Count(await citations.SaveAsync(others, import, cancellationToken));
        tally.DropSelfCitations(batch.Records.Count - others.Count);
    }

    /// <summary>What an import is called in the log.</summary>
    private readonly record struct Input(string Kind, string File, string Source);
}
