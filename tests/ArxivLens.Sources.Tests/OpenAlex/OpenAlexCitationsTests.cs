using ArxivLens.Core.Sources;
using ArxivLens.Sources.OpenAlex;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.OpenAlex;

public sealed class OpenAlexCitationsTests : IAsyncLifetime, IDisposable
{
    private const string Key = "s3cret-key";
    private static readonly string[] Paper = ["2311.09227"];

    private readonly HandClock _clock = new(runs: true);
    private readonly TemporaryLibrary _library = new();
    private FakeOpenAlex _server = null!;
    private OpenAlexCitations? _source;

    public Task InitializeAsync()
    {
        _server = new FakeOpenAlex();
        _server.Add(1, "10.48550/arxiv.2311.09227", 2, 3);
        _server.Add(2, "10.1000/two");
        _server.Add(3, null);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _source?.Dispose();
        _library.Dispose();
    }

    [Fact]
    public async Task What_a_paper_cites_and_what_cites_it_comes_with_names_and_titles()
    {
        _server.PageSize = 7;
        foreach (var number in Enumerable.Range(100, 20))
            _server.Add(number, $"10.1000/{number}", 1);
        var answer = await AskAsync(Paper);
        Assert.Empty(answer.Faults);
        Assert.Equal(22, answer.Citations.Count);
        Assert.Equal(23, answer.Works.Count);
        Assert.Contains(answer.Citations, citation => $"{citation.Citing}>{citation.Cited}" == "2311.09227>work:oa-w3");
        Assert.Contains(answer.Citations, citation => $"{citation.Citing}>{citation.Cited}" == "doi:10.1000/119>2311.09227");
        Assert.Contains(new ExternalId("openalex", "W1", TemporaryLibrary.Key(Paper[0])), answer.Ids);
        Assert.All(_server.Asked, asked => Assert.Contains("select=id,doi,", asked, StringComparison.Ordinal));
        Assert.All(_server.Asked, asked => Assert.Contains("per_page=100", asked, StringComparison.Ordinal));
        Assert.All(_server.Asked, asked => Assert.EndsWith($"api_key={Key}", asked, StringComparison.Ordinal));
        Assert.Equal(["*", "c7", "c14"], _server.Asked.Where(asked => asked.Contains("cites:W1", StringComparison.Ordinal)).Select(CursorOf));
    }

    [Fact]
    public async Task At_most_fifty_works_are_asked_for_at_a_time()
    {
        var keys = Enumerable.Range(1, 120).Select(i => $"2401.{i:00000}").ToArray();
        var answer = await AskAsync(keys);
        Assert.Equal([50, 50, 20], _server.Asked.Select(asked => asked.Split('|').Length));
        Assert.Equal(120, answer.Faults.Count(fault => fault.Reason == "OpenAlex does not know it"));
    }

    [Fact]
    public async Task A_paper_is_asked_for_under_its_published_doi_too()
    {
        await _library.AddAsync(TemporaryLibrary.Paper("hep-th/9901001", doi: "10.1000/Two"));
        var answer = await AskAsync(["hep-th/9901001"]);
        Assert.Contains("doi:10.48550/arxiv.hep-th/9901001|10.1000/two", _server.Asked[0], StringComparison.Ordinal);
        Assert.Contains(new ExternalId("openalex", "W2", TemporaryLibrary.Key("doi:10.1000/two")), answer.Ids);
    }

    [Fact]
    public async Task A_doi_that_no_filter_can_hold_is_asked_for_alone()
    {
        const string odd = "10.1002/(sici)1097|4636,2";
        _server.Add(9, odd, 2);
        var answer = await AskAsync([odd]);
        Assert.Empty(answer.Faults);
        Assert.Equal(["doi:10.1002/(sici)1097|4636,2>doi:10.1000/two"], answer.Citations.Select(citation => $"{citation.Citing}>{citation.Cited}"));
    }

    [Fact]
    public async Task Works_known_by_number_are_asked_for_by_it_and_others_cannot_be()
    {
        await _library.Storage.Ids.SaveAsync([new ExternalId("openalex", "W3", TemporaryLibrary.Key("work:oa-w3"))]);
        var answer = await AskAsync(["work:oa-w3", "work:a-book"]);
        Assert.Contains("openalex:W3", _server.Asked[0], StringComparison.Ordinal);
        var fault = Assert.Single(answer.Faults);
        Assert.Equal(("work:a-book", null), (fault.Subject, fault.Retry));
    }

