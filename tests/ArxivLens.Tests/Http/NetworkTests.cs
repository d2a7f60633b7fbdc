using System.Net;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;

namespace ArxivLens.Tests.Http;

/// <summary>The network as data, as files and in words, as any reader gets it.</summary>
public sealed class NetworkTests(Site site) : IClassFixture<Site>
{
    private const string Paper = "0704.0001";

    private readonly SiteClient _client = site.Client;

    [Theory]
    [InlineData("", "around")]
    [InlineData("&steps=2&budget=1000", "around")]
    [InlineData("&mode=similar", "similar")]
    [InlineData("&mode=prior", "prior")]
    [InlineData("&mode=derivative", "derivative")]
    [InlineData("&mode=path&to=0704.0003", "path")]
    [InlineData("&id=0704.0007&layout=timeline", "around")]
    [InlineData("&from=2007&until=2007&category=hep-th&direction=references&origin=file", "around")]
    public async Task Every_mode_answers_with_whole_nodes_and_edges_between_them(string more, string mode)
    {
        var answer = await _client.GetAsync($"/network.json?id={Paper}{more}", "application/json");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var json = answer.Json;
        Assert.Equal(mode, json.GetProperty("mode").GetString());
        var nodes = json.GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal((Paper, "current"), (nodes[0].GetProperty("key").GetString(), nodes[0].GetProperty("role").GetString()));
        Assert.True(nodes.Count > 1);
        Assert.Equal(nodes.Count - nodes.Count(node => node.GetProperty("role").GetString() == "current"), json.GetProperty("shown").GetInt32());
        Assert.True(json.GetProperty("total").GetInt32() >= json.GetProperty("shown").GetInt32());
        Assert.All(nodes, node => Assert.StartsWith("/", node.GetProperty("href").GetString(), StringComparison.Ordinal));
        var sets = json.GetProperty("originSets").GetArrayLength();
        Assert.All(json.GetProperty("edges").EnumerateArray(), edge =>
        {
            Assert.InRange(edge[0].GetInt32(), 0, nodes.Count - 1);
            Assert.InRange(edge[1].GetInt32(), 0, nodes.Count - 1);
            Assert.InRange(edge[2].GetInt32(), 0, sets - 1);
        });
        Assert.True(json.GetProperty("settled").GetBoolean());
    }

