using System.Globalization;
using ArxivLens.Core.Fetching;

namespace ArxivLens.Web.Features.Fetching;

/// <summary>Says how it stands with a paper that was asked for, the same on the page and in the data that keep it up to date.</summary>
internal static class FetchText
{
    /// <summary>One or two sentences.</summary>
    /// <param name="standing">How it stands.</param>
    /// <param name="now">The time: of today only the hour is said.</param>
    public static string Of(FetchStanding standing, DateTimeOffset now) => standing switch
    {
        { State: FetchState.Unknown, Until: var until } =>
            $"arXiv was asked {WhenOf(standing.Since, now)} and has no paper of this number. It is asked again {WhenOf(until!.Value, now)} at the earliest.",
        { State: FetchState.Unreadable, Until: var until, Reason: var reason } =>
            $"{EndOf(reason!)} It can be asked for again {WhenOf(until!.Value, now)}.",
        { Trouble: { } trouble } =>
            $"Nothing has come since {WhenOf(trouble.Since, now).Replace("at ", "", StringComparison.Ordinal)}: {EndOf(trouble.Reason)} "
            + $"It is tried again {(trouble.Retry is { } retry ? WhenOf(retry, now) : "soon")}; the paper keeps place {PlaceOf(standing)} in line.",
        { State: FetchState.Asking } => "arXiv is being asked for it now.",
        _ => $"It has place {PlaceOf(standing)} in line. arXiv is asked for up to a hundred papers at once, at most every three seconds.",
    };

    private static string PlaceOf(FetchStanding standing) => standing.Place.ToString(CultureInfo.InvariantCulture);

    private static string EndOf(string reason) => reason.Length == 0 || reason[^1] is '.' or '…' ? reason : reason + ".";

    private static string WhenOf(DateTimeOffset time, DateTimeOffset now) => time.UtcDateTime.ToString(
        time.UtcDateTime.Date == now.UtcDateTime.Date ? "'at' HH:mm:ss 'UTC'" : "'at' HH:mm 'UTC on' d MMMM yyyy", CultureInfo.InvariantCulture);
}
