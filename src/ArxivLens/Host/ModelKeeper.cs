using ArxivLens.Core.LanguageModels;

namespace ArxivLens.Host;

/// <summary>
/// Lets a model answer about one thing after another, beside everything else; after a failure, and when it asks for it, it lets it rest.
/// </summary>
/// <param name="noun">What is asked for, in the log.</param>
/// <param name="askNext">Waits for the next thing in line and asks.</param>
/// <param name="clock">Measures the rests.</param>
/// <param name="log">Is told of each fault once, until the model answers.</param>
internal sealed class ModelKeeper(
    string noun, Func<CancellationToken, Task<ModelTurn>> askNext, TimeProvider clock, ILogger<ModelKeeper> log) : BackgroundService
{
    private readonly RetryPause _pause = new(clock);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

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
            log.LogDebug("No model is asked for a {Noun} any more.", noun);
        }
    }

    /// <summary>Lets it answer about the next thing in line.</summary>
    /// <returns>How long to let the model rest now; <c>null</c> when it answered.</returns>
    internal async Task<TimeSpan?> RunTurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            var turn = await askNext(stoppingToken);
            if (turn.Kind == ModelTurnKind.Failed)
                return Rest($"The model gave no {noun} of {turn.Subject}: {turn.Detail}.", turn.Detail, turn.Rest, null);
            if (turn.Kind == ModelTurnKind.Dropped)
                log.LogInformation("The model's {Noun} of {Subject} is dropped: {Reason}.", noun, turn.Subject, turn.Detail);
            if (_told.Count > 0) log.LogInformation("The model answers again.");
            _told.Clear();
            _pause.Succeed();
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A text that the check stumbles over must not end the server for all readers.
            return Rest($"A {noun} could not be checked.", e.GetType().Name, null, e);
        }
    }

    private TimeSpan Rest(string problem, string reason, TimeSpan? asked, Exception? fault)
    {
        var pause = _pause.Fail("");
        if (asked > pause) pause = asked.Value;
        var level = _told.Add(reason) ? LogLevel.Warning : LogLevel.Debug;
        log.Log(level, fault, "{Problem} The next one is asked for in {Seconds} s.", problem, pause.TotalSeconds);
        return pause;
    }
}