    [Theory]
    [InlineData("id=", "id")]
    [InlineData("", "id")]
    [InlineData("id=nothing+of+the+kind", "id")]
    [InlineData("id=0704.0001&budget=0", "budget")]
    [InlineData("id=0704.0001&budget=10001", "budget")]
    [InlineData("id=0704.0001&budget=5&budget=6", "budget")]
    [InlineData("id=0704.0001&steps=3", "steps")]
    [InlineData("id=0704.0001&mode=sideways", "mode")]
    [InlineData("id=0704.0001&mode=path", "to")]
    [InlineData("id=0704.0001&from=2008&until=2007", "until")]
    [InlineData("id=0704.0001&category=%3Cb%3E", "category")]
    [InlineData("id=0704.0001&direction=up", "direction")]
    [InlineData("id=0704.0001&layout=cube", "layout")]
    [InlineData("id=0704.0001&origin=nobody", "origin")]
    public async Task What_cannot_be_read_is_refused_by_its_field(string query, string field)
    {
        foreach (var form in new[] { "json", "graphml", "edges.csv" })
        {
            var answer = await _client.GetAsync($"/network.{form}?{query}");
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType?.MediaType);
            Assert.Equal(field, answer.Json.GetProperty("parameter").GetString());
            Assert.Null(answer.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("id=0704.9999", "0704.9999")]
    [InlineData("id=0704.0001&id=0704.9998", "0704.9998")]
    [InlineData("id=0704.0001&mode=path&to=0704.9997", "0704.9997")]
    public async Task A_work_that_is_not_there_is_named(string query, string key)
    {
        var answer = await _client.GetAsync("/network.json?" + query);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains(key, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_there_is_no_path_is_an_answer()
    {
        var json = (await _client.GetAsync("/network.json?id=0704.0001&mode=path&to=2311.09227")).Json;
        Assert.Equal(0, json.GetProperty("path").GetArrayLength());
        Assert.Equal(2, json.GetProperty("nodes").GetArrayLength());
        var found = (await _client.GetAsync("/network.json?id=0704.0001&mode=path&to=0704.0003")).Json;
        Assert.Equal("0704.0001 0704.0002 0704.0003", string.Join(' ', found.GetProperty("path").EnumerateArray()
            .Select(place => found.GetProperty("nodes")[place.GetInt32()].GetProperty("key").GetString())));
    }

    [Fact]
    public async Task Who_has_the_picture_is_told_so_whatever_the_order_of_the_question()
    {
        var answer = await _client.GetAsync("/network.json?id=0704.0001&budget=150");
        var tag = answer.Headers.ETag!.ToString();
        Assert.Equal(answer.Body, (await _client.GetAsync("/network.json?id=arXiv%3A0704.0001v1")).Body);
        Assert.Equal(HttpStatusCode.NotModified, (await _client.GetAsync("/network.json?steps=1&id=0704.0001", ("If-None-Match", tag))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/network.json?steps=2&id=0704.0001", ("If-None-Match", tag))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/network.gexf?id=0704.0001", ("If-None-Match", tag))).Status);
        var head = await _client.HeadAsync("/network.json?id=0704.0001");
        Assert.Equal((HttpStatusCode.OK, "", tag), (head.Status, head.Body, head.Headers.ETag!.ToString()));
    }

    [Fact]
    public async Task A_stream_is_lines_of_which_the_first_is_whole_and_the_last_settled()
    {
        var answer = await _client.GetAsync("/network.json?id=0704.0001&steps=2&budget=900&stream=yes");
        Assert.Equal("application/x-ndjson", answer.ContentHeaders.ContentType?.MediaType);
        var lines = answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var nodes = lines[0].GetProperty("nodes").GetArrayLength();
        Assert.All(lines.Skip(1), line => Assert.Equal(2 * nodes, line.GetProperty("positions").GetArrayLength()));
        Assert.Equal([.. Enumerable.Repeat(false, lines.Count - 1), true], lines.Select(line => line.GetProperty("settled").GetBoolean()));
        Assert.EndsWith("\n", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("graphml", "application/graphml+xml", "network-0704.0001.graphml")]
    [InlineData("gexf", "application/gexf+xml", "network-0704.0001.gexf")]
    [InlineData("vosviewer.json", "application/json", "network-0704.0001.vosviewer.json")]
    [InlineData("nodes.csv", "text/csv", "network-0704.0001.nodes.csv")]
    [InlineData("edges.csv", "text/csv", "network-0704.0001.edges.csv")]
    public async Task Files_come_with_their_type_and_a_name(string form, string type, string name)
    {
        var answer = await _client.GetAsync($"/network.{form}?id={Paper}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(type, answer.ContentHeaders.ContentType?.MediaType);
        Assert.Equal(name, answer.ContentHeaders.ContentDisposition?.FileName?.Trim('"'));
        Assert.Equal("attachment", answer.ContentHeaders.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task A_card_says_what_a_work_is_and_what_can_be_done_with_it()
    {
        var card = await ReadAsync("/network/card?id=" + Paper);
        var body = card.QuerySelector("article.network-card-body")!;
        Assert.Equal(Paper, body.GetAttribute("data-key"));
        Assert.Equal("/abs/" + Paper, body.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Contains("Cites 3, cited by 1", body.TextContent, StringComparison.Ordinal);
        Assert.Equal(["open", "start", "path", "cite"], body.QuerySelectorAll("[data-action]").Select(action => action.GetAttribute("data-action")));
        Assert.NotEmpty(body.QuerySelectorAll(".terms a"));
        Assert.Empty(card.QuerySelectorAll("header, script, [style], main"));
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/network/card?id=0704.9999", "application/json")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync("/network/card?id=%3F", "application/json")).Status);
        Assert.Contains("Only that others cite it is known", (await ReadAsync("/network/card?id=0706.0001")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/abs/0704.0001", "Cites 3, cited by 1; 4 of 4 shown.", "0705.0002 0706.0001 0704.0002 0704.0030")]
    [InlineData("/abs/0704.0001?n-direction=citations", "Cites 3, cited by 1; 1 of 1 shown.", "0704.0030")]
    [InlineData("/abs/0704.0001?n-mode=path&n-to=0704.0003", "A shortest path of 2 citations, and 0 works that could stand in it.", "0704.0001 0704.0002 0704.0003")]
    [InlineData("/abs/0704.0001?n-mode=path&n-to=2311.09227", "There is no path of 10 citations or fewer between the two.", "")]
    [InlineData("/abs/0704.0001?n-budget=nonsense", "Cites 3, cited by 1; 4 of 4 shown.", "0705.0002 0706.0001 0704.0002 0704.0030")]
    [InlineData("/network?id=0704.0001&n-direction=citations", "Cites 3, cited by 1; 1 of 1 shown.", "0704.0030")]
    public async Task A_page_says_in_words_what_the_picture_shows(string path, string sentence, string works)
    {
        var outline = (await ReadAsync(path)).QuerySelector("[data-testid=network-outline]")!;
        Assert.Equal(sentence, outline.QuerySelector("p")!.TextContent);
        Assert.Equal(works.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), outline.QuerySelectorAll("li").Select(item => item.GetAttribute("data-key")!).Order());
        Assert.All(outline.QuerySelectorAll("li a"), link => Assert.StartsWith("/abs/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_works_share_a_page_and_what_is_none_is_told()
    {
        var page = await ReadAsync("/network?id=0704.0001&id=0704.0002");
        Assert.Equal("Network of 2 papers", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("/network.json?id=0704.0001&id=0704.0002", page.QuerySelector(".network")!.GetAttribute("data-source"));
        Assert.NotNull((await ReadAsync("/network")).QuerySelector("form[action='/network'] input[name=id]"));
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync("/network?id=%3F")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/network?id=0704.9999")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync("/network?" + string.Join('&', Enumerable.Range(1, 21).Select(n => $"id=0704.{n:0000}")))).Status);
    }

    private async Task<IDocument> ReadAsync(string path)
    {
        var answer = await _client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(answer.Body));
    }
}
