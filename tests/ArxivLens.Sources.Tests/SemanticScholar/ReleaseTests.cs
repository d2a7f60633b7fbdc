using ArxivLens.Core;
using ArxivLens.Sources.SemanticScholar;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.SemanticScholar;

/// <summary>Releases as a server on this machine tells of them, and its refusals.</summary>
public sealed class ReleaseTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "s3cret-key";
    private const string Signed = "https://files.example/papers-0.gz?Signature=s1gned";

    private readonly HandClock _clock = new(runs: true);
    private LocalServer _server = null!;
    private SemanticScholarReleases _releases = null!;

    private (string Status, string Body) Answer { get; set; } = ("200 OK", "[]");

    public Task InitializeAsync()
    {
        _server = LocalServer.Start();
        _server.Answer = (_, stream, token) => LocalServer.SendAsync(stream, Answer.Body, token, "application/json", Answer.Status);
        _releases = Open("/graph/v1/");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _releases.Dispose();

    [Fact]
    public async Task Each_question_has_its_address_beside_the_graph_and_the_key_in_a_header()
    {
        Answer = ("200 OK", """["2023-03-14","2025-09-05"]""");
        Assert.Equal(["2025-09-05", "2023-03-14"], await _releases.ListAsync(default));
        Answer = ("200 OK", """{"release_id":"2025-09-05","datasets":[{"name":"papers","description":"All"}]}""");
        Assert.Equal("2025-09-05", (await _releases.FindAsync("latest", default)).Id);
        Answer = ("200 OK", $$"""{"name":"papers","files":["{{Signed}}"]}""");
        Assert.Equal([Signed], await _releases.FindFilesAsync("2025-09-05", "papers", default));
        Answer = ("200 OK", """{"diffs":[]}""");
        Assert.Empty((await _releases.FindChangesAsync("2023-03-14", "latest", "s2orc_v2", default)).Steps);
        Assert.Equal(
            ["/datasets/v1/release/", "/datasets/v1/release/latest", "/datasets/v1/release/2025-09-05/dataset/papers", "/datasets/v1/diffs/2023-03-14/to/latest/s2orc_v2"],
            _server.Pages.Select(page => page.Path));
        Assert.All(_server.Pages, page => Assert.Contains($"x-api-key: {Secret}", page.Head, StringComparison.Ordinal));
        Assert.All(_server.Pages, page => Assert.DoesNotContain(Secret, page.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/mirror/graph/v1/", "/mirror/datasets/v1/release/")]
    [InlineData("/s2/", "/s2/datasets/v1/release/")]
    [InlineData("/", "/datasets/v1/release/")]
    public async Task A_mirror_has_its_datasets_beside_its_graph(string path, string asked)
    {
        using var mirror = Open(path);
        await mirror.ListAsync(default);
        Assert.Equal(asked, Assert.Single(_server.Pages).Path);
    }

    [Theory]
    [InlineData("401 Unauthorized", "Semantic Scholar refuses the key (ARXIVLENS_S2_KEY), or asks for one", 1)]
    [InlineData("403 Forbidden", "Semantic Scholar refuses the key (ARXIVLENS_S2_KEY), or asks for one", 1)]
    [InlineData("404 Not Found", "Semantic Scholar has no release '2025-09-05' with a dataset 'papers'", 1)]
    [InlineData("400 Bad Request", "Semantic Scholar: it answered with status 400", 1)]
    [InlineData("429 Too Many Requests", "Semantic Scholar is asked too often; a key (ARXIVLENS_S2_KEY) has a share of its own; try again after ", 3)]
    [InlineData("500 Oops", "Semantic Scholar: it answered with status 500; try again after ", 3)]
    public async Task Every_refusal_is_one_line_without_key_and_address(string status, string said, int tries)
    {
        Answer = (status, $"{{\"message\":\"{Secret} {Signed}\"}}");
        var fault = await Assert.ThrowsAsync<SourceException>(() => _releases.FindFilesAsync("2025-09-05", "papers", default));
        Assert.StartsWith(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s1gned", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.Equal(tries, _server.Pages.Count);
    }

    [Fact]
    public async Task What_is_not_there_is_named_by_what_was_asked_for()
    {
        Answer = ("404 Not Found", "{}");
        Assert.Equal("Semantic Scholar has no release '2000-01-01'", (await Assert.ThrowsAsync<SourceException>(() => _releases.FindAsync("2000-01-01", default))).Message);
        Assert.Equal(
            "Semantic Scholar does not tell what changed in a dataset 'papers' between releases '2000-01-01' and 'latest'",
            (await Assert.ThrowsAsync<SourceException>(() => _releases.FindChangesAsync("2000-01-01", "latest", "papers", default))).Message);
    }

    [Theory]
    [InlineData("<html>", "Semantic Scholar's answer cannot be read: not JSON at byte 0")]
    [InlineData("{\"files\":[\"https://files.example/a b?Signature=s1gned\"]}", "Semantic Scholar's answer cannot be read: a file has no address")]
    [InlineData("{\"files\":[\"https://files.example/x?Signature=s1gned\"", "Semantic Scholar's answer cannot be read: not JSON at byte ")]
    [InlineData("{}", "Semantic Scholar's answer cannot be read: it has no list of files")]
    public async Task A_broken_answer_is_told_without_its_addresses(string body, string said)
    {
        Answer = ("200 OK", body);
        var fault = await Assert.ThrowsAsync<SourceException>(() => _releases.FindFilesAsync("latest", "papers", default));
        Assert.StartsWith(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s1gned", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("%2e%2e")]
    [InlineData("-o")]
    [InlineData("2025-09-05?x")]
    [InlineData("papers\0")]
    [InlineData("p\u00e4pers")]
    public async Task A_name_that_would_lead_elsewhere_is_not_asked_for(string name)
    {
        Assert.False(SemanticScholarReleases.IsName(name));
        await Assert.ThrowsAsync<ArgumentException>(() => _releases.FindFilesAsync("latest", name, default));
        Assert.Empty(_server.Pages);
    }

    private SemanticScholarReleases Open(string path) => new(
        new SemanticScholarOptions
        {
            Base = new Uri($"http://127.0.0.1:{_server.Port}{path}"),
            Key = Secret,
            Adjust = options => options with { Jitter = () => 0, MostTries = 3 },
        },
        _clock);
}
