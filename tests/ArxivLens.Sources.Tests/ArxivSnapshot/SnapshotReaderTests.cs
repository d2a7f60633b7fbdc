using ArxivLens.Core;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.ArxivSnapshot;

namespace ArxivLens.Sources.Tests.ArxivSnapshot;

public sealed class SnapshotReaderTests
{
    private const string Whole =
        """
        {"id":"math.CA/0611800","submitter":"A. B.","authors":"N.A.Alves","title":"  On $a--b$\n  of Schr\\\"odinger",
        "comments":null,"journal-ref":"","doi":"10.1103/PhysRevE.58.R5213",
        "report-no":"X-1","categories":"math.CA stat.TH math.ST",
        "license":"http://creativecommons.org/licenses/by/4.0/","abstract":"  First\nline.\n","versions":[
        {"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"},{"version":"v2","created":"Tue, 24 Jul 2007 20:10:27 GMT"}],
        "update_date":"2008-11-26","authors_parsed":[["van Alves","N.A.",""],["Team","Some","", "MIT"]],"unknown":{"a":[1,{}]}}
        """;

    [Fact]
    public async Task Every_fact_of_a_record_is_read()
    {
        var paper = await Records.OnlyPaper(Whole.ReplaceLineEndings(""));
        Assert.Equal("math/0611800", paper.Key.ToString());
        Assert.Equal("On $a--b$ of Schrödinger", paper.Title);
        Assert.Equal("First line.", paper.Abstract);
        Assert.False(paper.AbstractIsDescription);
        Assert.Equal([new PersonName("N. A.", "van Alves"), new PersonName("", "Some Team")], paper.Authors);
        Assert.Equal(["math.CA", "stat.TH", "math.ST"], paper.Categories.Select(code => code.Value));
        Assert.Equal("10.1103/PhysRevE.58.R5213", paper.Doi);
        Assert.Equal((2007, new DateOnly(2007, 4, 2)), (paper.Year, paper.Published));
        var facts = paper.Paper!;
        Assert.Equal(("A. B.", null, null, "X-1"), (facts.Submitter, facts.Comments, facts.JournalRef, facts.ReportNumber));
        Assert.Equal("http://creativecommons.org/licenses/by/4.0/", facts.License);
        Assert.Equal(new DateOnly(2008, 11, 26), facts.MetadataChanged);
        Assert.Equal(
            [
                new PaperVersion(1, new(2007, 4, 2, 19, 18, 42, default)),
                new PaperVersion(2, new(2007, 7, 24, 20, 10, 27, default)),
            ],
            facts.Versions);
    }

    [Theory]
    [InlineData("""{"title":"T"}""", "id is missing")]
    [InlineData("""{"id":" ","title":"T"}""", "id is missing")]
    [InlineData("""{"id":null,"title":"T"}""", "id is missing")]
    [InlineData("""{"id":"0713.0001","title":"T"}""", "id \"0713.0001\" is not an arXiv identifier: month 13")]
    [InlineData("""{"id":"10.1000/x","title":"T"}""", "id \"doi:10.1000/x\" is not an arXiv identifier")]
    [InlineData("""{"id":true,"title":"T"}""", "field \"id\" is true or false, not a text")]
    [InlineData("""{"id":704,"title":"T"}""",
        "id \"704\" is not an arXiv identifier: it is not of the form 2311.09227 or hep-th/9901001")]
    [InlineData("""{"id":"2311.09227"}""", "title is missing")]
    [InlineData("""{"id":"2311.09227","title":"{}"}""", "title is missing")]
    [InlineData("""{"id":"2311.09227","title":["T"]}""", "field \"title\" is a list, not a text")]
    [InlineData("""{"id":"2311.09227","title":"T","title":"U"}""", "field \"title\" stands twice")]
    [InlineData("""{"id":"2311.09227","title":"T","versions":"v1"}""", "field \"versions\" is a text, not a list")]
    [InlineData("""{"id":"2311.09227","title":"T","versions":["v1"]}""", "versions holds a text where a version should be")]
    [InlineData("""{"id":"2311.09227","title":"T","authors_parsed":["A"]}""",
        "authors_parsed holds a text where [family, given, suffix] should be")]
    [InlineData("""{"id":"2311.09227","title":"T","update_date":"2020-13-01"}""",
        "update_date \"2020-13-01\" is not a day like 2007-04-02")]
    [InlineData("""{"id":"2311.09227","title":"T","categories":"cs_AI"}""", "categories \"cs_AI\" is not a category")]
    [InlineData("[1]", "the line is a list, not a JSON object")]
    public async Task What_is_wrong_is_named(string line, string reason) => Assert.Equal(reason, await Records.OnlyReason(line));

    [Theory]
    [InlineData("{")]
    [InlineData("""{"id":"2311.09227","title":"T"} x""")]
    [InlineData("""{"id":"2311.09227","title":"T""")]
    [InlineData("nonsense")]
    public async Task What_is_no_json_is_said(string line) =>
        Assert.StartsWith("not JSON at byte ", await Records.OnlyReason(line), StringComparison.Ordinal);

