namespace ArxivLens.Core.Following;

/// <summary>Has digests come to who wants them, and to nobody else. Called whenever somebody's wishes change.</summary>
public sealed class DigestSchedule(IFollowStore follows, IDigestStore digests, NewsDesk desk, TimeProvider clock)
{
    private static readonly DigestChoice[] Both = [DigestChoice.Daily, DigestChoice.Weekly];

    /// <summary>Sets which digests come to an account, and when.</summary>
    public async Task UpdateAsync(long account, CancellationToken cancellationToken)
    {
        var settings = await follows.ReadSettingsAsync(account, cancellationToken);
        var wanted = settings.HasDigests
            ? (await follows.ListAsync(account, cancellationToken)).Select(follow => follow.Digest).ToHashSet()
            : [];
        foreach (var digest in Both)
        {
            if (wanted.Contains(digest))
            {
                var due = DigestTimes.Next(digest, settings, clock.GetUtcNow());
                await digests.ScheduleAsync(account, digest, due, await desk.MarkAsync(cancellationToken), cancellationToken);
            }
            else
            {
                await digests.RemoveAsync(account, digest, cancellationToken);
            }
        }
    }

    /// <summary>Ends all digests of an account.</summary>
    /// <returns>Whether any came to it.</returns>
    public async Task<bool> EndAsync(long account, CancellationToken cancellationToken)
    {
        var settings = await follows.ReadSettingsAsync(account, cancellationToken);
        if (settings.HasDigests)
            await follows.SaveSettingsAsync(account, settings with { HasDigests = false }, cancellationToken);
        foreach (var digest in Both)
            await digests.RemoveAsync(account, digest, cancellationToken);
        return settings.HasDigests;
    }
}
