using System.Text;
using System.Text.Json;
using ArxivLens.Sources.SemanticScholar;

namespace ArxivLens.Sources.Tests.SemanticScholar;

/// <summary>What is told of releases: recorded answers, and broken ones.</summary>
public sealed class ReleaseAnswerTests
{
    [SharedDataFact]
    public void A_recorded_release_is_understood()
    {
        var release = ReleaseAnswers.ReadRelease(Fixture("Release.json"));
        var dataset = Assert.Single(release.Datasets);
        Assert.Equal(("2025-09-05", "citations"), (release.Id, dataset.Name));
        Assert.EndsWith("citation context). 2.4B records in 30 8.5GB files.", dataset.Description, StringComparison.Ordinal);
    }

    [SharedDataFact]
    public void A_recorded_dataset_is_understood()
    {
        var files = ReleaseAnswers.ReadFiles(Fixture("Dataset.json"));
        Assert.Equal(2, files.Count);
        Assert.Equal("https://s3-us-west-2.amazonaws.com/ai2-s2ag/2025-09-05/papers/papers-00001-of-00001.jsonl.gz", files[1]);
    }

    [SharedDataFact]
    public void Recorded_changes_are_understood_and_end_before_they_should()
    {
        var changes = ReleaseAnswers.ReadChanges(Fixture("DatasetDiff.json"));
        Assert.Equal(
            [("2024-10-08", "2024-10-15", 2, 2), ("2024-10-15", "2024-10-22", 2, 2)],
            changes.Steps.Select(step => (step.From, step.To, step.Deletes.Count, step.Updates.Count)));
        Assert.Contains("/2024-11-08/", changes.Steps[1].Deletes[0], StringComparison.Ordinal);
        Assert.Contains("/2025-09-12/", changes.Steps[1].Updates[0], StringComparison.Ordinal);
        Assert.Equal("nothing tells what changed between 2024-10-22 and 2025-09-05", changes.Gap);
    }

    [Theory]
    [InlineData("""["2022-01-17","2023-03-14","2025-09-05"]""")]
    [InlineData("""["2025-09-05","2023-03-14","2022-01-17"]""")]
    [InlineData("""["2023-03-14","2025-09-05",null,7,["2030-01-01"],"../graph","2023-03-14","2022-01-17"]""")]
    public void The_latest_release_comes_first_whichever_way_round_they_are_told(string json) =>
        Assert.Equal(["2025-09-05", "2023-03-14", "2022-01-17"], ReleaseAnswers.ReadReleases(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_name_that_is_no_day_stands_behind_all_that_are() => Assert.Equal(
        ["2025-09-05", "preview", "2025-13-01"], ReleaseAnswers.ReadReleases("""["preview","2025-13-01","2025-09-05"]"""u8));

    [Fact]
    public void What_only_describes_may_be_missing_or_of_another_shape()
    {
        var release = ReleaseAnswers.ReadRelease(
            """{"new":{"a":[1]},"datasets":[null,7,{"name":"tldrs"},{"name":"a b"},{"description":"d"},{"name":"papers","description":"1\n2\u202e\ud800"}],"release_id":"2025-09-05"}"""u8);
        Assert.Equal([new ReleaseDataset("papers", "1 2"), new ReleaseDataset("tldrs", "")], release.Datasets);
        Assert.Empty(ReleaseAnswers.ReadRelease("""{"release_id":"2025-09-05","datasets":null}"""u8).Datasets);
    }

    [Fact]
    public void Steps_are_put_in_order_and_one_that_is_missing_is_told()
    {
        const string Late = """{"from_release":"2025-01-14","to_release":"2025-01-21","update_files":["https://a.example/u2"],"delete_files":null}""";
        const string Early = """{"from_release":"2025-01-07","to_release":"2025-01-14","delete_files":["https://a.example/d1?Signature=a%2Fb&Expires=1"]}""";
        var changes = Changes($"{Late},{Early}");
        Assert.Null(changes.Gap);
        Assert.Equal(["2025-01-07", "2025-01-14"], changes.Steps.Select(step => step.From));
        Assert.Equal(["https://a.example/d1?Signature=a%2Fb&Expires=1"], changes.Steps[0].Deletes);
        Assert.Equal(["https://a.example/u2"], changes.Steps[1].Updates);
        Assert.Equal("nothing tells what changed between 2025-01-07 and 2025-01-14", Changes(Late).Gap);
        Assert.Equal("nothing tells what changed between 2025-01-14 and 2025-01-21", Changes(Early).Gap);
        Assert.Equal("nothing tells what changed between 2025-01-07 and 2025-01-21", Changes("").Gap);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("/papers.gz")]
    [InlineData("-o/etc/passwd")]
    [InlineData("https://user:pass@a.example/x")]
    [InlineData("https://a.example/a b")]
    [InlineData("https://a.example/a\\nhttps://b.example/")]
    [InlineData("https://a.example/'x")]
    [InlineData("https://a.example/{1,2}")]
    [InlineData("https://a.example/\\u001b[31m")]
    [InlineData("")]
    public void A_file_without_an_address_that_can_be_passed_on_makes_the_answer_none(string address)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"files":["https://a.example/good","{{address}}"]}""");
        var fault = Assert.Throws<JsonException>(() => ReleaseAnswers.ReadFiles(json));
        Assert.Equal("a file has no address", fault.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("{\"files\":null,\"datasets\":[],\"diffs\":null}")]
    [InlineData("{\"files\":[],\"files\":[],\"release_id\":\"a\",\"release_id\":\"b\",\"diffs\":[],\"diffs\":[]}")]
    [InlineData("{\"files\":{},\"datasets\":{\"name\":\"x\"},\"release_id\":\"a\",\"diffs\":{}}")]
    [InlineData("{\"files\":[null],\"release_id\":\"../x\",\"diffs\":[null]}")]
    [InlineData("{\"files\":[7],\"release_id\":7,\"diffs\":[{\"from_release\":\"2025-01-07\",\"update_files\":[]}]}")]
    [InlineData("{\"files\":[\"https://a.example/\"],\"release_id\":\"a\",\"diffs\":[]")]
    public void What_is_no_answer_is_refused(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        Assert.ThrowsAny<JsonException>(() => ReleaseAnswers.ReadReleases(bytes));
        Assert.ThrowsAny<JsonException>(() => ReleaseAnswers.ReadRelease(bytes));
        Assert.ThrowsAny<JsonException>(() => ReleaseAnswers.ReadFiles(bytes));
        Assert.ThrowsAny<JsonException>(() => ReleaseAnswers.ReadChanges(bytes));
    }

    [Fact]
    public void Letters_that_are_no_UTF_8_and_nesting_without_end_are_refused()
    {
        Assert.Throws<JsonException>(() => ReleaseAnswers.ReadReleases([(byte)'[', (byte)'"', 0xff, (byte)'"', (byte)']']));
        Assert.ThrowsAny<JsonException>(() => ReleaseAnswers.ReadReleases(Encoding.UTF8.GetBytes(new string('[', 1_000_000))));
    }

    private static ReleaseChanges Changes(string steps) => ReleaseAnswers.ReadChanges(
        Encoding.UTF8.GetBytes($$"""{"dataset":"citations","start_release":"2025-01-07","end_release":"2025-01-21","diffs":[{{steps}}]}"""));

    private static byte[] Fixture(string name) => File.ReadAllBytes(SharedData.PathOf($"fixtures/semantic-scholar/{name}"));
}
