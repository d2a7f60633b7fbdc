using ArxivLens.Core;
using ArxivLens.Core.Following;

namespace ArxivLens.Host;

/// <summary>
/// Puts digests into the outbox when their time has come, a hundred at a time with a breath between: what they tell is found when they
/// are sent, one after the other.
/// </summary>
internal sealed class DigestKeeper(DigestRound round, TimeProvider clock, ILogger<DigestKeeper> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    // An index is there seconds after the start.
    private static readonly TimeSpan UntilIndexed = TimeSpan.FromSeconds(3);
    private bool _isTroubled;

    /// <summary>Works until the server stops.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
                await Task.Delay(await RunAsync(stoppingToken), clock, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("No digests are made any more; those due are made after the next start.");
        }
    }

    /// <summary>Does one round.</summary>
    /// <returns>How long to wait now.</returns>
    internal async Task<TimeSpan> RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            var hasMore = await round.RunAsync(stoppingToken);
            _isTroubled = false;
            return hasMore ? Breath : BetweenLooks;
        }
        catch (IndexUnavailableException)
        {
            // While the index is built anew digests are late, and tell of all that came.
            log.LogDebug("Digests wait for the index.");
            return UntilIndexed;
        }
        catch (ArxivLensException e)
        {
            if (!_isTroubled)
                log.LogWarning("Digests wait: {Reason}", e.Message);
            _isTroubled = true;
        }

        return BetweenLooks;
    }
}
