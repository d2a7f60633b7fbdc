using System.Text;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Ingest;
using ArxivLens.Sources.TrackbackFile;

namespace ArxivLens.Sources.Tests.TrackbackFile;

public sealed class TrackbackFileTests
{
    private const string Sound = """{"paper": "0808.4142", "url": "https://example.org/post"}""";

    [Fact]
    public async Task A_trackback_says_what_an_article_discusses()
    {
        var mention = await OneAsync("""
            {"paper": "0808.4142", "title": "Why &laquo;two&raquo; detectors&amp;hellip;", "excerpt": " they&nbsp;say\n so ",
             "url": "http://blog.example.org/?p=12&utm_source=feed", "site": "A blog", "posted": "2009-05-20"}
            """);
        Assert.Equal(("Why «two» detectors…", "A blog"), (mention.Facts.Title, mention.Facts.Site));
        Assert.Equal(new DateOnly(2009, 5, 20), mention.Facts.Published);
        Assert.Equal("http://blog.example.org/?p=12&utm_source=feed", mention.Facts.Address);
        Assert.Equal(ArticleId.Of(ArticleAddress.KeyOf("https://BLOG.example.org/?p=12")!), mention.Id);
        Assert.Equal(("0808.4142", "they say so", true, false), (
            mention.Work.Work.ToString(), mention.Work.Passage, mention.Work.IsSure, mention.Work.IsAsked));
    }

    [Fact]
    public async Task What_is_not_said_is_nothing()
    {
        var mention = await OneAsync("""{"paper": "hep-th/9407087", "url": "https://example.org/post", "title": "", "excerpt": null}""");
        Assert.Null(mention.Facts.Title);
        Assert.Null(mention.Facts.Published);
        Assert.Empty(mention.Work.Passage);
    }

    [Theory]
    [InlineData("""{"url": "https://example.org/"}""", "paper is missing")]
    [InlineData("""{"paper": "0713.0001", "url": "https://example.org/"}""", "is not an arXiv identifier")]
    [InlineData("""{"paper": "0808.4142"}""", "url is missing")]
    [InlineData("""{"paper": "0808.4142", "url": "javascript:alert(1)"}""", "is no http or https address")]
    [InlineData("""{"paper": "0808.4142", "url": "https://a@example.org/"}""", "is no http or https address")]
    [InlineData("""{"paper": "0808.4142", "url": "https://example.org/", "posted": "20 May"}""", "is not a day")]
    [InlineData("""{"paper": "0808.4142", "url": "https://example.org/", "title": 7}""", "not a text")]
    [InlineData("""{"paper": "0808.4142", "url": "https://example.org/", "url": "https://example.org/"}""", "stands twice")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("{", "")]
    public async Task What_cannot_be_used_is_rejected_with_the_reason_and_the_rest_goes_on(string line, string reason)
    {
        var records = await Records.All(ReadAsync($"{line}\n{Sound}\n"));
        Assert.Equal(1, records[0].Line);
        Assert.Contains(reason, records[0].Reason, StringComparison.Ordinal);
        Assert.Null(records[1].Reason);
    }

    [SharedDataFact]
    public async Task Every_trackback_of_arxiv_is_read()
    {
        var file = SharedData.PathOf("articles/trackbacks.jsonl");
        var records = await Records.All(TrackbackFileReader.ReadAsync(file, TimeProvider.System));
        Assert.Equal(82, records.Count);
        Assert.All(records, record => Assert.Null(record.Reason));
        Assert.Equal(59, records.Select(record => record.Value!.Id).Distinct().Count());
        Assert.DoesNotContain(records, record => record.Value!.Facts.Title!.Contains("&#", StringComparison.Ordinal));
    }

    private static IAsyncEnumerable<SourceRecord<ArticleMention>> ReadAsync(string lines) =>
        TrackbackFileReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(lines)), "t.jsonl", TimeProvider.System);

    private static async Task<ArticleMention> OneAsync(string line)
    {
        var record = Assert.Single(await Records.All(ReadAsync(line.ReplaceLineEndings(" "))));
        Assert.Null(record.Reason);
        return record.Value!;
    }
}
