using ArxivLens.Core;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Index;

namespace ArxivLens.Host;

/// <summary>
/// Keeps the index of the passages of full texts under the running server: checks it before it is served and a little at a time ever
/// after, takes up a newer one, and builds it anew when full texts changed or it is damaged. Meanwhile the old one is served, or none:
/// questions are answered from abstracts then.
/// </summary>
internal sealed class PassageKeeper(
    DataDirectory directory,
    PassageIndexer indexer,
    PassageIndex passages,
    ServeOptions options,
    TimeProvider clock,
    ILogger<PassageKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly RollingCheck _check = new(directory.PassageDirectory, options.CheckPeriod, clock);
    private readonly RetryPause _pause = new(clock);
    private bool _verified;

    /// <inheritdoc/>
    public override void Dispose()
    {
        _check.Dispose();
        base.Dispose();
    }

    /// <summary>Works until the server stops; a failed round is logged and tried again after a pause.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            do
            {
                if (!_pause.IsPending || _pause.IsOver("")) await RunRoundAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("The index of the passages is looked after no more.");
        }
    }

    /// <summary>Looks after it once.</summary>
    internal async Task RunRoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            await KeepAsync(stoppingToken);
            _pause.Succeed();
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("The work on the passages gives way to an import; it is begun again afterwards.");
        }
        catch (DataDirectoryBusyException)
        {
            log.LogDebug("An import holds the library; the passages are left to it.");
        }
        catch (Exception e) when (e is ArxivLensException or IOException or UnauthorizedAccessException or IndexDamagedException)
        {
            log.LogWarning("{Problem} It is tried again in {Seconds} s.", e.Message, _pause.Fail("").TotalSeconds);
        }
    }

    private async Task KeepAsync(CancellationToken stoppingToken)
    {
        var isSound = _verified || IsSound(stoppingToken);
        _verified = true;
        if (isSound) passages.Host.Refresh();
        if (passages.Host.Current is { } served && _check.Continue(served, stoppingToken) is { } damage)
        {
            passages.Host.Withdraw(damage.File);
            log.LogWarning("{Damage} It is served no more.", damage.Message);
            isSound = false;
        }

        if (!isSound || await indexer.IsBehindAsync(stoppingToken)) await BuildAsync(stoppingToken);
    }

    private async Task BuildAsync(CancellationToken stoppingToken)
    {
        // Until it was built anew what is there is not to be trusted.
        _verified = passages.Host.Current is not null;
        using var turn = BackgroundTurn.Take(directory, clock, stoppingToken);
        var manifest = await indexer.BuildAsync(turn.Token);
        _verified = true;
        passages.Host.Trust();
        passages.Host.Refresh();
        log.LogInformation("The index of the passages is built and served: {Passages} passages.", manifest.DocumentCount);
    }

    /// <summary>Opening checks lengths and headers only; everything is read once before it is served.</summary>
    private bool IsSound(CancellationToken stoppingToken)
    {
        try
        {
            using var reader = IndexReader.Open(directory.PassageDirectory);
            reader.Verify(stoppingToken);
            return true;
        }
        catch (IndexMissingException)
        {
            return true;
        }
        catch (IndexDamagedException e)
        {
            log.LogWarning("{Damage} It is rebuilt from the full texts.", e.Message);
            return false;
        }
    }
}
