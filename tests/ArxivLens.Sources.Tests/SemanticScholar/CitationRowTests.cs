using System.Text;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Lines;
using ArxivLens.Sources.SemanticScholar;

namespace ArxivLens.Sources.Tests.SemanticScholar;

/// <summary>Rows of the dataset of citations, in all the shapes it had over the years. The library has works 1, 2 and 3.</summary>
public sealed class CitationRowTests
{
    private readonly CitationCounts counts = new();

    [Theory]
    [InlineData("""{"citationid":7,"citingcorpusid":1,"citedcorpusid":2,"isinfluential":false,"contexts":null,"intents":null}""")]
    [InlineData("""{"citingcorpusid":"1","citedcorpusid":"2"}""")]
    [InlineData("""{"citedcorpusid":2,"contexts":[],"intents":[],"citingcorpusid":" 1 ","updated":"2025-09-05T00:00:00Z"}""")]
    [InlineData("""{"citingcorpusid":1.0,"citedcorpusid":2,"new":{"deep":[{"er":[1,2]}]},"isinfluential":null}""")]
    [InlineData("""{"citingcorpusid":1,"citedcorpusid":2,"isinfluential":"no","contexts":7,"intents":{"a":[]}}""")]
    [InlineData("""  {"citingcorpusid" : 1, "citedcorpusid" : 2}  """)]
    public async Task A_citation_of_the_library_is_read_in_every_shape(string row)
    {
        var record = Assert.Single(await ReadAsync(row));
        Assert.Null(record.Reason);
        Assert.Equal(new Citation(Key("2311.00001"), Key("2311.00002"), "semantic-scholar"), record.Value);
        Assert.Equal((1, 1), (counts.Rows, counts.Kept));
    }

    [Theory]
    [InlineData("""{"citingcorpusid":8,"citedcorpusid":9}""", "")]
    [InlineData("""{"citingcorpusid":1,"citedcorpusid":9}""", "cited")]
    [InlineData("""{"citingcorpusid":9,"citedcorpusid":1}""", "citing")]
    [InlineData("""{"citingcorpusid":1,"citedcorpusid":null,"contexts":["a"]}""", "none")]
    [InlineData("""{"citingcorpusid":1}""", "none")]
    [InlineData("""{"citingcorpusid":"","citedcorpusid":"1"}""", "none")]
    [InlineData("""{"citingcorpusid":9,"citedcorpusid":null}""", "")]
    [InlineData("""{"citingcorpusid":8,"citedcorpusid":9,"contexts":[tor""", "")]
    [InlineData("""{"citingcorpusid":9223372036854775807,"citedcorpusid":9}""", "")]
    public async Task What_is_passed_over_is_counted_by_its_reason(string row, string counted)
    {
        Assert.Empty(await ReadAsync(row));
        var told = (counts.UnknownCited, counts.UnknownCiting, counts.NoEnd);
        Assert.Equal((counted == "cited" ? 1 : 0, counted == "citing" ? 1 : 0, counted == "none" ? 1 : 0), told);
        Assert.Equal((1, 0), (counts.Rows, counts.Kept));
    }

    [Theory]
    [InlineData("""{"citingcorpusid":"one","citedcorpusid":2}""", "citingcorpusid is not a corpus id")]
    [InlineData("""{"citingcorpusid":1,"citedcorpusid":-2}""", "citedcorpusid is not a corpus id")]
    [InlineData("""{"citingcorpusid":1,"citedcorpusid":99999999999999999999}""", "citedcorpusid is not a corpus id")]
    [InlineData("""{"citingcorpusid":1,"citedcorpusid":1.5}""", "citedcorpusid is not a corpus id")]
    [InlineData("""{"citingcorpusid":1,"citedcorpusid":{"id":2}}""", "citedcorpusid is not a corpus id")]
    [InlineData("""{"citingcorpusid":1,"citingcorpusid":2,"citedcorpusid":2}""", "field \"citingcorpusid\" stands twice")]
    [InlineData("""{"citingcorpusid":1,"citedcorpusid":2,"contexts":[],"contexts":[]}""", "field \"contexts\" stands twice")]
    [InlineData("""{"contexts":["a"]}""", "citingcorpusid is missing")]
    [InlineData("""[1,2]""", "the line is a list, not a JSON object")]
    [InlineData("""{"citingcorpusid":1,"citedcorpusid":2,"contexts":["a" """, "not JSON")]
    [InlineData("""<html><body>Too many requests</body></html>""", "not JSON")]
    public async Task A_row_that_cannot_be_read_is_rejected_and_the_next_one_is_not(string row, string reason)
    {
        var records = await ReadAsync(row + "\n" + """{"citingcorpusid":1,"citedcorpusid":3}""");
        Assert.StartsWith(reason, records[0].Reason, StringComparison.Ordinal);
        Assert.Equal((1, "doi:10.1000/x"), (records[0].Line, records[1].Value.Cited.ToString()));
    }

