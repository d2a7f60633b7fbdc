using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.Http;

/// <summary>The versions of a paper and what changed between them.</summary>
public sealed class VersionTests : IDisposable
{
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_texts_of_a_version_are_kept_when_a_newer_one_comes_in_and_compared_word_by_word()
    {
        await ImportAsync(Paper(1, "On dark halos", "We show that halos of mass $m = 1$ are round."));
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        var only = await PageAsync(server, "/abs/0704.0001/versions");
        Assert.Null(only.QuerySelector("[data-testid=differences]"));
        Assert.Equal(["known here"], only.QuerySelectorAll("tbody td:last-child").Select(cell => cell.TextContent.Trim()));

        await ImportAsync(Paper(3, "On very dark halos", "We show that halos of mass $m = 2$ are round."));
        var page = await PageAsync(server, "/abs/0704.0001/versions");
        Assert.Equal(
            ["known here", "not known here, read at arXiv", "known here"],
            page.QuerySelectorAll("tbody td:last-child").Select(cell => cell.TextContent.Trim()));
        Assert.Equal("On added: very dark halos", Text(page, "title"));
        Assert.Equal("We show that halos of mass left out: $m = 1$ added: $m = 2$ are round.", Text(page, "abstract"));
        Assert.Contains("unchanged", page.QuerySelector("[data-testid=difference-comments]")!.TextContent, StringComparison.Ordinal);

        var back = await PageAsync(server, "/abs/0704.0001/versions?from=3&to=1");
        Assert.Equal("On added: very dark halos", Text(back, "title"));
        Assert.NotNull((await PageAsync(server, "/abs/0704.0001/versions?from=2")).QuerySelector("[data-testid=unknown-version]"));
        Assert.NotNull((await PageAsync(server, "/abs/0704.0001v1")).QuerySelector("a[href='/abs/0704.0001/versions?from=1']"));
        Assert.NotNull((await PageAsync(server, "/abs/0704.0001")).QuerySelector("a[href='/abs/0704.0001/versions']"));
    }

    [Theory]
    [InlineData("/abs/0704.0001v2/versions", HttpStatusCode.MovedPermanently)]
    [InlineData("/abs/hep-th/9901001/versions", HttpStatusCode.NotFound)]
    [InlineData("/abs/0704.9999/versions", HttpStatusCode.NotFound)]
    [InlineData("/abs/0713.0001/versions", HttpStatusCode.BadRequest)]
    [InlineData("/abs/hello/versions", HttpStatusCode.BadRequest)]
    public async Task Other_addresses_lead_there_or_say_why_not(string path, HttpStatusCode status)
    {
        await ImportAsync(Paper(1, "On dark halos", "We show a thing."));
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        Assert.Equal(status, (await server.Client.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Papers_of_a_category_lead_to_the_one_before_and_after()
    {
        await ImportAsync(string.Join('\n', Enumerable.Range(1, 3).Select(number => SmallLibrary.Paper(SmallLibrary.Id(number), $"Paper {number}"))));
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        var page = await PageAsync(server, "/abs/0704.0002");
        Assert.Equal(
            [("/abs/0704.0001", "p"), ("/abs/0704.0003", "n")],
            page.QuerySelectorAll("[data-testid=by-date] a").Select(link => (link.GetAttribute("href")!, link.GetAttribute("accesskey")!)));
        Assert.Equal("/pdf/0704.0002", page.QuerySelector("[accesskey=f]")!.GetAttribute("href"));
        Assert.Single((await PageAsync(server, "/abs/0704.0001")).QuerySelectorAll("[data-testid=by-date] a"));
    }

    [Theory]
    [InlineData("/bibtex/0704.0001", HttpStatusCode.OK, "@misc{author2007darkhalos,")]
    [InlineData("/bibtex/0704.0001v1", HttpStatusCode.OK, "eprint={0704.0001v1}")]
    [InlineData("/bibtex/arXiv:0704.0001", HttpStatusCode.OK, "url={https://arxiv.org/abs/0704.0001}")]
    [InlineData("/bibtex/0704.0001v9", HttpStatusCode.NotFound, "no version 9")]
    [InlineData("/bibtex/hep-th/9901001", HttpStatusCode.NotFound, "does not hold hep-th/9901001")]
    [InlineData("/bibtex/nonsense", HttpStatusCode.BadRequest, "neither an arXiv id nor a DOI")]
    [InlineData("/bibtex/", HttpStatusCode.BadRequest, "neither an arXiv id nor a DOI")]
    public async Task A_citation_is_plain_text_and_errors_are_codes(string path, HttpStatusCode status, string part)
    {
        await ImportAsync(Paper(1, "On dark halos", "We show a thing."));
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        var answer = await server.Client.GetAsync(path);
        Assert.Equal((status, "text/plain; charset=utf-8"), (answer.Status, answer.ContentHeaders.ContentType!.ToString()));
        Assert.Contains(part, answer.Body, StringComparison.Ordinal);
        Assert.Equal(status == HttpStatusCode.OK, answer.Headers.ETag is not null);
        if (answer.Headers.ETag is { } tag)
            Assert.Equal(HttpStatusCode.NotModified, (await server.Client.GetAsync(path, ("If-None-Match", tag.ToString()))).Status);
    }

    private static string Paper(int versions, string title, string text)
    {
        var dates = string.Join(',', Enumerable.Range(1, versions).Select(
            number => $$"""{"version":"v{{number}}","created":"Mon, {{number}} Apr 2007 19:18:42 GMT"}"""));
        var paper = SmallLibrary.Paper("0704.0001", title, text);
        return paper[..paper.IndexOf("\"versions\"", StringComparison.Ordinal)] + $"\"versions\":[{dates}],\"update_date\":\"2008-11-26\"}}";
    }

    private async Task ImportAsync(string papers)
        => (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("papers.jsonl", papers))).Ends(0);

    private static string Text(IDocument page, string part)
        => string.Join(' ', page.QuerySelector($"[data-testid=difference-{part}] .reading")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<IDocument> PageAsync(ServerProcess server, string path)
    {
        var answer = await server.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(answer.Body));
    }
}
