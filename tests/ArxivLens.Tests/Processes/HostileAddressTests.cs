using System.IO.Compression;
using ArxivLens.Sources.Articles;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Tests.Processes;

/// <summary>All of it put together, from the address to the process that reads pages, against sites that mean harm.</summary>
public sealed class HostileAddressTests : IAsyncLifetime
{
    private readonly HandClock _clock = new(runs: true);
    private LocalServer _server = null!;

    public Task InitializeAsync()
    {
        _server = LocalServer.Start();
        _server.Answer = AnswerAsync;
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("/bomb", FetchFault.TooLarge)]
    [InlineData("/deep", FetchFault.Unreadable)]
    [InlineData("/drip", FetchFault.TimedOut)]
    [InlineData("/inner", FetchFault.Closed)]
    [InlineData("/inner-in-figures", FetchFault.Closed)]
    [InlineData("/inner-in-full-width", FetchFault.Closed)]
    [InlineData("/nothing", FetchFault.Unreadable)]
    [InlineData("/missing", FetchFault.Status)]
    public async Task Each_is_refused_in_the_same_words(string path, FetchFault fault)
    {
        using var client = Doors.ClientOf(_clock, _server);
        using var worker = new PageWorker(PageWorkerCommand.OfThisProgram(), TimeProvider.System);
        var source = new ArticleSource(Doors.FetchOf(client, _clock), worker);

        var (document, refusal) = await source.ReadAsync($"http://a.example:{_server.Port}{path}");

        Assert.Null(document);
        Assert.Equal((fault, ArticleRefusal.OfAnyAddress), (refusal!.Fault, refusal.Message));
    }

    [Fact]
    public async Task The_command_line_reaches_nothing_on_this_machine_not_even_by_the_proxy_it_is_told_of()
    {
        using var data = new DataFolder();
        await using var proxy = LocalServer.Start();
        var address = $"http://127.0.0.1:{proxy.Port}";
        var environment = new Dictionary<string, string>
        {
            ["http_proxy"] = address, ["https_proxy"] = address, ["all_proxy"] = address, ["HTTP_PROXY"] = address, ["HTTPS_PROXY"] = address,
        };

        var outcome = (await Arxivlens.RunWithAsync(
            environment, data, "article", "add", "http://192.0.2.1/", "http://127.0.0.1/", "http://[::1]/", "http://2130706433/", address)).Ends(1);

        Assert.Equal(
            Enumerable.Repeat($"arxivlens: {ArticleRefusal.OfAnyAddress}", 5),
            outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(0, proxy.Connections);
    }

    [Fact]
    public async Task The_operator_learns_the_reason_on_request()
    {
        using var data = new DataFolder();
        var outcome = (await Arxivlens.RunAsync(data, "article", "add", "--verbose", "http://169.254.169.254/")).Ends(1);
        Assert.StartsWith($"arxivlens: {ArticleRefusal.OfAnyAddress} (", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("169.254.169.254 at port 80, which is closed", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_that_cannot_be_sent_ends_the_command()
    {
        using var data = new DataFolder();
        var environment = new Dictionary<string, string> { ["ARXIVLENS_CONTACT"] = "me (at home)" };
        var outcome = (await Arxivlens.RunWithAsync(environment, data, "article", "add", "http://127.0.0.1/")).Ends(2);
        Assert.StartsWith("arxivlens: ARXIVLENS_CONTACT", outcome.Error, StringComparison.Ordinal);
    }

    private async Task AnswerAsync(Asked asked, Stream stream, CancellationToken token)
    {
        switch (asked.Path)
        {
            case "/bomb":
                await LocalServer.SendAsync(stream, Bomb(), token, headers: "Content-Encoding: gzip\r\n");
                break;
            case "/deep":
                await LocalServer.SendAsync(stream, string.Concat(Enumerable.Repeat("<div>", 80_000)), token);
                break;
            case "/drip":
                await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>", token);
                _clock.Pass(TimeSpan.FromSeconds(10));
                await LocalServer.StallAsync(stream, token);
                break;
            case "/nothing":
                await LocalServer.SendAsync(stream, "<html><body></body></html>", token);
                break;
            case "/missing":
                await LocalServer.SendAsync(stream, "", token, status: "404 Not Found");
                break;
            default:
                await LocalServer.RedirectAsync(stream, $"http://{HostOf(asked.Path)}/", token);
                break;
        }
    }

    private static string HostOf(string path) => path switch
    {
        "/inner" => "127.0.0.2",
        "/inner-in-figures" => "2130706433",
        _ => "①②⑦.⓪.⓪.①",
    };

    private static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1_000_000];
            for (var at = 0; at < 1000; at++) gzip.Write(zeros);
        }

        return packed.ToArray();
    }
}
