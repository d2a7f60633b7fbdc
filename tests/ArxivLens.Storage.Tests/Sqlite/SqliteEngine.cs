using ArxivLens.Core.Papers;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Storage.Tests.Contract;

namespace ArxivLens.Storage.Tests.Sqlite;

/// <summary>The library in SQLite: a migrated file is made once and copied for each test.</summary>
public sealed class SqliteEngine : ILibraryEngine
{
    private static readonly Lazy<byte[]> Migrated = new(Migrate);

    public static TestLibrary Open()
    {
        var folder = new TemporaryFolder();
        var file = folder.File("library.db");
        File.WriteAllBytes(file, Migrated.Value);
        var storage = SqliteStorage.Open(file);
        return new TestLibrary(
            storage.Works, storage.Citations, storage.Retractions, storage.Imports, storage.Library, storage.Changes,
            storage.Articles, storage.Questions, storage.FullTexts, storage.Merges, storage.Matches, storage.States, storage.Ids,
            storage.References, storage.Arrivals, key => Remove(file, key), () =>
            {
                storage.Dispose();
                folder.Dispose();
            });
    }

    // As the library's keeper may do by hand; the program itself removes nothing.
    private static void Remove(string file, WorkKey key)
    {
        using var session = SqliteSession.Open(file, canWrite: true);
        session.Execute($"""
            BEGIN IMMEDIATE;
            CREATE TEMP TABLE gone AS SELECT number, kind FROM works WHERE key = '{key}';
            CREATE TEMP TABLE lost AS SELECT count(*) AS citations FROM citations
                WHERE citing IN (SELECT number FROM gone) OR cited IN (SELECT number FROM gone);
            DELETE FROM citations WHERE citing IN (SELECT number FROM gone) OR cited IN (SELECT number FROM gone);
            DELETE FROM works WHERE number IN (SELECT number FROM gone);
            UPDATE library SET changes = changes + 1, mark = lower(hex(randomblob(8))),
                papers = papers - (SELECT count(*) FROM gone WHERE kind = 2),
                works = works - (SELECT count(*) FROM gone WHERE kind = 1),
                unresolved = unresolved - (SELECT count(*) FROM gone WHERE kind = 0),
                citations = citations - (SELECT citations FROM lost);
            COMMIT
            """);
    }

    private static byte[] Migrate()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("library.db");
        SqliteStorage.Open(file).Dispose();
        return File.ReadAllBytes(file);
    }
}

public sealed class SqliteMergeStoreTests : MergeStoreContract<SqliteEngine>;

public sealed class SqliteMatchingTests : MatchingContract<SqliteEngine>;

public sealed class SqliteWorkStoreTests : WorkStoreContract<SqliteEngine>;

public sealed class SqliteCitationStoreTests : CitationStoreContract<SqliteEngine>;

public sealed class SqliteImportLogTests : ImportLogContract<SqliteEngine>;

public sealed class SqliteChangeLogTests : ChangeLogContract<SqliteEngine>;

public sealed class SqliteLibraryTests : LibraryContract<SqliteEngine>;

public sealed class SqliteRetractionStoreTests : RetractionStoreContract<SqliteEngine>;

public sealed class SqliteDeletedWorkTests : DeletedWorkContract<SqliteEngine>;

public sealed class SqliteVersionTextTests : VersionTextContract<SqliteEngine>;

public sealed class SqliteArticleStoreTests : ArticleStoreContract<SqliteEngine>;

public sealed class SqliteArrivalTests : ArrivalContract<SqliteEngine>;

public sealed class SqliteArticlesAmongTests : ArticlesAmongContract<SqliteEngine>;

public sealed class SqliteQuestionStoreTests : QuestionStoreContract<SqliteEngine>;

public sealed class SqliteQuestionIdentityTests : QuestionIdentityContract<SqliteEngine>;

public sealed class SqliteFullTextStoreTests : FullTextStoreContract<SqliteEngine>;

public sealed class SqliteSourceStateTests : SourceStateContract<SqliteEngine>;

public sealed class SqliteExternalIdTests : ExternalIdContract<SqliteEngine>;

public sealed class SqliteCitationClaimTests : CitationClaimContract<SqliteEngine>;

public sealed class SqliteRecordOriginTests : RecordOriginContract<SqliteEngine>;

public sealed class SqliteCitationWithdrawalTests : CitationWithdrawalContract<SqliteEngine>;

public sealed class SqliteReferenceStoreTests : ReferenceStoreContract<SqliteEngine>;
