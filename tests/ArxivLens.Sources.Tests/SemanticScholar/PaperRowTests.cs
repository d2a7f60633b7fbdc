using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Lines;
using ArxivLens.Sources.Relevance;
using ArxivLens.Sources.SemanticScholar;
using System.Text;

namespace ArxivLens.Sources.Tests.SemanticScholar;

/// <summary>
/// Rows of the datasets of papers and abstracts. The library has 2311.09227, which was published as 10.1000/Twin, hep-th/9901001,
/// 10.1000/x and what a citation named by its number 77.
/// </summary>
public sealed class PaperRowTests
{
    [Theory]
    [InlineData("""{"corpusid":5,"externalids":{"ACL":null,"ArXiv":"2311.09227","CorpusId":"5","DOI":"10.1000/twin"}}""", "2311.09227")]
    [InlineData("""{"corpusid":"5","externalids":{"ArXiv":"2311.09227v2"}}""", "2311.09227")]
    [InlineData("""{"externalids":{"ArXiv":2311.09227},"corpusid":5}""", "2311.09227")]
    [InlineData("""{"corpusid":5,"externalids":{"ArXiv":"hep-th/9901001","DOI":"10.1000/X"}}""", "hep-th/9901001")]
    [InlineData("""{"corpusid":5,"externalids":{"ArXiv":"9999.99999","DOI":"10.1000/X"}}""", "doi:10.1000/x")]
    [InlineData("""{"corpusid":5,"externalids":{"ArXiv":"no such","DOI":"https://doi.org/10.1000/X."}}""", "doi:10.1000/x")]
    [InlineData("""{"corpusid":5,"externalids":{"doi":"10.48550/arXiv.2311.09227"}}""", "2311.09227")]
    [InlineData("""{"corpusid":5,"externalids":{"DOI":"10.1000\/x","new":["DOI",{"DOI":"10.1/y"}]}}""", "doi:10.1000/x")]
    [InlineData("""{"corpusid":5,"externalids":{"DOI":"10.1000/TWIN"}}""", "doi:10.1000/twin new")]
    [InlineData("""{"corpusid":77,"externalids":null}""", "work:s2-77 nameless")]
    [InlineData("""{"corpusid":77,"externalids":{"DOI":"10.1000/other"}}""", "work:s2-77 nameless")]
    [InlineData("""{"corpusid":77,"externalids":{"DOI":"10.1000/x"}}""", "doi:10.1000/x nameless")]
    public async Task A_row_is_known_by_any_of_its_names(string row, string known)
    {
        var record = Assert.Single(await ReadAsync(row));
        Assert.Null(record.Reason);
        var told = $"{record.Value!.Key}{(record.Value.MayBeNew ? " new" : "")}{(record.Value.IsNameless ? " nameless" : "")}";
        Assert.Equal(known, told);
    }

    [Theory]
    [InlineData("""{"corpusid":5}""")]
    [InlineData("""{"corpusid":5,"externalids":null,"title":"T"}""")]
    [InlineData("""{"corpusid":5,"externalids":{"DOI":"10.1000/y","ArXiv":"2311.09228"},"title":"T"}""")]
    [InlineData("""{"corpusid":5,"externalids":{"DOI":7,"ArXiv":["2311.09227"]}}""")]
    [InlineData("""{"corpusid":5,"externalids":"2311.09227"}""")]
    [InlineData("""{"corpusid":5,"externalids":{"DOI":""},"title":[[[""")]
    public async Task A_row_of_no_work_of_the_library_is_passed_over(string row) => Assert.Empty(await ReadAsync(row));

    [Theory]
    [InlineData("""{"corpusid":5,"externalids":{"DOI":"10.1000/Y","ArXiv":"2311.09228"},"title":"T"}""", "2311.09228")]
    [InlineData("""{"corpusid":5,"externalids":{"DOI":"10.1000/Y"},"title":"T"}""", "doi:10.1000/y")]
    [InlineData("""{"corpusid":5,"externalids":{},"title":"T"}""", "work:s2-5")]
    public async Task With_all_every_row_is_taken_under_the_best_of_its_names(string row, string key)
    {
        var record = Assert.Single(await ReadAsync(row, all: true));
        Assert.Equal((key, true), (record.Value!.Key.ToString(), record.Value.MayBeNew));
        Assert.Equal(key, record.Value.Facts!.Key.ToString());
    }

