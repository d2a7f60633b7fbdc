using ArxivLens.Core.Discussion;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Storage.Tests.Community;

/// <summary>Many who write and read at once, in the server and in a command beside it: nobody is told that the file is locked.</summary>
public sealed class ManyAtOnceTests : IDisposable
{
    private const int Writers = 8;
    private const int EachWrites = 40;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_that_many_write_at_once_is_kept_and_readers_are_not_hindered()
    {
        using var server = SqliteCommunity.Open(_folder.File("community.db"));
        using var command = SqliteCommunity.Open(_folder.File("community.db"));
        var account = (await CommunityAccounts.AddAsync(server, "ada")).Account;
        using var end = new CancellationTokenSource();
        var readers = Enumerable.Range(0, Writers).Select(number => Task.Run(() => ReadAsync(number % 2 == 0 ? server : command, end.Token))).ToList();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(number => Task.Run(() => WriteAsync(number % 2 == 0 ? server : command, account, number))));
        await end.CancelAsync();

        Assert.All(await Task.WhenAll(readers), seen => Assert.InRange(seen, 0, Writers * EachWrites));
        Assert.Equal(Writers * EachWrites, (await server.Contributions.ListNewestAsync(ContributionKind.Comment, null, null, 0, 1_000)).Count);
    }

    private static async Task WriteAsync(SqliteCommunity community, long account, int writer)
    {
        for (var number = 0; number < EachWrites; number++)
        {
            await community.Contributions.AddAsync(new Contribution
            {
                Kind = ContributionKind.Comment,
                Account = account,
                Subject = new Subject(SubjectKind.Work, "2101.00001"),
                Text = $"Comment {number} of {writer}.",
                Written = TimeProvider.System.GetUtcNow(),
            });
        }
    }

    // What is there only grows.
    private static async Task<int> ReadAsync(SqliteCommunity community, CancellationToken end)
    {
        var seen = 0;
        while (!end.IsCancellationRequested)
        {
            var now = await community.Contributions.ListNewestAsync(ContributionKind.Comment, null, null, 0, 1_000, CancellationToken.None);
            Assert.True(now.Count >= seen);
            seen = now.Count;
        }

        return seen;
    }
}
