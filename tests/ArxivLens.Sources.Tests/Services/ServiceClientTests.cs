using System.Text;
using ArxivLens.Sources.Services;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Services;

/// <summary>A service that is busy, broken, slow or hostile.</summary>
public sealed class ServiceClientTests : IAsyncLifetime, IDisposable
{
    private readonly HandClock _clock = new(runs: true);
    private LocalServer _server = null!;
    private ServiceClient? _client;

    public Task InitializeAsync()
    {
        _server = LocalServer.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _client?.Dispose();

    [Theory]
    [InlineData("429 Too Many Requests", "Retry-After: 3\r\n", 3)]
    [InlineData("503 Service Unavailable", "Retry-After: 3\r\n", 3)]
    [InlineData("503 Service Unavailable", "Retry-After: Thu, 01 Jan 1970 00:00:04 GMT\r\n", 4)]
    [InlineData("503 Service Unavailable", "Date: Mon, 30 Nov 2026 10:00:00 GMT\r\nRetry-After: Mon, 30 Nov 2026 10:00:02 GMT\r\n", 2)]
    [InlineData("503 Service Unavailable", "Retry-After: Wed, 31 Dec 1969 23:00:00 GMT\r\n", 0)]
    [InlineData("503 Service Unavailable", "Retry-After: Thursday, 01-Jan-70 00:00:04 GMT\r\n", 4)]
    [InlineData("503 Service Unavailable", "Retry-After: Thu Jan  1 00:00:04 1970\r\n", 4)]
    [InlineData("503 Service Unavailable", "Retry-After: 0\r\n", 0)]
    [InlineData("503 Service Unavailable", "Retry-After: soon\r\n", 1)]
    [InlineData("503 Service Unavailable", "Retry-After: -7\r\n", 1)]
    [InlineData("503 Service Unavailable", "Retry-After: 1.5\r\n", 1)]
    [InlineData("500 Internal Server Error", "", 1)]
    [InlineData("502 Bad Gateway", "", 1)]
    [InlineData("408 Request Timeout", "", 1)]
    public async Task It_asks_again_when_the_service_says_so(string status, string headers, double wait)
    {
        Answer(0, status, headers);
        var answer = await AskAsync(new() { });
        Assert.Null(answer.Fault);
        Assert.Equal("fine", Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Equal(2, _server.Pages.Count);
        Assert.Equal(wait, _clock.Now.TotalSeconds, 3);
    }

    [Theory]
    [InlineData("Retry-After: 121\r\n", 121)]
    [InlineData("Retry-After: 7200\r\n", 7200)]
    [InlineData("Retry-After: 99999999999999999999\r\n", 86400)]
    [InlineData("Retry-After: 999999999\r\n", 86400)]
    [InlineData("Retry-After: Fri, 01 Jan 2038 00:00:00 GMT\r\n", 86400)]
    public async Task Whoever_asks_for_a_long_rest_is_not_waited_for(string headers, double rest)
    {
        Answer(0, "503 Service Unavailable", headers);
        var answer = await AskAsync(new());
        Assert.Equal(ServiceFault.Busy, answer.Fault);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(rest), answer.Retry);
        Assert.Single(_server.Pages);
    }

    [Fact]
    public async Task Waits_double_and_end()
    {
        _server.Answer = (_, stream, token) => LocalServer.SendAsync(stream, "busy", token, status: "503 Service Unavailable");
        var answer = await AskAsync(new() { Tries = 3 });
        Assert.Equal((ServiceFault.Busy, 503, "busy"), (answer.Fault, answer.Status, Encoding.UTF8.GetString(answer.Body.Span)));
        Assert.Equal(3, _server.Pages.Count);
        // One and two seconds were waited, the half of two and four; four would be next.
        Assert.Equal(TimeSpan.FromSeconds(3), _clock.Now);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(7), answer.Retry);
    }

