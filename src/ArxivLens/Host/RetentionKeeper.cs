using ArxivLens.Core;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Privacy;

namespace ArxivLens.Host;

/// <summary>
/// Drops once a day, and at the start, what is kept for a time only, and then takes it out of the files. What cannot be dropped now
/// hinders nothing else and is dropped the next day.
/// </summary>
internal sealed class RetentionKeeper(
    IEnumerable<Retention> all, ICommunity community, TimeProvider clock, ILogger<RetentionKeeper> log) : BackgroundService
{
    /// <summary>How long it waits between two rounds.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <summary>Drops what should be gone by now.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var one in all)
            await TryAsync(one.Name, () => one.DropAsync(clock.GetUtcNow(), cancellationToken));
        await TryAsync("what was deleted", () => community.ForgetAsync(cancellationToken));
    }

    /// <summary>Works until the server stops.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                await RunAsync(stoppingToken);
                await Task.Delay(Interval, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("Nothing is dropped any more.");
        }
    }

    private async Task TryAsync(string name, Func<Task> drop)
    {
        try
        {
            await drop();
        }
        catch (ArxivLensException e)
        {
            log.LogWarning("Not dropped today: {Name}. {Problem}", name, e.Message);
        }
    }
}
