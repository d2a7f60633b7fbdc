using ArxivLens.Core.Summaries;

namespace ArxivLens.Host;

/// <summary>Lets the model write for one work after another, beside everything else; after a failure it lets it rest.</summary>
internal sealed class SummaryKeeper(GeneratedSummaries summaries, TimeProvider clock, ILogger<SummaryKeeper> log)
    : BackgroundService
{
    private readonly RetryPause _pause = new(clock);

    /// <summary>Works until the server stops.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
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
            log.LogDebug("No more summaries are asked for.");
        }
    }

    /// <summary>Lets it write for the next work in line.</summary>
    /// <returns>How long to let the model rest now; <c>null</c> when it answered.</returns>
    internal async Task<TimeSpan?> RunTurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            var turn = await summaries.WriteNextAsync(stoppingToken);
            if (turn.Kind == SummaryTurnKind.Failed)
                return Rest($"The model wrote no summary of {turn.Key}: {turn.Detail}.", null);
            if (turn.Kind == SummaryTurnKind.Dropped)
                log.LogInformation("The model's summary of {Work} is dropped: {Reason}.", turn.Key, turn.Detail);
            _pause.Succeed();
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A text that the check stumbles over must not end the server for all readers.
            return Rest("A summary could not be checked.", e);
        }
    }

    private TimeSpan Rest(string problem, Exception? fault)
    {
        var pause = _pause.Fail("");
        log.LogWarning(fault, "{Problem} The next one is asked for in {Seconds} s.", problem, pause.TotalSeconds);
        return pause;
    }
}