    [Theory]
    [InlineData("""{"externalids":{"ArXiv":"2311.09227"}}""", "corpusid is missing")]
    [InlineData("""{"corpusid":null,"externalids":{"ArXiv":"2311.09227"}}""", "corpusid is missing")]
    [InlineData("""{"corpusid":"five","externalids":{"ArXiv":"2311.09227"}}""", "corpusid is not a corpus id")]
    [InlineData("""{"corpusid":5,"externalids":{"ArXiv":"2311.09227"},"title":"T","title":"U"}""", "field \"title\" stands twice")]
    [InlineData("""{"corpusid":5,"externalids":{"ArXiv":"2311.09227"},"title":"T" """, "not JSON")]
    [InlineData("""["corpusid"]""", "the line is a list, not a JSON object")]
    public async Task A_row_that_cannot_be_read_is_rejected(string row, string reason) =>
        Assert.StartsWith(reason, Assert.Single(await ReadAsync(row)).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task The_facts_of_a_row_are_read_whatever_stands_between_them()
    {
        const string row =
            """
            {"corpusid":5,"externalids":{"DOI":"10.1000/Zz","ArXiv":"hep-th/9901001"},"url":"u","title":"On $x$ and G\u00f6del","authors":[{"authorId":"1","name":"A. N. Other"},{"authorId":null,"name":"B\u0000 von Some"},null,{"name":5}],"venue":"","year":"1999","referencecount":null,"s2fieldsofstudy":[{"category":"Physics","source":"external"}],"publicationdate":"1999-01-04","journal":{"name":null},"updated":"x"}
            """;
        var facts = Assert.Single(await ReadAsync(row)).Value!.Facts!;
        Assert.Equal(("hep-th/9901001", "On $x$ and Gödel", 1999, new DateOnly(1999, 1, 4), "10.1000/Zz"), (facts.Key.ToString(), facts.Title, facts.Year, facts.Published, facts.Doi));
        Assert.Equal(["A. N. Other", "B von Some"], facts.Authors.Select(author => author.Display));
    }

    [Theory]
    [InlineData("\"year\":0,\"publicationdate\":\"0000-00-00\"", 1999)]
    [InlineData("\"year\":null,\"publicationdate\":\"2001-02-29\"", 1999)]
    [InlineData("\"year\":{\"a\":[1]},\"publicationdate\":20010101", 1999)]
    [InlineData("\"year\":2001,\"publicationdate\":null", 2001)]
    [InlineData("\"year\":null,\"publicationdate\":\"2002-03-01\"", 2002)]
    public async Task Dates_that_are_none_are_left_out(string fields, int year)
    {
        var record = Assert.Single(await ReadAsync($$"""{"corpusid":5,"externalids":{"ArXiv":"hep-th/9901001"},"title":"T",{{fields}}}"""));
        Assert.Null(record.Reason);
        Assert.Equal(year, record.Value!.Facts!.Year);
    }

    [Fact]
    public async Task A_row_without_a_title_still_tells_a_name()
    {
        var paper = Assert.Single(await ReadAsync("""{"corpusid":5,"externalids":{"ArXiv":"2311.09227"},"title":"  ","authors":null}""")).Value!;
        Assert.Equal((5, null), (paper.CorpusId, paper.Facts));
    }

    [Theory]
    [InlineData("""{"corpusid":5,"openaccessinfo":{"externalids":{"DOI":null}},"abstract":"We  show\nthis.","updated":null}""", "2311.09227: We show this.")]
    [InlineData("""{"abstract":"We show.","corpusid":"77"}""", "work:s2-77: We show.")]
    [InlineData("""{"corpusid":5,"abstract":null}""", "")]
    [InlineData("""{"corpusid":5,"abstract":{"text":"x"}}""", "")]
    [InlineData("""{"corpusid":6,"abstract":"We show."}""", "")]
    [InlineData("""{"corpusid":6,"abstract":[[[""", "")]
    [InlineData("""{"abstract":"We show."}""", "! corpusid is missing")]
    [InlineData("""{"corpusid":5,"abstract":"a","abstract":"b"}""", "! field \"abstract\" stands twice")]
    public async Task An_abstract_is_read_unless_it_is_withheld(string row, string told)
    {
        var works = new CorpusMap();
        works.Add(5, new CorpusWork(Key("2311.09227"), 1));
        var records = await Records.All(DumpRows.ReadAsync<DumpAbstract>(
            Input(row), new AbstractRowParser(works, Library()).TryRead, default));
        Assert.Equal(told, string.Concat(records.Select(record => record.Reason is null ? $"{record.Value!.Key}: {record.Value.Abstract}" : $"! {record.Reason}")));
    }

    [Theory]
    [InlineData("10.1000/x", "10.1000/X")]
    [InlineData("10.1103/physrevlett.77.3865", "10.1103/PhysRevLett.77.3865")]
    [InlineData("10.1016/0370-2693(91)90123-x", null)]
    [InlineData("10.1000/x.", null)]
    [InlineData("10.48550/arxiv.2311.09227", null)]
    public void An_ordinary_DOI_is_known_without_making_a_text_of_it(string doi, string? recorded)
    {
        var isPlain = KeyHash.TryOfDoi(Encoding.UTF8.GetBytes(recorded ?? doi), out var hash);
        Assert.Equal(recorded is not null, isPlain);
        if (isPlain)
            Assert.Equal(KeyHash.Of(Key(doi)), hash);
    }

    private static Task<List<SourceRecord<DumpPaper>>> ReadAsync(string rows, bool all = false) =>
        Records.All(DumpRows.ReadAsync<DumpPaper>(Input(rows), new PaperRowParser(Library(), all).TryRead, default));

    private static InputOpener Input(string rows) => InputFile.Of(new MemoryStream(Encoding.UTF8.GetBytes(rows)), "x");

    private static KnownWorks Library()
    {
        var known = new KnownWorks();
        known.Add(Key("2311.09227"), "10.1000/Twin");
        known.Add(Key("hep-th/9901001"), null);
        known.Add(Key("10.1000/x"), "10.1000/x");
        known.Add(Key("work:s2-77"), null);
        return known;
    }

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);
}