    [Fact]
    public async Task Depth_is_bounded()
    {
        var bomb = "{\"x\":" + new string('[', 100_000) + new string(']', 100_000) + "}";
        Assert.StartsWith("not JSON", await Records.OnlyReason(bomb), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("704.0001", "0704.0001")]
    [InlineData("1501.0001", "1501.00010")]
    public async Task A_number_gets_its_zeros_back(string number, string id) =>
        Assert.Equal(id, (await Records.OnlyPaper($$"""{"id":{{number}},"title":"T"}""")).Key.ToString());

    [Theory]
    [InlineData("")]
    [InlineData(",\"versions\":[]")]
    [InlineData(",\"versions\":null")]
    [InlineData(",\"versions\":[{\"version\":\"v1\",\"created\":\"yesterday\"}]")]
    public async Task Without_versions_the_identifier_tells_the_month(string versions)
    {
        var paper = await Records.OnlyPaper($$"""{"id":"2311.09227","title":"T"{{versions}}}""");
        Assert.Equal((2023, null), (paper.Year, paper.Published));
        Assert.Equal(new PaperVersion(1, new(2023, 11, 1, 0, 0, 0, default)), Assert.Single(paper.Paper!.Versions));
    }

    [Fact]
    public async Task Versions_come_in_order_and_each_once()
    {
        var paper = await Records.OnlyPaper(
            """
            {"id":"2311.09227","title":"T","versions":[{"version":"v2","created":"Tue, 24 Jul 2007 20:10:27 GMT","size":"1kb"},
            {"created":"2007-07-25","version":"v2"},{"version":"v1","created":"Mon, 02 Apr 2007 19:18:42 GMT"}]}
            """.ReplaceLineEndings(""));
        Assert.Equal([1, 2], paper.Paper!.Versions.Select(version => version.Number));
        Assert.Equal(new DateOnly(2007, 4, 2), paper.Published);
    }

    [Fact]
    public async Task Without_the_first_version_the_identifier_tells_the_year()
    {
        var paper = await Records.OnlyPaper(
            """
            {"id":"hep-th/9901001","title":"T","versions":[{"version":"v2","created":"Tue, 24 Jul 2007 20:10:27 GMT"}]}
            """);
        Assert.Equal((1999, null), (paper.Year, paper.Published));
        Assert.Equal(2, Assert.Single(paper.Paper!.Versions).Number);
    }

    [Fact]
    public async Task A_description_stands_in_for_an_abstract_only()
    {
        var described = await Records.OnlyPaper("""{"id":"2311.09227","title":"T","abstract":" ","description":"Ours"}""");
        Assert.Equal(("Ours", true), (described.Abstract, described.AbstractIsDescription));
        var both = await Records.OnlyPaper("""{"id":"2311.09227","title":"T","description":"Ours","abstract":"Theirs"}""");
        Assert.Equal(("Theirs", false), (both.Abstract, both.AbstractIsDescription));
    }

    [Fact]
    public async Task Lone_surrogates_are_dropped() =>
        Assert.Equal("a😀b", (await Records.OnlyPaper("""{"id":"2311.09227","title":"a\ud800\ud83d\ude00b\udc00"}""")).Title);

    [Theory]
    [InlineData("""{"\ud800ab":1,"id":"2311.09227","title":"T"}""")]
    [InlineData("""{"id\udc00":[{"\ud800":"\ud800"}],"id":"2311.09227","title":"T"}""")]
    [InlineData("""{"id":"2311.09227","title":"T","versions":[{"\ud800":"v1","version\ud800":"v3"}]}""")]
    [InlineData("""{"id":"2311.09227\ud800","title":"T","update_date":"\ud800","categories":"\udfff cs.AI"}""")]
    [InlineData("""{"id":"2311.09227","title":"T","versions":[{"version":"\ud800","created":"\ud800"}],"license":"\ud800"}""")]
    [InlineData("""{"id":"2311.09227","title":"T","authors_parsed":[["\ud800"]]}""")]
    public async Task Half_a_character_in_a_name_or_a_value_is_no_reason_to_fail(string line)
    {
        var record = Assert.Single(await Records.OfSnapshot(line));
        Assert.True(record.Value is { Title: "T" } || record.Reason is { Length: > 0 });
    }

    [Fact]
    public async Task A_name_with_half_a_character_is_an_unknown_field()
    {
        var paper = await Records.OnlyPaper("""{"\ud800id":"x","title\udc00":"U","id":"2311.09227","title":"T"}""");
        Assert.Equal(("2311.09227", "T"), (paper.Key.ToString(), paper.Title));
    }

    [Fact]
    public async Task Authors_are_read_from_the_line_where_they_are_not_parsed()
    {
        var paper = await Records.OnlyPaper("""{"id":"2311.09227","title":"T","authors":"N.A.Alves and B.Al.Berg (MIT)"}""");
        Assert.Equal(["N. A. Alves", "B. Al. Berg"], paper.Authors.Select(author => author.Display));
    }

    [Fact]
    public async Task A_missing_file_is_a_broken_source()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("n"));
        var fault = await Assert.ThrowsAsync<SourceException>(() => Records.All(SnapshotReader.ReadAsync(path)));
        Assert.Equal($"{path}: no such file", fault.Message);
        await Assert.ThrowsAsync<SourceException>(() => Records.All(SnapshotReader.ReadAsync(Path.GetTempPath())));
    }

    [Fact]
    public async Task Reading_stops_when_it_is_cancelled()
    {
        using var file = new TemporaryFile("""{"id":"2311.09227","title":"T"}""");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Records.All(SnapshotReader.ReadAsync(file.Path, new CancellationToken(canceled: true))));
    }
}
