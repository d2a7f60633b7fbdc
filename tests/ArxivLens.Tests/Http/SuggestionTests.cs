using System.Net;

namespace ArxivLens.Tests.Http;

public sealed class SuggestionTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Suggestions_have_the_shape_of_OpenSearch_and_lead_somewhere()
    {
        var answer = await site.Client.GetAsync("/search/suggest?q=on+dark+ma", "*/*");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/x-suggestions+json", answer.ContentHeaders.ContentType!.MediaType);
        Assert.Contains("max-age", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var lists = answer.Json.EnumerateArray().ToArray();
        Assert.Equal("on dark ma", lists[0].GetString());
        Assert.InRange(lists[1].GetArrayLength(), 1, 8);
        Assert.All(lists[2..], list => Assert.Equal(lists[1].GetArrayLength(), list.GetArrayLength()));
        foreach (var address in lists[3].EnumerateArray())
            Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(address.GetString()!)).Status);
    }

    [Fact]
    public async Task The_address_of_a_paper_is_suggested_alone()
    {
        var answer = await site.Client.GetAsync("/search/suggest?q=https%3A%2F%2Farxiv.org%2Fabs%2F0704.0001", "*/*");
        Assert.Equal("/abs/0704.0001", Assert.Single(answer.Json[3].EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=%00%ff%fe")]
    [InlineData("?q=a&q=b")]
    [InlineData("?q=%22%28%24%5C")]
    public async Task Nothing_typed_is_an_error(string query)
        => Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/search/suggest" + query, "*/*")).Status);

    [Fact]
    public async Task A_misspelling_is_told_and_not_replaced()
    {
        var page = (await site.Client.GetAsync("/search?q=mattter")).Body;
        Assert.Contains("did-you-mean", page, StringComparison.Ordinal);
        Assert.Contains("/search?q=matter", page, StringComparison.Ordinal);
        Assert.Contains("no-results", page, StringComparison.Ordinal);
        var data = (await site.Client.GetAsync("/search.json?q=mattter")).Json;
        Assert.Equal((0, "matter"), (data.GetProperty("total").GetInt32(), data.GetProperty("correction").GetString()));
    }

    [Theory]
    [InlineData("/search?q=dark&after=nonsense")]
    [InlineData("/search.json?q=dark&after=nonsense")]
    public async Task A_bad_cursor_is_refused_by_name(string path)
    {
        var answer = await site.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("after", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_page_is_named_in_a_header_and_follows_without_gap()
    {
        var first = await site.Client.GetAsync("/search?q=");
        if (!first.Headers.TryGetValues("Link", out var links))
        {
            Assert.DoesNotContain("rel=\"next\"", first.Body, StringComparison.Ordinal);
            return;
        }

        var next = links.Single().Split('<', '>')[1];
        Assert.Contains("after=", next, StringComparison.Ordinal);
        var page = await site.Client.GetAsync(next);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(">26–", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_strictly_is_told_the_limit()
    {
        var over = new string('a', 257);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync($"/search.json?q={over}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync($"/search.json?strict=1&q={over[1..]}")).Status);
        var answer = await site.Client.GetAsync($"/search.json?strict=1&q={over}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("length", answer.Json.GetProperty("limit").GetString());
    }

    [Fact]
    public async Task Scores_are_explained_on_demand()
    {
        Assert.DoesNotContain("data-testid=\"score\"", (await site.Client.GetAsync("/search?q=matter")).Body, StringComparison.Ordinal);
        Assert.Contains("from the title", (await site.Client.GetAsync("/search?q=matter&explain=1")).Body, StringComparison.Ordinal);
    }
}
