using ArxivLens.Sources.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Http;

/// <summary>Where redirects lead, and what goes along.</summary>
public sealed class RedirectTests : IAsyncLifetime, IDisposable
{
    private readonly HandClock _clock = new(runs: true);
    private readonly Certificates _certificates = Certificates.Create("secure.example");
    private LocalServer _plain = null!;
    private LocalServer _secure = null!;
    private GuardedClient _client = null!;

    public Task InitializeAsync()
    {
        (_plain, _secure) = (LocalServer.Start(), LocalServer.Start(certificate: _certificates.Leaf));
        // Without pauses: what is tested are hops of one request.
        var options = Doors.OptionsOf(_plain, _secure).Trusting(_certificates.Root) with { HostPause = TimeSpan.Zero };
        _client = new GuardedClient(options, _clock);
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

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Five_redirects_are_followed_and_the_last_address_is_told(int status)
    {
        RedirectTimes(5, status);
        var answer = await _client.GetAsync($"http://a.example:{_plain.Port}/0");
        Assert.Null(answer.Fault);
        Assert.Equal($"http://a.example:{_plain.Port}/5", answer.Address.AbsoluteUri);
    }

    [Fact]
    public async Task A_sixth_is_not()
    {
        RedirectTimes(6, 302);
        Assert.Equal(FetchFault.Redirect, (await _client.GetAsync($"http://a.example:{_plain.Port}/0")).Fault);
        Assert.Equal(6, _plain.Pages.Count);
    }

    [Fact]
    public async Task From_http_to_https_is_followed_but_not_back()
    {
        _plain.Answer = (asked, stream, token) => asked.Path == "/up"
            ? LocalServer.RedirectAsync(stream, $"https://secure.example:{_secure.Port}/page", token)
            : LocalServer.SendAsync(stream, "plain", token);
        Assert.Equal("https", (await _client.GetAsync($"http://a.example:{_plain.Port}/up")).Address.Scheme);

        _secure.Answer = (_, stream, token) => LocalServer.RedirectAsync(stream, $"http://a.example:{_plain.Port}/down", token);
        var down = await _client.GetAsync($"https://secure.example:{_secure.Port}/");
        Assert.Equal(FetchFault.Redirect, down.Fault);
        Assert.Equal("/up", Assert.Single(_plain.Pages).Path);
    }

    [Theory]
    [InlineData("ftp://a.example/", FetchFault.Address)]
    [InlineData("file:///etc/passwd", FetchFault.Address)]
    [InlineData("javascript:alert(1)", FetchFault.Address)]
    [InlineData("data:text/html,hello", FetchFault.Address)]
    [InlineData("http://a.example:22/", FetchFault.Address)]
    [InlineData("http://user@a.example/", FetchFault.Address)]
    [InlineData("http://10.0.0.1/", FetchFault.Closed)]
    [InlineData("//169.254.169.254/latest/meta-data/", FetchFault.Closed)]
    [InlineData("http://[", FetchFault.Redirect)]
    public async Task Each_hop_is_vetted_like_the_first(string location, FetchFault fault)
    {
        _plain.Answer = (_, stream, token) => LocalServer.RedirectAsync(stream, location, token);
        Assert.Equal(fault, (await _client.GetAsync($"http://a.example:{_plain.Port}/")).Fault);
        Assert.Single(_plain.Pages);
    }

    [Fact]
    public async Task A_host_that_cannot_be_asked_for_is_a_fault_of_the_address() => Assert.Equal(
        FetchFault.Address, (await _client.GetAsync("http://鶻溲篤釘冶覙淠咣戓屽綖訊涏纼鎙嬍靶淪侭榽舾燆敎翙扭圵心鴘鴈.example/")).Fault);

    [Fact]
    public async Task No_cookie_no_key_and_no_referrer_go_along()
    {
        _plain.Answer = (asked, stream, token) => asked.Path == "/0"
            ? LocalServer.SendAsync(stream, "", token, status: "302 Found", headers: "Location: /1\r\nSet-Cookie: a=b\r\nWWW-Authenticate: Basic realm=x\r\n")
            : LocalServer.SendAsync(stream, "", token, status: "401 Unauthorized", headers: "Set-Cookie: c=d\r\nWWW-Authenticate: Negotiate\r\n");
        await _client.GetAsync($"http://a.example:{_plain.Port}/0");
        await _client.GetAsync($"http://a.example:{_plain.Port}/0");

        Assert.Equal(4, _plain.Pages.Count);
        string[] known = ["Host", "User-Agent", "Accept", "Accept-Encoding"];
        Assert.All(_plain.Pages, page => Assert.Equal(known.Order(), HeadersOf(page).Order()));
        Assert.Contains("User-Agent: ArxivLens/", _plain.Pages.First().Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_is_no_redirect()
    {
        _plain.Answer = (_, stream, token) => LocalServer.SendAsync(stream, "page", token, headers: "Refresh: 0; url=http://10.0.0.1/\r\nLocation: /1\r\n");
        Assert.Null((await _client.GetAsync($"http://a.example:{_plain.Port}/")).Fault);
        Assert.Single(_plain.Pages);
    }

    private static IEnumerable<string> HeadersOf(Asked asked) =>
        asked.Head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(':')[0]);

    private void RedirectTimes(int times, int status) => _plain.Answer = (asked, stream, token) =>
        int.Parse(asked.Path[1..], System.Globalization.CultureInfo.InvariantCulture) is var at && at < times
            ? LocalServer.SendAsync(stream, "", token, status: $"{status} Moved", headers: $"Location: /{at + 1}\r\n")
            : LocalServer.SendAsync(stream, "the page", token);
}
