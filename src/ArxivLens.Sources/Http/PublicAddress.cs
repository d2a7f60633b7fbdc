using System.Net;
using System.Net.Sockets;

namespace ArxivLens.Sources.Http;

/// <summary>
/// Whether an address belongs to the public Internet, by IANA's registries of special-purpose addresses (RFC 6890). Of IPv6 only
/// global unicast is public; an address that carries another within it is as public as that one, or not at all.
/// </summary>
public static class PublicAddress
{
    // 192.88.99.0/24 is the way to 6to4 (RFC 7526), which is closed below.
    private static readonly IPNetwork[] Closed4 = Parse(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    // 2001::/23 has Teredo and other protocols, 2002::/16 is 6to4: both carry an IPv4 address through relays of anybody.
    private static readonly IPNetwork[] Closed6 = Parse("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    // A network that has only IPv6 reaches the IPv4 of others through these (RFC 6052).
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether a request of a stranger may be sent there.</summary>
    public static bool Is(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6) return Is(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork) return !IsIn(Closed4, address);
        if (Translated.Contains(address)) return Is(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return Global6.Contains(address) && !IsIn(Closed6, address);
    }

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));

    private static IPNetwork[] Parse(params string[] networks) => Array.ConvertAll(networks, network => IPNetwork.Parse(network));
}
