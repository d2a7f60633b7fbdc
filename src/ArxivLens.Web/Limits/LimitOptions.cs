using System.Net;

namespace ArxivLens.Web.Limits;

/// <summary>How many requests one client may make a minute, class by class.</summary>
public sealed record LimitOptions
{
    /// <summary>Requests a minute when nothing else is said.</summary>
    public static IReadOnlyDictionary<RequestCost, int> Usual { get; } = new Dictionary<RequestCost, int>
    {
        [RequestCost.Reading] = 12_000,
        [RequestCost.Findings] = 3_000,
        [RequestCost.Fetch] = 30,
        [RequestCost.Search] = 3_000,
        [RequestCost.SignIn] = 20,
        [RequestCost.Writing] = 60,
        [RequestCost.Analysis] = 300,
    };

    /// <summary>Requests a minute; a class that is not named, or stands at 0, has no limit.</summary>
    public IReadOnlyDictionary<RequestCost, int> PerMinute { get; init; } = Usual;

    /// <summary>Reverse proxies whose <c>X-Forwarded-For</c> is believed; of all others the address of the connection counts.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Nobody is limited.</summary>
    public static LimitOptions Off { get; } = new() { PerMinute = new Dictionary<RequestCost, int>() };

    /// <summary>The limit of a class; <c>null</c> for none.</summary>
    public int? Of(RequestCost cost) => PerMinute.TryGetValue(cost, out var limit) && limit > 0 ? limit : null;
}
