using ArxivLens.BuiltIn;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Host;
using ArxivLens.Index;
using ArxivLens.Storage.Memory;
using ArxivLens.Tests.Processes;
using Microsoft.Extensions.Logging;

namespace ArxivLens.Tests.Host;

/// <summary>The keeper, round by round, by a clock that the test sets.</summary>
public sealed class IndexKeeperTests : IDisposable
{
    private readonly DataFolder _data = new();
    private readonly DataDirectory _directory;
    private readonly MemoryStorage _storage = new();
    private readonly IndexHost _host;
    private readonly SetClock _clock = new();
    private readonly KeptLog _log = new();
    private readonly IndexCondition _condition = new();
    private readonly IndexUpkeep _upkeep;
    private readonly IndexKeeper _keeper;

    private LibraryIndexer Indexer => new(_directory, _storage.Library, _storage.Works, _storage.Citations, _storage.Merges, _storage.Changes);

    public IndexKeeperTests()
    {
        _directory = new DataDirectory(_data.Path);
        _host = new IndexHost(_directory.IndexDirectory);
        var importer = new Importer(
            _storage.Works, _storage.Citations, _storage.Retractions, _storage.Imports, new RejectedRecords(_directory.RejectedFile), _clock);
        _upkeep = new IndexUpkeep(
            _directory,
            _storage.Library,
            new BuiltInLibrary(_storage.Library, _storage.Imports, importer),
            Indexer,
            _host,
            new ServeOptions("http://127.0.0.1:0", LoadBuiltIn: false),
            _clock,
            _log);
        _keeper = new IndexKeeper(_upkeep, _condition, _clock, _log);
    }

