using System.Text.Json;

namespace ArxivLens.Tests.Processes;

/// <summary>Articles taken in, shown, corrected and removed by the command line.</summary>
public sealed class ArticleCommandTests : IDisposable
{
    private const string Essay = """
        # Tides in old lakes

        By Ada Waters

        The claim comes from arXiv:0704.0001, and this essay puts its questions to that paper.

        Evidence: Do the authors measure the tides of any frozen lake in winter? Could the wind alone explain what the instruments show?

        Money: Who pays for the instruments when the lake is drained by its owners?
        """;

    private const string Unsure = """
        # Tides, again

        By Ada Waters

        The paper “Long Tides of Frozen Lakes in the North” by Bo Hill and Cy Lake made news this winter.

        Is the Paper right about tides under the ice?
        """;

    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task An_article_goes_in_from_its_file_and_is_one_however_often_it_is_read()
    {
        var file = _data.File("essay.md", Essay);
        var added = (await RunAsync("article", "add", file, "--json")).Ends(0).Json;
        Assert.Equal(("Tides in old lakes", "Ada Waters"), (Text(added, "title"), Text(added, "author")));
        Assert.Equal("machine", Text(added, "foundBy"));
        var questions = added.GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(["Evidence", "Evidence", "Money"], questions.Select(one => Text(one, "label")));
        Assert.All(questions, one => Assert.Equal(
            Text(one, "text"), Essay[one.GetProperty("start").GetInt32()..one.GetProperty("end").GetInt32()]));

        Assert.StartsWith("unchanged", (await RunAsync("article", "add", file)).Ends(0).Output, StringComparison.Ordinal);
        Assert.Equal(added.GetRawText(), (await RunAsync("article", "show", Text(added, "id")!, "--json")).Ends(0).Json.GetRawText());
        File.AppendAllText(file, "\nPlace: Where else do lakes have tides of that height?\n");
        Assert.StartsWith("updated", (await RunAsync("article", "add", file)).Ends(0).Output, StringComparison.Ordinal);
        Assert.Single((await RunAsync("article", "list", "--json")).Ends(0).Json.EnumerateArray());
        Assert.Equal(1, (await RunAsync("status", "--json")).Ends(0).Json.GetProperty("debate").GetProperty("articles").GetInt32());
        Assert.Contains("articles: 1, ", (await RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_shows_and_keeps_nothing()
    {
        var file = _data.File("essay.md", Essay);
        Assert.Equal(3, (await RunAsync("article", "add", file, "--dry-run", "--json")).Ends(0).Json.GetProperty("questions").GetArrayLength());
        Assert.Empty((await RunAsync("article", "list", "--json")).Ends(0).Json.EnumerateArray());
    }

    [Fact]
    public async Task The_address_of_a_file_is_what_it_is_known_by()
    {
        var file = _data.File("essay.md", Essay);
        (await RunAsync("article", "add", file, "--url", "https://www.example.org/tides/?utm_source=x")).Ends(0);
        var shown = (await RunAsync("article", "show", "http://example.org/tides", "--json")).Ends(0).Json;
        Assert.Equal("https://www.example.org/tides/?utm_source=x", Text(shown, "url"));
        (await RunAsync("article", "add", file, file, "--url", "https://example.org/")).Ends(2);
        (await RunAsync("article", "add", file, "--url", "javascript:alert(1)")).Ends(2);
    }

    [Fact]
    public async Task Of_several_sources_the_good_ones_go_in_and_the_bad_ones_are_named()
    {
        var file = _data.File("essay.md", Essay);
        var outcome = (await RunAsync("article", "add", file, "no-such-file.md", "--json")).Ends(3);
        Assert.Equal(JsonValueKind.Array, outcome.Json.ValueKind);
        Assert.Contains("no-such-file.md", Assert.Single(outcome.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Empty((await RunAsync("article", "add", "no-such-file.md", "--json")).Ends(1).Output);
    }

    [Fact]
    public async Task A_correction_is_shown_holds_and_is_taken_back()
    {
        var file = _data.File("essay.md", Essay);
        var id = Text((await RunAsync("article", "add", file, "--json")).Ends(0).Json, "id")!;
        (await RunAsync("article", "edit", id, "--set", "author=A. Brook", "--set", "published=2024-05-01")).Ends(0);
        (await RunAsync("article", "edit", id, "q3", "--set", "label=Cost", "--set", "kind=rhetorical")).Ends(0);
        (await RunAsync("article", "edit", id, "q1", "--remove")).Ends(0);
        (await RunAsync("article", "edit", id, "--add", "question=Who drained the lake?")).Ends(0);
        File.AppendAllText(file, "\nAnother line.\n");
        (await RunAsync("article", "add", file)).Ends(0);

        var shown = (await RunAsync("article", "show", id, "--json")).Ends(0).Json;
        Assert.Equal(("A. Brook", "2024-05-01"), (Text(shown, "author"), Text(shown, "published")));
        var questions = shown.GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(["Evidence", "Cost", null], questions.Select(one => Text(one, "label")));
        Assert.Equal([false, true, true], questions.Select(one => one.GetProperty("corrected").GetBoolean()));
        Assert.True(questions[1].GetProperty("rhetorical").GetBoolean());
        Assert.Contains("Corrected by hand", (await RunAsync("article", "show", id)).Ends(0).Output, StringComparison.Ordinal);

        (await RunAsync("article", "edit", id, "--undo")).Ends(0);
        (await RunAsync("article", "edit", id, "--undo", "1")).Ends(0);
        shown = (await RunAsync("article", "show", id, "--json")).Ends(0).Json;
        Assert.Equal(("Ada Waters", 2), (Text(shown, "author"), shown.GetProperty("questions").GetArrayLength()));
    }

    [Theory]
    [InlineData("q9 --remove", 1, "has no 'q9'")]
    [InlineData("q1 --set colour=red", 1, "'colour' cannot be set")]
    [InlineData("q1 --set kind=odd", 1, "a question is of kind")]
    [InlineData("--set published=May", 1, "is no day")]
    [InlineData("--set url=javascript:x", 1, "is no http or https address")]
    [InlineData("--set nonsense=1", 1, "is no fact")]
    [InlineData("--undo", 1, "has no corrections")]
    [InlineData("--set author", 2, "has no =")]
    [InlineData("--remove", 2, "name what")]
    [InlineData("q1", 2, "say one thing")]
    [InlineData("q1 --remove --confirm", 2, "say one thing")]
    [InlineData("--undo 0", 2, "from 1")]
    public async Task A_correction_that_cannot_be_meant_changes_nothing_and_says_why(string line, int exitCode, string reason)
    {
        var added = (await RunAsync("article", "add", _data.File("essay.md", Essay), "--json")).Ends(0);
        var id = Text(added.Json, "id")!;
        var outcome = (await RunAsync(["article", "edit", id, .. line.Split(' ')])).Ends(exitCode);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(added.Output, (await RunAsync("article", "show", id, "--json")).Ends(0).Output);
    }

    [Fact]
    public async Task A_waiting_mention_is_settled_by_the_command_beside_it()
    {
        var file = _data.File("essay.md", Unsure);
        (await RunAsync("article", "add", file)).Ends(0);
        var waiting = Assert.Single((await RunAsync("article", "list", "--waiting", "--json")).Ends(0).Json.EnumerateArray());
        var confirm = Text(waiting, "confirm")!.Replace("work=ID", "work=0704.0001", StringComparison.Ordinal);
        (await RunAsync(confirm.Split(' ')[1..])).Ends(0);
        Assert.Empty((await RunAsync("article", "list", "--waiting", "--json")).Ends(0).Json.EnumerateArray());
        Assert.Single((await RunAsync("article", "list", "--about", "0704.0001", "--json")).Ends(0).Json.EnumerateArray());
        (await RunAsync("article", "edit", Text(waiting, "article")!, "--undo")).Ends(0);
        (await RunAsync(Text(waiting, "reject")!.Split(' ')[1..])).Ends(0);
        Assert.Empty((await RunAsync("article", "list", "--waiting", "--json")).Ends(0).Json.EnumerateArray());
    }

    [Fact]
    public async Task A_question_is_answered_with_a_passage_of_the_library_and_its_article_is_not_removed_by_mistake()
    {
        (await RunAsync("import", "papers", _data.File("p.jsonl", SmallLibrary.Papers(2)))).Ends(0);
        var added = (await RunAsync("article", "add", _data.File("essay.md", Essay), "--json")).Ends(0).Json;
        var id = Text(added.GetProperty("questions")[0], "id")!;
        (await RunAsync("question", "answer", id, "--passage", "0704.0001#a99", "--text", "So.", "--by", "Reader")).Ends(1);
        (await RunAsync("question", "answer", id, "--passage", "0704.0001", "--text", "So.", "--by", "Reader")).Ends(2);
        (await RunAsync("question", "answer", id, "--passage", "0704.0001#a2", "--text", " ", "--by", "Reader")).Ends(2);
        (await RunAsync("question", "answer", id, "--passage", "0704.0001#a2", "--text", "It says so.", "--by", "Reader")).Ends(0);
        (await RunAsync("question", "stand", id, "addressed")).Ends(2);
        (await RunAsync("question", "stand", id, "settled", "--reason", "x")).Ends(2);
        (await RunAsync("question", "stand", id, "addressed", "--reason", "The abstract says so.")).Ends(0);

        var shown = (await RunAsync("question", "show", id, "--json")).Ends(0).Json;
        Assert.Equal("0704.0001#a2", Text(shown.GetProperty("answers")[0], "passage"));
        Assert.Equal("addressed", Text(shown.GetProperty("standing"), "status"));
        Assert.Equal(2, (await RunAsync("question", "list", "--status", "open", "--json")).Ends(0).Json.GetProperty("total").GetInt32());
        Assert.Contains("addressed, answers 1", (await RunAsync("question", "list")).Ends(0).Output, StringComparison.Ordinal);

        var article = Text(added, "id")!;
        Assert.Contains("--force", (await RunAsync("article", "remove", article)).Ends(6).Error, StringComparison.Ordinal);
        (await RunAsync("article", "remove", article, "--force")).Ends(0);
        (await RunAsync("question", "show", id)).Ends(1);
        (await RunAsync("article", "show", article)).Ends(1);
        (await RunAsync("article", "show", "nonsense")).Ends(2);
        (await RunAsync("question", "show", "nonsense")).Ends(2);
    }

    [Fact]
    public async Task Trackbacks_say_which_articles_discuss_a_paper()
    {
        const string Line = """{"paper": "0704.0001", "title": "A &amp; B", "excerpt": "", "url": "https://example.org/ab", "posted": "2009-05-20"}""";
        var file = _data.File("t.jsonl", $"{Line}\n{Line.Replace("0704.0001", "0704.0002", StringComparison.Ordinal)}\n{{\"paper\": \"x\"}}\n");
        var report = (await RunAsync("import", "trackbacks", file, "--json")).Ends(3).Json;
        Assert.Equal((1, 1, 1), (Number(report, "added"), Number(report, "updated"), Number(report, "rejected")));
        Assert.Contains("\"line\":3", Assert.Single(_data.Rejected()), StringComparison.Ordinal);
        var article = Assert.Single((await RunAsync("article", "list", "--about", "0704.0002", "--json")).Ends(0).Json.EnumerateArray());
        Assert.Equal(("A & B", "2009-05-20"), (Text(article, "title"), Text(article, "published")));
        Assert.Equal(2, Number((await RunAsync("import", "trackbacks", file, "--json")).Ends(3).Json, "unchanged"));
    }

    private Task<Outcome> RunAsync(params string[] arguments) => Arxivlens.RunAsync(_data, arguments);

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
