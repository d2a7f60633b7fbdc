using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.SemanticScholar;
using ArxivLens.Sources.Services;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.SemanticScholar;

/// <summary>The interface for programs, played by a server on this machine that knows its limits and can be told to misbehave.</summary>
public sealed class ApiTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "s3cret-key";

    private readonly HandClock _clock = new(runs: true);
    private readonly ConcurrentQueue<string> _batches = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-s2-");
    private LocalServer _server = null!;
    private SemanticScholarApi _api = null!;

    /// <summary>How many works each paper is said to cite and to be cited by.</summary>
    private int Length { get; set; } = 2;

    /// <summary>Answers in place of the server's own, by the beginning of the path.</summary>
    private Dictionary<string, Func<string, (string Status, string Body)>> Instead { get; } = [];

    public Task InitializeAsync()
    {
        _server = LocalServer.Start();
        _server.Answer = AnswerAsync;
        _api = Open(Secret);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _api.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_work_is_told_with_what_it_cites_and_what_cites_it_in_sentences()
    {
        var answer = await AskAsync("2311.00001");
        Assert.Empty(answer.Faults);
        Assert.Equal(
            ["2311.00001>2311.10000", "2311.00001>2311.10001", "2311.20000>2311.00001", "2311.20001>2311.00001"],
            answer.Citations.Select(citation => $"{citation.Citing}>{citation.Cited}").Order());
        Assert.All(answer.Citations, citation => Assert.Equal("We use [1].", Assert.Single(citation.Contexts!).Sentence));
        Assert.Equal(5, answer.Works.Count);
        Assert.Contains(new ExternalId("s2", "1", Key("2311.00001")), answer.Ids);
        Assert.All(_server.Pages, page => Assert.Contains($"x-api-key: {Secret}", page.Head, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_hundred_are_asked_for_at_once_by_the_names_it_knows()
    {
        Length = 0;
        var works = Enumerable.Range(1, 1_001).Select(n => Key($"2311.{n:00000}")).Append(Key("10.1000/X y".Replace(" ", "", StringComparison.Ordinal))).Append(Key("work:s2-77"));
        var answer = await _api.AskAsync([.. works, Key("2311.00001"), Key("work:a-book")], default);
        Assert.Equal([500, 500, 3], _batches.Select(batch => JsonDocument.Parse(batch).RootElement.GetProperty("ids").GetArrayLength()));
        Assert.Equal(
            ["ARXIV:2311.01001", "DOI:10.1000/xy", "CorpusId:77"],
            JsonDocument.Parse(_batches.Last()).RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetString()));
        var fault = Assert.Single(answer.Faults);
        Assert.Equal(("work:a-book", (DateTimeOffset?)null), (fault.Subject, fault.Retry));
        Assert.Equal(1_003, answer.Ids.Count(id => id.Scheme == "s2"));
    }

    [Fact]
    public async Task Unknown_works_stand_in_their_place_as_null()
    {
        Length = 1;
        var answer = await AskAsync("2311.00001", "2311.09999", "2311.00003");
        Assert.Equal(["2311.00001", "2311.00003"], answer.Works.Select(work => work.Key.ToString()).Where(key => key.StartsWith("2311.0", StringComparison.Ordinal)).Order());
        Assert.Equal(("2311.09999", "Semantic Scholar does not know it"), Only(answer));
    }

    [Fact]
    public async Task Where_none_is_known_it_says_so_with_400()
    {
        Instead["/graph/v1/paper/batch"] = _ => ("400 Bad Request", """{"error":"No valid paper ids given"}""");
        var answer = await AskAsync("2311.00001", "2311.00002");
        Assert.Equal(2, answer.Faults.Count);
        Assert.All(answer.Faults, fault => Assert.Equal(("Semantic Scholar does not know it", null), (fault.Reason, fault.Retry)));
    }

    [Fact]
    public async Task Long_lists_are_read_page_by_page_up_to_what_it_gives_and_the_rest_is_told()
    {
        Length = 12_345;
        var answer = await AskAsync("2311.00001");
        Assert.Equal(2 * 9_999, answer.Citations.Count);
        Assert.Equal(
            ["only the first 9,999 of its 12,345 citations can be asked for; the datasets have all", "only the first 9,999 of its 12,345 references can be asked for; the datasets have all"],
            answer.Faults.Select(fault => fault.Reason).Order());
        Assert.All(_server.Pages.Skip(1), page => Assert.Matches("[?&]limit=(1000|999)($|&)", page.Path));
    }

    [Theory]
    [InlineData("""{"offset":0,"data":null}""", "its publisher does not let Semantic Scholar give its references")]
    [InlineData("""{"offset":0,"data":[{"citedPaper":{"paperId":null,"title":"A book"}}]}""", "1 of its references name no work")]
    [InlineData("""{"offset":0,"next":0,"data":[]}""", "its list of references does not go on behind 0")]
    [InlineData("""<html><h1>Bad gateway</h1></html>""", "Semantic Scholar's answer cannot be read: not JSON")]
    [InlineData("""{"data":[{"citedPaper":""", "Semantic Scholar's answer cannot be read: not JSON")]
    [InlineData("""[]""", "Semantic Scholar's answer cannot be read: not JSON")]
    [InlineData("", "Semantic Scholar's answer cannot be read: not JSON")]
    public async Task A_list_that_is_missing_or_broken_costs_itself_only(string body, string reason)
    {
        Instead[$"/graph/v1/paper/{Sha(1)}/references"] = _ => ("200 OK", body);
        var answer = await AskAsync("2311.00001", "2311.00002");
        Assert.StartsWith(reason, Only(answer).Reason, StringComparison.Ordinal);
        Assert.Equal(6, answer.Citations.Count);
    }

    [Theory]
    [InlineData("<html></html>", "Semantic Scholar's answer cannot be read: not JSON")]
    [InlineData("[]", "Semantic Scholar's answer cannot be read: it gave 0 papers where 2 were asked for")]
    [InlineData("[null,7]", "Semantic Scholar's answer cannot be read: not JSON")]
    public async Task A_broken_answer_to_a_batch_is_a_fault_of_each_of_its_works(string body, string reason)
    {
        Instead["/graph/v1/paper/batch"] = _ => ("200 OK", body);
        var answer = await AskAsync("2311.00001", "2311.00002");
        Assert.Equal(["2311.00001", "2311.00002"], answer.Faults.Select(fault => fault.Subject));
        Assert.All(answer.Faults, fault => Assert.StartsWith(reason, fault.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_key_is_told_clearly_and_never_shown()
    {
        Instead["/"] = _ => ("403 Forbidden", $"{{\"message\":\"Forbidden {Secret}\"}}");
        var answer = await AskAsync("2311.00001", "2311.00002");
        Assert.All(answer.Faults, fault => Assert.Contains("refuses the key (ARXIVLENS_S2_KEY)", fault.Reason, StringComparison.Ordinal));
        Assert.Single(_server.Pages);
        Assert.DoesNotContain(Secret, string.Concat(answer.Faults), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, $"{new SemanticScholarOptions { Key = Secret }}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_too_fast_waits_longer_each_time_and_then_comes_back_later()
    {
        var refused = 0;
        Instead["/graph/v1/paper/batch"] = _ => ++refused <= 2 ? ("429 Too Many Requests", "{}") : ("", "");
        Length = 0;
        Assert.Empty((await AskAsync("2311.00001")).Faults);
        // The halves of two and four seconds; see the client's own tests.
        Assert.Equal(3, _clock.Now.TotalSeconds, 3);

        Instead["/graph/v1/paper/batch"] = _ => ("429 Too Many Requests", "{}");
        _server.Pages.Clear();
        var answer = await _api.AskAsync([.. Enumerable.Range(1, 600).Select(n => Key($"2311.{n:00000}"))], default);
        Assert.Equal(600, answer.Faults.Count);
        Assert.All(answer.Faults, fault => Assert.NotNull(fault.Retry));
        Assert.Equal(3, _server.Pages.Count);
    }

    [Fact]
    public async Task One_request_a_second_goes_out_over_all_endpoints()
    {
        var gate = ArxivGate.Elsewhere(new DataDirectory(_folder.FullName), "semantic-scholar", TimeSpan.FromSeconds(1), _clock);
        using var api = Open(null, gate);
        Assert.Empty((await api.AskAsync([Key("2311.00001"), Key("2311.00002")], default)).Faults);
        Assert.Equal(5, _server.Pages.Count);
        Assert.Equal(4, _clock.Now.TotalSeconds, 3);
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "semantic-scholar.gate")));
        Assert.All(_server.Pages, page => Assert.DoesNotContain("x-api-key", page.Head, StringComparison.OrdinalIgnoreCase));
    }

    private static (string Subject, string Reason) Only(CitationAnswer answer)
    {
        var fault = Assert.Single(answer.Faults);
        return (fault.Subject, fault.Reason);
    }

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);

    private static string Sha(int number) => $"{number:x40}";

    private SemanticScholarApi Open(string? key, IGate? gate = null) => new(
        new SemanticScholarOptions
        {
            Base = new Uri($"http://127.0.0.1:{_server.Port}/graph/v1/"),
            Key = key,
            Gate = gate,
            Adjust = options => options with { Jitter = () => 0, MostTries = 3 },
        },
        _clock);

    private Task<CitationAnswer> AskAsync(params string[] works) => _api.AskAsync([.. works.Select(Key)], default);

    private async Task AnswerAsync(Asked asked, Stream stream, CancellationToken token)
    {
        var body = await ReadBodyAsync(asked.Head, stream, token);
        var (status, answer) = Instead.Where(one => asked.Path.StartsWith(one.Key, StringComparison.Ordinal))
            .Select(one => one.Value(body)).FirstOrDefault(("", ""));
        if (status.Length == 0)
            (status, answer) = ("200 OK", asked.Path.StartsWith("/graph/v1/paper/batch?", StringComparison.Ordinal) ? Batch(body) : Page(asked.Path));
        // The server hangs up after each answer; untold, the next POST might be sent into the closed connection.
        await LocalServer.SendAsync(stream, answer, token, "application/json", status, "Connection: close\r\n");
    }

    private static async Task<string> ReadBodyAsync(string head, Stream stream, CancellationToken token)
    {
        var line = head.Split("\r\n").FirstOrDefault(one => one.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        if (line is null)
            return "";
        var bytes = new byte[int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(bytes, token);
        return Encoding.UTF8.GetString(bytes);
    }

    private string Batch(string body)
    {
        _batches.Enqueue(body);
        var ids = JsonDocument.Parse(body).RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!).ToList();
        return $"[{string.Join(',', ids.Select((id, place) => id == "ARXIV:2311.09999" ? "null" : Paper(place, id)))}]";
    }

    private string Paper(int place, string id)
    {
        var number = id.StartsWith("ARXIV:2311.", StringComparison.Ordinal) ? int.Parse(id[^5..], System.Globalization.CultureInfo.InvariantCulture) : 50_000 + place;
        return $$"""{"paperId":"{{Sha(number)}}","corpusId":{{number}},"externalIds":{"CorpusId":{{number}}},"title":"T","abstract":null,"authors":null,"referenceCount":{{Length}},"citationCount":{{Length}}}""";
    }

    // As the interface does it: what begins and ends beyond 10,000 is refused.
    private string Page(string path)
    {
        var query = path[(path.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1]);
        var (offset, limit) = (int.Parse(query["offset"], System.Globalization.CultureInfo.InvariantCulture), int.Parse(query["limit"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(limit is > 0 and <= 1_000 && offset + limit < 10_000, path);
        var (name, first) = path.Contains("/references?", StringComparison.Ordinal) ? ("citedPaper", 10_000) : ("citingPaper", 20_000);
        var end = Math.Min(offset + limit, Length);
        var entries = Enumerable.Range(offset, end - offset).Select(place =>
            $$$"""{"contexts":["We use [1]."],"intents":["methodology"],"isInfluential":false,"{{{name}}}":{"paperId":"{{{Sha(first + place)}}}","externalIds":{"ArXiv":"2311.{{{first + place:00000}}}"},"title":"T"}}""");
        var next = end < Length ? $"\"next\":{end}," : "";
        return $"{{\"offset\":{offset},{next}\"data\":[{string.Join(',', entries)}]}}";
    }
}
