using ArxivLens.Core.Citations;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;

namespace ArxivLens.Core.Ingest;

/// <summary>What one answer of a source gave, saved together.</summary>
public sealed record SourceBatch
{
    /// <summary>Records of works.</summary>
    public IReadOnlyList<Work> Works { get; init; } = [];

    /// <summary>Those of the works whose records the source gives as they are at present (<see cref="IWorkStore.AffirmAsync"/>).</summary>
    public IReadOnlyList<Work> Present { get; init; } = [];

    /// <summary>Citations; those of a work by itself are dropped and counted.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>What works are called elsewhere.</summary>
    public IReadOnlyList<ExternalId> Ids { get; init; } = [];

    /// <summary>Retractions.</summary>
    public IReadOnlyList<Retraction> Retractions { get; init; } = [];

    /// <summary>Records that could not be used.</summary>
    public IReadOnlyList<Rejection> Rejections { get; init; } = [];

    /// <summary>
    /// How far the source has been taken in with this answer, saved after all else: whoever is killed in between takes the answer in
    /// again, which does no harm.
    /// </summary>
    public SourceState? State { get; init; }
}

/// <summary>The stores that the answers of a source go into.</summary>
/// <param name="Works">The works.</param>
/// <param name="Citations">The citations.</param>
/// <param name="Retractions">The retractions.</param>
/// <param name="Ids">What works are called elsewhere.</param>
/// <param name="States">How far sources were taken in.</param>
/// <param name="Imports">The log of imports.</param>
public sealed record SourceStores(
    IWorkStore Works,
    ICitationStore Citations,
    IRetractionStore Retractions,
    IExternalIdStore Ids,
    ISourceStateStore States,
    IImportLog Imports);