    [Fact]
    public async Task A_row_nested_without_end_is_rejected()
    {
        var bomb = "{\"citingcorpusid\":1,\"citedcorpusid\":2,\"contexts\":" + new string('[', 1_000_000);
        Assert.StartsWith("not JSON", Assert.Single(await ReadAsync(bomb)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_paper_of_arXiv_cites_is_kept_by_its_number_when_that_is_wished()
    {
        const string rows =
            """
            {"citingcorpusid":1,"citedcorpusid":9}
            {"citingcorpusid":9,"citedcorpusid":1}
            {"citingcorpusid":3,"citedcorpusid":9}
            """;
        var record = Assert.Single(await ReadAsync(rows, keepsUnknown: true));
        Assert.Equal("2311.00001 work:s2-9", $"{record.Value.Citing} {record.Value.Cited}");
        Assert.Equal((1, 1), (counts.UnknownCiting, counts.UnknownCited));
    }

    [Theory]
    [InlineData("\"contexts\":[\"A.\"],\"intents\":[\"background\",\"methodology\"]", "A.:Background, Method")]
    [InlineData("\"contexts\":[\"A.\",\"B.\"],\"intents\":[\"Result\"]", "A.:Result|B.:Result")]
    [InlineData("\"contexts\":[\"A.\",\"B.\"],\"intents\":[\"result\",\"BACKGROUND\"]", ":Background, Result|A.:None|B.:None")]
    [InlineData("\"contexts\":[\"A.\",\"B.\"],\"intents\":[[\"result\"],[\"Background\",\"method\"]]", "A.:Result|B.:Background, Method")]
    [InlineData("\"contexts\":[\"A.\",\"B.\"],\"intents\":[null,[\"Background\"]]", "A.:None|B.:Background")]
    [InlineData("\"contexts\":[\"A.\",null,\"C.\"],\"intents\":[[\"result\"],[],[\"extends\"]]", "A.:Result|C.:Other")]
    [InlineData("\"contexts\":null,\"intents\":[\"methodology\"]", ":Method")]
    [InlineData("\"contexts\":\"A.\",\"intents\":\"result\"", "A.:Result")]
    [InlineData("\"contexts\":[],\"isinfluential\":true", ":Influential")]
    [InlineData("\"contexts\":[\"A.\"],\"isinfluential\":true,\"intents\":[\"result\"]", "A.:Result, Influential")]
    [InlineData("\"contexts\":[\"A.\",\"A.\",\" A. \"]", "A.:None")]
    [InlineData("\"contexts\":[\"  A\\n\\tB\\u0000\\u202e \"]", "A B:None")]
    [InlineData("\"contexts\":[\"half \\ud835 a character\"]", "half a character:None")]
    [InlineData("\"contexts\":[1,{\"a\":2},[\"x\"]],\"intents\":[1,{\"a\":[]}]", "")]
    [InlineData("\"contextsWithIntent\":[{\"context\":\"A.\",\"intents\":[\"result\"]},{\"intents\":null},7]", "A.:Result")]
    public async Task Sentences_keep_their_purposes_in_every_shape(string fields, string kept)
    {
        var record = Assert.Single(await ReadAsync($$"""{"citingcorpusid":1,"citedcorpusid":2,{{fields}}}"""));
        Assert.Null(record.Reason);
        Assert.Equal(kept, string.Join('|', (record.Value.Contexts ?? []).Select(one => $"{one.Sentence}:{one.Intents}")));
    }

    [Fact]
    public async Task Of_many_long_sentences_twenty_are_kept_and_of_each_a_thousand_characters()
    {
        var sentences = string.Join(',', Enumerable.Range(0, 500).Select(n => $"\"{n} {new string('x', 998)}\ud835\udd38 tail\""));
        var record = Assert.Single(await ReadAsync($$"""{"citingcorpusid":1,"citedcorpusid":2,"contexts":[{{sentences}}]}"""));
        var contexts = record.Value.Contexts!;
        Assert.Equal(20, contexts.Count);
        Assert.All(contexts, context => Assert.InRange(context.Sentence.Length, 999, 1_000));
        Assert.All(contexts, context => Assert.EndsWith("x…", context.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_archive_that_is_cut_off_keeps_what_stood_before_the_cut()
    {
        var rows = string.Concat(Enumerable.Range(0, 200_000).Select(n => $$"""{"citationid":{{n * 7919L}},"citingcorpusid":1,"citedcorpusid":2}""" + "\n"));
        var whole = TemporaryFile.Gzip(Encoding.UTF8.GetBytes(rows));
        var records = await ReadAsync(new MemoryStream(whole[..(whole.Length / 2)]));
        Assert.InRange(records.Count, 50_000, 150_000);
        Assert.Equal("the gzip archive is cut off", Assert.Single(records, record => record.Reason is not null).Reason);
    }

    [Fact]
    public async Task Runs_are_sorted_as_the_library_keeps_them_and_lose_nothing()
    {
        var rows = new StringBuilder();
        for (var i = 0; i < 9_000; i++)
            rows.Append($"{{\"citingcorpusid\":{1 + (i * 7 % 2)},\"citedcorpusid\":{100 + (i * 7_919 % 9_001)}}}\n{(i % 1_000 == 0 ? "!\n" : "")}");
        const int inRun = 1_000;
        var records = await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(rows.ToString())), keepsUnknown: true, run: inRun * 64);
        var kept = records.Where(record => record.Reason is null).Select(record => (record.Value.Citing.ToString(), long.Parse(record.Value.Cited.ToString()["work:s2-".Length..]))).ToList();
        Assert.Equal((9_000, 9_000, 9), (kept.Count, kept.Distinct().Count(), records.Count - kept.Count));
        Assert.InRange(kept.Zip(kept.Skip(1)).Count(pair => pair.First.CompareTo(pair.Second) > 0), 5, 12);
        Assert.Equal(records.Select(record => record.Progress.Records).Order().Last(), records[^1].Progress.Records);
    }

    [Fact]
    public async Task A_file_that_fails_in_its_midst_gives_what_it_gave_before_it_tells()
    {
        var given = new List<string>();
        var rows = DumpRows.ReadAsync<DumpCitation>(InputFile.Of(new FailingStream("""{"citingcorpusid":1,"citedcorpusid":2}""" + "\n"), "x"), Parser(false).TryRead, default);
        var fault = await Assert.ThrowsAsync<Core.SourceException>(async () =>
        {
            await foreach (var record in new CitationRuns(rows).ReadAsync(default))
                given.Add($"{record.Value.Citing}");
        });
        Assert.Equal(("x: No route to the disk", "2311.00001"), (fault.Message, Assert.Single(given)));
    }

    [Fact]
    public async Task Whoever_stops_reading_leaves_no_thread_and_no_file_behind()
    {
        var text = string.Concat(Enumerable.Repeat("""{"citingcorpusid":1,"citedcorpusid":2}""" + "\n", 300_000));
        var stream = new MemoryStream(TemporaryFile.Gzip(Encoding.UTF8.GetBytes(text)));
        var rows = DumpRows.ReadAsync<DumpCitation>(InputFile.Of(stream, "x"), Parser(false).TryRead, default);
        await foreach (var _ in new CitationRuns(rows, 10_000).ReadAsync(default))
            break;
        Assert.False(stream.CanRead);
    }

    private async Task<List<SourceRecord<Citation>>> ReadAsync(string rows, bool keepsUnknown = false) =>
        await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(rows)), keepsUnknown);

    private Task<List<SourceRecord<Citation>>> ReadAsync(Stream rows, bool keepsUnknown = false, int run = 3_000) =>
        Records.All(new CitationRuns(DumpRows.ReadAsync<DumpCitation>(InputFile.Of(rows, "x"), Parser(keepsUnknown).TryRead, default), run).ReadAsync(default));

    private CitationRowParser Parser(bool keepsUnknown)
    {
        var works = new CorpusMap();
        works.Add(1, new CorpusWork(Key("2311.00001"), 11));
        works.Add(2, new CorpusWork(Key("2311.00002"), 12));
        works.Add(3, new CorpusWork(Key("10.1000/x"), 13));
        return new CitationRowParser(works, keepsUnknown, counts);
    }

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);

    private sealed class FailingStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is var read and > 0 ? read : throw new IOException("No route to the disk");
    }
}
