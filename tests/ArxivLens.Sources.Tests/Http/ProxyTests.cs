using System.Net;
using ArxivLens.Sources.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Http;

/// <summary>
/// A proxy, which would connect to whatever it likes, is never used. Alone, since the proxy is the whole process's.
/// </summary>
[Collection(nameof(Alone))]
public sealed class ProxyTests
{
    [Fact]
    public async Task A_proxy_of_the_machine_is_passed_by()
    {
        await using var proxy = LocalServer.Start();
        await using var server = LocalServer.Start();
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy($"http://127.0.0.1:{proxy.Port}");
        try
        {
            // Even one at an address that the door leads to.
            using var client = Doors.ClientOf(new HandClock(runs: true), server, proxy);
            Assert.Null((await client.GetAsync($"http://a.example:{server.Port}/")).Fault);
            Assert.Equal(FetchFault.Closed, (await client.GetAsync("http://10.0.0.1/")).Fault);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }

        Assert.Equal(0, proxy.Connections);
        Assert.Single(server.Pages);
    }
}
