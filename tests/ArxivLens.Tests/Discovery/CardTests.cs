using System.Net;
using System.Xml.Linq;
using AngleSharp;
using AngleSharp.Dom;
using ArxivLens.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Tests.Discovery;

/// <summary>Cards on other sites (oEmbed 1.0).</summary>
[Collection(SharedSite.Name)]
public sealed class CardTests(Site site)
{
    private readonly SiteClient _client = site.Client;

    [Theory]
    [InlineData("/abs/2311.09227")]
    [InlineData("/abs/0704.0001")]
    public async Task A_page_leads_to_its_card_in_both_forms(string path)
    {
        var page = await ParseAsync((await _client.GetAsync(path)).Body);
        var json = page.QuerySelector("head link[type='application/json+oembed']")!.GetAttribute("href")!;
        var xml = page.QuerySelector("head link[type='text/xml+oembed']")!.GetAttribute("href")!;
        var card = (await _client.GetAsync(json)).Json;
        var root = XDocument.Parse((await _client.GetAsync(xml)).Body).Root!;

        Assert.Equal(("1.0", "rich", "ArxivLens"), (Text("version"), Text("type"), Text("provider_name")));
        Assert.Equal(page.QuerySelector("h1")!.TextContent, Text("title"));
        Assert.True(card.GetProperty("width").GetInt32() > 0 && card.GetProperty("height").GetInt32() > 0);
        Assert.Equal(card.EnumerateObject().Select(field => $"{field.Name}={field.Value}").Order(), root.Elements().Select(field => $"{field.Name}={field.Value}").Order());
        var html = await ParseAsync(Text("html"));
        Assert.Equal(_client.Address + path[1..], html.QuerySelector("blockquote a")!.GetAttribute("href"));
        Assert.Empty(html.QuerySelectorAll("script, iframe, img, link, style, object, form"));

        string Text(string name) => card.GetProperty(name).GetString()!;
    }

    [Theory]
    [InlineData("maxwidth=300&maxheight=200", "rich", 300, 200)]
    [InlineData("maxwidth=5000", "rich", 600, 240)]
    [InlineData("maxwidth=50", "link", null, null)]
    [InlineData("maxheight=50&maxwidth=300", "link", null, null)]
    public async Task A_card_keeps_to_the_room_there_is(string size, string type, int? width, int? height)
    {
        var card = (await _client.GetAsync(AddressOf("/abs/2311.09227") + "&" + size)).Json;
        Assert.Equal(type, card.GetProperty("type").GetString());
        Assert.Equal(width, card.TryGetProperty("width", out var wide) ? wide.GetInt32() : null);
        Assert.Equal(height, card.TryGetProperty("height", out var high) ? high.GetInt32() : null);
    }

    [Theory]
    [InlineData("https://evil.example/abs/2311.09227")]
    [InlineData("http://127.0.0.1:1/abs/2311.09227")]
    [InlineData("http://user@HOST/abs/2311.09227")]
    [InlineData("http://HOST.evil.example/abs/2311.09227")]
    [InlineData("javascript://HOST/abs/2311.09227")]
    [InlineData("http://HOST/abs/0704.9999")]
    [InlineData("http://HOST/about")]
    [InlineData("http://HOST/question/000000000000")]
    [InlineData("/abs/2311.09227")]
    [InlineData("nonsense")]
    [InlineData("http://鶻溲篤釘冶覙淠咣戓屽綖訊涏纼鎙嬍靶淪侭榽舾燆敎翙扭圵心鴘鴈.example/abs/2311.09227")]
    public async Task Only_pages_of_this_site_have_cards(string url)
    {
        var asked = url.Replace("HOST", _client.Address.Authority, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/oembed?url=" + Uri.EscapeDataString(asked))).Status);
    }

    [Theory]
    [InlineData("/oembed", 400)]
    [InlineData("/oembed?url=", 400)]
    [InlineData("PAGE&maxwidth=wide", 400)]
    [InlineData("PAGE&maxheight=0", 400)]
    [InlineData("PAGE&maxheight=99999999999", 400)]
    [InlineData("PAGE&format=yaml", 501)]
    public async Task What_cannot_be_answered_is_said_by_its_status(string path, int status)
    {
        var answer = await _client.GetAsync(path.Replace("PAGE", AddressOf("/abs/2311.09227"), StringComparison.Ordinal));
        Assert.Equal(status, (int)answer.Status);
        Assert.NotEqual("", answer.Json.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Nothing_in_a_title_gets_out_of_its_card()
    {
        await using var debate = await DebateSite.StartAsync([.. HostileTexts.Words.Select((words, number) => DebateSite.Paper($"2311.{number + 1:00000}", words, words))]);
        using var client = new SiteClient(debate.Address);
        for (var number = 1; number <= HostileTexts.Words.Count; number++)
        {
            var url = Uri.EscapeDataString($"{debate.Address}abs/2311.{number:00000}");
            var html = await ParseAsync((await client.GetAsync($"/oembed?url={url}")).Json.GetProperty("html").GetString()!);
            Assert.Equal(["a", "blockquote", "p"], html.Body!.Descendants<IElement>().Select(element => element.LocalName).Distinct().Order());
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/oembed?format=xml&url={url}")).Status);
            XDocument.Parse((await client.GetAsync($"/oembed?format=xml&url={url}")).Body);
        }
    }

    private string AddressOf(string path) => "/oembed?url=" + Uri.EscapeDataString(_client.Address + path[1..]);

    private static Task<IDocument> ParseAsync(string html) => BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
}
