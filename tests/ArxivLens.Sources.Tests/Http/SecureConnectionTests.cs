using ArxivLens.Sources.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Http;

/// <summary>Whom the door trusts, and that a certificate sends it nowhere.</summary>
public sealed class SecureConnectionTests
{
    private readonly HandClock _clock = new(runs: true);

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_or_for_another_host_is_refused()
    {
        using var certificates = Certificates.Create("secure.example");
        await using var server = LocalServer.Start(certificate: certificates.Leaf);
        using var trusting = new GuardedClient(Doors.OptionsOf(server).Trusting(certificates.Root), _clock);
        using var stranger = Doors.ClientOf(_clock, server);

        Assert.Null((await trusting.GetAsync($"https://secure.example:{server.Port}/")).Fault);
        Assert.Equal(FetchFault.Insecure, (await trusting.GetAsync($"https://other.example:{server.Port}/")).Fault);
        Assert.Equal(FetchFault.Insecure, (await stranger.GetAsync($"https://secure.example:{server.Port}/")).Fault);
        Assert.Single(server.Pages);
    }

    [Fact]
    public async Task A_server_that_speaks_no_TLS_is_refused()
    {
        await using var server = LocalServer.Start();
        using var client = Doors.ClientOf(_clock, server);
        Assert.Equal(FetchFault.Insecure, (await client.GetAsync($"https://a.example:{server.Port}/")).Fault);
    }

    [Fact]
    public async Task A_certificate_that_names_where_its_issuer_is_sends_nobody_there()
    {
        await using var inner = LocalServer.Start();
        using var certificates = Certificates.Create("secure.example", $"http://127.0.0.1:{inner.Port}/issuer.cer");
        await using var server = LocalServer.Start(certificate: certificates.Leaf);
        using var client = Doors.ClientOf(_clock, server);

        Assert.Equal(FetchFault.Insecure, (await client.GetAsync($"https://secure.example:{server.Port}/")).Fault);

        Assert.Equal(0, inner.Connections);
    }
}
