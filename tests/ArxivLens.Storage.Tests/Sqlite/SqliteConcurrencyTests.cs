using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Storage.Tests.Sqlite;

public sealed class SqliteConcurrencyTests : IDisposable
{
    private const int Batches = 60;
    private const int InBatch = 50;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Readers_and_two_writing_processes_never_meet_a_locked_database()
    {
        using var server = SqliteStorage.Open(_folder.File("library.db"));
        using var import = SqliteStorage.Open(_folder.File("library.db"));
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 6).Select(_ => Task.Run(() => ReadAsync(server, done.Token))).ToList();
        var writers = new[] { server, server, import, import }
            .Select((storage, i) => Task.Run(() => WriteAsync(storage, i))).ToList();

        await Task.WhenAll(writers);
        await done.CancelAsync();
        var reads = await Task.WhenAll(readers);

        Assert.All(reads, count => Assert.True(count > 0));
        Assert.Equal(writers.Count * Batches * InBatch, (await server.Library.CountAsync()).Papers);
        Assert.Empty(await server.Library.CheckAsync());
    }

    private static async Task WriteAsync(SqliteStorage storage, int writer)
    {
        for (var batch = 0; batch < Batches; batch++)
        {
            var first = (writer * Batches + batch) * InBatch;
            await storage.Works.SaveAsync([.. Enumerable.Range(first, InBatch).Select(i => Samples.Paper(Samples.Key(i)))]);
        }
    }

    // A batch is seen whole or not at all.
    private static async Task<int> ReadAsync(SqliteStorage storage, CancellationToken done)
    {
        var reads = 0;
        do
        {
            Assert.Equal(0, (await storage.Library.CountAsync(CancellationToken.None)).Papers % InBatch);
            var some = storage.Works.ReadAllAsync(CancellationToken.None).Take(2 * InBatch);
            Assert.Equal(0, await some.CountAsync(CancellationToken.None) % InBatch);
            await storage.Works.FindAsync([Samples.Key(1), Samples.Key(2)], CancellationToken.None);
            reads++;
        }
        while (!done.IsCancellationRequested);
        return reads;
    }
}
