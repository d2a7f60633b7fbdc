using ArxivLens.Web.Layout;

namespace ArxivLens.Web.Features.Sources;

/// <summary>Writes how old data are.</summary>
public static class AgeText
{
    private const int DaysOfMonth = 30;
    private const int DaysOfYear = 365;

    /// <summary>How long ago: <c>today</c>, <c>3 days ago</c>, <c>2 years ago</c>; what is to come is <c>today</c> too.</summary>
    public static string Of(DateTimeOffset then, DateTimeOffset now) =>
        (DateOnly.FromDateTime(now.UtcDateTime).DayNumber - DateOnly.FromDateTime(then.UtcDateTime).DayNumber) switch
        {
            <= 0 => "today",
            1 => "yesterday",
            < 2 * DaysOfMonth and var days => $"{days} days ago",
            < 2 * DaysOfYear and var days => $"{days / DaysOfMonth} months ago",
            var days => $"{DateText.Count(days / DaysOfYear)} years ago",
        };

    /// <summary>A span in days.</summary>
    public static string Days(TimeSpan span) => DateText.Count((long)Math.Ceiling(span.TotalDays), "day", "days");
}
