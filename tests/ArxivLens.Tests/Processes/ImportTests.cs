using System.Text;
using System.Text.Json;

namespace ArxivLens.Tests.Processes;

/// <summary>Import as a process: reports, idempotence, and every bad input of the plan with its stated outcome.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_second_import_of_the_same_files_changes_nothing()
    {
        var first = await ImportAllAsync(_data, "papers", "works", "citations");
        Assert.Equal((30, 0), (first[0].Json.GetProperty("added").GetInt32(), first[0].Json.GetProperty("unchanged").GetInt32()));
        var before = await StatusAsync(_data);
        var second = await ImportAllAsync(_data, "papers", "works", "citations");
        Assert.All(second, outcome => Assert.Equal(0, outcome.Json.GetProperty("added").GetInt32() + outcome.Json.GetProperty("updated").GetInt32()));
        Assert.Equal(30, second[0].Json.GetProperty("unchanged").GetInt32());
        var after = await StatusAsync(_data);
        Assert.Equal(before.GetProperty("contentHash").GetString(), after.GetProperty("contentHash").GetString());
        Assert.Equal(before.GetProperty("index").GetProperty("generation").GetInt64(), after.GetProperty("index").GetProperty("generation").GetInt64());
    }

    [Fact]
    public async Task The_order_of_imports_does_not_matter()
    {
        string[] kinds = ["papers", "works", "citations"];
        string[][] orders = [[kinds[0], kinds[1], kinds[2]], [kinds[2], kinds[1], kinds[0]], [kinds[1], kinds[2], kinds[0]]];
        var hashes = new List<string?>();
        foreach (var order in orders)
        {
            using var data = new DataFolder();
            await ImportAllAsync(data, order);
            hashes.Add((await StatusAsync(data)).GetProperty("contentHash").GetString());
        }

        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public async Task An_import_says_how_the_index_was_brought_up_to_date()
    {
        var first = await ImportAllAsync(_data, "papers", "works");
        Assert.Equal("built", first[0].Json.GetProperty("index").GetProperty("how").GetString());
        Assert.Equal(("updated", 5), (first[1].Json.GetProperty("index").GetProperty("how").GetString(), first[1].Json.GetProperty("index").GetProperty("changes").GetInt32()));
        var again = (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("two.jsonl", SmallLibrary.Papers(2, first: 200)))).Ends(0);
        Assert.Matches(@"^2 added,.*\nIndex \d+: updated with 2 changes in \d+\.\d s\n$", again.Output);

        var unindexed = (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("one.jsonl", SmallLibrary.Papers(1, first: 300)), "--json", "--no-index")).Ends(0);
        Assert.False(unindexed.Json.TryGetProperty("index", out _));
        var index = (await StatusAsync(_data)).GetProperty("index");
        Assert.Equal((false, 1), (index.GetProperty("upToDate").GetBoolean(), index.GetProperty("changes").GetInt32()));
        Assert.Contains("behind the library by 1 change;", (await Arxivlens.RunAsync(_data, "status")).Ends(0).Output, StringComparison.Ordinal);
        Assert.Contains("1 change ago", (await Arxivlens.RunAsync(_data, "doctor")).Ends(0).Output, StringComparison.Ordinal);

        var updated = (await Arxivlens.RunAsync(_data, "index", "--json")).Ends(0).Json;
        Assert.Equal(("updated", 38, 1), (updated.GetProperty("how").GetString(), updated.GetProperty("documents").GetInt32(), updated.GetProperty("changes").GetInt32()));
        Assert.Matches(@"^Index \d+: merged as far as that is due, 38 documents,", (await Arxivlens.RunAsync(_data, "index", "--merge")).Ends(0).Output);
        (await Arxivlens.RunAsync(_data, "doctor")).Ends(0);
    }

    [Fact]
    public async Task Status_counts_what_was_imported()
    {
        await ImportAllAsync(_data, "papers", "works", "citations");
        var status = await StatusAsync(_data);
        Assert.Equal(30, status.GetProperty("papers").GetInt32());
        Assert.Equal(5, status.GetProperty("otherWorks").GetInt32());
        Assert.Equal(1, status.GetProperty("unresolved").GetInt32());
        Assert.Equal(61, status.GetProperty("citations").GetInt32());
        var index = status.GetProperty("index");
        Assert.Equal((36, 61, true), (index.GetProperty("documents").GetInt32(), index.GetProperty("citations").GetInt32(), index.GetProperty("upToDate").GetBoolean()));
        Assert.Equal(64, status.GetProperty("contentHash").GetString()!.Length);
        Assert.Equal(3, status.GetProperty("lastImports").GetArrayLength());
        Assert.Equal("0.1.0", status.GetProperty("version").GetString());
        Assert.Equal(_data.Path, status.GetProperty("dataDirectory").GetString());
    }

    [Fact]
    public async Task Self_citations_and_repetitions_are_dropped_and_counted()
    {
        var file = _data.File("c.csv", "citing,cited\n0704.0001,0704.0002\n0704.0001,0704.0001\n0704.0001,0704.0002\n0704.0001v3,arXiv:0704.0001\n");
        var report = (await ImportAsync("citations", file)).Ends(0).Json;
        Assert.Equal(1, report.GetProperty("added").GetInt32());
        Assert.Equal(2, report.GetProperty("selfCitations").GetInt32());
        Assert.Equal(1, report.GetProperty("repeated").GetInt32());
    }

    [Fact]
    public async Task Bad_records_are_rejected_with_file_line_and_reason_and_the_rest_goes_on()
    {
        var file = _data.File("bad.jsonl", string.Join('\n',
            SmallLibrary.Paper("0704.0001", "A good one"),
            "{ this is no JSON",
            """{"title":"Without an id","authors":"A. Author","abstract":"x"}""",
            """{"id":"0704.0002","authors":"A. Author","abstract":"Without a title"}""",
            SmallLibrary.Paper("0713.0001", "Impossible month"),
            SmallLibrary.Paper("math/9913001", "Impossible month"),
            "[1, 2, 3]",
            "",
            SmallLibrary.Paper("0704.0003", "Another good one")));
        var outcome = (await ImportAsync("papers", file)).Ends(3);
        Assert.Equal(2, outcome.Json.GetProperty("added").GetInt32());
        Assert.Equal(6, outcome.Json.GetProperty("rejected").GetInt32());
        Assert.Contains("rejected.jsonl", outcome.Error, StringComparison.Ordinal);
        var rejected = _data.Rejected().Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([2, 3, 4, 5, 6, 7], rejected.Select(one => one.GetProperty("line").GetInt32()));
        Assert.All(rejected, one => Assert.EndsWith("bad.jsonl", one.GetProperty("file").GetString(), StringComparison.Ordinal));
        Assert.All(rejected, one => Assert.NotEmpty(one.GetProperty("reason").GetString()!));
    }

    [Fact]
    public async Task Windows_line_ends_and_a_byte_order_mark_do_not_matter()
    {
        var text = "\uFEFF" + SmallLibrary.Paper("0704.0001", "One") + "\r\n" + SmallLibrary.Paper("0704.0002", "Two") + "\r\n";
        var report = (await ImportAsync("papers", _data.File("windows.jsonl", text))).Ends(0).Json;
        Assert.Equal(2, report.GetProperty("added").GetInt32());
        var citations = (await ImportAsync("citations", _data.File("windows.csv", "\uFEFFciting,cited\r\n0704.0001,0704.0002\r\n"))).Ends(0).Json;
        Assert.Equal(1, citations.GetProperty("added").GetInt32());
    }

    [Fact]
    public async Task Nul_and_lone_surrogates_leave_readable_text()
    {
        var text = """{"id":"0704.0001","title":"A \u0000title \ud800 with dirt","authors":"A. Author","categories":"hep-th","abstract":"Text \udc00 here.","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"}]}""";
        (await ImportAsync("papers", _data.File("dirt.jsonl", text))).Ends(0);
        var shown = (await Arxivlens.RunAsync(_data, "show", "0704.0001", "--json")).Ends(0).Json;
        Assert.Equal("A title with dirt", shown.GetProperty("title").GetString());
        Assert.Equal("Text here.", shown.GetProperty("abstract").GetString());
    }

    [Fact]
    public async Task Duplicate_keys_have_one_stated_outcome()
    {
        var line = """{"id":"0704.0001","title":"First","title":"Second","authors":"A. Author","abstract":"x","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"}]}""";
        (await ImportAsync("papers", _data.File("twice.jsonl", line))).Ends(3);
        Assert.Contains("title", Assert.Single(_data.Rejected()), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_truncated_gzip_keeps_what_came_before_the_break()
    {
        var whole = DataFolder.Gzip(SmallLibrary.Papers(2000));
        var outcome = (await ImportAsync("papers", _data.File("cut.jsonl.gz", whole[..(whole.Length / 2)]))).Ends(3);
        Assert.InRange(outcome.Json.GetProperty("added").GetInt32(), 100, 1999);
        Assert.Equal(1, outcome.Json.GetProperty("rejected").GetInt32());
        (await ImportAsync("papers", _data.File("whole.jsonl.gz", whole))).Ends(0);
        Assert.Equal(2000, (await StatusAsync(_data)).GetProperty("papers").GetInt32());
    }

    [Fact]
    public async Task A_line_of_50_MB_is_rejected_without_being_held_in_memory_whole()
    {
        var file = _data.File("long.jsonl", "");
        await using (var writer = new StreamWriter(file, append: true, Encoding.ASCII))
        {
            await writer.WriteLineAsync(SmallLibrary.Paper("0704.0001", "Before"));
            await writer.WriteAsync("{\"id\":\"0704.0002\",\"title\":\"");
            var block = new string('x', 1 << 20);
            for (var megabyte = 0; megabyte < 50; megabyte++)
                await writer.WriteAsync(block);
            await writer.WriteLineAsync("\"}");
            await writer.WriteLineAsync(SmallLibrary.Paper("0704.0003", "After"));
        }

        var outcome = (await ImportAsync("papers", file)).Ends(3);
        Assert.Equal((2, 1), (outcome.Json.GetProperty("added").GetInt32(), outcome.Json.GetProperty("rejected").GetInt32()));
        Assert.InRange(Assert.Single(_data.Rejected()).Length, 10, 3000);
    }

    [Fact]
    public async Task A_missing_file_fails_in_one_line_and_the_others_go_on()
    {
        var first = _data.File("a.jsonl", SmallLibrary.Papers(2));
        var last = _data.File("b.jsonl", SmallLibrary.Papers(2, first: 3));
        var outcome = (await ImportAsync("papers", first, "no-such-file.jsonl", last)).Ends(1);
        Assert.Equal(4, outcome.Json.GetProperty("added").GetInt32());
        Assert.Contains("no-such-file.jsonl", Assert.Single(outcome.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_name_is_no_file()
    {
        var outcome = (await Arxivlens.RunAsync(_data, "import", "papers", "")).Ends(1);
        Assert.Equal("arxivlens: a file name is empty\n", outcome.Error);
    }

    [Fact]
    public async Task Where_the_index_cannot_be_written_the_import_is_saved_and_reported()
    {
        Directory.CreateDirectory(_data.Path);
        await File.WriteAllTextAsync(Path.Combine(_data.Path, "index"), "a file where the folder belongs");
        var outcome = (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("p.jsonl", SmallLibrary.Papers(3)), "--json")).Ends(1);
        Assert.Equal(3, outcome.Json.GetProperty("added").GetInt32());
        var message = Assert.Single(outcome.Error.TrimEnd().Split('\n'));
        Assert.Contains("arxivlens index", message, StringComparison.Ordinal);
        Assert.DoesNotContain("unexpected", message, StringComparison.Ordinal);
        File.Delete(Path.Combine(_data.Path, "index"));
        (await Arxivlens.RunAsync(_data, "index")).Ends(0);
    }

    [Fact]
    public async Task Standard_input_is_a_file_like_any_other()
    {
        var outcome = (await Arxivlens.RunAsync(_data, DataFolder.Gzip(SmallLibrary.Papers(3)), "import", "papers", "-", "--json")).Ends(0);
        Assert.Equal(3, outcome.Json.GetProperty("added").GetInt32());
    }

    [Fact]
    public async Task In_a_pipe_nothing_moves()
    {
        var outcome = (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("p.jsonl", SmallLibrary.Papers(10)))).Ends(0);
        Assert.Empty(outcome.Error);
        Assert.StartsWith("10 added, 0 updated, 0 unchanged, 0 rejected in ", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    [Fact]
    public async Task Without_an_index_the_status_says_how_to_build_it()
    {
        (await ImportAsync("papers", _data.File("p.jsonl", SmallLibrary.Papers(3)), "--no-index")).Ends(0);
        var text = (await Arxivlens.RunAsync(_data, "status")).Ends(0).Output;
        Assert.Contains("arxivlens index", text, StringComparison.Ordinal);
        Assert.Contains("other works", text, StringComparison.Ordinal);
        (await Arxivlens.RunAsync(_data, "search", "monopole")).Ends(1);
        (await Arxivlens.RunAsync(_data, "similar", "0704.0001")).Ends(1);
        (await Arxivlens.RunAsync(_data, "index")).Ends(0);
        Assert.Equal("The index is up to date.\n", (await Arxivlens.RunAsync(_data, "index")).Ends(0).Output);
        var rebuilt = (await Arxivlens.RunAsync(_data, "index", "--rebuild", "--json")).Ends(0).Json;
        Assert.True(rebuilt.GetProperty("built").GetBoolean());
        Assert.Equal(3, rebuilt.GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task Without_an_index_a_work_is_shown_without_its_counts()
    {
        (await ImportAsync("papers", _data.File("p.jsonl", SmallLibrary.Papers(1)), "--no-index")).Ends(0);
        var shown = (await Arxivlens.RunAsync(_data, "show", "0704.0001", "--json")).Ends(0);
        Assert.StartsWith("On dark matter", shown.Json.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.False(shown.Json.TryGetProperty("citations", out _));
        Assert.Contains("arxivlens index", Assert.Single(shown.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.NotEmpty((await Arxivlens.RunAsync(_data, "summary", "0704.0001")).Ends(0).Output);
    }

    internal static async Task<List<Outcome>> ImportAllAsync(DataFolder data, params string[] kinds)
    {
        var files = new Dictionary<string, string>
        {
            ["papers"] = data.File("papers.jsonl", SmallLibrary.Papers(30)),
            ["works"] = data.File("works.jsonl", SmallLibrary.Works(5)),
            ["citations"] = data.File("citations.csv", SmallLibrary.Citations(30, 5)),
        };
        var outcomes = new List<Outcome>();
        foreach (var kind in kinds)
            outcomes.Add((await Arxivlens.RunAsync(data, "import", kind, files[kind], "--json")).Ends(0));
        return outcomes;
    }

    internal static async Task<JsonElement> StatusAsync(DataFolder data) =>
        (await Arxivlens.RunAsync(data, "status", "--json", "--hash")).Ends(0).Json;

    private Task<Outcome> ImportAsync(string kind, params string[] files) =>
        Arxivlens.RunAsync(_data, ["import", kind, .. files, "--json"]);
}
