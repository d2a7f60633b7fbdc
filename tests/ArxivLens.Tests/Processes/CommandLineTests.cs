namespace ArxivLens.Tests.Processes;

/// <summary>What a shell sees of the program before any data.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Without_a_verb_it_says_so_and_ends_as_misused()
    {
        using var data = new DataFolder();
        var outcome = (await Arxivlens.RunAsync(data)).Ends(2);
        Assert.Empty(outcome.Output);
        Assert.Contains("--help", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("import --help")]
    [InlineData("import papers -h")]
    [InlineData("import works --help")]
    [InlineData("import citations --help")]
    [InlineData("serve --help")]
    [InlineData("index --help")]
    [InlineData("status --help")]
    [InlineData("doctor --help")]
    [InlineData("search --help")]
    [InlineData("show --help")]
    [InlineData("terms --help")]
    [InlineData("summary --help")]
    [InlineData("similar --help")]
    [InlineData("network --help")]
    [InlineData("article --help")]
    [InlineData("article edit --help")]
    [InlineData("question answer --help")]
    [InlineData("releases --help")]
    [InlineData("admin --help")]
    public async Task Help_goes_to_standard_output_with_examples(string line)
    {
        using var data = new DataFolder();
        var outcome = (await Arxivlens.RunAsync(data, line.Split(' '))).Ends(0);
        Assert.Matches("^Description:\n  .+\n\nExamples:\n(  .+\n)+\nUsage:\n", outcome.Output);
        Assert.Empty(outcome.Error);
    }

    [Theory]
    [InlineData("serch x", "search")]
    [InlineData("import paper x", "papers")]
    [InlineData("status --jsn", "--json")]
    [InlineData("search monopole --categry hep-th", "--category")]
    [InlineData("import papers --quite x.jsonl", "--quiet")]
    [InlineData("show 0704.0001 --jso", "--json")]
    public async Task A_mistyped_word_is_answered_with_the_right_one(string line, string meant)
    {
        using var data = new DataFolder();
        var outcome = (await Arxivlens.RunAsync(data, line.Split(' '))).Ends(2);
        Assert.Contains($"Did you mean '{meant}'?", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search --limit 0 x")]
    [InlineData("search --limit x y")]
    [InlineData("search --page 0 y")]
    [InlineData("search --order best x")]
    [InlineData("search --from x y")]
    [InlineData("search --to 0 y")]
    [InlineData("search --limit 99999999999 y")]
    [InlineData("show")]
    [InlineData("show not-an-id")]
    [InlineData("show 2313.00001")]
    [InlineData("import citations --origin Bad x.csv")]
    [InlineData("serve --urls nonsense")]
    [InlineData("serve --public-address nonsense")]
    public async Task What_cannot_be_meant_ends_as_misused(string line)
    {
        using var data = new DataFolder();
        var outcome = (await Arxivlens.RunAsync(data, line.Split(' '))).Ends(2);
        Assert.NotEmpty(outcome.Error);
        Assert.DoesNotContain("System.", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("ArxivLens.", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.False(Directory.Exists(data.Path), "A misused command line made a data directory.");
    }

    [Theory]
    [InlineData("status")]
    [InlineData("doctor")]
    [InlineData("index")]
    [InlineData("search x")]
    [InlineData("show 0704.0001")]
    public async Task Reading_where_there_is_no_library_fails_and_makes_none(string line)
    {
        using var data = new DataFolder();
        var outcome = (await Arxivlens.RunAsync(data, line.Split(' '))).Ends(1);
        Assert.Contains("There is no library", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(data.Path), "A reading verb made a data directory.");
    }

    [Fact]
    public async Task A_word_that_looks_like_an_option_is_searched_for_after_two_hyphens()
    {
        using var data = new DataFolder();
        (await Arxivlens.RunAsync(data, "import", "papers", data.File("p.jsonl", SmallLibrary.Papers(1)))).Ends(0);
        (await Arxivlens.RunAsync(data, "search", "--", "--categry")).Ends(0);
    }

    [Fact]
    public async Task What_was_typed_is_repeated_on_one_short_line_without_codes_of_the_terminal()
    {
        using var data = new DataFolder();
        foreach (var typed in new[] { "two\nlines", "\u001b[31mred", new string('x', 5000) })
        {
            var outcome = (await Arxivlens.RunAsync(data, "show", typed)).Ends(2);
            Assert.Single(outcome.Error.TrimEnd().Split('\n'));
            Assert.DoesNotContain('\u001b', outcome.Error);
            Assert.InRange(outcome.Error.Length, 1, 300);
        }
    }

    [Theory]
    [InlineData("--help", "> /dev/full", true)]
    [InlineData("--help", ">&-", true)]
    [InlineData("nosuch", "2> /dev/full", false)]
    [InlineData("nosuch", "2>&-", false)]
    public async Task Where_nothing_can_be_written_it_fails_without_a_stack_trace(string verb, string redirection, bool canTell)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var outcome = await Arxivlens.RunInShellAsync(verb, redirection);
        Assert.InRange(outcome.ExitCode, 1, 2);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(canTell ? 1 : 0, outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task The_option_wins_over_the_environment()
    {
        using var data = new DataFolder();
        using var other = new DataFolder();
        (await Arxivlens.RunAsync(data, "import", "papers", "--data", other.Path, data.File("p.jsonl", SmallLibrary.Papers(1)))).Ends(0);
        Assert.False(Directory.Exists(data.Path));
        Assert.True(File.Exists(Path.Combine(other.Path, "library.db")));
    }

    [Fact]
    public async Task A_data_directory_that_is_a_file_fails_in_one_line()
    {
        using var data = new DataFolder();
        var file = data.File("not-a-folder", "");
        var outcome = (await Arxivlens.RunAsync(data, "import", "papers", file, "--data", file)).Ends(1);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
    }
}
