using ArxivLens.Sources.Tests.Http;

namespace ArxivLens.Tests.Processes;

/// <summary>Releases of Semantic Scholar's datasets, asked for by the built program of a server on this machine.</summary>
public sealed class ReleasesCommandTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "s3cret-key";
    private const string File = "https://files.example/papers-0.gz?X-Amz-Signature=a%2Fb&X-Amz-Expires=604800";

    private readonly DataFolder _data = new();
    private LocalServer _server = null!;

    private string Changes { get; set; } =
        $$"""
        {"start_release":"2025-08-26","end_release":"2025-09-05","diffs":[
          {"from_release":"2025-09-02","to_release":"2025-09-05","update_files":["{{File}}&n=4"],"delete_files":["{{File}}&n=3"]},
          {"from_release":"2025-08-26","to_release":"2025-09-02","update_files":["{{File}}&n=2"],"delete_files":["{{File}}&n=1"]}]}
        """;

    public Task InitializeAsync()
    {
        _server = LocalServer.Start();
        _server.Answer = async (asked, stream, token) =>
        {
            var (status, body) = Answer(asked);
            await LocalServer.SendAsync(stream, body, token, "application/json", status);
        };
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Without_a_library_the_releases_are_listed_the_latest_first()
    {
        var outcome = (await RunAsync()).Ends(0);
        Assert.Equal("2025-09-05\n2025-08-26\n2022-01-17\n", outcome.Output);
        Assert.Empty(outcome.Error);
        Assert.Equal(3, (await RunAsync("--json")).Ends(0).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_release_tells_its_datasets()
    {
        Assert.Equal("2025-09-05:\n  citations  Who cites. 30 files.\n  papers     (not described)\n", (await RunAsync("latest")).Ends(0).Output);
        Assert.Equal("citations\tWho cites. 30 files.\npapers\t\n", (await RunAsync("latest", "--plain")).Ends(0).Output);
    }

    [Fact]
    public async Task The_addresses_of_files_go_to_standard_output_as_they_are_and_nowhere_else()
    {
        var outcome = (await RunAsync("latest", "papers")).Ends(0);
        Assert.Equal($"{File}\n{File}&n=2\n", outcome.Output);
        Assert.Equal("2 files; their addresses are good for a short while\n", outcome.Error);
        var json = (await RunAsync("latest", "papers", "--json", "-q")).Ends(0);
        Assert.Equal(File, json.Json.GetProperty("files")[0].GetString());
        Assert.Empty(json.Error);
        Assert.All(
            Directory.EnumerateFiles(_data.Path, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("Signature", System.IO.File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Changes_stand_in_the_order_in_which_they_are_taken_in_with_what_each_is()
    {
        var outcome = (await RunAsync("latest", "citations", "--since", "2025-08-26")).Ends(0);
        Assert.Equal(
            [
                $"delete\t2025-08-26\t2025-09-02\t{File}&n=1",
                $"update\t2025-08-26\t2025-09-02\t{File}&n=2",
                $"delete\t2025-09-02\t2025-09-05\t{File}&n=3",
                $"update\t2025-09-02\t2025-09-05\t{File}&n=4",
            ],
            outcome.Output.TrimEnd('\n').Split('\n'));
        Assert.Equal(outcome.Output, (await RunAsync("latest", "citations", "--since", "2025-08-26", "--plain")).Ends(0).Output);
    }

    [Fact]
    public async Task Changes_that_are_not_all_are_told_apart_by_the_exit_code()
    {
        Changes = """{"start_release":"2025-08-26","end_release":"2025-09-05","diffs":[]}""";
        var outcome = (await RunAsync("latest", "citations", "--since", "2025-08-26", "-q")).Ends(3);
        Assert.Equal("arxivlens: these changes are not all: nothing tells what changed between 2025-08-26 and 2025-09-05.\n", outcome.Error);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_refusal_is_one_line_without_the_key()
    {
        var outcome = (await RunAsync("1999-01-01", "papers")).Ends(1);
        Assert.Equal("arxivlens: Semantic Scholar has no release '1999-01-01' with a dataset 'papers'\n", outcome.Error);
        var refused = (await Arxivlens.RunWithAsync(Environment("wrong-key"), _data, "releases", "latest", "papers")).Ends(1);
        Assert.Equal("arxivlens: Semantic Scholar refuses the key (ARXIVLENS_S2_KEY), or asks for one\n", refused.Error);
        Assert.Empty(refused.Output);
    }

    [Theory]
    [InlineData("releases ../graph")]
    [InlineData("releases latest a/b")]
    [InlineData("releases latest --since 2025-08-26")]
    [InlineData("releases latest papers --since latest")]
    [InlineData("releases 2025-08-26 papers --since 2025-08-26")]
    [InlineData("releases latest papers --since 2025/08/26")]
    [InlineData("releases latest papers more")]
    public async Task What_cannot_be_meant_ends_as_misused_and_nobody_is_asked(string line)
    {
        var outcome = (await Arxivlens.RunWithAsync(Environment(Secret), _data, line.Split(' '))).Ends(2);
        Assert.NotEmpty(outcome.Error);
        Assert.Empty(outcome.Output);
        Assert.Empty(_server.Pages);
        Assert.False(Directory.Exists(_data.Path), "A misused command line made a data directory.");
    }

    [Fact]
    public async Task The_help_names_what_is_wanted_in_its_order() => Assert.Contains(
        "arxivlens releases [<RELEASE> [<DATASET>]] [options]", (await RunAsync("--help")).Ends(0).Output, StringComparison.Ordinal);

    private Task<Outcome> RunAsync(params string[] arguments) =>
        Arxivlens.RunWithAsync(Environment(Secret), _data, ["releases", .. arguments]);

    private Dictionary<string, string> Environment(string key) => new()
    {
        ["ARXIVLENS_S2_URL"] = $"http://127.0.0.1:{_server.Port}/graph/v1",
        ["ARXIVLENS_S2_KEY"] = key,
    };

    private (string Status, string Body) Answer(Asked asked) => asked.Path switch
    {
        _ when !asked.Head.Contains($"x-api-key: {Secret}\r\n", StringComparison.Ordinal) => ("403 Forbidden", "{}"),
        "/datasets/v1/release/" => ("200 OK", """["2022-01-17","2025-08-26","2025-09-05"]"""),
        "/datasets/v1/release/latest" => ("200 OK", """{"release_id":"2025-09-05","datasets":[{"name":"papers"},{"name":"citations","description":"Who cites.\n30 files."}]}"""),
        "/datasets/v1/release/latest/dataset/papers" => ("200 OK", $$"""{"name":"papers","files":["{{File}}","{{File}}&n=2"]}"""),
        "/datasets/v1/diffs/2025-08-26/to/latest/citations" => ("200 OK", Changes),
        _ => ("404 Not Found", "{}"),
    };
}
