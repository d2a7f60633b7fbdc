using System.Globalization;
using System.Net;
using ArxivLens.Sources.ArxivAtom;
using ArxivLens.Sources.Services;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.ArxivAtom;

/// <summary>Searches of arXiv's API, read page by page.</summary>
public sealed class AtomSearchTests : IAsyncLifetime
{
    private readonly HandClock _clock = new(runs: true);
    private readonly List<(int Start, int Count)> _asked = [];
    private LocalServer _server = null!;
    private string _lastPath = "";

    /// <summary>How many papers there are, and how a request is answered in place of that.</summary>
    private int _total = 2_345;
    private Func<int, byte[]?> _answer = _ => null;

    public Task InitializeAsync()
    {
        _server = LocalServer.Start();
        _server.Answer = AnswerAsync;
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_search_is_read_to_its_end_in_slices_that_arXiv_allows()
    {
        var (found, outage) = await SearchAsync(30_000);
        Assert.Equal((2_345, 2_345), (found.Count, found.Distinct().Count()));
        Assert.Null(outage);
        Assert.Equal([(0, 1_000), (1_000, 1_000), (2_000, 1_000)], _asked);
        Assert.StartsWith("/api/query?search_query=cat%3Acs.DL%20AND%20ti%3A%22a%20b%22&start=", _lastPath, StringComparison.Ordinal);
        Assert.EndsWith("&sortBy=submittedDate&sortOrder=ascending", _lastPath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_are_asked_for_than_are_wanted()
    {
        Assert.Equal(1_500, (await SearchAsync(1_500)).Found.Count);
        Assert.Equal([(0, 1_000), (1_000, 500)], _asked);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SearchAsync(30_001));
    }

    [Fact]
    public async Task An_empty_page_in_the_midst_is_asked_for_again()
    {
        _answer = request => request is 2 or 3 ? AtomFeeds.Feed(request == 2 ? 0 : 2_345, 1_000) : null;
        var (found, outage) = await SearchAsync(30_000);
        Assert.Equal((2_345, null), (found.Count, outage));
    }

    [Fact]
    public async Task Empty_pages_in_the_midst_are_a_failure_and_never_the_end()
    {
        _answer = request => request >= 2 ? AtomFeeds.Feed(0, 1_000) : null;
        var (found, outage) = await SearchAsync(30_000);
        Assert.Equal((1_000, 4), (found.Count, _asked.Count));
        Assert.Equal("arXiv's page of results 1000 to 2000 is empty, of 2345", outage);
    }

    [Fact]
    public async Task A_server_that_gives_the_first_page_for_ever_is_found_out()
    {
        _answer = _ => Page(0, 1_000);
        var (found, outage) = await SearchAsync(30_000);
        Assert.Equal((1_000, 4), (found.Count, _asked.Count));
        Assert.NotNull(outage);
    }

    [Fact]
    public async Task Pages_that_are_smaller_than_asked_for_leave_nothing_out()
    {
        _answer = _ => Page(_asked[^1].Start, 700);
        Assert.Equal(2_345, (await SearchAsync(30_000)).Found.Count);
        Assert.Equal([0, 700, 1_400, 2_100], _asked.Select(page => page.Start));
    }

    [Fact]
    public async Task A_search_that_finds_nothing_says_so_three_times_and_is_no_failure()
    {
        _total = 0;
        var (found, outage) = await SearchAsync(100);
        Assert.Equal((0, null, 3), (found.Count, outage, _asked.Count));
    }

    [Fact]
    public async Task A_complaint_and_a_page_cut_off_are_told()
    {
        _answer = _ => AtomFeeds.Complaint("malformed query");
        Assert.Equal("arXiv says: malformed query", (await SearchAsync(10)).Outage);
        _answer = _ => Page(0, 10)[..^20];
        Assert.StartsWith("arXiv's answer cannot be read: ", (await SearchAsync(10)).Outage, StringComparison.Ordinal);
    }

    private async Task<(List<string> Found, string? Outage)> SearchAsync(int most)
    {
        using var client = new ArxivAtomClient(
            new ServiceOptions(new Uri($"http://127.0.0.1:{_server.Port}/api/query")) { MostTries = 2, Jitter = () => 0 }, _clock);
        var (found, outage) = (new List<string>(), (string?)null);
        await foreach (var page in client.SearchAsync("cat:cs.DL AND ti:\"a b\"", most, CancellationToken.None))
        {
            found.AddRange(page.Papers.Select(paper => paper.Key.ToString()));
            outage = page.Outage?.Reason;
        }

        return (found, outage);
    }

    private byte[] Page(int start, int count) => AtomFeeds.Feed(
        _total, start, Enumerable.Range(start + 1, Math.Max(0, Math.Min(count, _total - start))).Select(number => AtomFeeds.Entry($"2304.{number:00000}v1")));

    private Task AnswerAsync(Asked asked, Stream stream, CancellationToken token)
    {
        _lastPath = asked.Path;
        var query = asked.Path.Split('?')[1].Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => WebUtility.UrlDecode(part[1]));
        var (start, count) = (int.Parse(query["start"], CultureInfo.InvariantCulture), int.Parse(query["max_results"], CultureInfo.InvariantCulture));
        _asked.Add((start, count));
        return LocalServer.SendAsync(stream, _answer(_asked.Count) ?? Page(start, count), token, "application/atom+xml");
    }
}
