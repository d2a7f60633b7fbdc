using System.Text.Json;
using ArxivLens.Core.Ingest;

namespace ArxivLens.Storage.Tests.Ingest;

public sealed class RejectedRecordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RejectedRecords _rejected;

    public RejectedRecordsTests() => _rejected = new RejectedRecords(_folder.File("rejected.jsonl"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_rejected_makes_no_file()
    {
        await _rejected.AppendAsync("works", []);
        await _rejected.ForgetAsync("works", "a");
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Each_rejection_is_one_line_of_json()
    {
        await _rejected.AppendAsync("works", [new Rejection("a.jsonl", 1, "title: missing", "{\"é\":\n\"\ud800<\"}")]);
        await _rejected.AppendAsync("works", [new Rejection("a.jsonl", 2, "bad", null)]);
        var lines = await File.ReadAllLinesAsync(_rejected.Path);
        Assert.Equal(2, lines.Length);
        var first = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal("works", first.GetProperty("kind").GetString());
        Assert.Equal("a.jsonl", first.GetProperty("file").GetString());
        Assert.Equal(1, first.GetProperty("line").GetInt64());
        Assert.Equal("title: missing", first.GetProperty("reason").GetString());
        Assert.Equal("{\"é\":\n\"\ufffd<\"}", first.GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(lines[1]).RootElement.GetProperty("text").ValueKind);
    }

    [Fact]
    public async Task The_entries_of_a_file_are_dropped_and_the_others_stay()
    {
        await _rejected.AppendAsync(
            "works", [new Rejection("a", 1, "r", null), new Rejection("b", 1, "r", null), new Rejection("a", 2, "r", null)]);
        await _rejected.ForgetAsync("works", "a");
        var line = Assert.Single(await File.ReadAllLinesAsync(_rejected.Path));
        Assert.Contains("\"b\"", line, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Another_kind_of_import_of_the_same_file_name_drops_nothing()
    {
        await _rejected.AppendAsync("papers", [new Rejection("a", 1, "r", null)]);
        await _rejected.ForgetAsync("citations", "a");
        Assert.Single(await File.ReadAllLinesAsync(_rejected.Path));
        await _rejected.ForgetAsync("papers", "a");
        Assert.Empty(await File.ReadAllLinesAsync(_rejected.Path));
    }

    [Fact]
    public async Task What_came_by_standard_input_stays()
    {
        await _rejected.AppendAsync("papers", [new Rejection("-", 1, "r", null)]);
        await _rejected.ForgetAsync("papers", "-");
        Assert.Single(await File.ReadAllLinesAsync(_rejected.Path));
    }

    [Fact]
    public async Task A_file_name_that_is_no_text_is_found_again()
    {
        await _rejected.AppendAsync("papers", [new Rejection("a\ud800", 1, "r", null)]);
        await File.AppendAllTextAsync(_rejected.Path, "{\"kind\":\"\\ud800\",\"file\":1}\n[]\n");
        await _rejected.ForgetAsync("papers", "a\ud800");
        Assert.Equal(2, (await File.ReadAllLinesAsync(_rejected.Path)).Length);
    }

    [Fact]
    public async Task A_line_torn_by_a_kill_is_dropped_by_the_next_append()
    {
        await _rejected.AppendAsync("works", [new Rejection("a", 1, "r", null)]);
        await File.AppendAllTextAsync(_rejected.Path, "{\"file\":\"a\",\"li");
        await _rejected.AppendAsync("works", [new Rejection("a", 2, "r", null)]);
        var lines = await File.ReadAllLinesAsync(_rejected.Path);
        Assert.Equal([1, 2], lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("line").GetInt64()));
    }
}
