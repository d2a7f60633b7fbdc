using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;

namespace ArxivLens.Tests.Formats;

/// <summary>What programs of libraries find on a page: Highwire, Open Graph, JSON-LD, signposts, unAPI, COinS (U11 to U17).</summary>
[Collection(FormatTests.Name)]
public sealed class ReadableByMachinesTests(FormatSite site)
{
    // Zotero's order of preference (unAPI.js).
    private static readonly string[] ZoteroPrefers = ["rdf_zotero", "rdf_bibliontology", "mods", "marc", "unimarc", "ris", "refer", "bibtex", "rdf_dc"];

    [ParserFact]
    public async Task The_Highwire_tags_are_those_of_arXiv_in_its_order()
    {
        var tags = await TagsAsync("/abs/hep-th/9407087v1", "citation_");
        Assert.Equal(
            [
                ("citation_title", "Monopole condensation in $N=2$ theory"),
                ("citation_author", "Seiberg, N."),
                ("citation_author", "Davis Jr., Sammy"),
                ("citation_doi", "10.1016/0550-3213(94)90124-4"),
                ("citation_date", "2024/01/31"),
                ("citation_online_date", "2024/01/31"),
                ("citation_pdf_url", "https://arxiv.org/pdf/hep-th/9407087"),
                ("citation_arxiv_id", "hep-th/9407087"),
                ("citation_abstract", "We measure a < b & c. It is \"so\". A second paragraph with $\\alpha$ and 100 %."),
            ],
            tags);
        Assert.Contains(("citation_online_date", "2025/02/03"), await TagsAsync("/abs/hep-th/9407087", "citation_"));
    }

    [ParserFact]
    public async Task The_one_journal_arXiv_names_is_named_with_its_year_in_place_of_the_date()
    {
        var tags = await TagsAsync("/abs/1106.0001", "citation_");
        Assert.Contains(("citation_journal_title", "Journal Of Artificial Intelligence Research"), tags);
        Assert.Contains(("citation_publication_date", "1996"), tags);
        Assert.DoesNotContain("citation_date", tags.Select(tag => tag.Name));
    }

    [ParserFact]
    public async Task Tags_of_any_title_come_back_whole_and_once()
    {
        foreach (var work in site.Random.Take(12).Concat(OddWorks.Few.Where(work => work.Title.Length > 0)))
        {
            var cited = new CitedWork(work);
            var read = await ReadAsync(AddressOf(work));
            var tags = TagsOf(read).ToList();
            foreach (var name in new[] { "citation_title", "og:title", "twitter:title" })
                Assert.Equal(cited.Title, Assert.Single(tags, tag => tag.Name == name).Content);
            Assert.Equal(work.Authors.Count, tags.Count(tag => tag.Name == "citation_author"));
            var data = Assert.Single(read.GetProperty("jsonld").EnumerateArray());
            Assert.Equal(cited.Title, data.GetProperty("name").GetString());
            Assert.Equal(cited.Address.Length > 0 ? tags.Single(tag => tag.Name == "og:url").Content : "", cited.Address.Length > 0 ? data.GetProperty("url").GetString() : "");
        }
    }

    [ParserFact]
    public async Task Zotero_saves_a_preprint_with_everything_from_the_page()
    {
        foreach (var work in OddWorks.Few.Where(work => work.Key.Arxiv is not null && work.Title.Length > 0).Concat(site.Random.Take(3)))
        {
            var read = await ReadAsync(AddressOf(work));
            var item = await SaveAsZoteroAsync(read, Assert.Single(Texts(read, "unapi")));
            var cited = new CitedWork(work);
            Assert.Equal("preprint", item["itemType"]);
            Assert.Equal(cited.Title, item.Title);
            Assert.Equal(work.Authors.Count, item.Authors.Count);
            Assert.Equal(cited.Abstract, item["abstract"]);
            Assert.Equal("2024-01-31", item["date"]);
            Assert.Equal(work.Doi ?? $"10.48550/arXiv.{work.Key}", item["doi"]);
            Assert.Equal($"https://arxiv.org/abs/{work.Key}", item["url"]);
            Assert.Equal(("arXiv", $"arXiv:{work.Key}"), (item["repository"], item["archiveID"]));
            Assert.Equal($"https://arxiv.org/pdf/{work.Key}", item["pdf"]);
            Assert.Contains("cs.CY", item["tags"], StringComparison.Ordinal);
        }
    }

    [ParserFact]
    public async Task Without_unAPI_the_tags_still_tell_Zotero_of_a_preprint()
    {
        var tags = await TagsAsync("/abs/2402.00001", "z:");
        Assert.Equal([("z:itemType", "preprint"), ("z:repository", "arXiv"), ("z:archiveID", "arXiv:2402.00001")], tags);
        Assert.Empty(await TagsAsync("/work/10.1000/a%2Bb%23c%26d", "z:"));
    }

