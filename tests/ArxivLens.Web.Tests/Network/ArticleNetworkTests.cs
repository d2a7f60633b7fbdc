using System.Net;
using System.Text.Json;
using ArxivLens.Core.Articles;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Tests.Debate;

namespace ArxivLens.Web.Tests.Network;

/// <summary>Articles in the network as any client gets them: as data, as files, in words and as a card.</summary>
public sealed class ArticleNetworkTests(DebatePages pages) : IClassFixture<DebatePages>, IAsyncLifetime
{
    private const string Data = $"/network.json?id={ArticleNetwork.Paper}";
    private const string Page = $"/abs/{ArticleNetwork.Paper}";

    private DebateSite _site = null!;

    public async Task InitializeAsync() => _site = await ArticleNetwork.StartAsync(withArticles: false);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Articles_come_behind_the_works_which_stay_as_they_are()
    {
        await ArticleNetwork.AddArticlesAsync(_site);
        var (without, with) = (await JsonAsync(Data), await JsonAsync(Data + "&articles=yes"));
        var works = without.GetProperty("nodes").EnumerateArray().Select(node => node.GetRawText()).ToList();
        var nodes = with.GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(works, nodes.Take(works.Count).Select(node => node.GetRawText()));
        Assert.Equal([ArticleNetwork.Asking, ArticleNetwork.Mentioning], nodes.Skip(works.Count).Select(node => node.GetProperty("key").GetString()));
        Assert.All(nodes.Skip(works.Count), node => Assert.Equal("article", node.GetProperty("role").GetString()));
        Assert.Equal(2, with.GetProperty("articles").GetProperty("total").GetInt32());
        var edges = with.GetProperty("edges").EnumerateArray().Skip(without.GetProperty("edges").GetArrayLength());
        Assert.Equal(
            [$"{ArticleNetwork.Asking} asks 2403.00001", $"{ArticleNetwork.Mentioning} discusses 2403.00002", $"{ArticleNetwork.Mentioning} discusses 2403.00004"],
            edges.Select(edge => $"{KeyOf(edge[0])} {with.GetProperty("originSets")[edge[2].GetInt32()][0]} {KeyOf(edge[1])}").Order(StringComparer.Ordinal)
                .OrderBy(edge => edge.StartsWith(ArticleNetwork.Mentioning, StringComparison.Ordinal)));

        string KeyOf(JsonElement place) => nodes[place.GetInt32()].GetProperty("key").GetString()!;
    }

    [Fact]
    public async Task Without_the_switch_an_article_changes_no_byte_and_no_tag_of_any_answer()
    {
        string[] paths = [Data, .. new[] { "graphml", "gexf", "vosviewer.json", "nodes.csv", "edges.csv" }.Select(form => $"/network.{form}?id={ArticleNetwork.Paper}")];
        var before = new List<(string Body, string? Tag)>();
        foreach (var path in paths)
            before.Add(await KnownAsync(path));
        await ArticleNetwork.AddArticlesAsync(_site);
        foreach (var (path, known) in paths.Zip(before))
            Assert.Equal(known, await KnownAsync(path));
        Assert.Equal(before[0].Body, (await KnownAsync(Data + "&articles=no")).Body);
    }

