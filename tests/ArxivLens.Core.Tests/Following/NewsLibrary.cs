using ArxivLens.Core.Categories;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Following;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Memory;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Core.Tests.Following;

/// <summary>A library with an index, readers, and everything that tells news; its clock stands at noon of 30 November 2026.</summary>
internal sealed class NewsLibrary : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("arxivlens-news-");
    private readonly LibraryIndexer _indexer;
    private readonly IndexHost _host;

    public NewsLibrary()
    {
        Clock.Pass(Noon - DateTimeOffset.UnixEpoch);
        var directory = new DataDirectory(_folder.FullName);
        _indexer = new LibraryIndexer(directory, Storage.Library, Storage.Works, Storage.Citations, Storage.Merges, Storage.Changes);
        _host = new IndexHost(directory.IndexDirectory);
        Community = SqliteCommunity.Open(directory.CommunityFile);
        Lists = new ListNews(_host, new ArrivedWorks(Storage.Arrivals), Storage.Works, Clock);
        var works = new WorkNews(
            _host, Storage.Arrivals, Storage.Merges, Storage.Works, Storage.Questions, Storage.Articles, Community.Shown, Lists);
        var debate = new DebateNews(Storage.Questions, Storage.Articles, Community.Shown);
        Desk = new NewsDesk(_host, Lists, works, debate, Community.Shown, Clock);
        Round = new DigestRound(Community.Digests, Community.Follows, Community.Outbox, Desk, Clock);
        Schedule = new DigestSchedule(Community.Follows, Community.Digests, Desk, Clock);
    }

    public HandClock Clock { get; } = new();

    public MemoryStorage Storage { get; } = new();

    public SqliteCommunity Community { get; }

    public ListNews Lists { get; }

    public NewsDesk Desk { get; }

    public DigestRound Round { get; }

    public DigestSchedule Schedule { get; }

    public static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text, nameof(text));

    /// <summary>A paper of cs.LG that came out some days before the clock's day.</summary>
    public static Work Paper(string id, int daysAgo = 1, string title = "On learning", int versions = 1) => new()
    {
        Key = Key(id),
        Title = title,
        Abstract = "We show a thing.",
        Authors = [new PersonName("Ada", "Lovelace")],
        Published = DateOnly.FromDateTime(Noon.UtcDateTime).AddDays(-daysAgo),
        Year = DateOnly.FromDateTime(Noon.UtcDateTime).AddDays(-daysAgo).Year,
        Categories = [CategoryCode.TryParse("cs.LG", out var code) ? code : default],
        Paper = new PaperFacts { Versions = [.. Enumerable.Range(1, versions).Select(number => new PaperVersion(number, Noon.AddDays(number - daysAgo)))] },
    };

    public Task SaveAsync(params IReadOnlyList<Work> works) => Storage.Works.SaveAsync(works);

    public Task CiteAsync(string citing, string cited) =>
        Storage.Citations.SaveAsync([new Citation(Key(citing), Key(cited), "file")], 0);

    public async Task IndexAsync()
    {
        await _indexer.BuildAsync();
        _host.Refresh();
    }

    public async Task<long> JoinAsync(string name) => (await CommunityAccounts.AddAsync(Community, name)).Account;

    public async Task<long> SayAsync(long account, Subject subject, string text, ContributionState state = ContributionState.Shown) =>
        (await Community.Contributions.AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment, Account = account, Subject = subject, Text = text, State = state, Written = Clock.GetUtcNow(),
        })).Number;

    public Task<NewsMark> MarkAsync() => Desk.MarkAsync(default);

    public async Task<News> FindAsync(FollowedThing thing, NewsMark since, long? reader = null) =>
        await Desk.FindAsync(thing, reader, new NewsSpan(since, await MarkAsync()), FollowLimits.Items, default);

    public void Dispose()
    {
        Community.Dispose();
        _host.Dispose();
        _folder.Delete(true);
    }
}
