using ArxivLens.Core;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Dump;
using ArxivLens.Core.Following;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Core.References;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The library in one SQLite file, opened and migrated.</summary>
public sealed class SqliteStorage : IDisposable
{
    // Before 3.50.2 a crafted query could corrupt memory (CVE-2025-6965).
    private const int OldestSqlite = 3_050_002;
    private readonly SqliteConnections _connections;

    private SqliteStorage(SqliteConnections connections)
    {
        _connections = connections;
        Arrivals = new SqliteArrivalStore(connections);
        Works = new SqliteWorkStore(connections);
        Citations = new SqliteCitationStore(connections);
        References = new SqliteReferenceStore(connections);
        Retractions = new SqliteRetractionStore(connections);
        FullTexts = new SqliteFullTextStore(connections);
        Imports = new SqliteImportLog(connections);
        Library = new SqliteLibrary(connections);
        Changes = new SqliteChangeLog(connections);
        Articles = new SqliteArticleStore(connections);
        Questions = new SqliteQuestionStore(connections);
        Merges = new SqliteMergeStore(connections);
        Matches = new SqliteMatchStore(connections);
        Dump = new SqliteDumpStore(connections);
        States = new SqliteSourceStateStore(connections);
        Ids = new SqliteExternalIdStore(connections);
    }

    /// <summary>The version of SQLite that this program runs with.</summary>
    public static string EngineVersion
    {
        get
        {
            Batteries_V2.Init();
            return raw.sqlite3_libversion().utf8_to_string();
        }
    }

    /// <summary>When things came.</summary>
    public IArrivalStore Arrivals { get; }

    /// <summary>The works.</summary>
    public IWorkStore Works { get; }

    /// <summary>The citations.</summary>
    public ICitationStore Citations { get; }

    /// <summary>The full texts.</summary>
    public IFullTextStore FullTexts { get; }

    /// <summary>The lists of references as they were written.</summary>
    public IReferenceStore References { get; }

    /// <summary>The retractions.</summary>
    public IRetractionStore Retractions { get; }

    /// <summary>The log of imports.</summary>
    public IImportLog Imports { get; }

    /// <summary>The library as a whole.</summary>
    public ILibrary Library { get; }

    /// <summary>What changed since an index was built.</summary>
    public IChangeLog Changes { get; }

    /// <summary>The articles.</summary>
    public IArticleStore Articles { get; }

    /// <summary>The questions that they ask.</summary>
    public IQuestionStore Questions { get; }

    /// <summary>Which works are one.</summary>
    public IMergeStore Merges { get; }

    /// <summary>What rules go by that say which works are one.</summary>
    public IMatchStore Matches { get; }

    /// <summary>What only a dump holds.</summary>
    public SqliteDumpStore Dump { get; }

    /// <summary>How far sources were taken in.</summary>
    public ISourceStateStore States { get; }

    /// <summary>What works are called elsewhere.</summary>
    public IExternalIdStore Ids { get; }

    /// <summary>What the answers of a source go into.</summary>
    public SourceStores Stores => new(Works, Citations, Retractions, Ids, States, Imports);

    /// <summary>One state of the library, to be read whole while others go on writing.</summary>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public ILibrarySnapshot OpenSnapshot() => new SqliteSnapshot(_connections);

    /// <summary>
    /// Opens the file, makes it when it is missing, and brings it to the newest version. The caller holds the builder's lock
    /// unless <see cref="IsNewest"/>.
    /// </summary>
    /// <exception cref="LibraryException">It cannot be opened, is damaged, or is of a newer version than this
    /// program.</exception>
    public static SqliteStorage Open(string file) => Guard(file, () =>
    {
        SqliteSession? writer = null;
        try
        {
            MakePrivate(file);
            writer = SqliteSession.Open(file, canWrite: true);
            Migration.Run(writer, file);
            writer.Execute("PRAGMA journal_mode = WAL");
            var storage = new SqliteStorage(new SqliteConnections(file, writer));
            writer = null;
            return storage;
        }
        finally
        {
            writer?.Dispose();
        }
    });

    /// <summary>
    /// Opens the file for reading and leaves it as it is. Where its folder cannot be written it is read as it stands, provided
    /// nobody has it open or left it in the middle of something (no <c>-wal</c> with content beside it).
    /// </summary>
    /// <exception cref="LibraryException">It cannot be read, is damaged, or is of another version than this program.</exception>
    public static SqliteStorage OpenForReading(string file) => Guard(file, () =>
    {
        var full = Path.GetFullPath(file);
        try
        {
            return OpenForReading(full, () => SqliteSession.Open(full, canWrite: false));
        }
        catch (SqliteException e) when (SqliteFailure.IsRefusal(e) && File.Exists(full))
        {
            if (HasLog(full))
            {
                throw new LibraryException(
                    $"the library '{file}' was left open and its folder cannot be written: "
                    + "run arxivlens status once as a user who may write there",
                    e);
            }

            return OpenForReading(full, () => SqliteSession.OpenImmutable(full));
        }
    });

    /// <summary>Whether <see cref="Open"/> will find the file there and of this version, and so leave it as it is.</summary>
    /// <exception cref="LibraryException">It cannot be opened or is damaged.</exception>
    public static bool IsNewest(string file) => Guard(file, () =>
    {
        if (!File.Exists(file))
            return false;
        using var session = SqliteSession.Open(file, canWrite: false);
        return !Migration.IsBehind(session);
    });

    /// <summary>Closes the file.</summary>
    public void Dispose() => _connections.Dispose();

    internal static T Guard<T>(string file, Func<T> open)
    {
        Batteries_V2.Init();
        if (raw.sqlite3_libversion_number() < OldestSqlite)
        {
            throw new LibraryException(
                $"SQLite {raw.sqlite3_libversion().utf8_to_string()} is too old: 3.50.2 or newer is needed");
        }

        try
        {
            return open();
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Explain(file, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LibraryException($"the library '{file}' cannot be opened: {e.Message}", e);
        }
    }

    private static SqliteStorage OpenForReading(string file, Func<SqliteSession> open)
    {
        var connections = new SqliteConnections(file, open);
        var session = open();
        try
        {
            Migration.RefuseOtherVersions(session, file);
        }
        catch
        {
            session.Dispose();
            throw;
        }

        connections.Return(session);
        return new SqliteStorage(connections);
    }

    private static bool HasLog(string file) => new FileInfo(file + "-wal") is { Exists: true, Length: > 0 };

    // An existing file is left alone: opening and closing it here would drop the locks that SQLite holds on it in this process.
    internal static void MakePrivate(string file)
    {
        if (File.Exists(file))
            return;
        try
        {
            PrivateFile.Open(file, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process made it at this very moment, as private as here.
        }
    }
}