    [Fact]
    public async Task With_the_switch_a_reader_gets_a_new_answer_when_an_article_comes_and_when_it_goes()
    {
        var path = Data + "&articles=yes";
        var none = await KnownAsync(path);
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(path, none.Tag));
        await ArticleNetwork.AddArticlesAsync(_site);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(path, none.Tag));
        var some = await KnownAsync(path);
        Assert.Contains(ArticleNetwork.AskingTitle, some.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, await StatusAsync(path, some.Tag));
        Assert.True(await _site.Storage.Articles.RemoveAsync(ArticleId.Of("asking")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(path, some.Tag));
        Assert.DoesNotContain(ArticleNetwork.AskingTitle, (await KnownAsync(path)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_settles_in_stages_has_a_place_for_each_article_in_every_line()
    {
        await ArticleNetwork.AddArticlesAsync(_site);
        var lines = (await GetAsync(Data + "&articles=yes&stream=yes")).Body.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(11, lines[0].GetProperty("nodes").GetArrayLength());
        Assert.All(lines.Skip(1), line => Assert.Equal(22, line.GetProperty("positions").GetArrayLength()));
    }

    [Theory]
    [InlineData("articles=maybe")]
    [InlineData("articles=yes&articles=yes")]
    [InlineData("articles=%00")]
    public async Task What_is_neither_yes_nor_no_is_refused(string query)
    {
        foreach (var path in new[] { Data, $"/network/articles.json?id={ArticleNetwork.Paper}" })
        {
            var (status, body, response) = await GetAsync($"{path}&{query}");
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Contains("'articles'", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task How_many_articles_there_would_be_is_told_without_showing_them()
    {
        var path = $"/network/articles.json?id={ArticleNetwork.Paper}";
        var none = await KnownAsync(path);
        Assert.Equal("""{"total":0}""", none.Body);
        await ArticleNetwork.AddArticlesAsync(_site);
        Assert.Equal("""{"total":2}""", (await KnownAsync(path)).Body);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(path, none.Tag));
        Assert.Equal("""{"total":1}""", (await KnownAsync(path + "&budget=1")).Body);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/network/articles.json?id=2403.09999", null));
    }

    [Fact]
    public async Task The_switch_is_there_when_articles_are_and_works_without_scripts()
    {
        Assert.Null((await pages.ReadAsync(_site, Page)).QuerySelector("[name=n-articles]"));
        await ArticleNetwork.AddArticlesAsync(_site);
        var off = await pages.ReadAsync(_site, Page);
        Assert.False(off.QuerySelector("[name=n-articles]")!.HasAttribute("checked"));
        Assert.Equal("(2)", DebatePages.TextOf(off, "article-count"));
        Assert.True(off.QuerySelector("[data-testid=network-articles]")!.HasAttribute("hidden"));
        Assert.DoesNotContain("articles=yes", off.QuerySelector(".network-take")!.InnerHtml, StringComparison.Ordinal);

        var on = await pages.ReadAsync(_site, Page + "?n-articles=yes");
        Assert.True(on.QuerySelector("[name=n-articles]")!.HasAttribute("checked"));
        var list = on.QuerySelector("[data-testid=network-articles]")!;
        Assert.False(list.HasAttribute("hidden"));
        Assert.Contains("2 articles discuss these works", DebatePages.Fold(list.TextContent), StringComparison.Ordinal);
        Assert.Equal([ArticleNetwork.Asking, ArticleNetwork.Mentioning], list.QuerySelectorAll("li[data-key]").Select(item => item.GetAttribute("data-key")));
        Assert.Equal("asks Bridges, part 1", DebatePages.Fold(list.QuerySelector("li li")!.TextContent));
        Assert.Equal($"/article/{ArticleId.Of("asking")}", list.QuerySelector("li a")!.GetAttribute("href"));
        Assert.False(on.QuerySelector(".legend .article")!.ParentElement!.HasAttribute("hidden"));
        Assert.All(on.QuerySelectorAll("[data-ending]"), link => Assert.EndsWith("&articles=yes", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_switch_stays_where_nothing_is_left_to_show_and_is_away_where_nothing_was_asked()
    {
        await ArticleNetwork.AddArticlesAsync(_site);
        var on = await pages.ReadAsync(_site, "/abs/2403.00005?n-budget=1&n-articles=yes");
        Assert.False(on.QuerySelector("[name=n-articles]")!.ParentElement!.HasAttribute("hidden"));
        var off = await pages.ReadAsync(_site, "/abs/2403.00005?n-budget=1");
        Assert.True(off.QuerySelector("[name=n-articles]")!.ParentElement!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task Its_card_tells_of_an_article_and_leads_to_its_page()
    {
        await ArticleNetwork.AddArticlesAsync(_site);
        var card = DebatePages.Parse((await GetAsync("/network/card?id=" + Uri.EscapeDataString(ArticleNetwork.Asking))).Body);
        var text = DebatePages.Fold(card.Body!.TextContent);
        Assert.StartsWith(
            $"{ArticleNetwork.AskingTitle} By Ada Reader The Daily Span 2 April 2024 Discusses 1 work, asks 4 questions Asks Bridges, part 1", text,
            StringComparison.Ordinal);
        Assert.Equal($"/article/{ArticleId.Of("asking")}", card.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/network/card?id=article:000000000000", null));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/network/card?id=article:", null));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/network/card?id=article:%00%F0%9F%92%A3", null));
    }

    private async Task<(string Body, string? Tag)> KnownAsync(string path)
    {
        var (status, body, response) = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, status);
        return (body, response.Headers.ETag?.ToString());
    }

    private async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse((await KnownAsync(path)).Body).RootElement;

    private async Task<HttpStatusCode> StatusAsync(string path, string? tag)
        => (await (tag is null ? GetAsync(path) : GetAsync(path, ("If-None-Match", tag)))).Status;

    private Task<(HttpStatusCode Status, string Body, HttpResponseMessage Response)> GetAsync(string path, params (string Name, string Value)[] headers)
        => pages.GetAsync(_site, path, headers);
}
