using System.Text;
using ArxivLens.Core;
using ArxivLens.Sources.Articles;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Articles;

/// <summary>
/// Articles from files and addresses; pages of them are read by a stand-in, for the real worker is tested as a process.
/// </summary>
public sealed class ArticleSourceTests : IDisposable
{
    private const string Essay = "# On doors\n\nA door is opened by whoever has the key, and by nobody else.\n";

    private readonly HandClock _clock = new(runs: true);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("essay.md")]
    [InlineData("essay.txt")]
    [InlineData("ESSAY.MARKDOWN")]
    [InlineData("essay")]
    public async Task A_file_of_text_is_read_as_it_is(string name)
    {
        var document = (await ReadAsync(Write(name, Encoding.UTF8.GetBytes(Essay)))).Document!;
        Assert.Equal(Essay, document.Text.Text);
        Assert.Contains(document.Text.Blocks, block => block.Span.Of(Essay).StartsWith("A door", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text(string encoding)
    {
        var written = Encoding.GetEncoding(encoding);
        var document = (await ReadAsync(Write("essay.txt", [.. written.GetPreamble(), .. written.GetBytes(Essay)]))).Document!;
        Assert.Equal(Essay, document.Text.Text);
    }

    [Fact]
    public async Task An_archive_is_unpacked() =>
        Assert.Equal(Essay, (await ReadAsync(Write("essay.md.gz", TemporaryFile.Gzip(Encoding.UTF8.GetBytes(Essay))))).Document!.Text.Text);

    [Theory]
    [InlineData("page.html", "<p>no mark of a page</p>")]
    [InlineData("page.HTM", "<p>no mark of a page</p>")]
    [InlineData("page.html.gz", "<p>no mark of a page</p>")]
    [InlineData("page", "\n <!DOCTYPE html><title>A page</title>")]
    [InlineData("page", "<html><body>A page")]
    public async Task A_page_is_given_to_a_worker(string name, string content)
    {
        var reading = await ReadAsync(Write(name, Encoding.UTF8.GetBytes(content)));
        Assert.Equal("by the worker", reading.Document?.Facts.Title);
    }

    [Theory]
    [InlineData("latin.txt", new byte[] { 0x63, 0x61, 0x66, 0xe9, 0x20, 0x61 }, "is not UTF-8 (at byte 3)")]
    [InlineData("binary", new byte[] { 0x7f, 0x45, 0x4c, 0x46, 0, 1 }, "is not text")]
    [InlineData("empty.md", new byte[0], "is empty")]
    public async Task What_is_no_text_is_refused_by_name(string name, byte[] content, string fault)
    {
        var path = Write(name, content);
        var refused = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(path));
        Assert.Equal($"{path}: {fault}", refused.Message.Split(';')[0]);
    }

    [Fact]
    public async Task A_file_beyond_eight_megabytes_is_refused_packed_or_not()
    {
        var large = new byte[8_000_001];
        Array.Fill(large, (byte)'a');
        foreach (var path in new[] { Write("large.txt", large), Write("large.md.gz", TemporaryFile.Gzip(large)) })
            Assert.Contains("larger than 8 MB", (await Assert.ThrowsAsync<SourceException>(() => ReadAsync(path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_a_folder_or_cut_off_is_named()
    {
        var missing = Path.Combine(_folder.FullName, "none.md");
        Assert.Equal($"{missing}: no such file", (await Assert.ThrowsAsync<SourceException>(() => ReadAsync(missing))).Message);
        Assert.Contains(
            "is a folder", (await Assert.ThrowsAsync<SourceException>(() => ReadAsync(_folder.FullName))).Message, StringComparison.Ordinal);
        var cut = Write("cut.md.gz", TemporaryFile.Gzip(Encoding.UTF8.GetBytes(Essay))[..40]);
        Assert.StartsWith($"{cut}: cannot be read", (await Assert.ThrowsAsync<SourceException>(() => ReadAsync(cut))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", "/essay.txt")]
    [InlineData("text/plain", "/essay.md")]
    [InlineData("text/markdown; charset=utf-8", "/essay")]
    public async Task Text_at_an_address_is_read_and_stands_there(string type, string path)
    {
        await using var server = Serving(Essay, type);
        var document = (await ReadAsync($"http://a.example:{server.Port}{path}", server)).Document!;
        Assert.Equal((Essay, $"http://a.example:{server.Port}{path}"), (document.Text.Text, document.Facts.Address));
    }

    [Theory]
    [InlineData("https://a.example/page", "https://a.example/page")]
    [InlineData("https://www.A.example/page", "https://www.A.example/page")]
    [InlineData("https://known.example/page", null)]
    [InlineData("https://b.a.example/page", null)]
    [InlineData("nonsense", null)]
    [InlineData(null, null)]
    public async Task A_page_that_says_it_stands_at_another_host_is_not_believed(string? said, string? kept)
    {
        await using var server = Serving("<p>A page</p>", "text/html");
        var address = $"http://a.example:{server.Port}/here";
        var document = (await ReadAsync(address, server, StandIn(said))).Document!;
        Assert.Equal(kept ?? address, document.Facts.Address);
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_refused_in_the_words_for_all_addresses()
    {
        await using var server = Serving("<p>A page</p>", "text/html");
        var refusal = (await ReadAsync($"http://a.example:{server.Port}/", server, Command("echo; echo '{\"Fault\":\"too complex\"}'"))).Refusal!;
        Assert.Equal((FetchFault.Unreadable, ArticleRefusal.OfAnyAddress), (refusal.Fault, refusal.Message));
        Assert.Contains("too complex", refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("ftp://a.example/essay.txt")]
    [InlineData("file:///etc/hostname")]
    [InlineData("http://")]
    [InlineData("http://[")]
    public async Task An_address_never_names_a_file_nor_this_machine(string address)
    {
        var refusal = (await ReadAsync(address)).Refusal!;
        Assert.Equal(ArticleRefusal.OfAnyAddress, refusal.Message);
    }

    [Fact]
    public async Task What_a_stranger_types_is_an_address_or_nothing()
    {
        var path = Write("secret.txt", Encoding.UTF8.GetBytes(Essay));
        using var worker = new PageWorker(StandIn(null), TimeProvider.System);
        using var client = Doors.ClientOf(_clock);
        var source = new ArticleSource(Doors.FetchOf(client, _clock), worker);
        foreach (var typed in new[] { path, "-", "", "secret.txt", new Uri(path).AbsoluteUri })
            Assert.Equal(FetchFault.Address, (await source.ReadAddressAsync(typed)).Refusal?.Fault);
    }

    private static LocalServer Serving(string content, string type)
    {
        var server = LocalServer.Start();
        server.Answer = (_, stream, token) => LocalServer.SendAsync(stream, content, token, type);
        return server;
    }

    /// <summary>A worker that has read something already, and says where it stands.</summary>
    private static PageWorkerCommand StandIn(string? address)
    {
        var said = address is null ? "" : $",\"Address\":\"{address}\"";
        var facts = $"{{\"Title\":\"by the worker\",\"Tags\":[]{said}}}";
        return Command($"echo; cat > /dev/null; echo '{{\"Document\":{{\"Facts\":{facts},\"Text\":{{\"Text\":\"\",\"Blocks\":[],\"Links\":[]}}}}}}'");
    }

    private static PageWorkerCommand Command(string script) => new("/bin/sh", ["-c", script]);

    private async Task<SourceReading> ReadAsync(string fileOrAddress, LocalServer? server = null, PageWorkerCommand? command = null)
    {
        using var worker = new PageWorker(command ?? StandIn(null), TimeProvider.System);
        using var client = server is null ? new GuardedClient(new GuardedClientOptions(), _clock) : Doors.ClientOf(_clock, server);
        return await new ArticleSource(Doors.FetchOf(client, _clock), worker).ReadAsync(fileOrAddress);
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
