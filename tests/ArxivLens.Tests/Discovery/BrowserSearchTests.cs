using System.Net;
using System.Xml.Linq;
using AngleSharp;
using ArxivLens.Tests.Http;

namespace ArxivLens.Tests.Discovery;

/// <summary>Searching from a browser's own search box.</summary>
[Collection(SharedSite.Name)]
public sealed class BrowserSearchTests(Site site)
{
    private static readonly XNamespace Space = "http://a9.com/-/spec/opensearch/1.1/";

    private readonly SiteClient _client = site.Client;

    [Theory]
    [InlineData("/")]
    [InlineData("/abs/2311.09227")]
    [InlineData("/search?q=matter")]
    [InlineData("/no/such/page")]
    public async Task Every_page_leads_browsers_to_the_description(string path)
    {
        var body = (await _client.GetAsync(path)).Body;
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(body));
        var link = Assert.Single(page.QuerySelectorAll("head link[rel=search]"));
        Assert.Equal(("application/opensearchdescription+xml", "ArxivLens"), (link.GetAttribute("type"), link.GetAttribute("title")));
        var answer = await _client.GetAsync(link.GetAttribute("href")!);
        Assert.Equal((HttpStatusCode.OK, "application/opensearchdescription+xml"), (answer.Status, answer.ContentHeaders.ContentType?.MediaType));
    }

    [Fact]
    public async Task The_description_is_what_browsers_ask_for_and_every_address_in_it_works()
    {
        var root = XDocument.Parse((await _client.GetAsync("/opensearch.xml")).Body).Root!;
        Assert.Equal(Space + "OpenSearchDescription", root.Name);
        Assert.InRange(root.Element(Space + "ShortName")!.Value.Length, 1, 16);
        Assert.InRange(root.Element(Space + "LongName")!.Value.Length, 1, 48);
        Assert.InRange(root.Element(Space + "Description")!.Value.Length, 1, 1024);
        Assert.Equal("image/svg+xml", await TypeOfAsync(root.Element(Space + "Image")!.Value));
        foreach (var url in root.Elements(Space + "Url"))
        {
            var template = (string)url.Attribute("template")!;
            Assert.StartsWith(_client.Address.ToString(), template, StringComparison.Ordinal);
            // As browsers fill it in: what was typed escaped, what may be left out left out.
            var address = template.Replace("{searchTerms}", Uri.EscapeDataString("dark matter & \"ħ\"+é"), StringComparison.Ordinal)
                .Replace("{startPage?}", "", StringComparison.Ordinal);
            Assert.DoesNotContain("{", address, StringComparison.Ordinal);
            Assert.Equal((string)url.Attribute("type")!, await TypeOfAsync(address));
        }
    }

    [Fact]
    public async Task Suggestions_are_what_was_typed_and_three_lists_of_one_length()
    {
        var answer = await _client.GetAsync("/search/suggest?q=dark", "*/*");
        var parts = answer.Json.EnumerateArray().ToList();
        Assert.Equal("dark", parts[0].GetString());
        Assert.True(parts[1].GetArrayLength() > 0);
        Assert.Equal(parts[1].GetArrayLength(), parts[2].GetArrayLength());
        Assert.Equal(parts[1].GetArrayLength(), parts[3].GetArrayLength());
    }

    private async Task<string?> TypeOfAsync(string address)
    {
        var answer = await _client.GetAsync(new Uri(address).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.ContentHeaders.ContentType?.MediaType;
    }
}
