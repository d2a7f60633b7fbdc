using System.Globalization;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Tests.Api;

/// <summary>Who follows "next" meets every row that was there once and none twice, while the library grows (U52).</summary>
[Collection(ApiSites.Name)]
public sealed class WalkTests(ApiSite site)
{
    private const string Hub = "2403.00002";

    [Fact]
    public async Task A_walk_along_the_citations_while_others_come_in_has_no_gap_and_no_double()
    {
        var there = Enumerable.Range(1, 9).Select(number => $"2405.{number * 100:D5}").ToList();
        await AddAsync(there);
        var met = new List<string>();
        var round = 0;
        for (string? next = $"/api/v1/papers/{Hub}/citations?limit=2"; next is not null; round++)
        {
            var answer = await site.Client.GetAsync(new Uri(site.Client.Address, next).PathAndQuery, "application/json");
            met.AddRange(answer.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("work").GetProperty("key").GetString()!));
            next = answer.Json.GetProperty("next").GetString();
            Assert.Equal(next is null ? null : $"<{next}>; rel=\"next\"", answer.Headers.TryGetValues("Link", out var links) ? links.SingleOrDefault(link => link.Contains("next", StringComparison.Ordinal)) : null);
            // Before the place and behind it; and what was met is cited by more, which moves it in other orders.
            await AddAsync([$"2404.{round + 1:D5}", $"2406.{round + 1:D5}"], $"2406.{round + 1:D5},{there[0]}\n2406.{round + 1:D5},{there[8]}\n");
            Assert.True(round < 50, "The walk does not end.");
        }

        Assert.Equal(met.Count, met.Distinct().Count());
        Assert.Empty(there.Except(met));
        Assert.True(round >= 5);
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("author-descending")]
    [InlineData("similar")]
    [InlineData("key")]
    public async Task Every_order_can_be_walked_there_and_back(string order)
    {
        var start = $"/api/v1/papers/2311.09227/citations?limit=7&order={order}";
        var (forward, last) = await WalkAsync(start, "next");
        var (back, _) = await WalkAsync(last, "previous");
        Assert.Equal(34, forward.Distinct().Count());
        Assert.Equal(forward.Order(StringComparer.Ordinal), back.Order(StringComparer.Ordinal));
    }

    private async Task<(List<string> Keys, string Last)> WalkAsync(string start, string way)
    {
        var keys = new List<string>();
        var (at, last) = ((string?)start, start);
        while (at is not null)
        {
            last = at;
            var page = (await site.Client.GetAsync(new Uri(site.Client.Address, at).PathAndQuery, "application/json")).Json;
            keys.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("work").GetProperty("key").GetString()!));
            at = page.GetProperty(way).GetString();
        }

        return (keys, last);
    }

    private Task AddAsync(IReadOnlyList<string> ids, string more = "") => site.ImportAsync(
        [.. ids.Select(id => DebateSite.Paper(id, string.Create(CultureInfo.InvariantCulture, $"On the keeping of bridge {id}"), "We keep a bridge."))],
        string.Concat(ids.Select(id => $"{id},{Hub}\n")) + more);
}
