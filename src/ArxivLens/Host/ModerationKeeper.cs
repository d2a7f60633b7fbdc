using ArxivLens.Core;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Host;

/// <summary>Forgets every hour what the rules for what readers write no longer need.</summary>
internal sealed class ModerationKeeper(
    SubmissionRules rules, ICommunity community, TimeProvider clock, ILogger<ModerationKeeper> log) : BackgroundService
{
    private static readonly TimeSpan BetweenTurns = TimeSpan.FromHours(1);

    /// <summary>Works until the server stops.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(BetweenTurns, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RunTurnAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("The rules forget nothing any more; what is old goes after the next start.");
        }
    }

    private async Task RunTurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            // What is deleted leaves the write-ahead log as well.
            if (await rules.ForgetAsync(cancellationToken) > 0)
                await community.ForgetAsync(cancellationToken);
        }
        catch (ArxivLensException e)
        {
            log.LogWarning("What was submitted long ago is still remembered: {Reason}", e.Message);
        }
    }
}
