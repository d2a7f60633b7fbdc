namespace ArxivLens.Core.Following;

/// <summary>When digests are due.</summary>
public static class DigestTimes
{
    /// <summary>How far ahead a digest can be due: a week, and a day for zones and their changes.</summary>
    public static TimeSpan Furthest { get; } = TimeSpan.FromDays(8);

    /// <summary>
    /// The next time after a moment, UTC. An hour that a clock leaves out is the first one behind the gap; of an hour that it strikes
    /// twice the first counts.
    /// </summary>
    /// <param name="digest">Daily or weekly.</param>
    /// <param name="settings">Zone, hour and day of the week.</param>
    /// <param name="after">The moment.</param>
    public static DateTimeOffset Next(DigestChoice digest, FollowSettings settings, DateTimeOffset after)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var zone = FindZone(settings.Zone) ?? TimeZoneInfo.Utc;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime);
        for (; ; day = day.AddDays(1))
        {
            if (digest == DigestChoice.Weekly && day.DayOfWeek != settings.Weekday)
                continue;
            if (At(zone, day.ToDateTime(new TimeOnly(settings.Hour, 0))) is var due && due > after)
                return due;
        }
    }

    /// <summary>Finds a zone by its IANA name; <c>null</c> when there is none.</summary>
    public static TimeZoneInfo? FindZone(string? name) =>
        name is { Length: > 0 and <= 100 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static DateTimeOffset At(TimeZoneInfo zone, DateTime local)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
