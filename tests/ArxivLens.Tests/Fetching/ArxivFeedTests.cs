using ArxivLens.Core.Categories;
using ArxivLens.Core.Fetching;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.ArxivAtom;
using ArxivLens.Sources.ArxivFeed;
using ArxivLens.Sources.Services;
using ArxivLens.Sources.Tests.ArxivAtom;
using ArxivLens.Sources.Tests.Http;

namespace ArxivLens.Tests.Fetching;

/// <summary>arXiv's feed of a day, followed.</summary>
public sealed class ArxivFeedTests : IAsyncLifetime, IDisposable
{
    private FetchCase _case = null!;
    private LocalServer _rss = null!;
    private ArxivAtomClient _papers = null!;
    private ArxivFeedClient _feed = null!;
    private string _body = "";
    private string _status = "200 OK";

    public Task InitializeAsync()
    {
        _case = FetchCase.With("2402.00001", "2402.00002", "2401.00003", "2312.00004");
        _rss = LocalServer.Start();
        _rss.Answer = (_, stream, token) => LocalServer.SendAsync(stream, _body, token, "application/rss+xml", _status);
        _papers = new ArxivAtomClient(_case.Arxiv.Options, _case.Clock);
        _feed = new ArxivFeedClient(
            new ServiceOptions(new Uri($"http://127.0.0.1:{_rss.Port}/rss/")) { MostTries = 2, Jitter = () => 0 },
            [.. new[] { "cs.DL", "cs.IR" }.Select(name => CategoryCode.TryParse(name, out var code) ? code : default)],
            _case.Storage.Works,
            _case.Storage.States,
            papers => new PaperFetch(_case.Storage.Stores, new RejectedRecords(_case.Directory.RejectedFile), _case.Directory, papers, [], _case.Clock),
            _papers,
            _case.Clock);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _rss.DisposeAsync();
        await _case.DisposeAsync();
    }

    public void Dispose()
    {
        _feed.Dispose();
        _papers.Dispose();
    }

    [Fact]
    public async Task What_is_announced_and_not_there_is_fetched_with_the_licence_of_the_feed()
    {
        _body = Feed("Fri", Item("2402.00001v1", "new"), Item("2402.00002v1", "cross"));
        await _feed.RunAsync(CancellationToken.None);

        Assert.Equal("/rss/cs.DL+cs.IR", Assert.Single(_rss.Pages).Path);
        Assert.Equal("http://creativecommons.org/licenses/by/4.0/", (await _case.FindAsync("2402.00001"))!.Paper!.License);
        Assert.NotNull(await _case.FindAsync("2402.00002"));
        var state = await StateAsync();
        Assert.Equal(("Fri", false), (state.Position, state.IsFailing));
    }

    [Fact]
    public async Task The_same_feed_again_asks_for_nothing_and_a_new_version_does()
    {
        await _case.FetchAsync("2401.00003", "2312.00004");
        _case.Arxiv.Asked.Clear();
        _body = Feed("Fri", Item("2401.00003v1", "replace"), Item("2312.00004v1", "cross"));
        await _feed.RunAsync(CancellationToken.None);
        Assert.Empty(_case.Arxiv.Asked);

        _case.Arxiv.Version = 2;
        _body = Feed("Fri", Item("2401.00003v2", "replace"));
        await _feed.RunAsync(CancellationToken.None);
        Assert.Empty(_case.Arxiv.Asked);

        _body = Feed("Sat", Item("2401.00003v2", "replace"));
        await _feed.RunAsync(CancellationToken.None);
        Assert.Equal(["2401.00003"], Assert.Single(_case.Arxiv.Asked));
        Assert.Equal(2, (await _case.FindAsync("2401.00003"))!.Paper!.Versions[^1].Number);
    }

    [Fact]
    public async Task A_feed_that_does_not_come_or_cannot_be_read_is_told_and_the_next_one_is_taken_whole()
    {
        (_body, _status) = ("busy", "503 Service Unavailable");
        await _feed.RunAsync(CancellationToken.None);
        Assert.Equal((1, "arXiv's feed did not come: it answered with status 503"), ((await StateAsync()).Failures, (await StateAsync()).Failure));

        (_body, _status) = ("<html>maintenance</html>", "200 OK");
        await _feed.RunAsync(CancellationToken.None);
        Assert.Equal((2, "arXiv's feed cannot be read: it is a web page and no feed"), ((await StateAsync()).Failures, (await StateAsync()).Failure));

        _body = Feed("Fri", Item("2402.00001v1", "new"));
        await _feed.RunAsync(CancellationToken.None);
        Assert.False((await StateAsync()).IsFailing);
        Assert.NotNull(await _case.FindAsync("2402.00001"));
    }

    [Fact]
    public async Task When_the_API_is_silent_the_feed_is_not_done()
    {
        _body = Feed("Fri", Item("2402.00001v1", "new"));
        _case.Arxiv.Then(FakeArxiv.Reply.Busy);
        await _feed.RunAsync(CancellationToken.None);
        Assert.True((await StateAsync()).IsFailing);

        await _feed.RunAsync(CancellationToken.None);
        Assert.NotNull(await _case.FindAsync("2402.00001"));
        Assert.False((await StateAsync()).IsFailing);
    }

    private async Task<SourceState> StateAsync() => (await _case.Storage.States.FindAsync("arxiv-feed", "cs.DL+cs.IR"))!;

    private static string Feed(string built, params string[] items) =>
        "<rss version='2.0' xmlns:arxiv='http://arxiv.org/schemas/atom' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
        + $"<lastBuildDate>{built}</lastBuildDate>{string.Concat(items)}</channel></rss>";

    private static string Item(string id, string type) =>
        $"<item><guid>oai:arXiv.org:{id}</guid><arxiv:announce_type>{type}</arxiv:announce_type><dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights></item>";
}
