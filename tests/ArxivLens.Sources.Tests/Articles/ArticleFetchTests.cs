using System.Net;
using System.Text;
using ArxivLens.Sources.Articles;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Articles;

/// <summary>Articles that are fetched: politely, seldom, and without a word on why one was not.</summary>
public sealed class ArticleFetchTests : IAsyncLifetime, IDisposable
{
    private readonly HandClock _clock = new(runs: true);
    private LocalServer _server = null!;
    private GuardedClient _client = null!;
    private ArticleFetch _fetch = null!;

    public Task InitializeAsync()
    {
        _server = LocalServer.Start();
        _client = Doors.ClientOf(_clock, _server);
        _fetch = Doors.FetchOf(_client, _clock);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _client?.Dispose();

    [Theory]
    [InlineData("text/html; charset=ISO-8859-1", "text/html", "ISO-8859-1")]
    [InlineData("Text/HTML; charset=\"utf-8\"", "text/html", "utf-8")]
    [InlineData("application/xhtml+xml", "application/xhtml+xml", null)]
    [InlineData("text/plain", "text/plain", null)]
    [InlineData("text/markdown", "text/markdown", null)]
    public async Task A_page_comes_with_what_it_is(string header, string type, string? charset)
    {
        _server.Answer = (_, stream, token) => LocalServer.SendAsync(stream, "<p>ä</p>", token, header);
        var page = await FetchAsync("/page#part");
        Assert.Null(page.Refusal);
        Assert.Equal((type, charset, "<p>ä</p>"), (page.MediaType, page.Charset, Encoding.UTF8.GetString(page.Body.Span)));
        Assert.Equal(AddressOf("/page"), page.Address.AbsoluteUri);
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("image/png")]
    [InlineData("application/json")]
    [InlineData("text/html-not")]
    [InlineData("nonsense")]
    public async Task Of_other_types_no_byte_is_read(string type)
    {
        _server.Answer = async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: 100\r\n\r\n", token);
            await LocalServer.StallAsync(stream, token);
        };
        Assert.Equal(FetchFault.Type, (await FetchAsync("/page")).Refusal!.Fault);
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /private", "/private/page", false)]
    [InlineData("User-agent: *\nDisallow: /private", "/page", true)]
    [InlineData(null, "/private/page", true)]
    public async Task What_a_site_asks_programs_not_to_read_is_not_read(string? robots, string path, bool isRead)
    {
        _server.RobotsText = robots;
        Assert.Equal(isRead ? null : FetchFault.Robots, (await FetchAsync(path)).Refusal?.Fault);
        Assert.Equal(isRead ? 1 : 0, _server.Pages.Count);
        Assert.Single(_server.Robots);
    }

    [Fact]
    public async Task Nor_is_it_when_a_redirect_leads_there()
    {
        _server.RobotsText = "User-agent: *\nDisallow: /private";
        _server.Answer = (_, stream, token) => LocalServer.RedirectAsync(stream, "/private", token);
        Assert.Equal(FetchFault.Robots, (await FetchAsync("/page")).Refusal!.Fault);
        Assert.Equal("/page", Assert.Single(_server.Pages).Path);
    }

    [Fact]
    public async Task Of_a_long_file_of_rules_the_beginning_counts()
    {
        _server.RobotsText = "User-agent: *\nDisallow: /private\n" + new string('#', 600_000) + "\nDisallow: /";
        Assert.Null((await FetchAsync("/page")).Refusal);
        Assert.Equal(FetchFault.Robots, (await FetchAsync("/private")).Refusal!.Fault);
        Assert.Single(_server.Robots);
    }

    [Fact]
    public async Task A_page_that_many_want_is_fetched_once_and_serves_for_ten_minutes()
    {
        var answer = new TaskCompletionSource();
        _server.Answer = async (_, stream, token) =>
        {
            await answer.Task;
            await LocalServer.SendAsync(stream, "page", token);
        };
        var all = Enumerable.Range(0, 100).Select(at => FetchAsync($"/page#{at}")).ToList();
        answer.SetResult();
        Assert.All(await Task.WhenAll(all), page => Assert.Null(page.Refusal));
        _clock.Pass(TimeSpan.FromMinutes(9));
        await FetchAsync("/page");
        Assert.Single(_server.Pages);
        _clock.Pass(TimeSpan.FromMinutes(2));
        await FetchAsync("/page");
        Assert.Equal(2, _server.Pages.Count);
    }

    [Fact]
    public async Task Who_gives_up_does_not_end_the_fetching_for_the_others()
    {
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Answer = async (_, stream, token) =>
        {
            asked.SetResult();
            await answer.Task;
            await LocalServer.SendAsync(stream, "page", token);
        };
        using var stop = new CancellationTokenSource();
        var first = _fetch.FetchAsync(new Uri(AddressOf("/page")), stop.Token);
        var second = FetchAsync("/page");
        await asked.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult();
        Assert.Null((await second).Refusal);
        Assert.Single(_server.Pages);
    }

    [Fact]
    public async Task A_thousand_pages_of_one_host_make_few_requests()
    {
        // The clock stands still: all come within the same moment.
        var clock = new HandClock();
        using var client = Doors.ClientOf(clock, _server);
        var fetch = Doors.FetchOf(client, clock);
        var all = Enumerable.Range(0, 1000).Select(at => fetch.FetchAsync(AddressOf($"/page?{at}"))).ToList();
        Task<FetchedPage>[] SentAway() => [.. all.Where(page => page.IsCompletedSuccessfully)];
        while (SentAway().Length < 995) await Task.Yield();
        foreach (var page in SentAway())
        {
            var refusal = (await page).Refusal!;
            Assert.Equal((FetchFault.Busy, ArticleRefusal.OfBusyHost), (refusal.Fault, refusal.Message));
        }

        Assert.Single(_server.Robots);
        Assert.Empty(_server.Pages);
        clock.Pass(TimeSpan.FromSeconds(11));
        await Task.WhenAll(all);
        Assert.InRange(_server.Pages.Count, 0, 5);
    }

    [Fact]
    public async Task A_thousand_wishes_for_pages_that_fail_make_few_requests()
    {
        _server.Answer = (_, stream, token) => LocalServer.SendAsync(stream, "", token, status: "500 Broken");
        for (var at = 0; at < 1000; at++) await FetchAsync("/page");
        Assert.Single(_server.Pages);
        Assert.Single(_server.Robots);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Whatever_the_trouble_is_the_words_are_the_same_and_only_the_operator_learns_more(string address, FetchFault fault)
    {
        await using var mute = LocalServer.Start();
        mute.Answer = (_, stream, token) =>
        {
            _clock.Pass(TimeSpan.FromSeconds(10));
            return LocalServer.StallAsync(stream, token);
        };
        _server.RobotsText = "User-agent: *\nDisallow: /private";
        _server.Answer = TroubleAsync;
        var options = Doors.OptionsOf(_server, mute) with { Resolve = ResolveAsync };
        using var client = new GuardedClient(options, _clock);
        var filled = address.Replace("PORT", $"{_server.Port}", StringComparison.Ordinal).Replace("MUTE", $"{mute.Port}", StringComparison.Ordinal);

        var refusal = (await Doors.FetchOf(client, _clock).FetchAsync(filled)).Refusal!;

        Assert.Equal(fault, refusal.Fault);
        Assert.Equal(ArticleRefusal.OfAnyAddress, refusal.Message);
        Assert.NotEmpty(refusal.Detail);
    }

    public static TheoryData<string, FetchFault> Troubles => new()
    {
        { "http://10.0.0.1/", FetchFault.Closed },
        { "http://inner.example/", FetchFault.Closed },
        { "http://nobody.example:PORT/", FetchFault.Unreachable },
        { "http://a.example:MUTE/page", FetchFault.TimedOut },
        { "https://a.example:PORT/", FetchFault.Insecure },
        { "http://a.example:22/", FetchFault.Address },
        { "file:///etc/passwd", FetchFault.Address },
        { "http://a.example:PORT/private", FetchFault.Robots },
        { "http://a.example:PORT/status", FetchFault.Status },
        { "http://a.example:PORT/type", FetchFault.Type },
        { "http://a.example:PORT/large", FetchFault.TooLarge },
        { "http://a.example:PORT/closed", FetchFault.Closed },
        { "http://a.example:PORT/broken", FetchFault.Unreachable },
    };

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://nobody.example/")]
    [InlineData("ftp://a.example/")]
    [InlineData("http://a.example:PORT/status")]
    public async Task And_it_takes_the_same_time(string address)
    {
        var clock = new HandClock();
        _server.Answer = TroubleAsync;
        using var client = new GuardedClient(Doors.OptionsOf(_server) with { Resolve = ResolveAsync, HostPause = TimeSpan.Zero }, clock);
        var fetching = new ArticleFetch(client, clock).FetchAsync(address.Replace("PORT", $"{_server.Port}", StringComparison.Ordinal));
        // The deadlines of the requests are over by then, the wait for the answer is what is left.
        while (clock.Waits is not [{ Ticks: 3 * TimeSpan.TicksPerSecond }]) await Task.Yield();
        clock.Pass(TimeSpan.FromSeconds(2.9));
        Assert.False(fetching.IsCompleted);
        clock.Pass(TimeSpan.FromSeconds(0.1));
        Assert.NotNull((await fetching).Refusal);
    }

    private static Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => host switch
    {
        "inner.example" => Task.FromResult<IPAddress[]>([IPAddress.Parse("192.168.1.1")]),
        "nobody.example" => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound),
        _ => Doors.ToThisMachine(host, cancellationToken),
    };

    private static Task TroubleAsync(Asked asked, Stream stream, CancellationToken token) => asked.Path switch
    {
        "/status" => LocalServer.SendAsync(stream, "", token, status: "403 Forbidden"),
        "/type" => LocalServer.SendAsync(stream, "%PDF", token, "application/pdf"),
        "/large" => LocalServer.SendAsync(stream, new byte[3_000_000], token),
        "/closed" => LocalServer.RedirectAsync(stream, "http://127.0.0.2/", token),
        _ => LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n<p>", token),
    };

    private string AddressOf(string path) => $"http://a.example:{_server.Port}{path}";

    private Task<FetchedPage> FetchAsync(string path) => _fetch.FetchAsync(AddressOf(path));
}
