using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.Http;

/// <summary>A preprint and its published twin are one work everywhere, from the import to the pages, and two again after a split.</summary>
public sealed class MergedWorkTests : IDisposable
{
    private const string Title = "On the entropy of rotating black holes";
    private const string Doi = "10.1000/a.b/c";

    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task One_work_is_shown_for_both_until_somebody_splits_them()
    {
        await ImportAsync();
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        await AssertLeadsAsync(server, $"/work/{Doi}", "/abs/0704.0001");
        await AssertLeadsAsync(server, $"/work/{Doi}?sort=year", "/abs/0704.0001?sort=year");
        await AssertLeadsAsync(server, $"/work/{Doi}.bib", "/abs/0704.0001.bib");
        await AssertLeadsAsync(server, "/api/v1/papers/10.1000%2Fa.b%2Fc/similar?limit=3", "/api/v1/papers/0704.0001/similar?limit=3");
        await AssertLeadsAsync(server, $"/network?id={Doi}&depth=2", "/network?id=0704.0001&depth=2");
        await AssertLeadsAsync(server, $"/citations.atom?work={Doi}", "/citations.atom?work=0704.0001");
        await AssertLeadsAsync(server, $"/search?q=doi:{Doi}", "/search?q=0704.0001");
        Assert.Equal(HttpStatusCode.TemporaryRedirect, (await server.Client.HeadAsync($"/work/{Doi}")).Status);

        var page = await PageAsync(server, "/abs/0704.0001");
        var also = page.QuerySelector("[data-testid=also-as]")!;
        Assert.Equal($"https://doi.org/{Doi}", also.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains($"by the recorded DOI: the record of 0704.0001 gives doi:{Doi}", also.TextContent, StringComparison.Ordinal);
        Assert.Contains("0704.0003", page.QuerySelector("#references")!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains("0704.0002", page.QuerySelector("#citations")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("/abs/0704.0001", (await PageAsync(server, "/abs/0704.0002")).QuerySelector("#references td a, #references a[href^='/abs/0704.0001'], #references a[href^='/work']")!.GetAttribute("href"));
        Assert.Contains("1 result", (await PageAsync(server, "/search?q=rotating")).Body!.TextContent, StringComparison.Ordinal);

        (await Arxivlens.RunAsync(_data, "work", "split", Doi, "--reason", "Another paper of this title.")).Ends(0);
        await Eventually.IsTrueAsync(
            async () => (await PageAsync(server, "/search?q=rotating")).Body!.TextContent.Contains("2 results", StringComparison.Ordinal),
            () => "The split is not seen.");
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync($"/work/{Doi}")).Status);
        Assert.Contains("0704.0003", (await PageAsync(server, $"/work/{Doi}")).QuerySelector("#references")!.InnerHtml, StringComparison.Ordinal);
        var history = await PageAsync(server, "/history/0704.0001");
        Assert.Contains("split by hand", history.QuerySelector("[data-testid=merges]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Another paper of this title.", history.QuerySelector("[data-testid=merges]")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await PageAsync(server, "/abs/0704.0001")).QuerySelector("[data-testid=also-as]"));
    }

    [Fact]
    public async Task The_command_line_merges_splits_lists_and_shows()
    {
        await ImportAsync();
        Assert.Contains($"doi:{Doi} as 0704.0001  doi: the record of 0704.0001 gives doi:{Doi}", (await RunAsync("list")).Ends(0).Output, StringComparison.Ordinal);
        Assert.Equal("doi", (await RunAsync("list", "--rule", "doi", "--json")).Ends(0).Json[0].GetProperty("rule").GetString());
        Assert.Empty((await RunAsync("list", "--rule", "title", "--plain")).Ends(0).Output);
        Assert.Contains("There are none", (await RunAsync("list", "--undone")).Ends(0).Error, StringComparison.Ordinal);

        var similar = (await InProcess.RunAsync(_data, "similar", Doi)).Ends(0);
        Assert.Contains($"doi:{Doi} is shown as 0704.0001", similar.Error, StringComparison.Ordinal);
        Assert.Equal("0704.0001", (await InProcess.RunAsync(_data, "show", Doi, "--json")).Ends(0).Json.GetProperty("id").GetString());
        Assert.Contains("Split one of them off: doi:", (await RunAsync("split", "0704.0001", "--reason", "No.")).Ends(1).Error, StringComparison.Ordinal);
        Assert.Contains("not one with any", (await RunAsync("split", "0704.0002", "--reason", "No.")).Ends(1).Error, StringComparison.Ordinal);
        Assert.Contains("not in the library", (await RunAsync("split", "10.1000/nobody", "--reason", "No.")).Ends(1).Error, StringComparison.Ordinal);
        (await RunAsync("split", Doi)).Ends(2);
        (await RunAsync("split", Doi, "--reason", " ")).Ends(2);
        (await RunAsync("merge", "0704.0002", "nonsense", "--reason", "No.")).Ends(2);
        (await RunAsync("merge", "0704.0002", "0704.0002", "--reason", "No.")).Ends(2);
        Assert.Contains("Nothing was changed", (await RunAsync("merge", "0704.0002", "10.1000/nobody", "--reason", "No.")).Ends(1).Error, StringComparison.Ordinal);

        Assert.Contains("hand: Two.", (await RunAsync("split", Doi, "--reason", "Two.")).Ends(0).Output, StringComparison.Ordinal);
        Assert.Contains("1 kept apart", (await RunAsync("match")).Ends(0).Output, StringComparison.Ordinal);
        Assert.Contains("hand: One.", (await RunAsync("merge", Doi, "0704.0001", "--reason", "One.")).Ends(0).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("show", Doi, "--json")).Ends(0).Json.GetArrayLength());
        Assert.Equal(0, (await RunAsync("match", "--dry-run", "--json")).Ends(0).Json.GetProperty("joined").EnumerateObject().Count());
    }

