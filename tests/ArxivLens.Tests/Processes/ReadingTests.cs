namespace ArxivLens.Tests.Processes;

/// <summary>The verbs that say what the pages show.</summary>
public sealed class ReadingTests : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();

    public async Task InitializeAsync() => await ImportTests.ImportAllAsync(_data, "papers", "works", "citations");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Search_finds_by_words_and_by_identifier()
    {
        var words = (await RunAsync("search", "dark", "matter", "--json")).Json;
        Assert.Equal(5, words.GetProperty("total").GetInt32());
        Assert.Contains("dark matter", words.GetProperty("hits")[0].GetProperty("title").GetString(), StringComparison.Ordinal);
        var address = (await RunAsync("search", "https://arxiv.org/abs/0704.0003v2", "--json")).Json;
        Assert.Equal("0704.0003", address.GetProperty("hits")[0].GetProperty("id").GetString());
        Assert.Equal("0704.0003", address.GetProperty("address").GetString());
        Assert.Equal(0, (await RunAsync("search", "0704.0003", "--category", "cs.AI", "--json")).Json.GetProperty("total").GetInt32());
        Assert.Equal(0, (await RunAsync("search", "zebra", "--json")).Json.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Search_writes_hits_as_data_and_their_number_as_a_message()
    {
        var outcome = await RunAsync("search", "neutrino", "--limit", "2");
        Assert.Equal(2, outcome.Output.TrimEnd().Split('\n').Length);
        Assert.StartsWith("5 found", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0704.0001")]
    [InlineData("arXiv:0704.0001v1")]
    [InlineData("https://arxiv.org/pdf/0704.0001v1.pdf")]
    [InlineData("10.48550/arXiv.0704.0001")]
    public async Task Show_takes_an_identifier_in_any_shape(string id)
    {
        var work = (await RunAsync("show", id, "--json")).Json;
        Assert.Equal("0704.0001", work.GetProperty("id").GetString());
        Assert.Equal("On dark matter halos number 1", work.GetProperty("title").GetString());
        Assert.Equal("2007-04-02", work.GetProperty("published").GetString());
        Assert.Equal(["A. Author", "B. Writer"], work.GetProperty("authors").EnumerateArray().Select(author => author.GetString()));
        Assert.Equal(3, work.GetProperty("references").GetInt32());
        Assert.Equal(1, work.GetProperty("citations").GetInt32());
        Assert.False(string.IsNullOrEmpty(work.GetProperty("license").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Show_says_what_is_recorded_in_plain_words()
    {
        var text = (await RunAsync("show", "0704.0001")).Output;
        Assert.StartsWith("On dark matter halos number 1\nA. Author, B. Writer\n", text, StringComparison.Ordinal);
        Assert.Contains("(hep-th)", text, StringComparison.Ordinal);
        Assert.Contains("only the identifier is known", (await RunAsync("show", "0706.0001")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escaped_signs_are_written_as_signs()
    {
        using var data = new DataFolder();
        (await Arxivlens.RunAsync(data, "import", "papers", data.File("escaped.jsonl", SmallLibrary.Escaped))).Ends(0);
        var shown = (await Arxivlens.RunAsync(data, "show", "0708.0001")).Ends(0).Output;
        Assert.StartsWith(@"A $5 proof that $\{x\}$ is in {y}", shown, StringComparison.Ordinal);
        Assert.Contains("It costs $5 and $6. We show", shown, StringComparison.Ordinal);
        var summary = (await Arxivlens.RunAsync(data, "summary", "0708.0001")).Ends(0).Output;
        Assert.StartsWith("It costs $5 and $6.", summary, StringComparison.Ordinal);
        var found = (await Arxivlens.RunAsync(data, "search", "proof")).Ends(0).Output;
        Assert.Contains("A $5 proof", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terms_have_weights()
    {
        var terms = (await RunAsync("terms", "0704.0001", "--json")).Json.GetProperty("terms");
        Assert.InRange(terms.GetArrayLength(), 1, 20);
        Assert.All(terms.EnumerateArray(), term => Assert.InRange(term.GetProperty("weight").GetDouble(), 0, 1));
        Assert.Matches("^[01]\\.[0-9]{3}  ", (await RunAsync("terms", "0704.0001", "--limit", "1")).Output);
    }

    [Fact]
    public async Task Summary_is_of_the_abstract()
    {
        var summary = (await RunAsync("summary", "0704.0001", "--json")).Json;
        Assert.InRange(summary.GetProperty("sentences").GetArrayLength(), 1, 2);
        Assert.Equal(
            summary.GetProperty("line").GetProperty("text").GetString(), (await RunAsync("summary", "0704.0001", "--one")).Output.TrimEnd());
        Assert.StartsWith("We ", (await RunAsync("summary", "0704.0001")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Similar_works_come_with_parts_that_sum_to_the_score()
    {
        var similar = (await RunAsync("similar", "0704.0001", "--json")).Json.GetProperty("similar");
        Assert.NotEqual(0, similar.GetArrayLength());
        Assert.All(similar.EnumerateArray(), one => Assert.Equal(
            one.GetProperty("score").GetDouble(), one.GetProperty("parts").EnumerateObject().Sum(part => part.Value.GetDouble()), 6));
    }

    [Fact]
    public async Task The_network_tells_references_from_citations()
    {
        var network = (await RunAsync("network", "0704.0001", "--json")).Json;
        Assert.Equal((3, 1), (network.GetProperty("referenceCount").GetInt32(), network.GetProperty("citationCount").GetInt32()));
        var roles = network.GetProperty("nodes").EnumerateArray().ToDictionary(node => node.GetProperty("key").GetString()!, node => node.GetProperty("role").GetString());
        Assert.Equal(("current", "referenced", "citing"), (roles["0704.0001"], roles["0704.0002"], roles["0704.0030"]));
        Assert.Equal("file", network.GetProperty("originSets")[0][0].GetString());
        var text = (await RunAsync("network", "0704.0001")).Output;
        Assert.Contains("References cited in this paper (3)", text, StringComparison.Ordinal);
        Assert.Contains("Papers that cite this paper (1)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_work_fails_in_one_line()
    {
        var outcome = (await Arxivlens.RunAsync(_data, "show", "0704.9999")).Ends(1);
        Assert.Equal("arxivlens: 0704.9999 is not in the library.\n", outcome.Error);
    }

    [Fact]
    public async Task The_doctor_finds_nothing_broken_in_a_sound_directory()
    {
        var outcome = (await RunAsync("doctor", "--json")).Json;
        Assert.True(outcome.GetProperty("healthy").GetBoolean());
        var checks = outcome.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("check").GetString());
        Assert.Equal(
            [
                "program", "configuration", "data directory", "permissions", "clock", "left behind", "server lock", "builder lock", "library",
                "retractions", "articles", "index", "index against library", "full texts",
            ],
            checks);
        Assert.EndsWith("Nothing is broken.\n", (await RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_names_a_damaged_index_and_what_mends_it()
    {
        using var data = new DataFolder();
        await ImportTests.ImportAllAsync(data, "papers");
        Damage.FlipBytes(data);
        var outcome = (await Arxivlens.RunAsync(data, "doctor")).Ends(1);
        Assert.Contains("BROKEN   index:", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("arxivlens index --rebuild", outcome.Output, StringComparison.Ordinal);
        (await Arxivlens.RunAsync(data, "index", "--rebuild")).Ends(0);
        (await Arxivlens.RunAsync(data, "doctor")).Ends(0);
    }

    private async Task<Outcome> RunAsync(params string[] arguments) => (await Arxivlens.RunAsync(_data, arguments)).Ends(0);
}
