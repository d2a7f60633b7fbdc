using ArxivLens.Core;

namespace ArxivLens.Host;

/// <summary>
/// Keeps an index under the running server: looks after it once a second (<see cref="IndexUpkeep"/>), and after a failure again
/// after a pause.
/// </summary>
internal sealed class IndexKeeper(
    IndexUpkeep upkeep, IndexCondition condition, TimeProvider clock, ILogger<IndexKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly RetryPause _pause = new(clock);
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
            if (_pause.IsPending && !_pause.IsOver(await upkeep.ReadCircumstancesAsync(stoppingToken)))
                return;
            if (_prepared)
                await upkeep.KeepAsync(stoppingToken);
            else
                _prepared = await upkeep.PrepareAsync(stoppingToken);
            _pause.Succeed();
            condition.IsTroubled = false;
            _saidBusy &= !_prepared;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("The work on the index gives way to an import; it is begun again afterwards.");
        }
        catch (DataDirectoryBusyException e)
        {
            LeaveToBuilder(e);
        }
        catch (Exception e)
        {
            condition.IsTroubled = true;
            Complain(e, _pause.Fail(await upkeep.ReadCircumstancesAsync(stoppingToken)));
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
