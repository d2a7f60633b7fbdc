using System.Security.Cryptography.X509Certificates;

namespace ArxivLens.Sources.Http;

/// <summary>How other machines are asked.</summary>
public sealed record GuardedClientOptions
{
    /// <summary>How this program calls itself, its version and whom to write to in it.</summary>
    public string UserAgent { get; init; } = UserAgentText.Create(null);

    /// <summary>In how long all of a request must be over: waiting for its turn, looking up, redirects, the last byte.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Redirects that are followed.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>How long a host is left alone after each request.</summary>
    public TimeSpan HostPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Requests that may wait for their turn at one host; more are sent away.</summary>
    public int MostWaiting { get; init; } = 4;

    /// <summary>Hosts that are asked at the same time; a request beyond is sent away.</summary>
    public int MostHosts { get; init; } = 16;

    internal AddressPolicy Policy { get; init; } = AddressPolicy.Public;

    internal HostResolver Resolve { get; init; } = OutboundDoor.ResolveAsync;

    internal X509Certificate2Collection? Roots { get; init; }
}
