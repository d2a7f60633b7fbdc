using System.IO.Compression;
using System.Text;
using ArxivLens.Sources.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Http;

/// <summary>How much is taken, and for how long: bombs, floods and drips. Alone, since it counts what all of the process allocates.</summary>
[Collection(nameof(Alone))]
public sealed class BytesAndTimeTests : IAsyncLifetime, IDisposable
{
    private const int Megabyte = 1_000_000;

    private readonly HandClock _clock = new();
    private LocalServer _server = null!;
    private GuardedClient _client = null!;

    public Task InitializeAsync()
    {
        _server = LocalServer.Start();
        _client = Doors.ClientOf(_clock, _server);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _client?.Dispose();

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("identity")]
    [InlineData("")]
    public async Task A_page_of_two_megabytes_is_taken_however_it_is_packed(string encoding)
    {
        var page = new byte[2 * Megabyte];
        Array.Fill(page, (byte)'a');
        Serve(Pack(page, encoding), encoding);
        Assert.Equal(page, (await GetAsync()).Body.ToArray());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("")]
    public async Task One_byte_more_is_too_much(string encoding)
    {
        Serve(Pack(new byte[(2 * Megabyte) + 1], encoding), encoding);
        Assert.Equal(FetchFault.TooLarge, (await GetAsync()).Fault);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_gigabyte_packed_small_is_refused_and_takes_little_memory(string encoding)
    {
        Serve(Bomb(encoding), encoding);
        await AssertTakesLittleAsync(FetchFault.TooLarge);
    }

    [Fact]
    public async Task Packed_bytes_that_become_nothing_are_counted_too()
    {
        // An archive of nothing; many of them after each other are one archive too.
        byte[] nothing = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] piece = [.. Enumerable.Repeat(nothing, 1000).SelectMany(bytes => bytes)];
        _server.Answer = async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n", token);
            while (true) await stream.WriteAsync(piece, token);
        };
        await AssertTakesLittleAsync(FetchFault.TooLarge);
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("gzip, br")]
    [InlineData("zstd")]
    [InlineData("compress")]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task What_is_packed_twice_or_not_as_it_says_is_damaged(string encoding)
    {
        Serve(Encoding.ASCII.GetBytes("<p>This is no archive at all, whatever the header says.</p>"), encoding);
        Assert.Equal(FetchFault.Damaged, (await GetAsync()).Fault);
    }

    [Fact]
    public async Task A_body_that_says_it_is_huge_is_not_read()
    {
        _server.Answer = async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3000000000\r\n\r\n", token);
            await LocalServer.StallAsync(stream, token);
        };
        Assert.Equal(FetchFault.TooLarge, (await GetAsync()).Fault);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "abcdefghijklmnop")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", "10\r\nabcdefghijklmnop\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5", ";extension")]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-Header: abcdefghijklmnop\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Header: ", "abcdefghijklmnop")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X-Trailer: abcdefghijklmnop\r\n")]
    [InlineData("", "abcdefghijklmnop")]
    public async Task A_flood_without_end_is_refused_and_takes_little_memory(string beginning, string piece)
    {
        var many = string.Concat(Enumerable.Repeat(piece, 500));
        _server.Answer = async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, beginning, token);
            await LocalServer.FloodAsync(stream, many, token);
        };
        await AssertTakesLittleAsync(FetchFault.TooLarge, FetchFault.Unreachable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("H")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Ty")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n<p>It begins well")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")]
    public async Task Whoever_drips_is_left_ten_seconds_after_the_beginning(string drops)
    {
        var dripped = new TaskCompletionSource();
        _server.Answer = async (_, stream, token) =>
        {
            foreach (var drop in drops) await LocalServer.WriteAsync(stream, $"{drop}", token);
            dripped.SetResult();
            await LocalServer.StallAsync(stream, token);
        };
        var getting = GetAsync();
        await dripped.Task;
        _clock.Pass(TimeSpan.FromSeconds(9.9));
        Assert.False(getting.IsCompleted);
        _clock.Pass(TimeSpan.FromSeconds(0.2));
        Assert.Equal(FetchFault.TimedOut, (await getting).Fault);
    }

    [Fact]
    public async Task Looking_up_and_connecting_count_as_well()
    {
        var asked = new TaskCompletionSource();
        var options = Doors.OptionsOf(_server) with { Resolve = NeverAsync };
        using var client = new GuardedClient(options, _clock);
        var getting = client.GetAsync($"http://a.example:{_server.Port}/");
        await asked.Task;
        _clock.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal(FetchFault.TimedOut, (await getting).Fault);

        async Task<System.Net.IPAddress[]> NeverAsync(string host, CancellationToken token)
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return [];
        }
    }

    [Fact]
    public async Task All_redirects_and_the_pauses_between_share_the_ten_seconds()
    {
        var clock = new HandClock(runs: true);
        using var client = Doors.ClientOf(clock, _server);
        _server.Answer = (asked, stream, token) =>
        {
            clock.Pass(TimeSpan.FromSeconds(1));
            return LocalServer.RedirectAsync(stream, asked.Path + "0", token);
        };
        Assert.Equal(FetchFault.TimedOut, (await client.GetAsync($"http://a.example:{_server.Port}/")).Fault);
        Assert.InRange(_server.Pages.Count, 3, 4);
    }

    [Fact]
    public async Task Who_calls_it_off_is_not_told_of_a_deadline()
    {
        var asked = new TaskCompletionSource();
        _server.Answer = (_, stream, token) =>
        {
            asked.SetResult();
            return LocalServer.StallAsync(stream, token);
        };
        using var stop = new CancellationTokenSource();
        var getting = _client.GetAsync(new GuardedRequest(new Uri($"http://a.example:{_server.Port}/"), "text/html"), stop.Token);
        await asked.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => getting);
    }

    private static byte[] Pack(byte[] content, string encoding)
    {
        if (encoding is "" or "identity") return content;
        using var packed = new MemoryStream();
        using (var packer = Packer(packed, encoding)) packer.Write(content);
        return packed.ToArray();
    }

    private static byte[] Bomb(string encoding)
    {
        using var packed = new MemoryStream();
        var zeros = new byte[Megabyte];
        using (var packer = Packer(packed, encoding))
        {
            for (var at = 0; at < 1000; at++) packer.Write(zeros);
        }

        return packed.ToArray();
    }

    private static Stream Packer(Stream to, string encoding) => encoding switch
    {
        "gzip" or "x-gzip" => new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true),
        "br" => new BrotliStream(to, CompressionLevel.Fastest, leaveOpen: true),
        _ => new ZLibStream(to, CompressionLevel.Fastest, leaveOpen: true),
    };

    private void Serve(byte[] body, string encoding) => _server.Answer = (_, stream, token) =>
        LocalServer.SendAsync(stream, body, token, headers: encoding.Length == 0 ? "" : $"Content-Encoding: {encoding}\r\n");

    private Task<GuardedAnswer> GetAsync() => _client.GetAsync($"http://a.example:{_server.Port}/");

    private async Task AssertTakesLittleAsync(params FetchFault[] faults)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var answer = await GetAsync();
        var taken = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Contains(answer.Fault!.Value, faults);
        Assert.InRange(taken, 0, 24 * Megabyte);
    }
}