    [Theory]
    [InlineData("400 Bad Request")]
    [InlineData("401 Unauthorized")]
    [InlineData("404 Not Found")]
    [InlineData("204 No Content")]
    [InlineData("304 Not Modified")]
    public async Task What_asking_again_would_not_change_is_told_at_once(string status)
    {
        Answer(0, status, "");
        var answer = await AskAsync(new());
        Assert.Equal(ServiceFault.Status, answer.Fault);
        Assert.Null(answer.Retry);
        Assert.Single(_server.Pages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf ")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08")]
    [InlineData("no HTTP at all\r\n\r\n")]
    public async Task A_connection_that_breaks_is_made_anew(string sent)
    {
        _server.Answer = (_, stream, token) => _server.Pages.Count > 1
            ? LocalServer.SendAsync(stream, "fine", token)
            : stream.WriteAsync(Encoding.Latin1.GetBytes(sent), token).AsTask();
        var answer = await AskAsync(new());
        Assert.Null(answer.Fault);
        Assert.Equal("fine", Encoding.UTF8.GetString(answer.Body.Span));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_told_with_the_time_of_the_next_try()
    {
        Uri address;
        await using (var gone = LocalServer.Start()) address = new Uri($"http://127.0.0.1:{gone.Port}/");
        _client = new ServiceClient(new ServiceOptions(address) { MostTries = 2, Jitter = () => 0 }, _clock);
        var answer = await _client.AskAsync(new ServiceRequest(address), CancellationToken.None);
        Assert.Equal(ServiceFault.Unreachable, answer.Fault);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(3), answer.Retry);
        Assert.Contains("connection", answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drip_is_left_at_the_deadline()
    {
        var dripped = new TaskCompletionSource();
        _server.Answer = async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\na", token);
            dripped.SetResult();
            await LocalServer.StallAsync(stream, token);
        };
        var asking = AskAsync(new() { Tries = 1 });
        await dripped.Task;
        _clock.Pass(TimeSpan.FromSeconds(119));
        Assert.False(asking.IsCompleted);
        _clock.Pass(TimeSpan.FromSeconds(2));
        Assert.Equal(ServiceFault.TimedOut, (await asking).Fault);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Header: ")]
    public async Task What_has_no_end_is_refused_and_not_asked_for_again(string beginning)
    {
        var piece = beginning.Contains("chunked", StringComparison.Ordinal) ? "4\r\naaaa\r\n" : "aaaaaaaaaa";
        _server.Answer = async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, beginning, token);
            await LocalServer.FloodAsync(stream, string.Concat(Enumerable.Repeat(piece, 500)), token);
        };
        Assert.Equal(ServiceFault.TooLarge, (await AskAsync(new() { Most = 100_000 })).Fault);
        Assert.Single(_server.Pages);
    }

    [Fact]
    public async Task A_bomb_is_counted_unpacked_and_an_honest_archive_read()
    {
        var sizes = new Queue<int>([100_000, 100_001]);
        _server.Answer = (_, stream, token) => LocalServer.SendAsync(
            stream, Archive(sizes.Dequeue()), token, headers: "Content-Encoding: gzip\r\n");
        Assert.Equal(100_000, (await AskAsync(new() { Most = 100_000 })).Body.Length);
        Assert.Equal(ServiceFault.TooLarge, (await AskAsync(new() { Most = 100_000 })).Fault);
    }

    [Fact]
    public async Task What_is_sent_is_what_was_asked_and_who_asks()
    {
        byte[] body = new byte[7];
        _server.Answer = async (asked, stream, token) =>
        {
            if (asked.Head.StartsWith("POST", StringComparison.Ordinal)) await stream.ReadExactlyAsync(body, token);
            await LocalServer.SendAsync(stream, "fine", token, "application/json; charset=utf-8");
        };
        await AskAsync(new() { Path = "/get?a=%2Fb%26c" });
        var answer = await AskAsync(new() { Path = "/post", Json = "{\"a\":1}" });

        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(body));
        var heads = _server.Pages.Select(page => page.Head).ToList();
        Assert.StartsWith("GET /get?a=%2Fb%26c HTTP/1.1", heads[0], StringComparison.Ordinal);
        Assert.StartsWith("POST /post HTTP/1.1", heads[1], StringComparison.Ordinal);
        Assert.All(heads, head => Assert.Contains("User-Agent: ArxivLens/", head, StringComparison.Ordinal));
        Assert.All(heads, head => Assert.Contains("x-api-key: secret", head, StringComparison.Ordinal));
        Assert.DoesNotContain("traceparent", heads[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.2/")]
    [InlineData("http://user@127.0.0.1/")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("http://127.0.0.1:22/")]
    public async Task Another_address_than_the_services_is_not_asked(string address)
    {
        _client = new ServiceClient(new ServiceOptions(new Uri($"http://127.0.0.1:{_server.Port}/")), _clock);
        var answer = await _client.AskAsync(new ServiceRequest(new Uri(address)), CancellationToken.None);
        Assert.Equal(ServiceFault.Address, answer.Fault);
        Assert.Equal(0, _server.Connections);
    }

    private static byte[] Archive(int size)
    {
        using var archive = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(archive, System.IO.Compression.CompressionLevel.Fastest))
            gzip.Write(new byte[size]);
        return archive.ToArray();
    }

    private void Answer(int before, string status, string headers) => _server.Answer = (_, stream, token) =>
        _server.Pages.Count == before + 1
            ? LocalServer.SendAsync(stream, "not now", token, status: status, headers: headers)
            : LocalServer.SendAsync(stream, "fine", token);

    private async Task<ServiceAnswer> AskAsync(Wish wish)
    {
        _client?.Dispose();
        var site = $"http://127.0.0.1:{_server.Port}";
        _client = new ServiceClient(
            new ServiceOptions(new Uri(site))
            {
                MostTries = wish.Tries,
                MostBytes = wish.Most,
                Jitter = () => 0,
                Headers = new Dictionary<string, string> { ["x-api-key"] = "secret" },
            },
            _clock);
        var json = wish.Json is null ? null : Encoding.UTF8.GetBytes(wish.Json);
        return await _client.AskAsync(new ServiceRequest(new Uri(site + wish.Path)) { Json = json }, CancellationToken.None);
    }

    private sealed record Wish(string Path = "/", string? Json = null, int Tries = 5, int Most = 1_000_000);
}
