using ArxivLens.BuiltIn;
using ArxivLens.Core;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Index;

namespace ArxivLens.Host;

/// <summary>
/// What is done for the index of a running server: fills an empty library, checks the index before the first reader sees it and a
/// little at a time ever after, takes up a newer one, catches up with the library, merges segments, and rebuilds what is missing
/// or damaged. Its work gives way to imports.
/// </summary>
internal sealed class IndexUpkeep(
    DataDirectory directory,
    ILibrary library,
    BuiltInLibrary builtIn,
    LibraryIndexer indexer,
    IndexHost host,
    ServeOptions options,
    TimeProvider clock,
    ILogger<IndexUpkeep> log) : IDisposable
{
    /// <summary>An import of several files or kinds is let come to its end before the server catches up.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    private readonly RollingCheck _check = new(directory.IndexDirectory, options.CheckPeriod, clock);
    private (long? Generation, string? Stamp, bool IsSound)? _verified;
    private (string Stamp, long Since)? _ahead;

    /// <summary>Before the first reader.</summary>
    /// <returns>Whether all is done; <c>false</c> when a builder holds the library and there is no sound index to serve meanwhile.</returns>
    public async Task<bool> PrepareAsync(CancellationToken stoppingToken)
    {
        var sound = IsSound(stoppingToken);
        if (sound)
            host.Refresh();
        try
        {
            using var turn = BackgroundTurn.Take(directory, clock, stoppingToken);
            await LoadBuiltInAsync(turn.Token);
            await MakeAsync(anew: !sound, turn.Token);
            return true;
        }
        catch (DataDirectoryBusyException) when (sound)
        {
            return true;
        }
    }

    /// <summary>Once a second from then on.</summary>
    public async Task KeepAsync(CancellationToken stoppingToken)
    {
        if (TakeUp() is IndexRefresh.Missing or IndexRefresh.Damaged)
        {
            await MendAsync(stoppingToken);
        }
        else if (_check.Continue(host.Current!, stoppingToken) is { } damage)
        {
            host.Withdraw(damage.File);
            log.LogWarning("{Damage} It is served no more.", damage.Message);
            await MendAsync(stoppingToken);
        }
        else if (await IsLeftBehindAsync(stoppingToken))
        {
            using var turn = BackgroundTurn.Take(directory, clock, stoppingToken);
            await MakeAsync(anew: false, turn.Token);
        }
        else if (IndexMerge.IsDue(host.Current!) && directory.FindHolder(DirectoryRole.Builder) is null)
        {
            Merge(stoppingToken);
        }
    }

    /// <summary>What the work depends on: while neither changes, what failed can be expected to fail again.</summary>
    public async Task<string> ReadCircumstancesAsync(CancellationToken stoppingToken)
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

    public void Dispose() => _check.Dispose();

    private IndexRefresh TakeUp()
    {
        var refresh = host.Refresh();
        if (refresh == IndexRefresh.Changed)
            log.LogInformation("Index {Generation} is now served.", host.Current?.Generation);
        return refresh;
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

    private async Task LoadBuiltInAsync(CancellationToken cancellationToken)
    {
        if (!options.LoadBuiltIn || !await builtIn.IsWantedAsync(cancellationToken))
            return;
        var report = await builtIn.LoadAsync(cancellationToken);
        log.LogInformation("The built-in library is loaded ({Added} records).", report.Added);
    }

    // The library is ahead after an import without an index, or one that died before it. Nobody is at work on it any more when it
    // has stood still for a while and its lock is free.
    private async Task<bool> IsLeftBehindAsync(CancellationToken stoppingToken)
    {
        var stamp = await library.ReadStampAsync(stoppingToken);
        if (stamp == host.Current!.Stamp)
            _ahead = null;
        else if (_ahead?.Stamp != stamp)
            _ahead = (stamp, clock.GetTimestamp());
        return _ahead is { } ahead
            && clock.GetElapsedTime(ahead.Since) >= Quiet
            && directory.FindHolder(DirectoryRole.Builder) is null;
    }

    private async Task MendAsync(CancellationToken stoppingToken)
    {
        using var turn = BackgroundTurn.Take(directory, clock, stoppingToken);
        // Whoever had the lock before may have mended it.
        if (TakeUp() is not (IndexRefresh.Missing or IndexRefresh.Damaged))
            return;
        log.LogWarning("The index is missing or damaged; it is rebuilt from the library.");
        await MakeAsync(anew: true, turn.Token);
    }

    private async Task MakeAsync(bool anew, CancellationToken cancellationToken)
    {
        var report = anew
            ? IndexingReport.OfBuild(await indexer.BuildAsync(null, cancellationToken))
            : await indexer.UpdateAsync(null, cancellationToken);
        if (report.Kind == IndexingKind.Built)
            host.Trust();
        host.Refresh();
        if (report.Kind == IndexingKind.UpToDate)
            return;
        log.LogInformation(
            "Index {Generation} is {How} and served: {Documents} documents, {Citations} citations.",
            report.Manifest.Generation,
            report.Kind == IndexingKind.Built ? "built" : "brought up to date",
            report.Manifest.DocumentCount,
            report.Manifest.CitationCount);
    }

    private void Merge(CancellationToken stoppingToken)
    {
        using var turn = BackgroundTurn.Take(directory, clock, stoppingToken);
        try
        {
            if (indexer.Merge(turn.Token) is not null)
                TakeUp();
        }
        catch (IndexDamagedException e)
        {
            // The next round finds it damaged and rebuilds it.
            host.Withdraw(e.File);
            log.LogWarning("{Damage} It was found at a merge.", e.Message);
        }
    }
}
