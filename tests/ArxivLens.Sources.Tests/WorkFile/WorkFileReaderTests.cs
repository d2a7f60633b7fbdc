using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.Tests.WorkFile;

public sealed class WorkFileReaderTests
{
    [Fact]
    public async Task Every_fact_of_a_work_is_read()
    {
        var work = (await Only(
            """
            {"id":"https://doi.org/10.1000/X","title":"A {\\it title}","authors":["N.A.Alves","B.Al.Berg"],"year":1991,
            "categories":["hep-lat","hep-th"],"published":"1991-07-02","abstract":"Text"}
            """.ReplaceLineEndings(""))).Value!;
        Assert.Equal(("doi:10.1000/x", "A title", "10.1000/x"), (work.Key.ToString(), work.Title, work.Doi));
        Assert.Equal([new PersonName("N. A.", "Alves"), new PersonName("B. Al.", "Berg")], work.Authors);
        Assert.Equal((1991, new DateOnly(1991, 7, 2), "Text"), (work.Year, work.Published, work.Abstract));
        Assert.Equal(["hep-lat", "hep-th"], work.Categories.Select(code => code.Value));
        Assert.Null(work.Paper);
    }

    [Fact]
    public async Task Lists_may_be_one_text_and_years_a_text()
    {
        var work = (await Only(
            """
            {"id":"work:a-book","title":"B","authors":"A. One and B. Two","year":"1930","categories":"hep-lat hep-th",
            "description":"D"}
            """.ReplaceLineEndings(""))).Value!;
        Assert.Equal((2, 2, 1930), (work.Authors.Count, work.Categories.Count, work.Year));
        Assert.True(work.AbstractIsDescription);
    }

    [Fact]
    public async Task The_identifier_tells_the_year_where_nothing_else_does() =>
        Assert.Equal(1991, (await Only("""{"id":"hep-th/9108001","title":"T"}""")).Value!.Year);

    [Theory]
    [InlineData("""{"id":"nonsense","title":"T"}""",
        "id \"nonsense\" is not an arXiv identifier: it is not of the form 2311.09227 or hep-th/9901001")]
    [InlineData("""{"id":"10.1/x","title":"T"}""", "id \"10.1/x\" is not a DOI")]
    [InlineData("""{"id":"work:a","title":"T","year":"MCM"}""", "year \"MCM\" is not a year of four digits")]
    [InlineData("""{"id":"work:a","title":"T","year":19.5}""", "year \"19.5\" is not a year of four digits")]
    [InlineData("""{"id":"work:a","title":"T","year":[1]}""", "field \"year\" is a list, not a text")]
    [InlineData("""{"id":"work:a","title":"T","authors":[1]}""", "field \"authors\" is a number, not a text")]
    [InlineData("""{"id":"work:a","title":"T","authors":{}}""", "field \"authors\" is an object, not a list")]
    [InlineData("""{"id":"work:a","title":"T","published":"1991"}""", "published \"1991\" is not a day like 2007-04-02")]
    [InlineData("""{"id":"work:a","title":""}""", "title is missing")]
    public async Task What_is_wrong_is_named(string line, string reason) => Assert.Equal(reason, (await Only(line)).Reason);

    private static async Task<SourceRecord<Work>> Only(string line) => Assert.Single(await Records.OfWorks(line));
}
