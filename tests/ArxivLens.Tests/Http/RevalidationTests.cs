using System.Net;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.Http;

/// <summary>Who has a page already is not sent it again.</summary>
public sealed class RevalidationTests(Site site) : IClassFixture<Site>
{
    private readonly SiteClient _client = site.Client;

    [Theory]
    [InlineData("/")]
    [InlineData("/about")]
    [InlineData("/abs/0704.0001")]
    [InlineData("/list/hep-th/0704")]
    [InlineData("/search?q=dark+matter")]
    public async Task A_page_that_the_reader_has_is_not_sent_again(string path)
    {
        var first = await DatedAsync(_client, path);
        Assert.Equal("no-cache", first.Headers.CacheControl!.ToString());
        foreach (var header in new[]
        {
            ("If-None-Match", first.Headers.ETag!.ToString()),
            ("if-none-match", $"\"other\", {first.Headers.ETag}"),
            ("If-Modified-Since", first.ContentHeaders.LastModified!.Value.ToString("R")),
            ("if-modified-since", first.ContentHeaders.LastModified!.Value.ToString("R")),
        })
        {
            var again = await _client.GetAsync(path, header);
            Assert.Equal((HttpStatusCode.NotModified, ""), (again.Status, again.Body));
            Assert.Equal(first.Headers.ETag, again.Headers.ETag);
            // The page that was kept goes on by its own policy, which names its own scripts.
            Assert.False(again.Headers.Contains("Content-Security-Policy"));
            Assert.True(again.Headers.Contains("X-Content-Type-Options"));
        }
    }

    [Theory]
    [InlineData("/abs/0704.9999", HttpStatusCode.NotFound)]
    [InlineData("/abs/hello", HttpStatusCode.BadRequest)]
    [InlineData("/abs/arXiv:0704.0001", HttpStatusCode.MovedPermanently)]
    public async Task What_is_no_page_is_known_by_nothing(string path, HttpStatusCode status)
    {
        var answer = await _client.GetAsync(path, ("If-Modified-Since", TimeProvider.System.GetUtcNow().AddDays(1).ToString("R")));
        Assert.Equal(status, answer.Status);
        Assert.Null(answer.Headers.ETag);
        Assert.Null(answer.ContentHeaders.LastModified);
    }

    [Fact]
    public async Task Another_address_and_an_older_day_get_the_page()
    {
        var first = await DatedAsync(_client, "/abs/0704.0001");
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/abs/0704.0002", ("If-None-Match", first.Headers.ETag!.ToString()))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/abs/0704.0001?order=oldest", ("If-None-Match", first.Headers.ETag!.ToString()))).Status);
        var before = first.ContentHeaders.LastModified!.Value.AddSeconds(-1).ToString("R");
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/abs/0704.0001", ("If-Modified-Since", before))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/abs/0704.0001", ("If-Modified-Since", "the day before"))).Status);
    }

    [Fact]
    public async Task A_paper_that_an_import_changed_is_sent_anew()
    {
        using var data = new DataFolder();
        (await Arxivlens.RunAsync(data, "import", "papers", data.File("first.jsonl", SmallLibrary.Paper("0704.0001", "A first title")))).Ends(0);
        await using var server = await (await ServerProcess.StartAsync(data)).ReadyAsync();
        var first = await DatedAsync(server.Client, "/abs/0704.0001");
        var changed = SmallLibrary.Paper("0704.0001", "A second title", changed: "2009-01-01");
        (await Arxivlens.RunAsync(data, "import", "papers", data.File("second.jsonl", changed))).Ends(0);

        foreach (var header in new[]
        {
            ("If-None-Match", first.Headers.ETag!.ToString()),
            ("If-Modified-Since", first.ContentHeaders.LastModified!.Value.ToString("R")),
        })
        {
            var again = await server.Client.GetAsync("/abs/0704.0001", header);
            Assert.Equal(HttpStatusCode.OK, again.Status);
            Assert.Contains("A second title", again.Body, StringComparison.Ordinal);
        }
    }

    // The day is told once the second in which the state was first seen is over.
    private static async Task<SiteAnswer> DatedAsync(SiteClient client, string path)
    {
        SiteAnswer? answer = null;
        await Eventually.IsTrueAsync(
            async () => (answer = await client.GetAsync(path)).ContentHeaders.LastModified is not null, () => $"{path} has no date.");
        Assert.Equal(HttpStatusCode.OK, answer!.Status);
        return answer;
    }
}
