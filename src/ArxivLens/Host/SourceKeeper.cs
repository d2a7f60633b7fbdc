using ArxivLens.Core;
using ArxivLens.Core.Sources;

namespace ArxivLens.Host;

/// <summary>
/// Asks the sources that are asked again and again, each when its time has come. When that is stands in its state, so that a new
/// start of the server asks no sooner; what failed is asked again after a pause that doubles. A clock that is set back or far ahead
/// makes nobody wait longer than the interval.
/// </summary>
internal sealed class SourceKeeper(
    IEnumerable<IRegularSource> sources, ISourceStateStore states, TimeProvider clock, ILogger<SourceKeeper> log) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    /// <summary>Works until the server stops.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Task.WhenAll(sources.Select(source => KeepAsync(source, stoppingToken)));
    }

    /// <summary>How long to wait until a source is asked; nothing when its time has come.</summary>
    internal async Task<TimeSpan> FindWaitAsync(IRegularSource source, CancellationToken cancellationToken)
    {
        var all = await states.ListAsync(cancellationToken);
        var waits = all.Where(state => state.Source == source.About.Name).Select(state => WaitOf(state, source.Interval)).ToList();
        return waits.Count == 0 ? TimeSpan.Zero : waits.Min();
    }

    /// <summary>Asks a source once and keeps when what failed is asked again.</summary>
    internal async Task RunAsync(IRegularSource source, CancellationToken stoppingToken)
    {
        try
        {
            await source.RunAsync(stoppingToken);
            await PlanAsync(source, stoppingToken);
        }
        catch (DataDirectoryBusyException e)
        {
            log.LogInformation("{Source} is not asked now. {Reason}", source.About.Title, e.Message);
        }
        catch (Exception e) when (e is ArxivLensException or IOException or UnauthorizedAccessException)
        {
            log.LogWarning("{Source} could not be asked: {Problem}", source.About.Title, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A source that stumbles must not end the server for all readers.
            log.LogError(e, "{Source} could not be asked.", source.About.Title);
        }
    }

    private async Task KeepAsync(IRegularSource source, CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var wait = await FindWaitAsync(source, stoppingToken);
                if (wait <= TimeSpan.Zero)
                {
                    await RunAsync(source, stoppingToken);
                    wait = BetweenLooks;
                }

                // Looked at from time to time, since a command may ask it meanwhile and clocks may be set.
                await Task.Delay(wait < BetweenLooks ? wait : BetweenLooks, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("{Source} is asked no more.", source.About.Title);
        }
    }

    private async Task PlanAsync(IRegularSource source, CancellationToken cancellationToken)
    {
        foreach (var state in (await states.ListAsync(cancellationToken)).Where(state => state.Source == source.About.Name && state.IsFailing))
        {
            var pause = FirstPause * Math.Pow(2, Math.Min(state.Failures - 1, 10));
            var retry = clock.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
            if (!(state.Retry >= retry))
                await states.SaveAsync(state with { Retry = retry }, cancellationToken);
            log.LogWarning("{Source} failed: {Failure}. It is asked again.", source.About.Title, state.Failure);
        }
    }

    private TimeSpan WaitOf(SourceState state, TimeSpan interval)
    {
        var now = clock.GetUtcNow();
        var next = state.IsFailing ? state.Retry ?? state.Failed + FirstPause : state.Succeeded + interval;
        // What was begun and neither ended nor failed was cut off.
        if (next is null || state.Attempted > state.Succeeded && !state.IsFailing) return TimeSpan.Zero;
        var longest = state.IsFailing && LongestPause > interval ? LongestPause : interval;
        var wait = next.Value - now;
        return wait < longest ? wait : longest;
    }
}
