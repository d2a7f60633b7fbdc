using System.Text;
using ArxivLens.Sources.OpenAlex;

namespace ArxivLens.Sources.Tests.OpenAlex;

/// <summary>Records are written by hand after OpenAlex's own documentation, but for the one that is a fixture.</summary>
public sealed class OpenAlexParserTests
{
    [SharedDataFact]
    public void The_recorded_work_is_read_whole()
    {
        var work = Read(File.ReadAllText(SharedData.PathOf("fixtures/openalex/work.json")));
        Assert.Equal((2741809807, "doi:10.7717/peerj.4375"), (work.Number, work.Key.ToString()));
        Assert.Equal(("29456894", "2741809807", false), (work.Pmid, work.Mag, work.IsRetracted));
        Assert.Equal(54, work.References.Count);
        Assert.Equal(1560783210, work.References[0]);
        var record = work.ToWork(work.Key)!;
        Assert.StartsWith("The state of OA: a large-scale analysis of the prevalence", record.Title, StringComparison.Ordinal);
        Assert.Equal((2018, new DateOnly(2018, 2, 13), 9), (record.Year, record.Published, record.Authors.Count));
        Assert.Equal("Vincent Larivière", record.Authors[2].Display);
        Assert.StartsWith("Despite growing interest in Open Access (OA) to scholarly literature, there is an unmet", record.Abstract, StringComparison.Ordinal);
        Assert.False(work.Facts!.AuthorsAreCut);
    }

    [SharedDataFact]
    public void The_recorded_author_is_told_from_a_work()
    {
        var author = File.ReadAllBytes(SharedData.PathOf("fixtures/openalex/author.json"));
        Assert.Null(new OpenAlexParser().Parse(author, out var fault));
        Assert.Contains("is not a work", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"doi\":\"https://doi.org/10.48550/arxiv.2311.09227\"", "2311.09227", null)]
    [InlineData("\"doi\":\"https://doi.org/10.48550/ARXIV.hep-th/9901001\"", "hep-th/9901001", null)]
    [InlineData("\"doi\":\"10.1103/PhysRevD.1.1\",\"locations\":[{\"landing_page_url\":null},{\"landing_page_url\":\"http://arxiv.org/abs/hep-th/9901001v2\"}]", "hep-th/9901001", "10.1103/PhysRevD.1.1")]
    [InlineData("\"doi\":null,\"primary_location\":{\"pdf_url\":\"https:\\/\\/arxiv.org\\/pdf\\/2311.09227\"}", "2311.09227", null)]
    [InlineData("\"doi\":null,\"locations\":[{\"id\":\"pmh:oai:arXiv.org:2311.09227\"}]", "2311.09227", null)]
    [InlineData("\"doi\":\"10.1000/X\",\"locations\":[{\"landing_page_url\":\"https://arxiv.org/abs/2311.09227\"},{\"landing_page_url\":\"https://arxiv.org/abs/2311.09228\"}]", "doi:10.1000/x", "10.1000/X")]
    [InlineData("\"doi\":\"10.1000/X\",\"locations\":[{\"landing_page_url\":\"https://arxiv.example.org/2311.09227\"},7,null,\"x\"]", "doi:10.1000/x", "10.1000/X")]
    [InlineData("\"doi\":\"10.48550/arxiv.9999.99999\"", "work:oa-w1", null)]
    [InlineData("\"doi\":\"not a doi\",\"ids\":[1]", "work:oa-w1", null)]
    [InlineData("\"ids\":{\"doi\":\"https://doi.org/10.1000/x\"}", "doi:10.1000/x", "10.1000/x")]
    public void A_work_is_known_by_its_paper_then_its_doi_then_its_number(string names, string key, string? doi)
    {
        var work = Read("{\"id\":\"https://openalex.org/W1\"," + names + "}");
        Assert.Equal((key, doi), (work.Key.ToString(), work.Doi));
    }

    [Theory]
    [InlineData("{\"a\":[0],\"b\":[2147483648,-1,1],\"c\":[99999999999999999999]}", "a b")]
    [InlineData("{\"late\":[19999],\"out\":[20000,2147483647],\"early\":[3]}", "early late")]
    [InlineData("{\"b\":[1],\"a\":[\"0\"],\"x\":[null,true,{},[1],1.5,\"2147483648\"]}", "a b")]
    [InlineData("{\"first\":[0],\"second\":[0],\"third\":[1]}", "first third")]
    [InlineData("{\"IndexLength\":2,\"InvertedIndex\":{\"two\":[1],\"one\":[0]}}", "one two")]
    [InlineData("{\"\":[0],\"caf\\u00e9\":[1],\"\\ud800\":[2]}", "café")]
    [InlineData("\"text\"", "")]
    [InlineData("null", "")]
    [InlineData("{}", "")]
    [InlineData("[1,2]", "")]
    public void An_abstract_is_rebuilt_from_places_that_can_be_meant(string inverted, string expected) =>
        Assert.Equal(expected, Read($$"""{"id":"W1","abstract_inverted_index":{{inverted}}}""").Facts!.Abstract);

