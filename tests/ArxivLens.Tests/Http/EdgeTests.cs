using System.Net.Sockets;
using System.Text;

namespace ArxivLens.Tests.Http;

#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side, down to the bytes.

/// <summary>Requests that no browser sends, byte by byte.</summary>
[Collection(SharedSite.Name)]
public sealed class EdgeTests(Site site)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Ten_thousand_headers_are_refused()
    {
        var headers = string.Concat(Enumerable.Range(0, 10_000).Select(number => $"X-{number}: y\r\n"));
        Assert.Equal([431], await StatusesAsync($"GET / HTTP/1.1\r\nHost: x\r\n{headers}\r\n"));
    }

    [Fact]
    public async Task A_header_without_end_is_refused() =>
        Assert.Equal([431], await StatusesAsync($"GET / HTTP/1.1\r\nHost: x\r\nX-Long: {new string('y', 200_000)}\r\n\r\n"));

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("HEAD")]
    public async Task A_body_of_thirty_megabytes_is_refused_before_it_is_read(string method) =>
        Assert.Equal([413], await StatusesAsync($"{method} / HTTP/1.1\r\nHost: x\r\nContent-Length: 31457280\r\n\r\nthe first of many"));

    [Theory]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n")]
    [InlineData("Content-Length: 5\r\nContent-Length: 6\r\n", "12345")]
    [InlineData("Content-Length: +5\r\n", "12345")]
    [InlineData("Content-Length: 5, 5\r\n", "12345")]
    [InlineData("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: identity, chunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "2;\nxx\r\n47\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "2;a=b\nxx\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFFF\r\nx\r\n0\r\n\r\n")]
    public async Task A_body_of_doubtful_length_smuggles_no_second_request(string headers, string body)
    {
        const string Smuggled = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";
        var answer = await SendAsync($"POST /search HTTP/1.1\r\nHost: x\r\n{headers}\r\n{body}{Smuggled}");
        var statuses = StatusesOf(answer);
        Assert.InRange(statuses.Count, 0, 1);
        Assert.All(statuses, status => Assert.InRange(status, 400, 499));
        Assert.DoesNotContain("\r\nlive\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400)]
    [InlineData("GET / HTTP/9.9\r\nHost: x\r\n\r\n", 505)]
    [InlineData("GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n", 400)]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("\r\n\r\n\0\0\0\0\r\n\r\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    public async Task What_is_no_request_is_refused(string request, int status) => Assert.Equal([status], await StatusesAsync(request));

    [Fact]
    public async Task Who_sends_drop_by_drop_is_cut_off_while_others_are_answered()
    {
        using var drops = await ConnectAsync();
        await drops.GetStream().WriteAsync("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "u8.ToArray());
        var end = ReadAsync(drops.GetStream());
        Assert.Equal(System.Net.HttpStatusCode.OK, (await site.Client.GetAsync("/health/live")).Status);
        // The server ends it; nothing here does.
        var answer = await end.WaitAsync(Patience);
        Assert.All(StatusesOf(answer), status => Assert.Equal(408, status));
    }

    private async Task<IReadOnlyList<int>> StatusesAsync(string request) => StatusesOf(await SendAsync(request));

    private async Task<string> SendAsync(string request)
    {
        using var client = await ConnectAsync();
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        }
        catch (IOException)
        {
            // The server may have said all it has to say and gone.
        }

        return await ReadAsync(stream).WaitAsync(Patience);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(site.Client.Address.Host, site.Client.Address.Port);
        return client;
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer);
        }
        catch (IOException)
        {
            // Reset: closed without more words.
        }

        return Encoding.Latin1.GetString(answer.ToArray());
    }

    private static IReadOnlyList<int> StatusesOf(string answer) =>
        [.. answer.Split("HTTP/1.1 ").Skip(1).Select(part => int.Parse(part.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture))];
}