    [Fact]
    public async Task Mended_names_keep_the_recorded_line_and_former_addresses_lead_on()
    {
        const string line = "Dr. Sam Fennell (Oxford), Zoltan NEDA, Pimentel L. O., 12 pages";
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("papers.jsonl", SmallLibrary.Paper("0704.0001", Title, authors: line)))).Ends(0);
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        var page = await PageAsync(server, "/abs/0704.0001");
        Assert.Equal("Sam Fennell, Zoltan Neda, L. O. Pimentel", page.QuerySelector("[data-testid=authors]")!.TextContent);
        Assert.Equal(line, page.QuerySelector("[data-testid=recorded-authors] p")!.TextContent);
        foreach (var (former, present) in new[] { ("dr-sam-fennell", "sam-fennell"), ("pimentel-l-o", "l-o-pimentel"), ("zoltanneda", "zoltan-neda") })
        {
            var answer = await server.Client.GetAsync($"/author/{former}?sort=cited");
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/author/{present}?sort=cited"), (answer.Status, answer.Headers.Location?.OriginalString));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync("/author/nobody-at-all")).Status);
    }

    private Task<Outcome> RunAsync(params string[] line) => InProcess.RunAsync(_data, ["work", .. line]);

    private async Task ImportAsync()
    {
        var published = SmallLibrary.Paper("0704.0001", Title).Replace("\"title\"", $"\"doi\":\"{Doi.ToUpperInvariant()}\",\"title\"", StringComparison.Ordinal);
        var papers = $"{published}\n{SmallLibrary.Paper("0704.0002", "On something else")}\n{SmallLibrary.Paper("0704.0003", "On a third thing")}\n";
        var works = $$"""{"id":"doi:{{Doi}}","title":"{{Title}}","authors":["A. Author","B. Writer"],"year":2008}""" + "\n";
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("papers.jsonl", papers), "--no-index")).Ends(0);
        (await Arxivlens.RunAsync(_data, "import", "works", _data.File("works.jsonl", works), "--no-index")).Ends(0);
        (await Arxivlens.RunAsync(
            _data, "import", "citations", _data.File("c.csv", $"citing,cited\ndoi:{Doi},0704.0003\n0704.0002,doi:{Doi}\n0704.0002,0704.0001\n"))).Ends(0);
    }

    private static async Task AssertLeadsAsync(ServerProcess server, string from, string to)
    {
        var answer = await server.Client.GetAsync(from);
        Assert.Equal((HttpStatusCode.TemporaryRedirect, to), (answer.Status, answer.Headers.Location?.OriginalString));
    }

    private static async Task<IDocument> PageAsync(ServerProcess server, string path)
    {
        var answer = await server.Client.GetAsync(path);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(answer.Body));
    }
}
