using System.Globalization;
using AngleSharp;
using AngleSharp.Dom;
using ArxivLens.Core.Library;
using ArxivLens.Sources.Tests.ArxivOai;
using ArxivLens.Sources.Tests.Http;

namespace ArxivLens.Tests.Processes;

/// <summary>Harvests by the built program of a server on this machine, and what readers see of them.</summary>
public sealed class HarvestTests : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();
    private readonly List<string> _records = [];
    private LocalServer _server = null!;
    private readonly DateOnly _today = new(2026, 3, 10);

    public Task InitializeAsync()
    {
        _server = LocalServer.Start();
        _server.Answer = (asked, stream, token) => LocalServer.SendAsync(stream, Answer(asked.Path), token, "text/xml");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Everything_comes_first_and_then_what_changed_by_the_servers_clock()
    {
        _records.Add(Paper("0704.0001", "On halos"));
        _records.Add("<record><header><identifier>oai:arXiv.org:0704.0002</identifier><datestamp>2026-03-01</datestamp></header></record>");
        var first = (await HarvestAsync("--json")).Ends(3).Json;
        Assert.Equal((1, 1), (first.GetProperty("added").GetInt32(), first.GetProperty("rejected").GetInt32()));
        Assert.Equal("2026-03-10", first.GetProperty("harvests")[0].GetProperty("completed").GetString());
        Assert.Contains("oai:arXiv.org:0704.0002: it has no metadata", Assert.Single(_data.Rejected()), StringComparison.Ordinal);

        (await HarvestAsync()).Ends(3);
        string[] asked = [.. _server.Pages.Select(page => page.Path).Where(path => path.Contains("ListRecords", StringComparison.Ordinal))];
        Assert.Equal(["/oai?verb=ListRecords&metadataPrefix=arXivRaw", "/oai?verb=ListRecords&metadataPrefix=arXivRaw&from=2026-03-09"], asked);
        Assert.Contains("On halos", (await Arxivlens.RunAsync(_data, "search", "halos")).Ends(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_removed_or_withdrawn_is_on_its_page_only_and_what_comes_back_is_back()
    {
        _records.AddRange([Paper("0704.0001", "On halos"), Paper("0704.0002", "On more halos"), Paper("0704.0003", "On other halos")]);
        (await HarvestAsync()).Ends(0);
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        Assert.Equal(3, await CountHitsAsync(server));

        _records[0] = $"<record>{OaiText.Header("0704.0001", "2026-03-10", " status=\"deleted\"")}</record>";
        _records[1] = Paper("0704.0002", "On more halos", letters: "I");
        (await HarvestAsync()).Ends(0);
        await Eventually.IsTrueAsync(async () => await CountHitsAsync(server) == 1, () => "the search has other hits");
        var (gone, withdrawn) = (await server.Client.GetAsync("/abs/0704.0001"), await server.Client.GetAsync("/abs/0704.0002"));
        Assert.Equal((410, 200), ((int)gone.Status, (int)withdrawn.Status));
        Assert.Contains("On halos", (await ReadAsync(gone.Body)).QuerySelector("[data-testid=title]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("10 March 2026", (await ReadAsync(gone.Body)).QuerySelector("[data-testid=deleted]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("marks its newest version as withdrawn", (await ReadAsync(withdrawn.Body)).QuerySelector("[data-testid=withdrawn]")!.TextContent, StringComparison.Ordinal);
        foreach (var list in new[] { "/list/hep-ph", "/sitemap/2007040.xml", "/api/v1/papers?q=halos", "/search?q=au:Nadolsky", "/search.json?q=halos" })
        {
            var body = (await server.Client.GetAsync(list)).Body;
            Assert.DoesNotContain("0704.0001", body, StringComparison.Ordinal);
            Assert.DoesNotContain("0704.0002", body, StringComparison.Ordinal);
        }

        // Back on the same day, and with its old datestamp, as only a harvest of everything can see.
        (_records[0], _records[1]) = (Paper("0704.0001", "On halos"), Paper("0704.0002", "On more halos", day: "2026-03-11"));
        (await HarvestAsync("--again")).Ends(0);
        await Eventually.IsTrueAsync(async () => await CountHitsAsync(server) == 3, () => "the search has other hits");
        Assert.Equal(200, (int)(await server.Client.GetAsync("/abs/0704.0001")).Status);
    }

    [Fact]
    public async Task A_set_that_is_not_there_is_refused_with_those_that_are()
    {
        var outcome = (await HarvestAsync("--set", "cs:AI")).Ends(2);
        Assert.Contains("Did you mean cs:cs:AI?", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Pages, page => page.Path.Contains("ListRecords", StringComparison.Ordinal));
        _records.Add(Paper("0704.0001", "On halos"));
        (await HarvestAsync("--set", "cs:cs:AI", "--set", "math")).Ends(0);
        Assert.Equal(2, _server.Pages.Count(page => page.Path.Contains("&set=", StringComparison.Ordinal)));
        (await HarvestAsync("--from", "2026-02-30")).Ends(2);
        (await HarvestAsync("--from", "2026-02-03", "--until", "2026-02-02")).Ends(2);
        (await HarvestAsync("--set", "a b&c")).Ends(2);
        (await HarvestAsync("--pause", "soon")).Ends(2);
        (await HarvestAsync("--base-url", "file:///etc/passwd")).Ends(2);
    }

    [Fact]
    public async Task Nothing_new_is_no_failure()
    {
        _records.Add(Paper("0704.0001", "On halos"));
        (await HarvestAsync()).Ends(0);
        _records.Clear();
        (await HarvestAsync()).Ends(0);
    }

    [Fact]
    public async Task Of_two_harvests_the_second_is_told_who_runs()
    {
        using (new DataDirectory(_data.Path).Lock(DirectoryRole.Harvester))
            Assert.Contains("is harvesting into this data directory", (await HarvestAsync()).Ends(4).Error, StringComparison.Ordinal);
        Assert.Empty(_server.Pages);
    }

    [Fact]
    public async Task A_dry_run_tells_the_first_page_and_takes_nothing_in()
    {
        _records.Add(Paper("0704.0001", "On halos"));
        Assert.Contains("1 records that can be used", (await HarvestAsync("--dry-run")).Ends(0).Output, StringComparison.Ordinal);
        Assert.Equal(1, (await HarvestAsync("--json")).Ends(0).Json.GetProperty("added").GetInt32());
    }

    private static string Paper(string id, string title, string letters = "D", string day = "2026-03-01") => OaiText.Record(
        OaiText.Raw.Replace("0704.0001", id, StringComparison.Ordinal)
            .Replace("Calculation of $\\gamma\\gamma$ in Schr\\\"odinger's way", title, StringComparison.Ordinal)
            .Replace("<size>260kb</size>", $"<size>260kb</size><source_type>{letters}</source_type>", StringComparison.Ordinal),
        id,
        day: letters == "I" ? "2026-03-10" : day);

    private static async Task<int> CountHitsAsync(ServerProcess server) =>
        (await ReadAsync((await server.Client.GetAsync("/search?q=halos")).Body)).QuerySelectorAll(".works > li").Length;

    private static Task<IDocument> ReadAsync(string body) => BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(body));

    private Task<Outcome> HarvestAsync(params string[] arguments) =>
        Arxivlens.RunAsync(_data, ["harvest", "--base-url", $"http://127.0.0.1:{_server.Port}/oai", "--pause", "0", .. arguments]);

    private string Answer(string path)
    {
        var content = path switch
        {
            _ when path.Contains("Identify", StringComparison.Ordinal) => "<Identify><earliestDatestamp>2005-09-16</earliestDatestamp></Identify>",
            _ when path.Contains("ListSets", StringComparison.Ordinal) => "<ListSets><set><setSpec>cs:cs:AI</setSpec></set><set><setSpec>math</setSpec></set></ListSets>",
            _ when _records.Count == 0 => "<error code='noRecordsMatch'>nothing</error>",
            _ => $"<ListRecords>{string.Concat(_records)}</ListRecords>",
        };
        var today = _today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>{today}T10:00:00Z</responseDate>{content}</OAI-PMH>";
    }
}
