using ArxivLens.Core.Sources;
using ArxivLens.Sources.OpenCitations;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.OpenCitations;

/// <summary>Answers are made by hand after the documentation of the second version of the interface.</summary>
public sealed class OpenCitationsCitationsTests : IAsyncLifetime, IDisposable
{
    private const string Token = "s3cret-token";

    private const string References =
        """
        [{"oci":"061-062","citing":"omid:br/061 doi:10.48550/arxiv.2311.09227","cited":"omid:br/062 doi:10.1000/two pmid:2","creation":"2023-11","timespan":"-P1Y2M3D","journal_sc":"no","author_sc":"no"},
        {"oci":"061-063","citing":"omid:br/061 doi:10.48550/arxiv.2311.09227","cited":"omid:br/063 pmid:3","creation":"","timespan":"","journal_sc":"no","author_sc":"yes"},
        {"oci":"061-061","citing":"omid:br/061 doi:10.48550/arxiv.2311.09227","cited":"omid:br/061 doi:10.48550/arxiv.2311.09227"}]
        """;

    private readonly HandClock clock = new(runs: true);
    private readonly TemporaryLibrary library = new();
    private LocalServer server = null!;
    private OpenCitationsCitations? source;

    public Task InitializeAsync()
    {
        server = LocalServer.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        source?.Dispose();
        library.Dispose();
    }

    [Theory]
    [InlineData(References)]
    [InlineData("oci,citing,cited,creation,timespan,journal_sc,author_sc\n1,doi:10.48550/arxiv.2311.09227,omid:br/062 doi:10.1000/two pmid:2,2023-11,-P1Y2M3D,no,no\n2,doi:10.48550/arxiv.2311.09227,omid:br/063 pmid:3,,,no,no\n3,doi:10.48550/arxiv.2311.09227,doi:10.48550/arxiv.2311.09227,,,no,no\n")]
    public async Task Both_forms_of_an_answer_are_read_and_self_citations_dropped(string references)
    {
        Answer(path => path.Contains("/references/", StringComparison.Ordinal) ? references : "[]");
        var answer = await AskAsync("2311.09227");
        Assert.Equal(["2311.09227>doi:10.1000/two", "2311.09227>work:pmid-3"], answer.Citations.Select(citation => $"{citation.Citing}>{citation.Cited}"));
        Assert.Empty(answer.Faults);
        Assert.Equal(1, source!.SelfCitations);
        Assert.Equal(
            ["/index/api/v2/references/doi:10.48550/arxiv.2311.09227", "/index/api/v2/citations/doi:10.48550/arxiv.2311.09227"],
            server.Pages.Select(page => page.Path));
        Assert.All(server.Pages, page => Assert.Contains($"authorization: {Token}\r\n", page.Head, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Works_are_asked_for_under_all_their_names()
    {
        await library.AddAsync(TemporaryLibrary.Paper("hep-th/9901001", doi: "10.1002/(SICI)1097?<1::AID>3.0;2-#"));
        Answer(_ => "[]");
        var answer = await AskAsync("hep-th/9901001", "work:pmid-7", "work:omid-061", "work:a-book");
        Assert.Equal(
            [
                "/index/api/v2/references/doi:10.48550/arxiv.hep-th/9901001", "/index/api/v2/references/doi:10.1002/%28sici%291097%3F%3C1::aid%3E3.0%3B2-%23",
                "/index/api/v2/references/pmid:7", "/index/api/v2/references/omid:br/061",
            ],
            server.Pages.Select(page => page.Path).Where(path => path.Contains("references", StringComparison.Ordinal)));
        Assert.Equal("work:a-book", Assert.Single(answer.Faults).Subject);
    }

    [Fact]
    public async Task Rows_about_another_work_are_not_believed()
    {
        Answer(path => path.Contains("/citations/", StringComparison.Ordinal)
            ? """[{"citing":"doi:10.1000/a","cited":"doi:10.1000/other"},{"citing":"doi:10.1000/b","cited":"doi:10.1000/Mine"},{"citing":null,"cited":7},[],"x"]""" : "[]");
        var answer = await AskAsync("10.1000/mine");
        Assert.Equal(["doi:10.1000/b>doi:10.1000/mine"], answer.Citations.Select(citation => $"{citation.Citing}>{citation.Cited}"));
        Assert.StartsWith("4 of OpenCitations' citations name no work", Assert.Single(answer.Faults).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"error\":1}")]
    [InlineData("[{\"citing\":\"doi:10.1000/a\"")]
    [InlineData("oci,title\n1,2\n")]
    public async Task Answers_that_are_none_are_failures(string body)
    {
        Answer(_ => body);
        var answer = await AskAsync("10.1000/mine");
        Assert.Equal(2, answer.Faults.Count);
        Assert.All(answer.Faults, fault => Assert.NotNull(fault.Retry));
    }

    [Theory]
    [InlineData("401 Unauthorized", "look at ARXIVLENS_OPENCITATIONS_TOKEN")]
    [InlineData("429 Too Many Requests", "it answered with status 429")]
    [InlineData("503 Service Unavailable", "it answered with status 503")]
    public async Task A_refusal_ends_the_asking_and_names_no_token(string status, string reason)
    {
        server.Answer = (_, stream, token) => LocalServer.SendAsync(stream, Token, token, status: status);
        var answer = await AskAsync("10.1000/a", "10.1000/b", "10.1000/c");
        var fault = Assert.Single(answer.Faults);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        Assert.NotNull(fault.Retry);
        Assert.DoesNotContain(Token, fault.ToString(), StringComparison.Ordinal);
        Assert.True(server.Pages.Count <= 2);
    }

    [Fact]
    public async Task A_work_that_is_not_there_is_no_failure()
    {
        server.Answer = (_, stream, token) => LocalServer.SendAsync(stream, "not found", token, status: "404 Not Found");
        Assert.Empty((await AskAsync("10.1000/a")).Faults);
    }

    private void Answer(Func<string, string> body) =>
        server.Answer = (asked, stream, token) => LocalServer.SendAsync(stream, body(asked.Path), token, "application/json");

    private Task<CitationAnswer> AskAsync(params string[] keys)
    {
        var options = new OpenCitationsOptions { Base = new Uri($"http://127.0.0.1:{server.Port}/index/api/v2/"), Token = Token, MostTries = 2 };
        source = new OpenCitationsCitations(options, clock);
        source.Read(library.Storage.Stores);
        return source.AskAsync(Array.ConvertAll(keys, TemporaryLibrary.Key), default);
    }
}
