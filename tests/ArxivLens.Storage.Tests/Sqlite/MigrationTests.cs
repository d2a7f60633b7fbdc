using ArxivLens.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Tests.Sqlite;

/// <summary>Libraries of every version that was ever released, brought to the newest.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    public MigrationTests() => _file = _folder.File("library.db");

    /// <summary>Each released version with the content hash its program gave the fixture.</summary>
    public static TheoryData<int, string> Released => new()
    {
        { 1, "e5148fd8f66fa5364c09e42788afaf3507c6f8a139cc544a1e9508c2a3822700" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Released))]
    public async Task A_released_library_becomes_one_of_today_with_the_same_content(int version, string contentHash)
    {
        WriteFixture(version);
        Assert.False(SqliteStorage.IsNewest(_file));
        using var storage = SqliteStorage.Open(_file);
        Assert.Equal(contentHash, await storage.Library.ComputeContentHashAsync());
        Assert.Empty(await storage.Library.CheckAsync());
        var stamp = await storage.Library.ReadStampAsync();
        Assert.Null(await storage.Changes.ReadChangesAsync(stamp, 100));

        Assert.Equal(stamp, await storage.Changes.FollowAsync());
        await storage.Works.SaveAsync([Samples.Paper(Samples.Key(1))]);
        Assert.Single((await storage.Changes.ReadChangesAsync(stamp, 100))!.Works);
    }

    [Theory]
    [MemberData(nameof(Released))]
    public async Task A_migration_killed_before_its_commit_has_not_happened(int version, string contentHash)
    {
        WriteFixture(version);
        var (killed, wal) = (_folder.File("killed.db"), _folder.File("killed.db-wal"));
        using (var session = SqliteSession.Open(_file, canWrite: true))
        {
            session.Execute("PRAGMA journal_mode = WAL; PRAGMA cache_spill = 1; PRAGMA cache_size = 1; BEGIN IMMEDIATE");
            session.Execute(Migration.All[version].Sql);
            session.Execute($"PRAGMA user_version = {version + 1}");
            // What a kill would leave: both files as they are on the disk at this moment.
            File.Copy(_file, killed);
            File.Copy(_file + "-wal", wal);
        }

        using (var session = SqliteSession.Open(killed, canWrite: true))
        {
            Assert.Equal((long)version, session.ReadScalar("PRAGMA user_version"));
            Assert.Equal(0L, session.ReadScalar("SELECT count(*) FROM sqlite_schema WHERE name = 'states'"));
        }

        using var storage = SqliteStorage.Open(killed);
        Assert.Equal(contentHash, await storage.Library.ComputeContentHashAsync());
    }

    private void WriteFixture(int version)
    {
        using var fixture = typeof(MigrationTests).Assembly.GetManifestResourceStream($"library-{version}.sql")!;
        using var text = new StreamReader(fixture);
        using var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text.ReadToEnd();
        command.ExecuteNonQuery();
    }
}
