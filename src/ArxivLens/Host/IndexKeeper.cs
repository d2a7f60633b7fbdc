using ArxivLens.BuiltIn;
using ArxivLens.Core;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Index;

namespace ArxivLens.Host;

/// <summary>
/// Keeps an index under the running server: fills an empty library, checks the index before the first reader sees it, takes up a
/// newer one within a second, and rebuilds a missing or damaged one from the library.
/// </summary>
internal sealed class IndexKeeper(
    DataDirectory directory,
    ILibrary library,
    BuiltInLibrary builtIn,
    LibraryIndexer indexer,
    IndexHost host,
    ServeOptions options,
    TimeProvider clock,
    ILogger<IndexKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly RetryPause _pause = new(clock);
    private (long? Generation, string? Stamp, bool IsSound)? _verified;
    private bool _prepared;
    private bool _saidBusy;

    /// <summary>Works until the server stops; a failed round is logged and tried again after a pause.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await RunRoundAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
        while (await WaitAsync(timer, stoppingToken));
    }

    /// <summary>Looks after the index once, unless it is too early after a failure.</summary>
    internal async Task RunRoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (_pause.IsPending && !_pause.IsOver(await ReadCircumstancesAsync(stoppingToken)))
                return;
            if (_prepared)
                await KeepAsync(stoppingToken);
            else
                _prepared = await PrepareAsync(stoppingToken);
            _pause.Succeed();
            _saidBusy &= !_prepared;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            throw;
        }
        catch (DataDirectoryBusyException e)
        {
            LeaveToBuilder(e);
        }
        catch (Exception e)
        {
            Complain(e, _pause.Fail(await ReadCircumstancesAsync(stoppingToken)));
        }
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <returns>Whether all is done; <c>false</c> when a builder holds the library and there is no sound index to serve meanwhile.</returns>
    private async Task<bool> PrepareAsync(CancellationToken stoppingToken)
    {
        var sound = IsSound(stoppingToken);
        if (sound)
            host.Refresh();
        try
        {
            using var builder = directory.Lock(DirectoryRole.Builder);
            await LoadBuiltInAsync(stoppingToken);
            if (!sound || await indexer.IsBehindAsync(stoppingToken))
                await BuildAsync(stoppingToken);
            return true;
        }
        catch (DataDirectoryBusyException e)
        {
            LeaveToBuilder(e);
            return sound;
        }
    }

    private async Task KeepAsync(CancellationToken stoppingToken)
    {
        switch (host.Refresh())
        {
            case IndexRefresh.Changed:
                log.LogInformation("Index {Generation} is now served.", host.Current?.Generation);
                break;
            case IndexRefresh.Missing or IndexRefresh.Damaged:
                using (directory.Lock(DirectoryRole.Builder))
                {
                    log.LogWarning("The index is missing or damaged; it is rebuilt from the library.");
                    await BuildAsync(stoppingToken);
                }

                break;
            case IndexRefresh.Same:
                break;
        }
    }

    // What a build depends on: while neither changes, it can be expected to fail again.
    private async Task<string> ReadCircumstancesAsync(CancellationToken stoppingToken)
    {
        var generation = IndexReader.ReadManifest(directory.IndexDirectory)?.Generation;
        try
        {
            return $"{await library.ReadStampAsync(stoppingToken)} {generation}";
        }
        catch (LibraryException e)
        {
            return $"{e.Fault} {generation}";
        }
    }

    // Opening checks lengths and headers only; silent damage would answer wrongly, so everything is read once before it is served.
    private bool IsSound(CancellationToken stoppingToken)
    {
        var manifest = IndexReader.ReadManifest(directory.IndexDirectory);
        if (_verified is not { } known || (known.Generation, known.Stamp) != (manifest?.Generation, manifest?.Stamp))
            _verified = known = (manifest?.Generation, manifest?.Stamp, Verify(stoppingToken));
        return known.IsSound;
    }

    private bool Verify(CancellationToken stoppingToken)
    {
        try
        {
            using var reader = IndexReader.Open(directory.IndexDirectory);
            reader.Verify(stoppingToken);
            return true;
        }
        catch (IndexMissingException)
        {
            return false;
        }
        catch (IndexDamagedException e)
        {
            log.LogWarning("{Damage} It is rebuilt from the library.", e.Message);
            return false;
        }
    }

    private async Task LoadBuiltInAsync(CancellationToken stoppingToken)
    {
        if (!options.LoadBuiltIn || !await builtIn.IsWantedAsync(stoppingToken))
            return;
        var report = await builtIn.LoadAsync(stoppingToken);
        log.LogInformation("The built-in library is loaded ({Added} records).", report.Added);
    }

    private async Task BuildAsync(CancellationToken stoppingToken)
    {
        var manifest = await indexer.BuildAsync(null, stoppingToken);
        host.Refresh();
        log.LogInformation(
            "Index {Generation} is built and served: {Documents} documents, {Citations} citations.",
            manifest.Generation, manifest.DocumentCount, manifest.CitationCount);
    }

    private void LeaveToBuilder(DataDirectoryBusyException busy)
    {
        if (!_saidBusy)
            log.LogInformation("An import holds the library; the index is left to it. {Reason}", busy.Message);
        _saidBusy = true;
    }

    private void Complain(Exception problem, TimeSpan pause)
    {
        if (problem is ArxivLensException or IOException or UnauthorizedAccessException)
            log.LogWarning("{Problem} It is tried again in {Seconds} s.", problem.Message, pause.TotalSeconds);
        else
            log.LogError(problem, "The index could not be looked after; it is tried again in {Seconds} s.", pause.TotalSeconds);
    }
}
