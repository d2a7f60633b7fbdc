using System.Text;
using ArxivLens.Core.Ingest;
using ArxivLens.Sources.Lines;
using ArxivLens.Sources.OpenAlex;

namespace ArxivLens.Sources.Tests.OpenAlex;

public sealed class AnswerRecordsTests
{
    [Fact]
    public async Task One_record_a_line_is_the_usual_way() =>
        Assert.Equal("W1@1 W2@3", await Told("{\"id\":\"W1\"}\n\n{\"abstract_inverted_index\":{\"results\":[1]},\"id\":\"W2\"}\n"));

    [Fact]
    public async Task An_answer_on_one_line_gives_all_its_records() => Assert.Equal(
        "W1@1 W2@1 id is missing@1 W3@2",
        await Told("{\"meta\":{\"count\":3},\"results\":[{\"id\":\"W1\"},{\"id\":\"W2\"},{}],\"group_by\":[]}\n{\"results\":[{\"id\":\"W3\"}]}"));

    [Fact]
    public async Task An_answer_over_many_lines_says_on_which_a_record_begins() => Assert.Equal(
        "W1@6 the line is a text, not a JSON object@9 W2@11",
        await Told("{\n  \"meta\": {\n    \"count\": 2\n  },\n  \"results\": [\n    {\n      \"id\": \"W1\"\n    },\n    \"x\",\n\n    {\"id\": \"W2\"}\n  ]\n}\n"));

    [Theory]
    [InlineData("{\n\"id\": \"W1\"\n}", "W1@1")]
    [InlineData("[\n{\"id\": \"W1\"},\n{\"id\": \"W2\"}]", "W1@2 W2@3")]
    [InlineData("[{\"id\":\"W1\"},{\"id\":\"W2\"}]", "W1@1 W2@1")]
    [InlineData("{\"results\":[]}", "")]
    [InlineData("{\"results\":null}", "id is missing@1")]
    [InlineData("", "")]
    public async Task Whatever_was_saved_is_read(string content, string expected) => Assert.Equal(expected, await Told(content));

    [Fact]
    public async Task An_answer_that_is_cut_off_keeps_what_was_whole()
    {
        var told = await Told("{\n\"results\": [\n{\"id\": \"W1\"},\n{\"id\": \"W2\"},\n{\"id\": \"W");
        Assert.StartsWith("W1@3 W2@4 behind 2 records: not JSON at byte", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_line_that_is_broken_costs_itself_only() =>
        Assert.EndsWith(" W2@2 W3@3", await Told("{\"id\":\"W1\",\"title\":\"cut\n{\"id\":\"W2\"}\n{\"id\":\"W3\"}\n"), StringComparison.Ordinal);

    [Fact]
    public async Task A_line_of_a_page_of_errors_is_a_rejection()
    {
        var told = await Told("<!doctype html>\n<title>502</title>\n");
        Assert.Equal(2, told.Split("not JSON").Length - 1);
    }

    [Fact]
    public async Task Depth_and_length_have_bounds()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100);
        var told = await Told($"{{\"id\":\"W1\",\"x\":{deep}}}\n{{\"id\":\"W2\",\"title\":\"{new string('a', 9_000_000)}\"}}\n{{\"id\":\"W3\"}}\n");
        Assert.Contains("maximum configured depth", told, StringComparison.Ordinal);
        Assert.Contains("the line is longer than 8,388,608 bytes@2", told, StringComparison.Ordinal);
        Assert.EndsWith(" W3@3", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_is_cut_off_keeps_what_was_before_it()
    {
        var packed = TemporaryFile.Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 5_000).Select(i => $"{{\"id\":\"W{i}\"}}\n"))));
        using var file = new TemporaryFile(packed[..(packed.Length / 2)]);
        var records = await Read(file.Path);
        Assert.Equal("the gzip archive is cut off", records[^1].Reason);
        Assert.True(records.Count > 1_000);
    }

    private static async Task<string> Told(string content)
    {
        using var file = new TemporaryFile(content);
        var records = await Read(file.Path);
        return string.Join(' ', records.Select(record => $"{(record.Value is { } work ? OpenAlexId.Format(work.Number) : record.Reason)}@{record.Line}"));
    }

    private static Task<List<SourceRecord<OpenAlexWork>>> Read(string path) =>
        Records.All(AnswerRecords.ReadAsync<OpenAlexWork>(InputFile.At(path), new OpenAlexParser().Parse, CancellationToken.None));
}
