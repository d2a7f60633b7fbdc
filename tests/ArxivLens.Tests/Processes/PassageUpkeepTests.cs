using System.Text;
using System.Text.Json;
using ArxivLens.Index;

namespace ArxivLens.Tests.Processes;

/// <summary>The passages of full texts under a running server: taken up without a restart, and begun again after a kill.</summary>
public sealed class PassageUpkeepTests : IDisposable
{
    private const string Said = "The crew lowered a quartz thermometer through the ice of the lake each night.";

    private const string Essay = """
        # Cold lakes

        By Ada Waters

        The claim comes from arXiv:0704.0001, and this essay puts its question to that paper.

        Evidence: Which thermometer did the crew lower through the ice of the lake each night?
        """;

    private readonly DataFolder _data = new();

    private string Passages => Path.Combine(_data.Path, "passages");

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_full_text_imported_while_the_server_runs_is_found_by_a_question_without_a_restart(bool isLeftToTheServer)
    {
        await FillAsync();
        await using var server = await (await ServerProcess.StartAsync(_data, "--no-built-in")).ReadyAsync();
        Assert.DoesNotContain(Said, (await server.Client.GetAsync(await QuestionAsync(server))).Body, StringComparison.Ordinal);

        string[] more = isLeftToTheServer ? ["--no-index"] : [];
        (await Arxivlens.RunAsync(_data, ["import", "fulltext", _data.File("texts.jsonl", Text("0704.0001", Said)), .. more])).Ends(0);
        await FindsAsync(server);

        // Taken back as well, by the text that comes in its place.
        (await Arxivlens.RunAsync(_data, ["import", "fulltext", _data.File("texts.jsonl", Text("0704.0001", "Nothing is said.")), .. more])).Ends(0);
        await Eventually.IsTrueAsync(async () => !await IsFoundAsync(server), () => $"What was taken back is still found. {server.Messages}");
    }

    [Fact]
    public async Task A_server_killed_while_it_indexes_passages_begins_again_at_the_next_start()
    {
        await FillAsync();
        await KillWhileIndexingAsync(texts: 300);
        Assert.False(IsIndexed());
        await using var next = await (await ServerProcess.StartAsync(_data, "--no-built-in")).ReadyAsync();
        await FindsAsync(next);
        using var index = IndexReader.Open(Passages);
        index.Verify();
    }

    // Who is told late that the work began may find it done: then it is done again with more.
    private async Task KillWhileIndexingAsync(int texts)
    {
        await ImportAsync(texts);
        await using (var server = await ServerProcess.StartAsync(_data, "--no-built-in"))
        {
            // The folder is made when the work begins, and the manifest last of all.
            await Eventually.IsTrueAsync(() => Task.FromResult(Directory.Exists(Passages)), () => "The passages are not indexed.");
            await server.KillAsync();
        }

        if (!IsIndexed())
            return;
        Assert.True(texts < 5000, "The passages of thousands of texts were indexed before a kill could come between.");
        Directory.Delete(Passages, recursive: true);
        await KillWhileIndexingAsync(texts * 2);
    }

    private bool IsIndexed()
    {
        try
        {
            IndexReader.Open(Passages).Dispose();
            return true;
        }
        catch (IndexMissingException)
        {
            return false;
        }
    }

    private async Task ImportAsync(int count)
    {
        var texts = new StringBuilder(Text("0704.0001", Said)).Append('\n');
        for (var number = 2; number < count; number++)
            texts.Append(Text($"0704.{number:0000}", Filling(number))).Append('\n');
        (await Arxivlens.RunAsync(_data, "import", "fulltext", _data.File("texts.jsonl", texts.ToString()), "--no-index")).Ends(0);
    }

    private static string Text(string id, params string[] paragraphs) => JsonSerializer.Serialize(new
    {
        id,
        title = $"On lakes, part {id}",
        license = "http://creativecommons.org/licenses/by/4.0/",
        text = string.Join("\n\n", paragraphs),
    });

    private static string[] Filling(int text) =>
        [.. Enumerable.Range(0, 100).Select(part => $"Sand grain number {text * 100 + part} of dune {part} rolls and rests in the wind of model {text}.")];

    private async Task FillAsync()
    {
        var papers = SmallLibrary.Paper("0704.0001", "On cold lakes", "We study cold lakes. They freeze over.") + "\n";
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("papers.jsonl", papers))).Ends(0);
        (await Arxivlens.RunAsync(_data, "article", "add", _data.File("essay.md", Essay))).Ends(0);
    }

    private static async Task<string> QuestionAsync(ServerProcess server) =>
        (await server.Client.GetAsync("/questions.json")).Json.GetProperty("questions")[0].GetProperty("href").GetString()!;

    private static async Task<bool> IsFoundAsync(ServerProcess server)
    {
        var evidence = (await server.Client.GetAsync(await QuestionAsync(server) + ".json")).Json.GetProperty("evidence");
        return evidence.GetProperty("passages").EnumerateArray().Any(one => one.GetProperty("text").GetString() == Said);
    }

    private static async Task FindsAsync(ServerProcess server)
    {
        await Eventually.IsTrueAsync(() => IsFoundAsync(server), () => $"The full text is not found. {server.Messages}");
        var page = await server.Client.GetAsync(await QuestionAsync(server));
        Assert.Contains("full text", page.Body, StringComparison.Ordinal);
    }
}
