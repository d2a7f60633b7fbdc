using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.Http;

/// <summary>Where data are from and who disagrees, from the command line to the pages.</summary>
public sealed class SourcesTests : IDisposable
{
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Sources_and_disagreements_are_told_on_pages_as_data_in_files_and_by_status()
    {
        await ImportAsync("papers", "p.jsonl", SmallLibrary.Papers(4));
        await ImportAsync("citations", "one.csv", "citing,cited\n0704.0001,0704.0002\n0704.0001,0704.0003\n", "--origin", "semantic-scholar");
        await ImportAsync("citations", "two.csv", "citing,cited\n0704.0001,0704.0002\n0704.0004,0704.0003\n", "--origin", "paperscape");
        await ImportAsync("citations", "bad.csv", "citing,cited\nnonsense,0704.0002\n", "--origin", "strange-name");

        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        await TellSourcesAsync(server);
        await TellOriginsAsync(server);
        await TellDisagreementsAsync(server);

        var status = (await Arxivlens.RunAsync(_data, "status", "--json")).Ends(0).Json.GetProperty("sources");
        Assert.Equal(3, status.GetProperty("citations").GetInt32());
        Assert.Contains("paperscape: 1 citations added; asserts 2 citations", (await Arxivlens.RunAsync(_data, "status")).Ends(0).Output, StringComparison.Ordinal);
    }

    private static async Task TellSourcesAsync(ServerProcess server)
    {
        var answer = await server.Client.GetAsync("/sources");
        var page = await ReadAsync(answer.Body);
        Assert.Contains("3 citations in all, 1 of them asserted by more than one source", page.QuerySelector("[data-testid=sources-total]")!.TextContent, StringComparison.Ordinal);
        var paperscape = page.QuerySelector("#paperscape")!.TextContent;
        Assert.Contains("Paperscape", paperscape, StringComparison.Ordinal);
        Assert.Contains("2 citations, 1 of them alone", paperscape, StringComparison.Ordinal);
        Assert.Contains("ODbL", paperscape, StringComparison.Ordinal);
        Assert.Contains("1 rejected", page.QuerySelector("#strange-name")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bad.csv", page.QuerySelector("[data-testid=runs]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("footer a[href='/sources']"));
        Assert.Empty(page.QuerySelectorAll("#main script"));

        var again = await server.Client.GetAsync("/sources", ("If-None-Match", answer.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        var data = (await server.Client.GetAsync("/api/v1/sources")).Body;
        Assert.Contains("\"overlaps\":[{\"one\":\"semantic-scholar\",\"other\":\"paperscape\",\"citations\":1}]", data, StringComparison.Ordinal);
    }

    private static async Task TellOriginsAsync(ServerProcess server)
    {
        var rows = (await PageAsync(server, "/abs/0704.0001")).QuerySelectorAll("[data-testid=origins] tbody tr");
        Assert.Equal(
            ["Record", "Abstract", "Licence", "References (2)", "References (1)", "Summary"],
            rows.Select(row => row.QuerySelector("th")!.TextContent));
        Assert.Equal("arXiv metadata snapshot", rows[0].QuerySelector("a[href='/sources#arxiv-snapshot']")!.TextContent);
        Assert.Contains("26 November 2008", rows[0].TextContent, StringComparison.Ordinal);
        var data = (await server.Client.GetAsync("/api/v1/papers/0704.0001/origins")).Body;
        Assert.Contains("\"datum\":\"record\",\"source\":\"arxiv-snapshot\"", data, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync("/api/v1/papers/0704.9999/origins")).Status);
    }

    private static async Task TellDisagreementsAsync(ServerProcess server)
    {
        var page = await PageAsync(server, "/abs/0704.0001");
        Assert.Contains("1 not listed by every source", page.QuerySelector("#references [data-testid=disputed]")!.TextContent, StringComparison.Ordinal);
        var row = page.QuerySelector("#references tr[data-key='0704.0003']")!;
        Assert.Equal("not Paperscape", row.QuerySelector(".silent")!.TextContent);
        Assert.Contains("Paperscape does not list it, of 1 reference it lists", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Semantic Scholar, since", row.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#references tr[data-key='0704.0002'] .silent"));

        var cut = await PageAsync(server, "/abs/0704.0001?disputed=yes");
        Assert.Equal(["0704.0003"], cut.QuerySelectorAll("#references tbody tr").Select(one => one.GetAttribute("data-key")!));
        Assert.True(cut.QuerySelector("input[name=disputed]")!.HasAttribute("checked"));

        var data = (await server.Client.GetAsync("/api/v1/papers/0704.0001/references?disputed=true")).Body;
        Assert.Contains("\"notListedBy\":[{\"origin\":\"paperscape\",\"lists\":1}]", data, StringComparison.Ordinal);
        Assert.DoesNotContain("\"0704.0002\"", data, StringComparison.Ordinal);
        Assert.Contains(",paperscape,", (await server.Client.GetAsync("/works.csv?id=0704.0001&table=references&disputed=yes")).Body, StringComparison.Ordinal);
        foreach (var file in new[] { "/network.json?id=0704.0001", "/network.graphml?id=0704.0001", "/network.gexf?id=0704.0001" })
            Assert.Matches("notListedBy|not_listed_by", (await server.Client.GetAsync(file)).Body);
    }

    private async Task ImportAsync(string kind, string file, string text, params string[] options)
    {
        var outcome = await Arxivlens.RunAsync(_data, ["import", kind, _data.File(file, text), .. options]);
        Assert.Contains(outcome.ExitCode, new[] { 0, 3 });
    }

    private static async Task<IDocument> PageAsync(ServerProcess server, string path) => await ReadAsync((await server.Client.GetAsync(path)).Body);

    private static async Task<IDocument> ReadAsync(string body) =>
        await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(body));
}
