using System.CommandLine;
using ArxivLens.Commands;
using ArxivLens.Core.Library;

namespace ArxivLens.Tests.Processes;

/// <summary>What programs and habits expect of a command line: forms of the answer, exit codes, dry runs, force.</summary>
public sealed class GoldenTests : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();

    public Task InitializeAsync() => ImportTests.ImportAllAsync(_data, "papers", "works", "citations");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("search matter --limit 2", @"^(0704\.\d{4}\t[^\t\n]+\t[^\t\n]*\t2007\t[^\t\n]*\t[\d.]+\n){2}$")]
    [InlineData("terms 0704.0001 --limit 3", @"^([^\t\n]+\t[\d.]+\n){3}$")]
    [InlineData("similar 0704.0001 --limit 2", @"^(070[45]\.\d{4}\t[^\n]+\n){2}$")]
    [InlineData("show 0704.0001", @"(^|\n)id\t0704\.0001\n(.|\n)*\nlicense\.name\t")]
    [InlineData("status", @"^papers\t30\notherWorks\t5\n")]
    [InlineData("doctor", @"^program\tok\t[^\t\n]+\t\n")]
    [InlineData("question list", "^$")]
    [InlineData("fulltext list", "^$")]
    public async Task Plain_answers_are_lines_of_fields(string line, string expected)
    {
        var outcome = (await InProcess.RunAsync(_data, [.. line.Split(' '), "--plain"])).Ends(0);
        Assert.Matches(expected, outcome.Output);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void Every_verb_has_examples_and_they_are_understood()
    {
        var root = CommandLine.Root(Program.Verbs());
        var verbs = new Stack<Command>(root.Subcommands.Where(verb => !verb.Hidden));
        while (verbs.TryPop(out var verb))
        {
            var examples = Assert.IsType<Verb>(verb).Examples;
            Assert.True(examples.Count > 0, $"{verb.Name} has no example.");
            foreach (var example in examples.Where(one => one.StartsWith("arxivlens ", StringComparison.Ordinal)))
                Assert.True(root.Parse(example["arxivlens ".Length..].Split(" | ")[0].Split(" > ")[0]).Errors.Count == 0, example);
            foreach (var one in verb.Subcommands)
                verbs.Push(one);
        }
    }

    [Fact]
    public async Task Json_and_plain_exclude_each_other()
    {
        Assert.Contains("choose one", (await Arxivlens.RunAsync(_data, "status", "--json", "--plain")).Ends(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_says_nothing_but_the_answer()
    {
        Assert.Empty((await Arxivlens.RunAsync(_data, "search", "matter", "-q")).Ends(0).Error);
        Assert.Contains("found", (await Arxivlens.RunAsync(_data, "search", "matter")).Ends(0).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("STATUS", "status")]
    [InlineData("imprt papers x", "import")]
    [InlineData("export pubic", "public")]
    [InlineData("import paper", "papers")]
    [InlineData("fulltext lst", "list")]
    [InlineData("status --plian", "--plain")]
    [InlineData("search x --no-colour", "--no-color")]
    [InlineData("completion bahs", "bash")]
    public async Task What_was_meant_is_named(string line, string meant) =>
        Assert.Contains($"Did you mean '{meant}'?", (await Arxivlens.RunAsync(_data, line.Split(' '))).Ends(2).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, "show 0704.9999")]
    [InlineData(1, "import no-such-dump")]
    [InlineData(1, "fulltext remove 0704.0001")]
    [InlineData(2, "import")]
    [InlineData(2, "fulltext remove nonsense")]
    [InlineData(2, "completion tcsh")]
    [InlineData(6, "export public dump.tar.gz")]
    public async Task Every_failure_has_its_code(int code, string line)
    {
        var outcome = (await Arxivlens.RunAsync(_data, line.Split(' '))).Ends(code);
        Assert.NotEmpty(outcome.Error);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_library_that_is_busy_or_damaged_has_a_code_of_its_own()
    {
        using (new DataDirectory(_data.Path).Lock(DirectoryRole.Builder))
            (await Arxivlens.RunAsync(_data, "index")).Ends(4);
        await File.WriteAllBytesAsync(Path.Combine(_data.Path, "library.db"), new byte[100_000].Select((_, at) => (byte)(at * 7)).ToArray());
        (await Arxivlens.RunAsync(_data, "status")).Ends(5);
    }

    [Fact]
    public async Task A_dry_run_of_an_import_names_what_would_be_rejected()
    {
        var file = _data.File("new.jsonl", SmallLibrary.Papers(3, first: 500) + "{\"id\":\"x\"}\n");
        var outcome = (await Arxivlens.RunAsync(_data, "import", "papers", file, "--dry-run")).Ends(3);
        Assert.Equal("3 records can be used, 1 would be rejected\n", outcome.Output);
        Assert.Contains("new.jsonl, line 4: ", outcome.Error, StringComparison.Ordinal);
        (await InProcess.RunAsync(_data, "import", "papers", file, "--dry-run", "--json")).Ends(3);
        Assert.Equal(30, (await ImportTests.StatusAsync(_data)).GetProperty("papers").GetInt32());
    }

    [Fact]
    public async Task A_full_text_is_listed_and_removed_unless_answers_point_into_it()
    {
        using var data = new DataFolder();
        await Dump.RichLibrary.MakeAsync(data);
        Assert.Equal(2, (await InProcess.RunAsync(data, "fulltext", "list", "--json")).Ends(0).Json.GetArrayLength());
        Assert.Contains("Creative Commons Attribution 4.0", (await InProcess.RunAsync(data, "fulltext", "list")).Ends(0).Output, StringComparison.Ordinal);
        await Dump.RichLibrary.AnswerFullTextAsync(data);
        Assert.Contains("--force", (await InProcess.RunAsync(data, "fulltext", "remove", "2311.09227")).Ends(6).Error, StringComparison.Ordinal);
        Assert.StartsWith("would remove", (await InProcess.RunAsync(data, "fulltext", "remove", "2001.00001", "--dry-run")).Ends(0).Output, StringComparison.Ordinal);
        (await InProcess.RunAsync(data, "fulltext", "remove", "2311.09227", "--force")).Ends(0);
        (await InProcess.RunAsync(data, "fulltext", "remove", "arXiv:2001.00001v1")).Ends(0);
        Assert.Empty((await InProcess.RunAsync(data, "fulltext", "list")).Ends(0).Output);
        Assert.Contains("full texts: none", (await InProcess.RunAsync(data, "doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_an_article_can_be_tried()
    {
        using var data = new DataFolder();
        await Dump.RichLibrary.MakeAsync(data);
        var id = Dump.RichLibrary.Essay.ToString();
        Assert.StartsWith("would remove", (await InProcess.RunAsync(data, "article", "remove", id, "--dry-run")).Ends(0).Output, StringComparison.Ordinal);
        (await InProcess.RunAsync(data, "article", "remove", id)).Ends(6);
        (await InProcess.RunAsync(data, "article", "show", id)).Ends(0);
    }
}
