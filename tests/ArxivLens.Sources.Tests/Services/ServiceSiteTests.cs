using System.Net;
using ArxivLens.Sources.Services;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Services;

/// <summary>Where a service may send us on to, and what goes along.</summary>
public sealed class ServiceSiteTests : IAsyncLifetime, IDisposable
{
    private readonly HandClock _clock = new(runs: true);
    private readonly Certificates _certificates = Certificates.Create("api.site.example");
    private LocalServer _plain = null!;
    private LocalServer _secure = null!;
    private ServiceClient? _client;

    public Task InitializeAsync()
    {
        (_plain, _secure) = (LocalServer.Start(), LocalServer.Start(certificate: _certificates.Leaf));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _plain.DisposeAsync();
        await _secure.DisposeAsync();
    }

    public void Dispose()
    {
        _client?.Dispose();
        _certificates.Dispose();
    }

    [Fact]
    public async Task The_key_stays_with_the_named_host()
    {
        _plain.Answer = (asked, stream, token) => asked.Head.Contains("Host: api.", StringComparison.Ordinal)
            ? LocalServer.SendAsync(stream, "fine", token)
            : LocalServer.RedirectAsync(stream, $"http://api.site.example:{_plain.Port}/there", token);
        var answer = await AskAsync($"http://site.example:{_plain.Port}/here?a=b");

        Assert.Equal((null, "/there"), (answer.Fault, answer.Address.PathAndQuery));
        var (first, second) = (_plain.Pages.First(), _plain.Pages.Last());
        Assert.Equal("/here?a=b&api_key=se%26cret", first.Path);
        Assert.Contains("x-api-key: secret", first.Head, StringComparison.Ordinal);
        Assert.Equal("/there", second.Path);
        Assert.DoesNotContain("secret", second.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_http_to_https_is_followed_but_not_back()
    {
        _plain.Answer = (_, stream, token) =>
            LocalServer.RedirectAsync(stream, $"https://api.site.example:{_secure.Port}/", token);
        Assert.Equal("https", (await AskAsync($"http://site.example:{_plain.Port}/")).Address.Scheme);

        _secure.Answer = (_, stream, token) => LocalServer.RedirectAsync(stream, $"http://site.example:{_plain.Port}/", token);
        Assert.Equal(ServiceFault.Redirect, (await AskAsync($"http://site.example:{_plain.Port}/")).Fault);
        Assert.Equal(2, _plain.Pages.Count);
    }

    [Theory]
    [InlineData("http://other.example/")]
    [InlineData("http://evilsite.example/")]
    [InlineData("http://site.example.evil.example/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://inner.site.example/")]
    [InlineData("http://site.example:22/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://[")]
    public async Task Another_site_and_what_is_not_public_is_not_gone_to(string location)
    {
        _plain.Answer = (_, stream, token) => LocalServer.RedirectAsync(stream, location, token);
        var answer = await AskAsync($"http://site.example:{_plain.Port}/");
        Assert.Equal(ServiceFault.Redirect, answer.Fault);
        Assert.DoesNotContain("secret", answer.ToString(), StringComparison.Ordinal);
        Assert.Single(_plain.Pages);
    }

    [Fact]
    public async Task A_circle_ends_after_five()
    {
        _plain.Answer = (_, stream, token) => LocalServer.RedirectAsync(stream, "/", token);
        Assert.Equal(ServiceFault.Redirect, (await AskAsync($"http://site.example:{_plain.Port}/")).Fault);
        Assert.Equal(6, _plain.Pages.Count);
    }

    [Theory]
    [InlineData(301, "POST")]
    [InlineData(302, "POST")]
    [InlineData(307, "POST")]
    [InlineData(308, "POST")]
    [InlineData(303, "GET")]
    public async Task What_was_posted_goes_along(int status, string method)
    {
        _plain.Answer = (asked, stream, token) => asked.Path == "/there"
            ? LocalServer.SendAsync(stream, "fine", token)
            : LocalServer.SendAsync(stream, "", token, status: $"{status} Moved", headers: "Location: /there\r\nConnection: close\r\n");
        var address = new Uri($"http://site.example:{_plain.Port}/here");
        using var client = new ServiceClient(OptionsOf(address) with { KeyParameter = null }, _clock);
        Assert.Null((await client.AskAsync(new ServiceRequest(address) { Json = [1] }, CancellationToken.None)).Fault);
        Assert.StartsWith(method, _plain.Pages.Last().Head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("line\r\nbreak")]
    [InlineData("\u00e9")]
    [InlineData("")]
    public void A_key_that_cannot_be_sent_is_told_without_it(string key)
    {
        var options = new ServiceOptions(new Uri("http://site.example/")) { Headers = new Dictionary<string, string> { ["x-api-key"] = key } };
        var e = Assert.Throws<ArgumentException>(() => new ServiceClient(options, _clock));
        Assert.DoesNotContain("break", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_do_not_say_their_keys()
    {
        Assert.DoesNotContain("cret", OptionsOf(new Uri("http://site.example/?key=secret")).ToString(), StringComparison.Ordinal);
    }

    private ServiceOptions OptionsOf(Uri address) => new(address)
    {
        Headers = new Dictionary<string, string> { ["x-api-key"] = "secret" },
        KeyParameter = new("api_key", "se&cret"),
        Resolve = (host, _) => Task.FromResult<IPAddress[]>([host.StartsWith("inner", StringComparison.Ordinal) ? IPAddress.Parse("10.0.0.1") : IPAddress.Loopback]),
        Roots = [_certificates.Root],
        Also = [_plain.EndPoint, _secure.EndPoint],
    };

    private async Task<ServiceAnswer> AskAsync(string address)
    {
        _client?.Dispose();
        _client = new ServiceClient(OptionsOf(new Uri(address)), _clock);
        return await _client.AskAsync(new ServiceRequest(new Uri(address)), CancellationToken.None);
    }
}