/// <summary>
/// One run of a source over the network: one import in the log, whose answers are saved one by one as they come. The builder's lock is
/// held only while the library is written, so that a run of days hinders nobody; where somebody else holds it, the run waits.
/// <para>Calls follow each other; a run is not for several threads.</para>
/// </summary>
public sealed class SourceRun
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    private readonly SourceStores _stores;
    private readonly RejectedRecords _rejected;
    private readonly DataDirectory? _directory;
    private readonly TimeProvider _clock;
    private readonly string _kind;
    private readonly ImportTally _tally = new();
    private bool _hasEnded;

    private SourceRun(
        SourceStores stores, RejectedRecords rejected, DataDirectory? directory, TimeProvider clock, string kind, long import) =>
        (_stores, _rejected, _directory, _clock, _kind, Import) = (stores, rejected, directory, clock, kind, import);

    /// <summary>Its number in the log.</summary>
    public long Import { get; }

    /// <summary>What it did so far.</summary>
    public ImportReport Report => _tally.ToReport(isComplete: false);

    /// <summary>Begins a run.</summary>
    /// <param name="stores">Where its answers go.</param>
    /// <param name="rejected">Where records go that cannot be used.</param>
    /// <param name="directory">The data directory whose lock is taken; <c>null</c> for a caller who holds it all the time.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="input">What is asked, for the log.</param>
    /// <param name="cancellationToken">Stops waiting for the lock.</param>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public static async Task<SourceRun> BeginAsync(
        SourceStores stores,
        RejectedRecords rejected,
        DataDirectory? directory,
        TimeProvider clock,
        SourceInput input,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stores);
        ArgumentNullException.ThrowIfNull(rejected);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(input);
        using var held = await LockAsync(directory, clock, cancellationToken);
        if (!input.GoesOn)
            await rejected.ForgetAsync(input.Kind, input.File, cancellationToken);
        var import = await stores.Imports.BeginAsync(input.Kind, input.File, clock.GetUtcNow(), input.Source, cancellationToken);
        return new SourceRun(stores, rejected, directory, clock, input.Kind, import);
    }

    /// <summary>Saves what one answer gave.</summary>
    /// <param name="batch">What it gave.</param>
    /// <param name="cancellationToken">Stops between two parts of it; its state is saved last.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public async Task<ImportReport> SaveAsync(SourceBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ObjectDisposedException.ThrowIf(_hasEnded, this);
        var before = Report;
        using var held = await LockAsync(_directory, _clock, cancellationToken);
        if (batch.Works.Count > 0)
            _tally.Count(await _stores.Works.SaveAsync(batch.Works, Import, cancellationToken));
        if (batch.Present.Count > 0)
            await _stores.Works.AffirmAsync(batch.Present, Import, cancellationToken);
        await SaveCitationsAsync(batch.Citations, cancellationToken);
        // As with papers of files, what stands in comments is not counted.
        if (batch.Works.SelectMany(CommentCitations.Of).ToList() is { Count: > 0 } named)
            await _stores.Citations.SaveAsync(named, Import, cancellationToken);
        if (batch.Retractions.Count > 0)
            _tally.Count(await _stores.Retractions.SaveAsync(batch.Retractions, Import, cancellationToken));
        if (batch.Ids.Count > 0)
            await _stores.Ids.SaveAsync(batch.Ids, cancellationToken);
        await _rejected.AppendAsync(_kind, batch.Rejections, cancellationToken);
        _tally.Reject(batch.Rejections.Count);
        if (batch.State is not null)
            await _stores.States.SaveAsync(batch.State, cancellationToken);
        // So that a run that is killed has told what it gave.
        await _stores.Imports.EndAsync(Import, Report, _clock.GetUtcNow(), failure: null, cancellationToken);
        return Since(before);
    }

    /// <summary>Saves how far the source has been taken in, such as after a failure.</summary>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public Task SaveAsync(SourceState state, CancellationToken cancellationToken = default) =>
        SaveAsync(new SourceBatch { State = state }, cancellationToken);

    /// <summary>Ends the run; a second end changes nothing.</summary>
    /// <param name="failure">Why it did not come to its end, in one line; <c>null</c> when it did.</param>
    /// <param name="cancellationToken">Stops waiting for the lock; the run then stays open in the log.</param>
    /// <returns>What it did.</returns>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public async Task<ImportReport> EndAsync(string? failure = null, CancellationToken cancellationToken = default)
    {
        var report = _tally.ToReport(isComplete: failure is null);
        if (_hasEnded)
            return report;
        using var held = await LockAsync(_directory, _clock, cancellationToken);
        await _stores.Imports.EndAsync(Import, report, _clock.GetUtcNow(), failure, cancellationToken);
        _hasEnded = true;
        return report;
    }

    private async Task SaveCitationsAsync(IReadOnlyList<Citation> citations, CancellationToken cancellationToken)
    {
        if (citations.Count == 0)
            return;
        var others = citations.Where(citation => citation.Citing != citation.Cited).ToList();
        _tally.Count(await _stores.Citations.SaveAsync(others, Import, cancellationToken));
        _tally.DropSelfCitations(citations.Count - others.Count);
    }

    private ImportReport Since(ImportReport before)
    {
        var now = Report;
        return new ImportReport(
            now.Added - before.Added,
            now.Updated - before.Updated,
            now.Unchanged - before.Unchanged,
            now.Rejected - before.Rejected,
            now.SelfCitations - before.SelfCitations,
            now.Repeated - before.Repeated);
    }

    // In the background: work that was asked for by hand goes first, and an index that is being built is not interrupted at every answer.
    private static async Task<DirectoryLock?> LockAsync(DataDirectory? directory, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (directory is not null)
        {
            try
            {
                return directory.LockInBackground(DirectoryRole.Builder);
            }
            catch (DataDirectoryBusyException)
            {
                await Task.Delay(BetweenTries, clock, cancellationToken);
            }
        }

        return null;
    }
}

/// <summary>What a run of a source asks, for the log.</summary>
/// <param name="Source">The source, see <see cref="Sources.Source.Name"/>.</param>
/// <param name="Kind">What comes, see <see cref="ImportEntry.Kind"/>.</param>
/// <param name="File">What is asked for: a set and its days, an identifier.</param>
/// <param name="GoesOn">Whether it goes on where an earlier run of the same name was cut off, whose rejected records stay.</param>
public sealed record SourceInput(string Source, string Kind, string File, bool GoesOn = false);
