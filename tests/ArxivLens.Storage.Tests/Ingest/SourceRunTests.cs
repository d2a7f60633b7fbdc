using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Storage.Tests.Ingest;

/// <summary>Runs of a source whose answers are saved one by one.</summary>
public sealed class SourceRunTests : IDisposable
{
    private static readonly SourceInput Input = new("arxiv-oai", "papers", "cs since 2026-02-01");

    private readonly TemporaryFolder _folder = new();
    private readonly DataDirectory _directory;
    private readonly SqliteStorage _storage;
    private readonly RejectedRecords _rejected;

    public SourceRunTests()
    {
        _directory = new DataDirectory(_folder.Path);
        _storage = SqliteStorage.Open(_directory.LibraryFile);
        _rejected = new RejectedRecords(_directory.RejectedFile);
    }

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_run_is_one_import_however_many_answers_it_has()
    {
        var run = await BeginAsync();
        var first = await run.SaveAsync(new SourceBatch
        {
            Works = [Samples.Paper(Samples.Key(1)), Samples.Paper(Samples.Key(2))],
            Citations = [Samples.Citation(1, 2), Samples.Citation(3, 3)],
            Ids = [new ExternalId("s2", "1", Samples.Key(1))],
            Retractions = [new Retraction(Samples.Key(2), null)],
            State = new SourceState("arxiv-oai", "cs").Succeed(DateTimeOffset.UnixEpoch, "page 2"),
        });
        Assert.Equal(new ImportReport(4, 0, 0, 0, 1, 0), first);
        var second = await run.SaveAsync(new SourceBatch
        {
            Works = [Samples.Paper(Samples.Key(1))], Rejections = [new Rejection(Input.File, 1, "title: missing", "<record/>")],
        });
        Assert.Equal(new ImportReport(0, 0, 1, 1), second);
        Assert.Equal(new ImportReport(4, 0, 1, 1, 1), await run.EndAsync());
        await run.EndAsync("a second end");

        var entry = Assert.Single(await _storage.Imports.ReadAsync(10));
        Assert.Equal(("papers", Input.File, "arxiv-oai", null), (entry.Kind, entry.File, entry.Source, entry.Failure));
        Assert.Equal(new ImportReport(4, 0, 1, 1, 1), entry.Report);
        Assert.Equal("page 2", (await _storage.States.FindAsync("arxiv-oai", "cs"))!.Position);
        Assert.Equal("arxiv-oai", (await _storage.Works.FindRecordOriginAsync(Samples.Key(1)))!.Source);
        Assert.Equal([Samples.Key(1)], await _storage.Ids.FindAsync("s2", ["1"]));
        Assert.Single(await File.ReadAllLinesAsync(_rejected.Path));
    }

    [Fact]
    public async Task A_run_that_is_killed_has_told_what_it_gave()
    {
        var run = await BeginAsync();
        await run.SaveAsync(new SourceBatch { Works = [Samples.Paper(Samples.Key(1)), Samples.Paper(Samples.Key(2))] });

        var entry = Assert.Single(await _storage.Imports.ReadAsync(10));
        Assert.Equal((2, false), (entry.Report!.Added, entry.Report.IsComplete));
    }

    [Fact]
    public async Task What_the_comments_of_a_paper_name_it_cites()
    {
        var run = await BeginAsync();
        var paper = Samples.Paper(Samples.Key(1));
        await run.SaveAsync(new SourceBatch { Works = [paper with { Paper = paper.Paper! with { Comments = "Companion of hep-th/9901001" } }] });

        Assert.True(WorkKey.TryParse("hep-th/9901001", out var companion));
        var claim = Assert.Single(Assert.Single(await _storage.Citations.FindClaimsAsync([(paper.Key, companion)])));
        Assert.Equal("comments", claim.Origin);
        Assert.Equal(1, (await run.EndAsync()).Added);
    }

    [Fact]
    public async Task The_lock_is_free_between_answers()
    {
        var run = await BeginAsync();
        _directory.Lock(DirectoryRole.Builder).Dispose();
        await run.SaveAsync(new SourceBatch { Works = [Samples.Paper(Samples.Key(1))] });
        _directory.Lock(DirectoryRole.Builder).Dispose();
        await run.EndAsync();
        Assert.Null(_directory.FindHolder(DirectoryRole.Builder));
    }

    [Fact]
    public async Task A_run_waits_for_whoever_holds_the_lock_and_can_be_stopped_then()
    {
        using var stop = new CancellationTokenSource();
        var held = _directory.Lock(DirectoryRole.Builder);
        var waiting = BeginAsync(stop.Token);
        Assert.False(waiting.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Empty(await _storage.Imports.ReadAsync(10));

        var patient = BeginAsync();
        held.Dispose();
        Assert.Equal(1, (await patient).Import);
    }

    [Fact]
    public async Task A_run_that_failed_says_why_and_one_that_goes_on_keeps_what_was_rejected()
    {
        var run = await BeginAsync();
        await run.SaveAsync(new SourceBatch { Rejections = [new Rejection(Input.File, 1, "title: missing", null)] });
        await run.SaveAsync(new SourceState("arxiv-oai", "cs").Fail(DateTimeOffset.UnixEpoch, "503"));
        await run.EndAsync("503 Service Unavailable");
        var entry = Assert.Single(await _storage.Imports.ReadAsync(10));
        Assert.Equal(("503 Service Unavailable", false), (entry.Failure, entry.Report!.IsComplete));
        Assert.Equal(1, (await _storage.States.FindAsync("arxiv-oai", "cs"))!.Failures);

        await SourceRun.BeginAsync(_storage.Stores, _rejected, _directory, TimeProvider.System, Input with { GoesOn = true });
        Assert.Single(await File.ReadAllLinesAsync(_rejected.Path));
        await BeginAsync();
        Assert.Empty(await File.ReadAllLinesAsync(_rejected.Path));
    }

    [Fact]
    public async Task An_answer_that_was_not_saved_whole_leaves_the_state_of_before()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var run = await BeginAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.SaveAsync(
            new SourceBatch { Works = [Samples.Paper(Samples.Key(1))], State = new SourceState("arxiv-oai", "cs") { Position = "page 2" } }, stop.Token));
        Assert.Null(await _storage.States.FindAsync("arxiv-oai", "cs"));
    }

    private Task<SourceRun> BeginAsync(CancellationToken cancellationToken = default) =>
        SourceRun.BeginAsync(_storage.Stores, _rejected, _directory, TimeProvider.System, Input, cancellationToken);
}
