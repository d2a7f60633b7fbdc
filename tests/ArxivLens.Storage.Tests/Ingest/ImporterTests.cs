using System.Runtime.CompilerServices;
using ArxivLens.Core;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Storage.Memory;

namespace ArxivLens.Storage.Tests.Ingest;

public sealed class ImporterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryStorage _storage = new();
    private readonly RejectedRecords _rejected;
    private readonly Importer _importer;

    public ImporterTests()
    {
        _rejected = new RejectedRecords(_folder.File("rejected.jsonl"));
        _importer = new Importer(_storage.Works, _storage.Citations, _storage.Retractions, _storage.Imports, _rejected, TimeProvider.System);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Works_are_added_updated_and_left_as_they_are()
    {
        var first = await ImportAsync([Samples.Work(Samples.Key(1)), Samples.Paper(Samples.Key(2))]);
        Assert.Equal(new ImportReport(2, 0, 0, 0), first);
        var second = await ImportAsync(
            [Samples.Paper(Samples.Key(1)), Samples.Work(Samples.Key(2)), Samples.Work(Samples.Key(3))]);
        Assert.Equal(new ImportReport(1, 1, 1, 0), second);
        Assert.Equal(new LibraryCounts(2, 1, 0, 0), await _storage.Library.CountAsync());
    }

    [Fact]
    public async Task Self_citations_and_repetitions_are_dropped_and_counted()
    {
        Citation[] citations =
        [
            Samples.Citation(1, 2), Samples.Citation(2, 2), Samples.Citation(1, 2), Samples.Citation(1, 3),
            Samples.Citation(1, 2, "b"),
        ];
        var first = await _importer.ImportCitationsAsync("c.csv", "file", GeneratedImport.Records("c.csv", citations));
        Assert.Equal(new ImportReport(2, 1, 0, 0, SelfCitations: 1, Repeated: 1), first);
        var second = await _importer.ImportCitationsAsync("c.csv", "file", GeneratedImport.Records("c.csv", citations));
        Assert.Equal(new ImportReport(0, 0, 3, 0, SelfCitations: 1, Repeated: 1), second);
    }

    [Fact]
    public async Task A_rejected_record_is_written_down_and_the_others_are_saved()
    {
        var report = await ImportAsync(Enumerable.Range(0, 250).Select(i => Samples.Work(Samples.Key(i))));
        Assert.Equal(new ImportReport(250, 0, 0, 2), report);
        var lines = await File.ReadAllLinesAsync(_rejected.Path);
        Assert.Equal(
            ["""{"kind":"works","file":"w.jsonl","line":100,"reason":"title: missing","text":"{}"}""",
             """{"kind":"works","file":"w.jsonl","line":200,"reason":"title: missing","text":"{}"}"""],
            lines);
    }

    [Fact]
    public async Task Importing_a_file_again_rewrites_its_rejections()
    {
        await ImportAsync(Enumerable.Range(0, 250).Select(i => Samples.Work(Samples.Key(i))));
        await _rejected.AppendAsync("works", [new Rejection("other", 1, "r", null)]);
        await ImportAsync(Enumerable.Range(0, 250).Select(i => Samples.Work(Samples.Key(i))));
        Assert.Equal(3, (await File.ReadAllLinesAsync(_rejected.Path)).Length);
        await ImportAsync([Samples.Work(Samples.Key(1))]);
        Assert.Single(await File.ReadAllLinesAsync(_rejected.Path));
    }

    [Fact]
    public async Task Progress_is_told_after_each_batch()
    {
        var told = new Told();
        var works = Enumerable.Range(0, 11_000).Select(i => Samples.Unresolved(Samples.Key(i)));
        await _importer.ImportWorksAsync("works", "w.jsonl", "work-file", GeneratedImport.Records("w.jsonl", works), told);
        Assert.Equal(6, told.Records.Count);
        Assert.Equal(told.Records.Order(), told.Records);
        Assert.Equal(11_000, told.Records[^1]);
    }

    [Fact]
    public async Task The_log_names_the_file_without_its_folder_and_holds_the_report()
    {
        await _importer.ImportWorksAsync("papers", "/home/someone/p.jsonl", "arxiv-snapshot", GeneratedImport.Records<Work>("p.jsonl", []));
        var entry = Assert.Single(await _storage.Imports.ReadAsync(10));
        Assert.Equal(("papers", "p.jsonl"), (entry.Kind, entry.File));
        Assert.Equal(new ImportReport(0, 0, 0, 0), entry.Report);
        Assert.True(entry.Ended >= entry.Began);
    }

    [Fact]
    public async Task A_cancelled_import_keeps_its_whole_batches_and_says_so()
    {
        using var stop = new CancellationTokenSource();
        var stopAtFirst = new Told(stop.Cancel);
        var works = Enumerable.Range(0, 30_000).Select(i => Samples.Unresolved(Samples.Key(i)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _importer.ImportWorksAsync(
            "works", "w.jsonl", "work-file", GeneratedImport.Records("w.jsonl", works), stopAtFirst, stop.Token));
        var entry = Assert.Single(await _storage.Imports.ReadAsync(10));
        Assert.NotNull(entry.Ended);
        Assert.False(entry.Report!.IsComplete);
        Assert.Equal((await _storage.Library.CountAsync()).Unresolved, entry.Report.Added);
        Assert.InRange(entry.Report.Added, 1, 29_999);
    }

    [Fact]
    public async Task An_input_that_breaks_off_keeps_what_came_before_and_says_so()
    {
        var failure = await Assert.ThrowsAsync<SourceException>(
            () => _importer.ImportWorksAsync("works", "w.gz", "work-file", BreakOffAsync()));
        Assert.Equal("the file ends early", failure.Message);
        var entry = Assert.Single(await _storage.Imports.ReadAsync(10));
        Assert.False(entry.Report!.IsComplete);
        Assert.Equal((await _storage.Library.CountAsync()).Unresolved, entry.Report.Added);
        Assert.Equal(12_000, entry.Report.Added);
    }

    [Fact]
    public async Task A_library_that_fails_stops_the_reading_and_leaves_the_log_open()
    {
        var importer = new Importer(new FullWorkStore(), _storage.Citations, _storage.Retractions, _storage.Imports, _rejected, TimeProvider.System);
        var ended = new TaskCompletionSource();
        await Assert.ThrowsAsync<LibraryException>(() => importer.ImportWorksAsync("works", "w", "work-file", EndlessAsync(ended)));
        Assert.True(ended.Task.IsCompleted);
        Assert.Null(Assert.Single(await _storage.Imports.ReadAsync(10)).Ended);
    }

    private Task<ImportReport> ImportAsync(IEnumerable<Work> works)
        => _importer.ImportWorksAsync("works", "w.jsonl", "work-file", GeneratedImport.Records("w.jsonl", works));

    private static async IAsyncEnumerable<SourceRecord<Work>> BreakOffAsync()
    {
        await Task.Yield();
        for (var i = 0; i < 13_000; i++)
            yield return new SourceRecord<Work>("w.gz", i + 1, Samples.Unresolved(Samples.Key(i)), null, null, default);
        throw new SourceException("the file ends early");
    }

    private static async IAsyncEnumerable<SourceRecord<Work>> EndlessAsync(
        TaskCompletionSource ended, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return new SourceRecord<Work>("w", i + 1, Samples.Unresolved(Samples.Key(i % 9_000)), null, null, default);
            }
        }
        finally
        {
            ended.SetResult();
        }
    }

    private sealed class Told(Action? at = null) : IProgress<ImportProgress>
    {
        public List<long> Records { get; } = [];

        public void Report(ImportProgress value)
        {
            Records.Add(value.Records);
            at?.Invoke();
        }
    }

    private sealed class FullWorkStore : IWorkStore
    {
        public Task<Work?> FindAsync(WorkKey key, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public Task<IReadOnlyList<Work?>> FindAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public Task<IReadOnlyList<VersionText>> FindTextsAsync(WorkKey key, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public IAsyncEnumerable<StoredWork> ReadAllAsync(CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public IAsyncEnumerable<WorkName> ReadNamesAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<PaperPart>> ListPartsAsync(CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public Task<IReadOnlyList<PaperChange>> ReadPartAsync(string part, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public Task<RecordOrigin?> FindRecordOriginAsync(WorkKey key, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public Task<IReadOnlyList<SaveOutcome>> SaveAsync(
            IReadOnlyList<Work> works, long import = 0, CancellationToken cancellationToken = default)
            => throw new LibraryException("the disk is full");

        public Task<int> AffirmAsync(IReadOnlyList<Work> works, long import = 0, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
