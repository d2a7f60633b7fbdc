using ArxivLens.Sources.ArxivOai;
using ArxivLens.Sources.Tests.Http;

namespace ArxivLens.Sources.Tests.ArxivOai.Faults;

/// <summary>What a harvest does about each thing that must not be taken for an end.</summary>
public sealed class HarvestRulesTests : IAsyncLifetime, IDisposable
{
    private readonly HarvestCase _case = new();
    private LocalServer _server = null!;

    public Task InitializeAsync()
    {
        _server = LocalServer.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData("<ListRecords><resumptionToken>other</resumptionToken></ListRecords>", "without records")]
    [InlineData("<ListRecords/>", "without records")]
    [InlineData("<error code='noRecordsMatch'>nothing</error>", "no records at all")]
    [InlineData("<error code='internalError'>oops</error>", "oops")]
    [InlineData("<ListRecords><record>", "cannot be read")]
    public async Task A_page_that_stays_bad_is_a_failure_and_what_came_before_stays(string second, string failure)
    {
        Serve(path => path.Contains("resumptionToken", StringComparison.Ordinal) ? second : First("next"));
        var outcome = await RunAsync();
        Assert.Contains(failure, outcome.Failure, StringComparison.Ordinal);
        Assert.Equal(5, Lists.Count(path => path.Contains("resumptionToken", StringComparison.Ordinal)));
        Assert.Single(await _case.ListAsync());
        Assert.Equal((1, outcome.Failure), ((await _case.FindStateAsync())!.Failures, (await _case.FindStateAsync())!.Failure));

        Serve(_ => Record("0704.0002"));
        Assert.Null((await RunAsync()).Failure);
        Assert.EndsWith("resumptionToken=next", Lists.Last(), StringComparison.Ordinal);
        Assert.Equal(2, (await _case.ListAsync()).Count);
    }

    [Fact]
    public async Task A_token_for_the_second_time_ends_it_at_once()
    {
        Serve(path => path.EndsWith("=a", StringComparison.Ordinal) ? Record("0704.0002", "<resumptionToken>b</resumptionToken>") : First("a"));
        Assert.Contains("circles", (await RunAsync()).Failure, StringComparison.Ordinal);
        Assert.Equal(3, Lists.Count());
    }

    [Fact]
    public async Task A_list_that_shrinks_is_a_failure()
    {
        Serve(path => path.Contains("resumptionToken", StringComparison.Ordinal) ? Record("0704.0002", "<resumptionToken completeListSize='2'/>") : Record("0704.0001", "<resumptionToken completeListSize='3'>t</resumptionToken>"));
        Assert.Contains("shrank from 3 records to 2", (await RunAsync()).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_sent_alone_with_the_verb_and_as_it_was_meant()
    {
        Serve(path => path.Contains("resumptionToken", StringComparison.Ordinal) ? Record("0704.0002") : First("verb%3DListRecords%26skip%3D1 &amp;+/é"));
        Assert.Null((await RunAsync()).Failure);
        Assert.Equal("/oai?verb=ListRecords&resumptionToken=verb%253DListRecords%2526skip%253D1%20%26%2B%2F%C3%A9", Lists.Last());
    }

    [Fact]
    public async Task An_expired_token_begins_the_list_anew_at_the_day_before_the_last()
    {
        var served = 0;
        Serve(path => !path.Contains("resumptionToken", StringComparison.Ordinal) ? (served++ == 0 ? First("t") : Record("0704.0002"))
            : "<error code='badResumptionToken'>expired</error>");
        Assert.Null((await RunAsync()).Failure);
        Assert.Equal("/oai?verb=ListRecords&metadataPrefix=arXivRaw&from=2015-03-12", Lists.Last());
        Assert.Equal(new DateOnly(2026, 3, 10), (await RunAsync()).Completed);
        Assert.EndsWith("from=2026-03-09", Lists.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_takes_none_of_its_tokens_is_given_up()
    {
        Serve(path => path.Contains("resumptionToken", StringComparison.Ordinal) ? "<error code='badResumptionToken'>never</error>" : First("t"));
        Assert.Contains("none of its own tokens", (await RunAsync()).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_rest_ends_the_run_with_the_time_to_come_back()
    {
        _server.Answer = (_, stream, token) => LocalServer.SendAsync(stream, "", token, status: "503 Service Unavailable", headers: "Retry-After: 7200\r\n");
        var outcome = await RunAsync();
        Assert.Equal(DateTimeOffset.UnixEpoch.AddHours(2), outcome.Retry);
        Assert.Equal(outcome.Retry, (await _case.FindStateAsync())!.Retry);
    }

    [Fact]
    public async Task What_somebody_asks_for_by_days_leaves_the_rest_where_it_was()
    {
        Serve(_ => Record("0704.0001"));
        await RunAsync();
        await RunAsync(new HarvestRequest { From = new DateOnly(2010, 1, 1), Until = new DateOnly(2010, 2, 1) });
        Assert.EndsWith("from=2010-01-01&until=2010-02-01", Lists.Last(), StringComparison.Ordinal);
        await RunAsync();
        Assert.EndsWith("from=2026-03-09", Lists.Last(), StringComparison.Ordinal);
    }

    private IEnumerable<string> Lists => _server.Pages.Select(page => page.Path).Where(path => path.Contains("ListRecords", StringComparison.Ordinal));

    private static string First(string token) => Record("0704.0001", $"<resumptionToken>{token}</resumptionToken>");

    private static string Record(string id, string token = "") =>
        $"<ListRecords>{OaiText.Record(OaiText.Raw.Replace("0704.0001", id, StringComparison.Ordinal), id)}{token}</ListRecords>";

    private Task<HarvestOutcome> RunAsync(HarvestRequest? request = null) => _case.RunAsync(new Uri($"http://127.0.0.1:{_server.Port}/oai"), request);

    private void Serve(Func<string, string> answer) => _server.Answer = (asked, stream, token) => LocalServer.SendAsync(
        stream,
        $"<OAI-PMH><responseDate>2026-03-10T10:00:00Z</responseDate>{(asked.Path.Contains("Identify", StringComparison.Ordinal) ? "<Identify/>" : answer(asked.Path))}</OAI-PMH>",
        token,
        "text/xml");
}
