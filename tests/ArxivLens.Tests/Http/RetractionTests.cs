using AngleSharp;
using AngleSharp.Dom;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.Http;

/// <summary>Retractions from the command line to the pages, while the server runs.</summary>
public sealed class RetractionTests : IDisposable
{
    private const string Retractions =
        "OriginalPaperDOI,RetractionDOI\n10.1000/HALOS,10.1000/notice\nunavailable,10.1000/other\n10.48550/arXiv.0704.0002,unavailable\n";

    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_retracted_paper_says_so_wherever_it_is_shown()
    {
        var published = SmallLibrary.Paper("0704.0001", "On halos").Replace("\"title\"", "\"doi\":\"10.1000/halos\",\"title\"", StringComparison.Ordinal);
        var papers = $"{published}\n{SmallLibrary.Paper("0704.0002", "On more halos")}\n{SmallLibrary.Paper("0704.0003", "On other halos")}\n";
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("papers.jsonl", papers))).Ends(0);
        (await Arxivlens.RunAsync(_data, "import", "citations", _data.File("c.csv", "citing,cited\n0704.0003,0704.0001\n"))).Ends(0);
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        Assert.Null((await PageAsync(server, "/abs/0704.0001")).QuerySelector("[data-testid=retracted]"));

        await ImportAsync(added: 2, unchanged: 0);
        await ImportAsync(added: 0, unchanged: 2);
        var line = Assert.Single(_data.Rejected());
        Assert.Contains("\"line\":3", line, StringComparison.Ordinal);

        var banner = (await PageAsync(server, "/abs/0704.0001")).QuerySelector("[data-testid=retracted]")!;
        Assert.Equal("https://doi.org/10.1000/notice", banner.QuerySelector("a")!.GetAttribute("href"));
        foreach (var part in new[] { "This work was retracted.", "Retraction Watch", "CC BY 4.0" })
            Assert.Contains(part, banner.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "not recorded", (await PageAsync(server, "/abs/0704.0002")).QuerySelector("[data-testid=retracted]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await PageAsync(server, "/abs/0704.0003")).QuerySelector("[data-testid=retracted]"));
        Assert.Equal("Retracted", (await PageAsync(server, "/abs/0704.0003")).QuerySelector("#references .standing")!.TextContent);
        Assert.Equal(2, (await PageAsync(server, "/search?q=halos")).QuerySelectorAll(".works .standing").Length);
        Assert.Contains("\"standing\":\"retracted\"", (await server.Client.GetAsync("/search.json?q=halos")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_and_doctor_tell_how_many_are_known_and_since_when()
    {
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("papers.jsonl", SmallLibrary.Papers(2)))).Ends(0);
        Assert.Contains("none known", (await Arxivlens.RunAsync(_data, "status")).Ends(0).Output, StringComparison.Ordinal);
        await ImportAsync(added: 2, unchanged: 0);
        var status = (await Arxivlens.RunAsync(_data, "status", "--json")).Ends(0).Json.GetProperty("retractions");
        Assert.Equal(2, status.GetProperty("works").GetInt32());
        Assert.Equal(TimeProvider.System.GetUtcNow().Year, status.GetProperty("imported").GetDateTimeOffset().Year);
        Assert.Matches(@"retractions +2 known works, imported \d{4}-\d\d-\d\d", (await Arxivlens.RunAsync(_data, "status")).Ends(0).Output);
        Assert.Contains(
            "notice unknown (Retraction Watch, CC BY 4.0)",
            (await Arxivlens.RunAsync(_data, "show", "0704.0001")).Output + (await Arxivlens.RunAsync(_data, "show", "0704.0002")).Output,
            StringComparison.Ordinal);
        Assert.Matches(@"2 works known to be retracted, imported \d{4}-\d\d-\d\d", (await Arxivlens.RunAsync(_data, "doctor")).Output);
    }

    [Fact]
    public async Task A_retraction_that_OpenAlex_alone_claims_is_shown_as_its_claim()
    {
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("papers.jsonl", SmallLibrary.Paper("0704.0001", "On halos")))).Ends(0);
        (await Arxivlens.RunAsync(_data, "import", "openalex", _data.File(
            "works.jsonl", """{"id":"https://openalex.org/W7","doi":"https://doi.org/10.48550/arxiv.0704.0001","is_retracted":true}"""))).Ends(0);
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        var page = await PageAsync(server, "/abs/0704.0001");
        Assert.Null(page.QuerySelector("[data-testid=retracted]"));
        var claim = page.QuerySelector("[data-testid=claimed-retracted]")!;
        Assert.Equal("https://openalex.org/W7", claim.QuerySelector("a")!.GetAttribute("href"));
        foreach (var part in new[] { "OpenAlex holds this work to be retracted.", "Retraction Watch does not list it here.", "CC0 1.0" })
            Assert.Contains(part, claim.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Retraction Watch,", (await Arxivlens.RunAsync(_data, "show", "0704.0001")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_paper_says_so_in_the_words_of_its_comments()
    {
        var withdrawn = SmallLibrary.Paper("0704.0001", "On halos").Replace("12 pages", "Withdrawn by the author: Lemma 2 is wrong", StringComparison.Ordinal);
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("papers.jsonl", withdrawn))).Ends(0);
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        var page = await PageAsync(server, "/abs/0704.0001");
        Assert.Contains("“Withdrawn by the author: Lemma 2 is wrong”", page.QuerySelector("[data-testid=withdrawn]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await PageAsync(server, "/search?q=halos")).QuerySelectorAll(".works .standing"));
    }

    // One line names no work: it is rejected, and the others are kept.
    private async Task ImportAsync(int added, int unchanged)
    {
        var report = (await Arxivlens.RunAsync(_data, "import", "retractions", _data.File("r.csv", Retractions), "--json")).Ends(3).Json;
        Assert.Equal(
            (added, unchanged, 1),
            (report.GetProperty("added").GetInt32(), report.GetProperty("unchanged").GetInt32(), report.GetProperty("rejected").GetInt32()));
    }

    private static async Task<IDocument> PageAsync(ServerProcess server, string path)
    {
        var answer = await server.Client.GetAsync(path);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(answer.Body));
    }
}
