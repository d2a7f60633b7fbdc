using ArxivLens.Core.Papers;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Storage.Tests.Sqlite;

/// <summary>What following costs, and when it ends.</summary>
public sealed class ChangeJournalTests : IDisposable
{
    private const string EntriesSql =
        "SELECT (SELECT count(*) FROM changed_works) + (SELECT count(*) FROM changed_references)";

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStorage _storage;
    private readonly string _file;

    public ChangeJournalTests()
    {
        _file = _folder.File("library.db");
        _storage = SqliteStorage.Open(_file);
    }

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nothing_is_noted_while_nobody_follows()
    {
        await SaveAsync(0, 100, versions: 1);
        await SaveAsync(0, 100, versions: 2);
        await _storage.Citations.SaveAsync([.. Enumerable.Range(0, 99).Select(i => Samples.Citation(i, i + 1))], import: 1);
        Assert.Equal(0, CountEntries());
    }

    [Fact]
    public async Task New_works_and_their_references_need_no_entries()
    {
        await SaveAsync(0, 10, versions: 1);
        var stamp = await _storage.Changes.FollowAsync();
        await SaveAsync(10, 500, versions: 1);
        await SaveAsync(100, 300, versions: 2);
        await _storage.Citations.SaveAsync([.. Enumerable.Range(10, 490).Select(i => Samples.Citation(i, i % 10))], import: 1);
        Assert.Equal(0, CountEntries());
        Assert.Equal(2 * 490, (await _storage.Changes.ReadChangesAsync(stamp, 2000))!.Count);

        await SaveAsync(0, 5, versions: 2);
        Assert.Equal(5, CountEntries());
    }

    [Fact]
    public async Task What_is_forgotten_leaves_no_entries()
    {
        await SaveAsync(0, 10, versions: 1);
        await _storage.Changes.FollowAsync();
        await SaveAsync(0, 10, versions: 2);
        await _storage.Citations.SaveAsync([Samples.Citation(1, 2)], import: 1);
        Assert.Equal(11, CountEntries());
        await _storage.Changes.ForgetBeforeAsync(await _storage.Changes.FollowAsync());
        Assert.Equal(0, CountEntries());
    }

    [Fact]
    public async Task More_changes_than_are_worth_following_end_it()
    {
        await SaveAsync(0, 3, versions: 1);
        var stamp = await _storage.Changes.FollowAsync();
        using (var session = SqliteSession.Open(_file, canWrite: true))
        {
            session.Execute($"""
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ChangeJournal.Limit - 1})
                INSERT INTO changed_works SELECT i + 10, 1 FROM n
                """);
        }

        await SaveAsync(0, 1, versions: 2);
        Assert.NotNull(await _storage.Changes.ReadChangesAsync(stamp, int.MaxValue));
        await SaveAsync(1, 2, versions: 2);
        Assert.Null(await _storage.Changes.ReadChangesAsync(stamp, int.MaxValue));
        Assert.Equal(0, CountEntries());
        await SaveAsync(2, 3, versions: 2);
        Assert.Equal(0, CountEntries());
    }

    [Fact]
    public async Task A_batch_that_is_undone_leaves_no_entries()
    {
        await SaveAsync(0, 3, versions: 1);
        var stamp = await _storage.Changes.FollowAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _storage.Works.SaveAsync([Samples.Paper(Samples.Key(1), 3)], cancellationToken: cancelled.Token));
        Assert.Equal(0, (await _storage.Changes.ReadChangesAsync(stamp, 10))!.Count);
    }

    private async Task SaveAsync(int from, int to, int versions) => await _storage.Works.SaveAsync(
        [.. Enumerable.Range(from, to - from).Select<int, Work>(i => Samples.Paper(Samples.Key(i), versions))]);

    private long CountEntries()
    {
        using var session = SqliteSession.Open(_file, canWrite: false);
        return (long)session.ReadScalar(EntriesSql)!;
    }
}
