using System.Globalization;
using ArxivLens.Core.Fetching;

namespace ArxivLens.Web.Features.Fetching;

/// <summary>Says how it stands with a paper that was asked for, the same on the page and in the data that keep it up to date.</summary>
internal static class FetchText
{
    /// <summary>One or two sentences.</summary>
    public static string Of(FetchStanding standing) => standing switch
    {
        { State: FetchState.Unknown, Until: var until } =>
            $"arXiv was asked at {TimeOf(standing.Since)} and has no paper of this number. It is asked again after {TimeOf(until!.Value)} at the earliest.",
        { State: FetchState.Unreadable, Until: var until, Reason: var reason } =>
            $"{EndOf(reason!)} It can be asked for again after {TimeOf(until!.Value)}.",
        { Trouble: { } trouble } =>
            $"Nothing comes from arXiv since {TimeOf(trouble.Since)}. {EndOf(trouble.Reason)} It is tried again {WhenOf(trouble.Retry)}; the paper keeps place {standing.Place} in line.",
        { State: FetchState.Asking } => "arXiv is being asked for it now.",
        _ => $"It has place {standing.Place.ToString(CultureInfo.InvariantCulture)} in line. arXiv is asked for up to a hundred papers at once, at most every three seconds.",
    };

    private static string WhenOf(DateTimeOffset? retry) => retry is { } at ? $"at {TimeOf(at)}" : "soon";

    private static string EndOf(string reason) => reason.Length == 0
        ? ""
        : char.ToUpperInvariant(reason[0]) + reason[1..] + (reason[^1] is '.' or '…' ? "" : ".");

    private static string TimeOf(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm 'UTC on' d MMMM yyyy", CultureInfo.InvariantCulture);
}
