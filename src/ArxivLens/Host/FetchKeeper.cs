using ArxivLens.Core;
using ArxivLens.Core.Fetching;

namespace ArxivLens.Host;

/// <summary>
/// Fetches the papers that readers asked for, beside everything else: those in line together, as many as arXiv gives at once. While nobody
/// answers they keep their places, and arXiv is asked again when it says so, else after pauses that grow.
/// </summary>
internal sealed class FetchKeeper(FetchLine line, PaperFetch fetch, TimeProvider clock, ILogger<FetchKeeper> log) : BackgroundService
{
    private const int MostAtOnce = 100;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(5);
    private readonly RetryPause _pause = new(clock);

    /// <summary>Works until the server stops.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        line.Restore();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (await RunTurnAsync(stoppingToken) is { } pause)
                    await Task.Delay(pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("Nothing is fetched any more; who waits keeps the place.");
        }
    }

    /// <summary>Waits for somebody in line and fetches.</summary>
    /// <returns>How long to wait now; <c>null</c> when arXiv answered.</returns>
    internal async Task<TimeSpan?> RunTurnAsync(CancellationToken stoppingToken)
    {
        var ids = await line.NextAsync(MostAtOnce, stoppingToken);
        try
        {
            var listener = new Listener(line, log);
            await fetch.FetchAsync(ids, new FetchWish(Surroundings: true), listener, stoppingToken);
            if (!listener.HasOutage)
            {
                _pause.Succeed();
                return null;
            }
        }
        catch (ArxivLensException e)
        {
            var pause = Max(_pause.Fail(""), ShortestPause);
            log.LogWarning("Papers could not be fetched: {Reason} They are asked for again in {Seconds} s.", e.Message, pause.TotalSeconds);
            line.Fail("this server cannot write its library just now", clock.GetUtcNow() + pause);
            return pause;
        }

        return Rest();
    }

    private TimeSpan Rest()
    {
        var pause = Max(_pause.Fail(""), ShortestPause);
        var trouble = line.Trouble;
        if (trouble?.Retry - clock.GetUtcNow() is { } asked && asked > pause)
            pause = asked;
        if (trouble is not null)
            line.Fail(trouble.Reason, clock.GetUtcNow() + pause);
        log.LogWarning("{Reason}; {Count} papers wait. arXiv is asked again in {Seconds} s.", trouble?.Reason, line.Count, pause.TotalSeconds);
        return pause;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private sealed class Listener(FetchLine line, ILogger log) : IFetchListener
    {
        public bool HasOutage { get; private set; }

        public void Tell(FetchOutcome outcome)
        {
            HasOutage |= outcome.IsOutage;
            line.Settle(outcome);
            if (!outcome.IsOutage)
                log.LogInformation("arXiv:{Id} was asked for: {Result}. {Reason}", outcome.Id, outcome.Result, outcome.Reason);
        }

        public void Tell(SurroundingsOutcome outcome)
        {
            foreach (var fault in outcome.Faults)
                log.LogWarning("{Source} gave no citations of {Subject}: {Reason}", outcome.Source.Title, fault.Subject, fault.Reason);
        }
    }
}
