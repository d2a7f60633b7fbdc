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
        return new TestLibrary(storage.Works, storage.Citations, storage.Imports, storage.Library, () =>
        {
            storage.Dispose();
            folder.Dispose();
        });
    }

    private static byte[] Migrate()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("library.db");
        SqliteStorage.Open(file).Dispose();
        return File.ReadAllBytes(file);
    }
}

public sealed class SqliteWorkStoreTests : WorkStoreContract<SqliteEngine>;

public sealed class SqliteCitationStoreTests : CitationStoreContract<SqliteEngine>;

public sealed class SqliteImportLogTests : ImportLogContract<SqliteEngine>;

public sealed class SqliteLibraryTests : LibraryContract<SqliteEngine>;
