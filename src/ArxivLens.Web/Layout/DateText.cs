using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace ArxivLens.Web.Layout;

/// <summary>Writes days for readers and machines alike.</summary>
public static class DateText
{
    /// <summary>A <c>time</c> element: <c>17 November 2023</c>.</summary>
    public static IHtmlContent Of(DateOnly day)
        => new HtmlString($"<time datetime=\"{day:yyyy-MM-dd}\">{day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}</time>");

    /// <summary>The day of an instant, UTC.</summary>
    public static IHtmlContent Of(DateTimeOffset instant) => Of(DateOnly.FromDateTime(instant.UtcDateTime));

    /// <summary>An instant to the minute, UTC: <c>17 November 2023, 08:15 UTC</c>.</summary>
    public static IHtmlContent Minute(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return new HtmlString($"<time datetime=\"{utc:yyyy-MM-dd'T'HH:mm:ss'Z'}\">{utc.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC</time>");
    }

    /// <summary>A count with its thousands set apart.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 paper</c>, <c>21,887 papers</c>.</summary>
    public static string Count(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";
}
