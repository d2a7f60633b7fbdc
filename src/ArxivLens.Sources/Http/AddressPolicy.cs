using System.Net;

namespace ArxivLens.Sources.Http;

/// <summary>Which addresses a door leads to.</summary>
internal sealed class AddressPolicy
{
    private readonly Uri? _only;
    private readonly IPEndPoint[] _also;
    private readonly int[] _ports;
    private readonly Uri? _site;

    private AddressPolicy(Uri? only, IPEndPoint[] also, int[] ports, Uri? site = null) =>
        (_only, _also, _ports, _site) = (only, also, ports, site);

    /// <summary>The public Internet at the ports of the web: what strangers may name.</summary>
    public static AddressPolicy Public { get; } = new(null, [], [80, 443]);

    /// <summary>One host at one port and nothing else, wherever its name leads: what the operator has named.</summary>
    public static AddressPolicy Only(Uri endpoint) => new(endpoint, [], [endpoint.Port]);

    /// <summary>
    /// The site of an address that the operator has named: its host wherever its name leads, and where they are public the other
    /// hosts of the site, at its port and that of https.
    /// </summary>
    /// <param name="endpoint">What was named.</param>
    /// <param name="also">For tests: servers on this machine that are admitted as other hosts, and their ports.</param>
    public static AddressPolicy Site(Uri endpoint, params IPEndPoint[] also) =>
        new(null, also, [endpoint.Port, 443, .. also.Select(other => other.Port)], endpoint);

    /// <summary>For tests: the public one, further ports, and servers on this machine. No setting leads here.</summary>
    /// <param name="also">Addresses that are admitted though they are not public.</param>
    /// <param name="ports">Ports that may be named; what stands behind them must be public all the same.</param>
    public static AddressPolicy ForTests(IPEndPoint[] also, params int[] ports) =>
        new(null, also, [80, 443, .. ports, .. also.Select(endpoint => endpoint.Port)]);

    /// <summary>Whether the port may be named.</summary>
    public bool HasPort(int port) => Array.IndexOf(_ports, port) >= 0;

    /// <summary>Whether a connection may be made.</summary>
    /// <param name="host">The name, or the address without brackets, as the request has it.</param>
    /// <param name="address">Where the name leads.</param>
    /// <param name="port">The port.</param>
    public bool Admits(string host, IPAddress address, int port)
    {
        if (_only is not null)
            return port == _only.Port && string.Equals(host, _only.IdnHost, StringComparison.OrdinalIgnoreCase);
        if (_site is not null && !IsOfSite(host)) return false;
        if (_site is not null && HasPort(port) && IsNamed(host)) return true;
        if (Array.IndexOf(_also, new IPEndPoint(address, port)) >= 0) return true;
        return HasPort(port) && PublicAddress.Is(address);
    }

    private bool IsNamed(string host) => string.Equals(host, _site!.IdnHost, StringComparison.OrdinalIgnoreCase);

    private bool IsOfSite(string host) => WebSite.Of(_site!.IdnHost).Has(host);
}
