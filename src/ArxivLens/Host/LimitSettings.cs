using System.Globalization;
using System.Net;
using ArxivLens.Web.Limits;

namespace ArxivLens.Host;

/// <summary>Reads from the environment how many requests one client may make, and which reverse proxies are believed.</summary>
internal static class LimitSettings
{
    private const string Limits = "ARXIVLENS_LIMITS";
    private const string Proxies = "ARXIVLENS_PROXIES";
    private const int Most = 1_000_000;

    /// <summary>The variables it reads.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Limits, Proxies];

    /// <summary>Reads them.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same.</param>
    /// <param name="options">The limits.</param>
    /// <param name="fault">What is wrong, naming the variable; <c>null</c> when nothing is.</param>
    /// <returns>Whether nothing is wrong.</returns>
    public static bool TryRead(Func<string, string?> variable, out LimitOptions options, out string? fault)
    {
        options = LimitOptions.Off;
        fault = null;
        var limits = variable(Limits)?.Trim() ?? "";
        if (!limits.Equals("off", StringComparison.OrdinalIgnoreCase))
        {
            var perMinute = new Dictionary<RequestCost, int>(LimitOptions.Usual);
            fault = PartsOf(limits).Select(part => ReadLimit(part, perMinute)).FirstOrDefault(one => one is not null);
            options = new LimitOptions { PerMinute = perMinute };
        }

        var networks = new List<IPNetwork>();
        fault ??= PartsOf(variable(Proxies) ?? "").Select(part => ReadNetwork(part, networks)).FirstOrDefault(one => one is not null);
        options = options with { Proxies = networks };
        return fault is null;
    }

    private static string[] PartsOf(string text) => text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? ReadLimit(string part, Dictionary<RequestCost, int> perMinute)
    {
        if (part.Split('=') is [var name, var number]
            && Enum.GetValues<RequestCost>().Where(cost => name.Equals(cost.ToString(), StringComparison.OrdinalIgnoreCase)).ToList() is [var found]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit <= Most)
        {
            perMinute[found] = limit;
            return null;
        }

        var names = string.Join(", ", Enum.GetNames<RequestCost>()).ToLowerInvariant();
        return $"{Limits}: '{part}' is none; 'off' is meant, or requests a minute such as search=600 of {names}, 0 for no limit and at most {Most:D}.";
    }

    private static string? ReadNetwork(string part, List<IPNetwork> networks)
    {
        if (IPAddress.TryParse(part, out var address))
            networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
        else if (IPNetwork.TryParse(part, out var network))
            networks.Add(network);
        else
            return $"{Proxies}: '{part}' is no address such as 127.0.0.1 and no network such as 10.0.0.0/8.";
        return null;
    }
}
