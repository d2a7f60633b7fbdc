using System.Net;
using System.Security.Cryptography.X509Certificates;
using ArxivLens.Sources.Articles;
using ArxivLens.Sources.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Http;

/// <summary>Doors to servers on this machine, which the real one would not lead to.</summary>
internal static class Doors
{
    /// <summary>Names that are looked up in the tests: all lead to 127.0.0.1.</summary>
    public static Task<IPAddress[]> ToThisMachine(string host, CancellationToken cancellationToken) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    /// <summary>A client that may reach these servers at 127.0.0.1 and nothing else here, at their ports.</summary>
    public static GuardedClient ClientOf(HandClock clock, params LocalServer[] servers) => new(OptionsOf(servers), clock);

    public static GuardedClientOptions OptionsOf(params LocalServer[] servers) => new()
    {
        Policy = AddressPolicy.ForTests([.. servers.Select(server => server.EndPoint)]),
        Resolve = ToThisMachine,
    };

    /// <summary>Asks for a page.</summary>
    public static Task<GuardedAnswer> GetAsync(this GuardedClient client, string address) =>
        client.GetAsync(new GuardedRequest(new Uri(address), "text/html"), CancellationToken.None);

    /// <summary>Fetches an article through it, failures told at once.</summary>
    public static ArticleFetch FetchOf(GuardedClient client, HandClock clock) => new(client, clock, TimeSpan.Zero);

    public static Task<FetchedPage> FetchAsync(this ArticleFetch fetch, string address) =>
        fetch.FetchAsync(new Uri(address), CancellationToken.None);

    public static GuardedClientOptions Trusting(this GuardedClientOptions options, X509Certificate2 root) => options with { Roots = [root] };
}
