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
    private string? _lastProblem;

    /// <summary>Works until the server stops; a failed round is logged once and tried again.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        var prepared = false;
        do
        {
            try
            {
                if (prepared)
                    await KeepAsync(stoppingToken);
                else
                    prepared = await PrepareAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Complain(e);
            }
        }
        while (await WaitAsync(timer, stoppingToken));
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
            if (IsNews(e))
                log.LogInformation("An import holds the library; the index is left to it. {Reason}", e.Message);
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

        _lastProblem = null;
    }

    // Opening checks lengths and headers only; silent damage would answer wrongly, so everything is read once before it is served.
    private bool IsSound(CancellationToken stoppingToken)
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

    private void Complain(Exception problem)
    {
        if (!IsNews(problem))
            return;
        if (problem is ArxivLensException or IOException or UnauthorizedAccessException)
            log.LogWarning("{Problem}", problem.Message);
        else
            log.LogError(problem, "The index could not be looked after; it is tried again.");
    }

    // Rounds come every second; what is wrong for an hour is told once.
    private bool IsNews(Exception problem)
    {
        var isNews = problem.Message != _lastProblem;
        _lastProblem = problem.Message;
        return isNews;
    }
}