    [Fact]
    public async Task What_the_library_knows_is_not_asked_for_again()
    {
        await _library.Storage.Ids.SaveAsync(
            [new ExternalId("openalex", "W2", TemporaryLibrary.Key("doi:10.1000/two")), new ExternalId("openalex", "W3", TemporaryLibrary.Key("2401.00001"))]);
        var answer = await AskAsync(Paper);
        Assert.Equal(2, _server.Asked.Count);
        Assert.Equal(["2311.09227>2401.00001", "2311.09227>doi:10.1000/two"], answer.Citations.Select(citation => $"{citation.Citing}>{citation.Cited}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_key_pages_are_turned_by_number_and_no_cursor_is_asked_for()
    {
        foreach (var number in Enumerable.Range(100, 250))
            _server.Add(number, $"10.1000/{number}", 1);
        var answer = await AskAsync(Paper, key: null);
        Assert.Empty(answer.Faults);
        Assert.Equal(252, answer.Citations.Count);
        Assert.DoesNotContain(_server.Asked, asked => asked.Contains("cursor", StringComparison.Ordinal) || asked.Contains("api_key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("401 Unauthorized", null, "OpenAlex wants a key for this (status 401); set ARXIVLENS_OPENALEX_KEY")]
    [InlineData("403 Forbidden", Key, "OpenAlex refuses the key (status 403); look at ARXIVLENS_OPENALEX_KEY")]
    public async Task A_missing_or_refused_key_is_said_and_nothing_more_is_asked(string status, string? key, string reason)
    {
        _server.Misbehave = _ => (status, $"{{\"message\":\"{Key}\"}}");
        var answer = await AskAsync(["2311.09227", "10.1002/a|b", "10.1002/a|c"], key);
        Assert.Equal(reason, Assert.Single(answer.Faults).Reason);
        Assert.Single(_server.Asked);
    }

    [Fact]
    public async Task An_allowance_that_is_used_up_ends_the_asking_until_tomorrow()
    {
        _clock.Pass(TimeSpan.FromHours(15));
        _server.Misbehave = _ => ("429 Too Many Requests", "{\"error\":\"Insufficient budget\"}");
        var answer = await AskAsync(Paper, key: null);
        var fault = Assert.Single(answer.Faults);
        Assert.Contains("used up for today", fault.Reason, StringComparison.Ordinal);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddDays(1), fault.Retry);

        var asked = _server.Asked.Count;
        _server.Misbehave = null;
        Assert.Equal(fault, Assert.Single((await AskAgainAsync(Paper)).Faults));
        Assert.Equal(asked, _server.Asked.Count);
        _clock.Pass(TimeSpan.FromHours(9));
        Assert.Empty((await AskAgainAsync(Paper)).Faults);
    }

    [Theory]
    [InlineData("429 Too Many Requests")]
    [InlineData("503 Service Unavailable")]
    public async Task A_service_that_is_busy_for_a_moment_is_asked_again(string status)
    {
        var answers = 0;
        _server.Misbehave = path => ++answers % 2 == 1 ? (status, "slow down") : _server.Answer(path);
        Assert.Empty((await AskAsync(Paper)).Faults);
    }

    [Fact]
    public async Task A_cursor_that_comes_again_for_ever_is_noticed()
    {
        _server.Add(100, "10.1000/100", 1);
        _server.Add(101, "10.1000/101", 1);
        var turn = 0;
        _server.Misbehave = path => !path.Contains("cites", StringComparison.Ordinal) ? null
            : ("200 OK", _server.Page([100 + (turn++ % 2)], 5, turn % 2 == 0 ? "b" : "a"));
        var answer = await AskAsync(Paper);
        Assert.Contains("brought nothing new: 2 of 5 came", Assert.Single(answer.Faults).Reason, StringComparison.Ordinal);
        Assert.Equal(4, answer.Citations.Count);

        _server.Misbehave = path => !path.Contains("cites", StringComparison.Ordinal) ? null
            : ("200 OK", _server.Page(CursorOf(path) == "*" ? [100] : [101], 5, "a"));
        Assert.Contains("goes in a circle: 2 of 5 came", Assert.Single((await AskAgainAsync(Paper)).Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_without_anything_new_end_although_their_cursors_differ()
    {
        _server.Add(100, "10.1000/100", 1);
        var turn = 0;
        _server.Misbehave = path => path.Contains("cites", StringComparison.Ordinal) ? ("200 OK", _server.Page([100], 500, $"x{turn++}")) : null;
        Assert.Contains("brought nothing new: 1 of 500 came", Assert.Single((await AskAsync(Paper)).Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_early_end_is_no_end()
    {
        foreach (var number in Enumerable.Range(100, 30))
            _server.Add(number, $"10.1000/{number}", 1);
        _server.Misbehave = path => path.Contains("cites", StringComparison.Ordinal) ? ("200 OK", _server.Page([100, 101], 30, null)) : null;
        var answer = await AskAsync(Paper);
        Assert.Contains("ended early: 2 of 30 came", Assert.Single(answer.Faults).Reason, StringComparison.Ordinal);
        Assert.Equal(4, answer.Citations.Count);
    }

    [Fact]
    public async Task A_total_that_changes_on_the_way_is_believed_last()
    {
        foreach (var number in Enumerable.Range(100, 3))
            _server.Add(number, $"10.1000/{number}", 1);
        _server.Misbehave = path => !path.Contains("cites", StringComparison.Ordinal) ? null
            : CursorOf(path) == "*" ? ("200 OK", _server.Page([100, 101], 9, "a")) : ("200 OK", _server.Page([102], 3, null));
        Assert.Empty((await AskAsync(Paper)).Faults);
    }

    [Fact]
    public async Task A_list_longer_than_is_taken_says_so()
    {
        _server.PageSize = 5;
        foreach (var number in Enumerable.Range(100, 30))
            _server.Add(number, $"10.1000/{number}", 1);
        _source = Open(Key, most: 10);
        var answer = await AskAgainAsync(Paper);
        Assert.Contains("is longer than is taken: 10 of 30 came", Assert.Single(answer.Faults).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!doctype html><title>Just a moment...</title>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"meta\":{},\"results\":null}")]
    [InlineData("{\"meta\":{\"count\":1},\"results\":[{\"id\":\"https://openalex.org/W1\"}")]
    [InlineData("[[[[")]
    public async Task Answers_that_are_none_are_failures_and_no_empty_lists(string body)
    {
        _server.Misbehave = _ => ("200 OK", body);
        var answer = await AskAsync(Paper);
        Assert.Contains("no list of works", Assert.Single(answer.Faults).Reason, StringComparison.Ordinal);
        Assert.NotNull(answer.Faults[0].Retry);
        Assert.Empty(answer.Works);
    }

    [Fact]
    public async Task Works_that_were_not_asked_for_and_records_without_an_id_are_left_out()
    {
        _server.Misbehave = path => path.Contains("filter=doi", StringComparison.Ordinal)
            ? ("200 OK", """{"meta":{"count":3},"results":[{"id":"W77","doi":"10.1000/other","title":"Not asked"},{"title":"No id"},7]}""") : null;
        var answer = await AskAsync(Paper);
        Assert.Empty(answer.Works);
        Assert.Equal("OpenAlex does not know it", Assert.Single(answer.Faults).Reason);
    }

    [Fact]
    public async Task References_that_OpenAlex_itself_no_longer_has_are_said()
    {
        _server.Add(8, "10.48550/arxiv.2401.00001", 2, 444, 555);
        var answer = await AskAsync(["2401.00001"]);
        Assert.Equal("OpenAlex did not name 2 of the works it cites", Assert.Single(answer.Faults).Reason);
        Assert.Single(answer.Citations);
    }

    [Theory]
    [InlineData("500 Internal Server Error")]
    [InlineData("429 Too Many Requests")]
    [InlineData("302 Found")]
    public async Task The_key_is_in_no_text(string status)
    {
        _server.Misbehave = _ => (status, Key);
        var answer = await AskAsync(Paper);
        Assert.DoesNotContain(Key, string.Concat(answer.Faults), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, new OpenAlexOptions { Key = Key }.ToString(), StringComparison.Ordinal);
    }

    private static string CursorOf(string asked) => asked.Split("cursor=")[1].Split('&')[0].Replace("%2A", "*", StringComparison.Ordinal);

    private Task<CitationAnswer> AskAsync(string[] keys, string? key = Key)
    {
        _source = Open(key);
        return AskAgainAsync(keys);
    }

    private Task<CitationAnswer> AskAgainAsync(string[] keys) => _source!.AskAsync(Array.ConvertAll(keys, TemporaryLibrary.Key), default);

    private OpenAlexCitations Open(string? key, int most = 10_000)
    {
        var source = new OpenAlexCitations(new OpenAlexOptions { Base = _server.Address, Key = key, MostCiting = most, MostTries = 2 }, _clock);
        source.Read(_library.Storage.Stores);
        return source;
    }
}
