using System.Globalization;
using ArxivLens.Core.Mail;

namespace ArxivLens.Core.Following;

/// <summary>
/// Puts the digests that are due into the outbox. Each is closed first, then put in, then the next one begins where it ended: a death at
/// any of these places repeats what was begun, under the same key, and so adds nothing. However long this server or the mail server was
/// down, one digest tells of the whole time: one that still waits is joined by the next, and while one is being sent the next waits.
/// </summary>
public sealed class DigestRound(IDigestStore digests, IFollowStore follows, IOutbox outbox, NewsDesk desk, TimeProvider clock)
{
    /// <summary>Digests of one round; the next one goes on.</summary>
    public const int Size = 100;

    /// <summary>Does one round.</summary>
    /// <returns>Whether more are due.</returns>
    /// <exception cref="IndexUnavailableException">There is no index to tell by; nothing was done, and nothing is lost.</exception>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await digests.FindDueAsync(now, now + DigestTimes.Furthest, Size, cancellationToken);
        if (due.Count == 0)
            return false;
        var settled = await desk.SettledAsync(cancellationToken);
        foreach (var one in due)
            await HandOnAsync(one, settled, now, cancellationToken);
        return due.Count == Size;
    }

    private async Task HandOnAsync(DueDigest due, NewsMark settled, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var next = DigestTimes.Next(due.Digest, await follows.ReadSettingsAsync(due.Account, cancellationToken), now);
        if (due.Due > now)
        {
            // Reckoned while a clock ran ahead.
            await digests.ScheduleAsync(due.Account, due.Digest, next, due.From, cancellationToken);
            return;
        }

        // A clock that was set back must not make it end before it begins.
        var end = settled.At > due.From.At ? settled : settled with { At = due.From.At };
        if (await digests.CloseAsync(due.Account, due.Digest, end, cancellationToken) is not { To: { } to } closed)
            return;
        var series = DigestOrder.SeriesOf(closed.Account, closed.Digest);
        var key = string.Create(CultureInfo.InvariantCulture, $"{series}{closed.Due.UtcDateTime:yyyyMMddHHmmss}");
        var order = new DigestOrder(closed.Digest, new NewsSpan(closed.From, to));
        var mail = new NewMail(DigestOrder.Kind, closed.Account, order.Write(), now, key);
        if (await outbox.ContinueAsync(mail, series, DigestOrder.Join, cancellationToken))
            await digests.AdvanceAsync(closed, next, cancellationToken);
    }
}
