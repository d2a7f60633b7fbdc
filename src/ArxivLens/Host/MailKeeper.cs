using ArxivLens.Core;
using ArxivLens.Core.Mail;

namespace ArxivLens.Host;

/// <summary>
/// Sends mail beside everything else, one after the other. While the mail server is away it is tried every minute with the next one
/// due; what was sent is forgotten after some days.
/// </summary>
/// <param name="outbox">What is to be sent.</param>
/// <param name="delivery">Takes one through; <c>null</c> where no mail server is named, and what is too old is given up.</param>
/// <param name="clock">Measures the pauses.</param>
/// <param name="log">Is told of what was given up, and of an outage once.</param>
internal sealed class MailKeeper(IOutbox outbox, MailDelivery? delivery, TimeProvider clock, ILogger<MailKeeper> log) : BackgroundService
{
    // For what is due later, and what another process puts in; what this one puts in is looked at once.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan OutagePause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenUpkeeps = TimeSpan.FromHours(1);

    // The server waits eight seconds for its parts to end; a mail that is being handed over is let through meanwhile.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);
    private long? _upkept;
    private bool _isAway;

    /// <summary>Works until the server stops.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var breakingOff = new CancellationTokenSource();
        await using var grace = stoppingToken.Register(() => breakingOff.CancelAfter(Grace));
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var arrival = outbox.Arrival;
                if (await RunTurnAsync(stoppingToken, breakingOff.Token) is { } pause)
                    await WaitAsync(pause, arrival, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("No mail is sent any more; what waits is sent after the next start.");
        }
    }

    /// <summary>Does what is due.</summary>
    /// <returns>How long to wait now; <c>null</c> when more may be due.</returns>
    internal async Task<TimeSpan?> RunTurnAsync(CancellationToken stopping, CancellationToken breakingOff)
    {
        try
        {
            await UpkeepAsync(stopping);
            if (delivery is null)
                return BetweenUpkeeps;
            return await delivery.DeliverNextAsync(stopping, breakingOff) is { } turn ? Tell(turn) : BetweenLooks;
        }
        catch (ArxivLensException e)
        {
            log.LogWarning("Mail waits: {Reason}", e.Message);
            return OutagePause;
        }
    }

    // During an outage what arrives waits like the rest.
    private async Task WaitAsync(TimeSpan pause, Task arrival, CancellationToken stopping)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var wait = Task.Delay(pause, clock, done.Token);
        await Task.WhenAny(_isAway ? [wait] : [wait, arrival]);
        await done.CancelAsync();
        stopping.ThrowIfCancellationRequested();
    }

    private TimeSpan? Tell(MailTurn turn)
    {
        if (turn.State == MailState.GivenUp)
            log.LogWarning("Mail {Number} ({Kind}) is given up: {Reason}", turn.Mail.Number, turn.Mail.Kind, turn.Reason);
        else if (turn.State == MailState.Waiting && !turn.IsOutage)
            log.LogInformation("Mail {Number} ({Kind}) waits: {Reason}", turn.Mail.Number, turn.Mail.Kind, turn.Reason);
        if (turn.IsOutage && !_isAway)
            log.LogWarning("No mail can be sent: {Reason} It waits, and is tried again.", turn.Reason);
        else if (_isAway && turn.State == MailState.Sent)
            log.LogInformation("Mail can be sent again.");
        _isAway = turn.IsOutage || (_isAway && turn.State != MailState.Sent);
        return turn.IsOutage ? OutagePause : null;
    }

    private async Task UpkeepAsync(CancellationToken cancellationToken)
    {
        if (_upkept is { } last && clock.GetElapsedTime(last) < BetweenUpkeeps)
            return;
        var now = clock.GetUtcNow();
        var givenUp = await outbox.PruneAsync(now.AddDays(-MailLimits.TriedDays), now.AddDays(-MailLimits.KeptDays), now, cancellationToken);
        if (givenUp > 0)
            log.LogWarning("{Count} mails are given up: they could not be sent for {Days} days.", givenUp, MailLimits.TriedDays);
        _upkept = clock.GetTimestamp();
    }
}