    public void Dispose()
    {
        _keeper.Dispose();
        _upkeep.Dispose();
        _host.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task What_always_fails_is_tried_ever_more_rarely_and_each_attempt_is_told_once()
    {
        await File.WriteAllTextAsync(_directory.IndexDirectory, "a file where the folder should be");
        await PassAsync(seconds: 600);
        // After 0, 1, 3, 7, 15, 31, 63, 127, 255 and 511 seconds.
        Assert.Equal(10, _log.Lines.Count);
        await PassAsync(seconds: 3600);
        // Every five minutes from there on.
        Assert.Equal(22, _log.Lines.Count);
        Assert.All(_log.Lines, line => Assert.Contains("tried again", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_of_the_library_ends_the_pause_and_success_forgets_it()
    {
        await File.WriteAllTextAsync(_directory.IndexDirectory, "a file where the folder should be");
        await PassAsync(seconds: 600);
        await SaveAsync("0704.0001");
        await PassAsync(seconds: 1);
        Assert.Equal(11, _log.Lines.Count);

        File.Delete(_directory.IndexDirectory);
        await PassAsync(seconds: 1);
        Assert.Equal(1, _host.Current?.DocumentCount);

        Directory.Delete(_directory.IndexDirectory, recursive: true);
        await PassAsync(seconds: 1);
        Assert.Equal(1, _host.Current?.Generation);
        Assert.True(Directory.Exists(_directory.IndexDirectory));
    }

    [Fact]
    public async Task A_damaged_index_that_a_builder_will_mend_is_read_through_once()
    {
        for (var number = 1; number < 100; number++)
            await SaveAsync($"0704.{number:0000}");
        await Indexer.BuildAsync();
        Damage.FlipBytes(_data);
        using (_directory.Lock(DirectoryRole.Builder))
        {
            for (var round = 0; round < 3; round++)
                await _keeper.RunRoundAsync(CancellationToken.None);
        }

        Assert.Collection(
            _log.Lines,
            line => Assert.Contains("does not match its checksum", line, StringComparison.Ordinal),
            line => Assert.Contains("An import holds the library", line, StringComparison.Ordinal));
        await _keeper.RunRoundAsync(CancellationToken.None);
        Assert.Equal(2, _host.Current?.Generation);
    }

    [Fact]
    public async Task What_came_in_without_an_index_is_caught_up_with_once_the_library_stands_still()
    {
        await SaveAsync("0704.0001");
        await PassAsync(seconds: 2);
        for (var number = 2; number < 6; number++)
        {
            await SaveAsync($"0704.{number:0000}");
            await PassAsync(seconds: 2);
        }

        Assert.Equal(1, _host.Current?.DocumentCount);
        using (_directory.Lock(DirectoryRole.Builder))
            await PassAsync(seconds: 10);
        Assert.Equal(1, _host.Current?.DocumentCount);
        await PassAsync(seconds: 1);
        Assert.Equal(5, _host.Current?.DocumentCount);
        Assert.EndsWith("is brought up to date and served: 5 documents, 0 citations.", _log.Lines[^1], StringComparison.Ordinal);
        // So many changes to so small an index are merged at once; then it rests.
        await PassAsync(seconds: 10);
        var settled = _host.Current?.Generation;
        await PassAsync(seconds: 10);
        Assert.Equal(settled, _host.Current?.Generation);
    }

    [Fact]
    public async Task Damage_under_the_running_server_is_found_within_the_period_served_no_more_and_mended()
    {
        for (var number = 1; number < 100; number++)
            await SaveAsync($"0704.{number:0000}");
        await PassAsync(seconds: 1);
        Damage.FlipBytes(_data);
        var served = _host.Current;
        using (_directory.Lock(DirectoryRole.Builder))
        {
            for (var hour = 0; hour < 25 && _host.Current is not null; hour++)
            {
                _clock.Seconds += 3600;
                await PassAsync(seconds: 1);
            }

            Assert.Null(_host.Current);
            var told = _log.Lines.Count;
            await PassAsync(seconds: 5);
            Assert.Null(_host.Current);
            Assert.InRange(_log.Lines.Count, told, told + 1);
        }

        Assert.Single(_log.Lines, line => line.Contains("It is served no more", StringComparison.Ordinal));
        await PassAsync(seconds: 1);
        Assert.Equal((served!.Generation + 1, 99), (_host.Current!.Generation, _host.Current.DocumentCount));
        (_clock.Seconds, var lines) = (_clock.Seconds + (48 * 3600), _log.Lines.Count);
        await PassAsync(seconds: 1);
        Assert.Equal(lines, _log.Lines.Count);
    }

    [Fact]
    public async Task Segments_are_merged_when_that_is_due_and_not_beside_a_builder()
    {
        await SaveAsync("0704.0001");
        await PassAsync(seconds: 1);
        for (var number = 2; !IndexMerge.IsDue(IndexReader.ReadManifest(_directory.IndexDirectory)!); number++)
        {
            await SaveAsync($"0704.{number:0000}");
            await Indexer.UpdateAsync();
        }

        using (_directory.Lock(DirectoryRole.Builder))
            await PassAsync(seconds: 3);
        Assert.True(IndexMerge.IsDue(_host.Current!));
        var documents = _host.Current!.DocumentCount;
        using var lease = _host.Acquire();
        await PassAsync(seconds: 1);
        Assert.False(IndexMerge.IsDue(_host.Current));
        Assert.Equal(documents, _host.Current.DocumentCount);
        Assert.Equal(documents, lease.Index.DocumentCount);
    }

    [Fact]
    public async Task A_failure_is_told_to_whoever_asks_after_the_health_until_it_is_made_good()
    {
        await SaveAsync("0704.0001");
        await PassAsync(seconds: 1);
        Assert.False(_condition.IsTroubled);
        Directory.Delete(_directory.IndexDirectory, recursive: true);
        await File.WriteAllTextAsync(_directory.IndexDirectory, "a file where the folder should be");
        await PassAsync(seconds: 1);
        Assert.True(_condition.IsTroubled);
        Assert.NotNull(_host.Current);
        File.Delete(_directory.IndexDirectory);
        await PassAsync(seconds: 5);
        Assert.False(_condition.IsTroubled);
    }

    [Fact]
    public async Task Work_in_the_background_is_cancelled_when_an_import_waits()
    {
        var turn = BackgroundTurn.Take(_directory, TimeProvider.System, CancellationToken.None);
        var import = Task.Run(() => _directory.Lock(DirectoryRole.Builder));
        var cancelled = new TaskCompletionSource();
        await using (turn.Token.Register(cancelled.SetResult))
            await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.False(import.IsCompleted);
        turn.Dispose();
        (await import).Dispose();
    }

    private async Task PassAsync(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            await _keeper.RunRoundAsync(CancellationToken.None);
            _clock.Seconds++;
        }
    }

    private async Task SaveAsync(string id) => await _storage.Works.SaveAsync(
        [new Work { Key = WorkKey.TryParse(id, out var key) ? key : default, Title = "On dark matter", Abstract = "We study dark matter." }]);

    private sealed class SetClock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }

    private sealed class KeptLog : ILogger<IndexKeeper>, ILogger<IndexUpkeep>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
