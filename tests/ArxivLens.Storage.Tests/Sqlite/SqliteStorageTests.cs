using ArxivLens.Core;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Memory;
using ArxivLens.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Tests.Sqlite;

public sealed class SqliteStorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;

    public SqliteStorageTests() => _file = _folder.File("library.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_saved_is_there_after_opening_again()
    {
        string stamp, hash;
        using (var storage = SqliteStorage.Open(_file))
        {
            await storage.Works.SaveAsync([Samples.Paper(Samples.Key(1))]);
            await storage.Citations.SaveAsync([Samples.Citation(1, 2, "b")], import: 1);
            (stamp, hash) = (await storage.Library.ReadStampAsync(), await storage.Library.ComputeContentHashAsync());
        }

        using var again = SqliteStorage.Open(_file);
        Assert.Equal(stamp, await again.Library.ReadStampAsync());
        Assert.Equal(hash, await again.Library.ComputeContentHashAsync());
        Assert.Equal(["b"], await again.Citations.ReadOriginsAsync());
    }

    [Fact]
    public async Task Two_libraries_of_equal_history_have_different_stamps()
    {
        using var one = SqliteStorage.Open(_file);
        using var other = SqliteStorage.Open(_folder.File("other.db"));
        Assert.NotEqual(await one.Library.ReadStampAsync(), await other.Library.ReadStampAsync());
    }

    [Fact]
    public async Task The_hash_is_the_same_as_in_memory()
    {
        using var storage = SqliteStorage.Open(_file);
        var memory = new MemoryStorage();
        var works = Enumerable.Range(0, 40).Select(Samples.Any).ToList();
        var citations = Enumerable.Range(0, 100)
            .Select(i => Samples.Citation(i % 40, 40 + i % 17, i % 3 == 0 ? "b" : "a")).ToList();
        await storage.Works.SaveAsync(works);
        await storage.Citations.SaveAsync(citations, import: 1);
        await memory.Citations.SaveAsync(citations, import: 1);
        await memory.Works.SaveAsync(works);
        Assert.Equal(await memory.Library.ComputeContentHashAsync(), await storage.Library.ComputeContentHashAsync());
        foreach (var library in new[] { storage.Articles, memory.Articles })
        {
            var article = await library.SaveAsync(ArticleSamples.Asking("one", "Who is liable?", "Is it safe \ud800?"));
            await library.CorrectAsync(article.Article.Id, ArticleSamples.Correction(ArticlePart.Facts, "author", null, "By hand"));
        }

        Assert.Equal(await memory.Library.ComputeContentHashAsync(), await storage.Library.ComputeContentHashAsync());
    }

    [Fact]
    public void A_library_of_a_newer_version_is_refused_and_left_as_it_is()
    {
        SqliteStorage.Open(_file).Dispose();
        Execute("PRAGMA user_version = 99");
        var before = File.ReadAllBytes(_file);
        var refusal = Assert.Throws<LibraryException>(() => SqliteStorage.Open(_file));
        Assert.Contains("version 99", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(LibraryFault.Newer, refusal.Fault);
        Assert.Contains(_file, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_file));
    }

    [Fact]
    public void A_library_of_an_older_version_is_not_read_and_left_as_it_is()
    {
        SqliteStorage.Open(_file).Dispose();
        Assert.True(SqliteStorage.IsNewest(_file));
        Execute("PRAGMA user_version = 0");
        var before = File.ReadAllBytes(_file);
        var refusal = Assert.Throws<LibraryException>(() => SqliteStorage.OpenForReading(_file));
        Assert.Equal(LibraryFault.Older, refusal.Fault);
        Assert.Contains("arxivlens index", refusal.Message, StringComparison.Ordinal);
        Assert.False(SqliteStorage.IsNewest(_file));
        Assert.Equal(before, File.ReadAllBytes(_file));
    }

    [Fact]
    public async Task Reading_makes_no_library_and_changes_none()
    {
        Assert.Throws<LibraryException>(() => SqliteStorage.OpenForReading(_file));
        Assert.False(File.Exists(_file));
        using var storage = SqliteStorage.Open(_file);
        await storage.Works.SaveAsync([Samples.Paper(Samples.Key(1))]);
        using var reading = SqliteStorage.OpenForReading(_file);
        Assert.Equal(1, (await reading.Library.CountAsync()).Papers);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reading.Works.SaveAsync([Samples.Paper(Samples.Key(2))]));
    }

    [Fact]
    public async Task A_file_nobody_writes_is_read_without_making_others_beside_it()
    {
        using (var storage = SqliteStorage.Open(_file))
            await storage.Works.SaveAsync([Samples.Paper(Samples.Key(1))]);
        using var session = SqliteSession.OpenImmutable(_file);
        Assert.Equal(1L, session.ReadScalar("SELECT papers FROM library"));
        Assert.Equal([_file], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_file_of_another_program_is_refused_and_left_as_it_is()
    {
        Execute("CREATE TABLE theirs (x)");
        var before = File.ReadAllBytes(_file);
        var refusal = Assert.Throws<LibraryException>(() => SqliteStorage.Open(_file));
        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(LibraryFault.Unusable, refusal.Fault);
        Assert.Equal(before, File.ReadAllBytes(_file));
    }

    [Fact]
    public void What_is_no_database_is_refused()
    {
        File.WriteAllText(_file, string.Concat(Enumerable.Repeat("this is no database\n", 500)));
        var refusal = Assert.Throws<LibraryException>(() => SqliteStorage.Open(_file));
        Assert.Contains("not an SQLite file", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(LibraryFault.Damaged, refusal.Fault);
    }

    [Fact]
    public void A_file_in_a_missing_folder_is_refused()
        => Assert.Throws<LibraryException>(() => SqliteStorage.Open(_folder.File("missing/library.db")));

    [Fact]
    public void A_folder_in_place_of_the_file_is_refused()
    {
        Directory.CreateDirectory(_file);
        Assert.Throws<LibraryException>(() => SqliteStorage.Open(_file));
    }

    [Fact]
    public async Task An_empty_file_left_by_a_kill_becomes_a_library()
    {
        await File.WriteAllBytesAsync(_file, []);
        using var storage = SqliteStorage.Open(_file);
        Assert.Empty(await storage.Library.CheckAsync());
    }

    [Fact]
    public void A_migration_that_fails_leaves_the_version_before_it()
    {
        SqliteStorage.Open(_file).Dispose();
        using var session = SqliteSession.Open(_file, canWrite: true);
        var failing = new Migration(Migration.All.Count + 1, "CREATE TABLE half (x); CREATE TABLE works (x);");
        Assert.Throws<SqliteException>(() => Migration.Run(session, _file, [.. Migration.All, failing]));
        Assert.Equal((long)Migration.All.Count, session.ReadScalar("PRAGMA user_version"));
        Assert.Equal(0L, session.ReadScalar("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"));
        Migration.Run(session, _file);
    }

    [Fact]
    public void Migrations_are_numbered_from_1_without_gaps()
        => Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(m => m.Number));

    [Theory]
    [InlineData("UPDATE works SET title = title || 'x'", "fingerprint does not fit")]
    [InlineData("UPDATE works SET abstract = ''", "fingerprint does not fit")]
    [InlineData("UPDATE works SET sort_text = '0'", "place in the order")]
    [InlineData("UPDATE works SET published = '2020-13-01'", "cannot be read")]
    [InlineData("UPDATE works SET versions = 'x' WHERE kind = 2", "cannot be read")]
    [InlineData("UPDATE works SET key = '???' WHERE kind = 2", "its key is none")]
    [InlineData("UPDATE works SET key = 'arXiv:2001.00002' WHERE kind = 2", "not in its canonical form")]
    [InlineData("UPDATE library SET papers = papers + 1", "the library says it holds")]
    [InlineData("DELETE FROM citations", "the library says it holds")]
    [InlineData("INSERT INTO citations VALUES (1, 77, 1, 1, 1, 1, NULL)", "refers to another that is not there")]
    [InlineData("UPDATE articles SET found = substr(found, 2)", "cannot be read")]
    [InlineData("UPDATE articles SET found = replace(found, 'On one', 'On two')", "its entry does not fit")]
    [InlineData("UPDATE article_corrections SET value = 'Another'", "its entry does not fit")]
    [InlineData("DELETE FROM article_works", "the works it leads to")]
    [InlineData("DELETE FROM article_revisions", "was never read")]
    [InlineData("UPDATE askers SET text = 'Other?'", "its questions do not fit")]
    [InlineData("DELETE FROM askers", "its questions do not fit")]
    [InlineData("UPDATE questions SET articles = 2", "does not fit the articles that ask it")]
    [InlineData("DELETE FROM question_names", "does not fit the articles that ask it")]
    [InlineData("UPDATE askers SET question = 77", "refers to another that is not there")]
    [InlineData(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE INDEX works_by_sort_text ON works (title)' "
        + "WHERE name = 'works_by_sort_text'", "works_by_sort_text")]
    public async Task Damage_is_found(string harm, string finding)
    {
        using (var storage = SqliteStorage.Open(_file))
        {
            await storage.Works.SaveAsync([Samples.Paper(Samples.Key(1))]);
            await storage.Citations.SaveAsync([Samples.Citation(1, 2)], import: 1);
            var article = await storage.Articles.SaveAsync(ArticleSamples.Asking("one", "Who is liable?"));
            await storage.Articles.CorrectAsync(article.Article.Id, ArticleSamples.Correction(ArticlePart.Facts, "author", null, "By hand"));
            Assert.Empty(await storage.Library.CheckAsync());
        }

        Execute("PRAGMA foreign_keys = OFF; " + harm);
        using var damaged = SqliteStorage.Open(_file);
        Assert.Contains(await damaged.Library.CheckAsync(), found => found.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Overwritten_pages_are_found()
    {
        using (var storage = SqliteStorage.Open(_file))
            await storage.Works.SaveAsync([.. Enumerable.Range(0, 3_000).Select(i => Samples.Paper(Samples.Key(i)))]);
        var bytes = await File.ReadAllBytesAsync(_file);
        // Not at the beginning, where the schema is: without it the file is not even opened.
        for (var spot = 41; spot <= 80; spot++)
            bytes.AsSpan((spot * bytes.Length / 81) & ~31, 32).Fill(0xA5);
        await File.WriteAllBytesAsync(_file, bytes);

        using var damaged = SqliteStorage.Open(_file);
        Assert.NotEmpty(await damaged.Library.CheckAsync());
    }

    [Fact]
    public async Task A_full_disk_undoes_the_batch_and_the_next_one_is_saved_once_there_is_space()
    {
        using var writer = OpenWriter(out var connections);
        var works = new SqliteWorkStore(connections);
        await works.SaveAsync([Samples.Paper(Samples.Key(1))]);
        writer.Execute($"PRAGMA max_page_count = {writer.ReadScalar("PRAGMA page_count")}");
        var much = Enumerable.Range(2, 300).Select(i => Samples.Paper(Samples.Key(i))).ToList();

        var failure = await Assert.ThrowsAsync<LibraryException>(() => works.SaveAsync(much));
        Assert.Equal($"the library '{_file}' cannot be written: the disk is full", failure.Message);
        Assert.Equal(1, await works.ReadAllAsync().CountAsync());

        writer.Execute("PRAGMA max_page_count = 1000000");
        Assert.All(await works.SaveAsync(much), outcome => Assert.Equal(SaveOutcome.Added, outcome));
        Assert.Empty(await new SqliteLibrary(connections).CheckAsync());
        connections.Dispose();
    }

    [Fact]
    public async Task Another_process_that_keeps_the_library_busy_is_blamed()
    {
        using var writer = OpenWriter(out var connections);
        writer.Execute("PRAGMA busy_timeout = 1");
        writer.Connection.DefaultTimeout = 1;
        using var other = new SqliteConnection($"Data Source={_file};Pooling=False");
        other.Open();
        using var begin = other.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        var works = new SqliteWorkStore(connections);
        var failure = await Assert.ThrowsAsync<LibraryException>(() => works.SaveAsync([Samples.Paper(Samples.Key(1))]));
        Assert.Contains("busy", failure.Message, StringComparison.Ordinal);
        Assert.Equal(LibraryFault.Busy, failure.Fault);
        connections.Dispose();
    }

    private SqliteSession OpenWriter(out SqliteConnections connections)
    {
        SqliteStorage.Open(_file).Dispose();
        var writer = SqliteSession.Open(_file, canWrite: true);
        connections = new SqliteConnections(_file, writer);
        return writer;
    }

    [Fact]
    public async Task Numbers_of_works_are_read_anew_when_another_program_has_written()
    {
        using var storage = SqliteStorage.Open(_file);
        await storage.Citations.SaveAsync([Samples.Citation(1, 2)], import: 1);
        Execute("DELETE FROM citations; DELETE FROM record_imports; DELETE FROM unmatched; UPDATE library SET citations = 0; UPDATE works SET number = number + 40");

        await storage.Citations.SaveAsync([Samples.Citation(1, 2)], import: 1);
        Assert.Empty(await storage.Library.CheckAsync());
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