    [Fact]
    public void A_place_far_out_makes_no_room_for_it()
    {
        var places = string.Join(",", Enumerable.Range(0, 100_000).Select(i => 2_147_000_000 + i));
        var record = Encoding.UTF8.GetBytes("{\"id\":\"W1\",\"abstract_inverted_index\":{\"a\":[" + places + "],\"b\":[1]}}");
        var parser = new OpenAlexParser();
        parser.Parse(record, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("b", parser.Parse(record, out _)!.Facts!.Abstract);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
    }

    [Fact]
    public void References_are_numbers_each_once_and_none_is_the_work_itself()
    {
        var work = Read(
            """
            {"id":"https://openalex.org/w5","referenced_works":["https://openalex.org/W3","W4","W3",null,7,"https://openalex.org/A9",
            "https://evil.example/W8","W0","W99999999999999999999","W5","https:\/\/api.openalex.org\/works\/W6"]}
            """);
        Assert.Equal([3, 4, 6], work.References);
        Assert.Equal(1, work.SelfCitations);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"W1\"")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("[null,[],{},{\"author\":null},{\"author\":7},{\"author\":{\"display_name\":null}}]")]
    public void Whatever_else_is_odd_is_as_if_it_were_not_there(string odd)
    {
        var names = new[]
        {
            "doi", "title", "display_name", "publication_year", "publication_date", "ids", "primary_location", "authorships",
            "is_authors_truncated", "is_retracted", "locations", "best_oa_location", "referenced_works", "abstract_inverted_index", "unheard_of",
        };
        foreach (var name in names)
        {
            var work = Read($$"""{"id":"W12","{{name}}":{{odd}},"type":"article"}""");
            Assert.Equal((12, 0, false), (work.Number, work.Facts!.Authors.Count, work.IsRetracted));
        }
    }

    [Fact]
    public void Numbers_may_be_texts_and_texts_numbers()
    {
        var work = Read(
            """{"id":"W12","title":2001,"publication_year":"1968","publication_date":"0000-00-00","is_retracted":"True","ids":{"mag":2741809807,"pmid":29456894}}""");
        Assert.Equal(("2001", 1968, null), (work.Facts!.Title, work.Facts.Year, work.Facts.Published));
        Assert.Equal((true, "2741809807", "29456894"), (work.IsRetracted, work.Mag, work.Pmid));
    }

    [Fact]
    public void Titles_lose_their_marking()
    {
        var work = Read("""{"id":"W1","title":"On H<sub>2</sub>O &amp;amp; <i>p</i> < 0.05, <mml:math><mml:mi>x</mml:mi></mml:math>\n  here"}""");
        Assert.Equal("On H2O & p < 0.05, x here", work.Facts!.Title);
    }

    [Fact]
    public void Names_are_those_that_were_printed()
    {
        var work = Read(
            """
            {"id":"W1","authorships":[{"raw_author_name":"Alves, N. A.","author":{"display_name":"Nelson Augusto Alves"}},
            {"author":{"display_name":"Bernd A. Berg"},"raw_author_name":null}]}
            """);
        Assert.Equal(["N. A. Alves", "Bernd A. Berg"], work.Facts!.Authors.Select(name => name.Display));
    }

    [Fact]
    public void A_list_of_a_hundred_authors_is_said_to_be_cut()
    {
        static string Of(int authors) =>
            "{\"id\":\"W1\",\"authorships\":[" + string.Join(",", Enumerable.Repeat("{\"raw_author_name\":\"A. Name\"}", authors)) + "]}";
        Assert.True(Read(Of(100)).Facts!.AuthorsAreCut);
        Assert.False(Read(Of(99)).Facts!.AuthorsAreCut);
        Assert.True(Read("""{"id":"W1","is_authors_truncated":true}""").Facts!.AuthorsAreCut);
    }

    [Theory]
    [InlineData("{}", "id is missing")]
    [InlineData("{\"id\":null}", "id is missing")]
    [InlineData("{\"id\":\"https://openalex.org/A5023888391\"}", "id \"https://openalex.org/A5023888391\" is not a work of OpenAlex")]
    [InlineData("{\"id\":123}", "id \"123\" is not a work of OpenAlex")]
    [InlineData("{\"id\":\"W1\",\"id\":\"W2\"}", "field \"id\" stands twice")]
    [InlineData("[]", "the line is a list, not a JSON object")]
    public void Only_a_record_without_an_id_is_refused(string record, string reason)
    {
        Assert.Null(new OpenAlexParser().Parse(Encoding.UTF8.GetBytes(record), out var said));
        Assert.Equal(reason, said);
    }

    [Fact]
    public void Links_alone_are_the_same_as_those_of_the_whole()
    {
        var record = Encoding.UTF8.GetBytes(
            """{"id":"W1","doi":"10.1000/x","title":"T","is_retracted":true,"referenced_works":["W2"],"abstract_inverted_index":{"a":[0]}}""");
        var parser = new OpenAlexParser();
        var (links, whole) = (parser.ParseLinks(record, out _)!, parser.Parse(record, out _)!);
        Assert.Equal((whole.Key, whole.IsRetracted, 2L), (links.Key, links.IsRetracted, links.References[0]));
        Assert.Null(links.Facts);
        Assert.Null(links.ToWork(links.Key));
    }

    private static OpenAlexWork Read(string record)
    {
        var work = new OpenAlexParser().Parse(Encoding.UTF8.GetBytes(record), out var reason);
        Assert.Null(reason);
        return work!;
    }
}
