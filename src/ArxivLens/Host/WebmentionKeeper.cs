using ArxivLens.Core;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Webmentions;

namespace ArxivLens.Host;

/// <summary>Looks at posts that announced themselves, beside everything else, one after the other.</summary>
/// <param name="visit">Looks at one.</param>
/// <param name="store">Forgets what led to nothing.</param>
/// <param name="isTarget">Whether an address of this server is a page of the subject.</param>
/// <param name="clock">Measures the pauses.</param>
/// <param name="log">Is told what was seen.</param>
internal sealed class WebmentionKeeper(
    WebmentionVisit visit, IWebmentionStore store, Func<Uri, Subject, bool> isTarget, TimeProvider clock, ILogger<WebmentionKeeper> log)
    : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenUpkeeps = TimeSpan.FromDays(1);
    private long? _upkept;

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
            log.LogDebug("No post is looked at any more; those that wait are looked at after the next start.");
        }
    }

    /// <summary>Looks at what is due.</summary>
    /// <returns>How long to wait now; <c>null</c> when more may be due.</returns>
    internal async Task<TimeSpan?> RunTurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            await UpkeepAsync(stoppingToken);
            if (await visit.VisitNextAsync(isTarget, stoppingToken) is not var (mention, reading))
                return BetweenLooks;
            log.LogInformation(
                "{Source} says it links to {Target}: {Sight}. {Detail}", mention.Source, mention.Target.Id, reading.Sight, reading.Detail);
            return null;
        }
        catch (ArxivLensException e)
        {
            log.LogWarning("Posts that announced themselves wait: {Reason}", e.Message);
            return AfterFailure;
        }
    }

    private async Task UpkeepAsync(CancellationToken cancellationToken)
    {
        if (_upkept is { } last && clock.GetElapsedTime(last) < BetweenUpkeeps)
            return;
        await store.PruneAsync(clock.GetUtcNow().AddDays(-WebmentionLimits.KeptDays), cancellationToken);
        _upkept = clock.GetTimestamp();
    }
}
