using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ArxivLens.Host;
using ArxivLens.Tests.Api.Description;
using ArxivLens.Web.Limits;

namespace ArxivLens.Tests.Api;

/// <summary>What one client may ask is limited, class by class, and said in headers (R59, U54).</summary>
[Collection(ApiSites.Name)]
public sealed partial class LimitTests(ApiSite site)
{
    private const string Searching = "/api/v1/papers?query=models";

    private static LimitOptions Two(RequestCost cost) => new()
    {
        PerMinute = new Dictionary<RequestCost, int>(LimitOptions.Usual) { [cost] = 2 },
    };

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_come_back_and_starves_nothing_else()
    {
        var (_, client) = await site.ServeAsync(Two(RequestCost.Search));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Searching)).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Searching)).Status);
        var refused = await client.GetAsync(Searching, "application/json");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("/api/errors#too-many-requests", refused.Json.GetProperty("type").GetString());
        Assert.Equal(2, refused.Json.GetProperty("limit").GetInt32());
        Assert.Equal("", await SchemaReader.CheckAsync(await site.DescribeAsync(), [DescribedAnswer.Problem("too often", refused)]));
        foreach (var other in new[] { "/api/v1/papers/2311.09227/key-findings", "/api/v1/status", "/api/v1/papers/2311.09227/network?budget=5", "/search?q=models", "/abs/2311.09227", "/health/ready" })
            Assert.True((await client.GetAsync(other)).Status == HttpStatusCode.OK, other);
        client.Dispose();
    }

    [Fact]
    public async Task A_reader_gets_a_page_that_says_so()
    {
        var (_, client) = await site.ServeAsync(Two(RequestCost.Search));
        for (var turn = 0; turn < 2; turn++)
            await client.GetAsync("/search?q=models");
        var page = await client.GetAsync("/search?q=models");
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Contains("Too many requests", page.Body, StringComparison.Ordinal);
        Assert.NotNull(page.Headers.RetryAfter);
        client.Dispose();
    }

    [Fact]
    public async Task The_headers_are_structured_fields_and_count_down()
    {
        var (_, client) = await site.ServeAsync(Two(RequestCost.Analysis));
        foreach (var left in new[] { 1, 0, 0 })
        {
            var answer = await client.GetAsync("/api/v1/evidence?question=Who%20decides%3F");
            var policy = Policy().Match(answer.Headers.GetValues("RateLimit-Policy").Single());
            var limit = Left().Match(answer.Headers.GetValues("RateLimit").Single());
            Assert.Equal(("analysis", "2", "60"), (policy.Groups[1].Value, policy.Groups[2].Value, policy.Groups[3].Value));
            Assert.Equal("analysis", limit.Groups[1].Value);
            Assert.Equal(left, int.Parse(limit.Groups[2].Value, CultureInfo.InvariantCulture));
            Assert.InRange(int.Parse(limit.Groups[3].Value, CultureInfo.InvariantCulture), 1, 60);
        }

        Assert.False((await client.GetAsync("/abs/2311.09227")).Headers.Contains("RateLimit"));
        Assert.True((await client.GetAsync("/api/v1/nothing")).Headers.Contains("RateLimit"));
        client.Dispose();
    }

    [Fact]
    public async Task Where_a_request_comes_from_is_believed_of_named_proxies_only()
    {
        var (_, believing) = await site.ServeAsync(Two(RequestCost.Search) with { Proxies = [IPNetwork.Parse("127.0.0.0/8")] });
        string[] clients = ["192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2", "2001:db8:1:1::5", "2001:db8:1:1::6", "2001:db8:1:1:8000::7", "2001:db8:1:2::5", "203.0.113.9, 192.0.2.1"];
        int[] expected = [200, 200, 429, 200, 200, 200, 429, 200, 429];
        var answered = new List<int>();
        foreach (var client in clients)
            answered.Add((int)(await believing.GetAsync(Searching, ("X-Forwarded-For", client))).Status);
        Assert.Equal(expected, answered);
        var (_, doubting) = await site.ServeAsync(Two(RequestCost.Search));
        answered = [];
        foreach (var client in clients.Take(4))
            answered.Add((int)(await doubting.GetAsync(Searching, ("X-Forwarded-For", client))).Status);
        Assert.Equal([200, 200, 429, 429], answered);
        believing.Dispose();
        doubting.Dispose();
    }

    [Fact]
    public async Task An_operator_can_switch_them_off()
    {
        Assert.True(LimitSettings.TryRead(name => name == "ARXIVLENS_LIMITS" ? "off" : null, out var options, out _));
        var (_, client) = await site.ServeAsync(options);
        var answer = await client.GetAsync(Searching);
        Assert.False(answer.Headers.Contains("RateLimit"));
        Assert.All(Enum.GetValues<RequestCost>(), cost => Assert.Null(options.Of(cost)));
        client.Dispose();
    }

    [Theory]
    [InlineData("", 12_000, 3_000, 3_000, 300)]
    [InlineData("search=5", 12_000, 3_000, 5, 300)]
    [InlineData("Search=5, analysis=0 reading=1", 1, 3_000, 5, null)]
    public void Settings_change_what_they_name(string text, int reading, int findings, int search, int? analysis)
    {
        Assert.True(LimitSettings.TryRead(name => name == "ARXIVLENS_LIMITS" ? text : null, out var options, out var fault), fault);
        Assert.Equal(
            [reading, findings, search, analysis],
            new[] { RequestCost.Reading, RequestCost.Findings, RequestCost.Search, RequestCost.Analysis }.Select(options.Of));
    }

    [Theory]
    [InlineData("ARXIVLENS_LIMITS", "search")]
    [InlineData("ARXIVLENS_LIMITS", "search=-1")]
    [InlineData("ARXIVLENS_LIMITS", "search=1000001")]
    [InlineData("ARXIVLENS_LIMITS", "0=5")]
    [InlineData("ARXIVLENS_LIMITS", "on")]
    [InlineData("ARXIVLENS_PROXIES", "localhost")]
    [InlineData("ARXIVLENS_PROXIES", "10.0.0.0/33")]
    public void A_setting_that_cannot_be_read_is_named(string name, string value)
    {
        Assert.False(LimitSettings.TryRead(one => one == name ? value : null, out _, out var fault));
        Assert.StartsWith(name + ": '", fault, StringComparison.Ordinal);
    }

    [GeneratedRegex("^\"([a-z]+)\";q=([0-9]+);w=([0-9]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Policy();

    [GeneratedRegex("^\"([a-z]+)\";r=([0-9]+);t=([0-9]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Left();
}