    [ParserTheory]
    [InlineData("/search?q=")]
    [InlineData("/search?q=paper+OR+matter")]
    [InlineData("/list/cs.CY")]
    [InlineData("/author/elizabeth-seger")]
    public async Task A_list_has_one_unAPI_id_one_COinS_and_one_box_for_each_work(string address)
    {
        var read = await ReadAsync(address);
        var ids = Texts(read, "unapi");
        var coins = read.GetProperty("coins").EnumerateArray().ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Count, coins.Count);
        Assert.Equal(ids.Count, Texts(read, "boxes").Count);
        foreach (var (id, one) in ids.Zip(coins).Take(2))
        {
            var item = await SaveAsZoteroAsync(read, id);
            Assert.Equal(item.Title, Assert.Single(one.GetProperty("rft.title").EnumerateArray()).GetString());
            Assert.Equal("preprint", Assert.Single(one.GetProperty("rft.type").EnumerateArray()).GetString());
            Assert.Equal("info:ofi/fmt:kev:mtx:dc", Assert.Single(one.GetProperty("rft_val_fmt").EnumerateArray()).GetString());
        }
    }

    [Theory]
    [InlineData("/unapi", HttpStatusCode.OK)]
    [InlineData("/unapi?id=2402.00001", HttpStatusCode.MultipleChoices)]
    [InlineData("/unapi?id=doi%3A10.1000%2Fa%252Bb%2523c%2526d", HttpStatusCode.MultipleChoices)]
    [InlineData("/unapi?id=2402.99999", HttpStatusCode.NotFound)]
    [InlineData("/unapi?id=0706.0001&format=ris", HttpStatusCode.NotFound)]
    [InlineData("/unapi?id=%00", HttpStatusCode.NotFound)]
    [InlineData("/unapi?format=ris", HttpStatusCode.BadRequest)]
    [InlineData("/unapi?id=2402.00001&format=docx", HttpStatusCode.NotAcceptable)]
    [InlineData("/unapi?id=2402.00001&format=bibtex", HttpStatusCode.OK)]
    public async Task UnAPI_answers_as_its_specification_says(string address, HttpStatusCode status)
    {
        var answer = await site.Client.GetAsync(address);
        Assert.Equal(status, answer.Status);
        Assert.Equal(status, (await site.Client.HeadAsync(address)).Status);
        if (address.Contains("format", StringComparison.Ordinal) || status is not (HttpStatusCode.OK or HttpStatusCode.MultipleChoices))
            return;
        Assert.Equal("application/xml", answer.ContentHeaders.ContentType?.MediaType);
        var formats = XDocument.Parse(answer.Body).Root!;
        Assert.Equal(("formats", status == HttpStatusCode.MultipleChoices), (formats.Name.LocalName, formats.Attribute("id") is not null));
        Assert.All(formats.Elements("format"), format => Assert.NotNull(format.Attribute("type")));
    }

    [Fact]
    public async Task Each_signpost_leads_where_it_says()
    {
        var answer = await site.Client.HeadAsync("/abs/hep-th/9407087");
        var links = string.Join(", ", answer.Headers.GetValues("Link")).Split(", <").Select(LinkOf).ToList();
        Assert.Contains(("https://doi.org/10.48550/arXiv.hep-th/9407087", "cite-as", ""), links);
        Assert.Contains(("https://arxiv.org/pdf/hep-th/9407087", "item", "application/pdf"), links);
        Assert.Contains(("https://creativecommons.org/licenses/by/4.0/", "license", ""), links);
        Assert.Contains(("https://schema.org/AboutPage", "type", ""), links);
        Assert.Contains(("https://schema.org/ScholarlyArticle", "type", ""), links);
        Assert.Equal(2, links.Count(link => link.Relation == "author"));
        foreach (var (address, relation, type) in links.Where(link => link.Relation is "author" or "describedby" or "alternate"))
        {
            Assert.StartsWith(site.Client.Address.ToString(), address, StringComparison.Ordinal);
            var target = await site.Client.GetAsync(new Uri(address).PathAndQuery);
            Assert.Equal(HttpStatusCode.OK, target.Status);
            Assert.Equal(relation == "author" ? "text/html" : type, target.ContentHeaders.ContentType?.MediaType);
        }
    }

    private static (string Address, string Relation, string Type) LinkOf(string link)
    {
        var parts = link.TrimStart('<').Split("; ");
        string Value(string name) => parts.FirstOrDefault(part => part.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 2)..^1] ?? "";
        return (parts[0].TrimEnd('>'), Value("rel"), Value("type"));
    }

    // As unAPI.js does: the server of the page, its best format, the id into the address as it is.
    private async Task<ReadCitation> SaveAsZoteroAsync(JsonElement page, string id)
    {
        var server = page.GetProperty("links").EnumerateArray().Single(link => link[0].GetString() == "unapi-server")[2].GetString()!;
        Assert.StartsWith(site.Client.Address.ToString(), server, StringComparison.Ordinal);
        var path = new Uri(server).AbsolutePath;
        var offered = XDocument.Parse((await site.Client.GetAsync(path)).Body).Descendants("format").Select(format => (string)format.Attribute("name")!).ToHashSet();
        Assert.Contains("ris", offered);
        var best = ZoteroPrefers.First(offered.Contains);
        Assert.Equal("rdf_zotero", best);
        var answer = await site.Client.GetAsync($"{path}?id={id}&format={best}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return Assert.Single(await Parsers.ReadAsync("rdf", answer.Body));
    }

    private static string AddressOf(Work work) => work.Key.Arxiv is { } id
        ? $"/abs/{id}"
        : $"/work/{string.Join('/', (work.Key.Doi ?? work.Key.ToString()["work:".Length..]).Split('/').Select(Uri.EscapeDataString))}";

    private async Task<JsonElement> ReadAsync(string address)
    {
        var answer = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await Parsers.ReadPageAsync(answer.Body);
    }

    private async Task<List<(string Name, string Content)>> TagsAsync(string address, string prefix)
        => [.. TagsOf(await ReadAsync(address)).Where(tag => tag.Name.StartsWith(prefix, StringComparison.Ordinal))];

    private static IEnumerable<(string Name, string Content)> TagsOf(JsonElement page)
        => page.GetProperty("metas").EnumerateArray().Select(meta => (meta[0].GetString()!, meta[1].GetString()!));

    private static List<string> Texts(JsonElement page, string name) => [.. page.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
}
