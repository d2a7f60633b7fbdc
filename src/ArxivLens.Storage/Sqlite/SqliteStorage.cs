using ArxivLens.Core;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
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
        Works = new SqliteWorkStore(connections);
        Citations = new SqliteCitationStore(connections);
        Imports = new SqliteImportLog(connections);
        Library = new SqliteLibrary(connections);
    }

    /// <summary>The works.</summary>
    public IWorkStore Works { get; }

    /// <summary>The citations.</summary>
    public ICitationStore Citations { get; }

    /// <summary>The log of imports.</summary>
    public IImportLog Imports { get; }

    /// <summary>The library as a whole.</summary>
    public ILibrary Library { get; }

    /// <summary>Opens the file, makes it when it is missing, and brings it to the newest version.</summary>
    /// <exception cref="LibraryException">It cannot be opened, is damaged, or is of a newer version than this
    /// program.</exception>
    public static SqliteStorage Open(string file)
    {
        Batteries_V2.Init();
        if (raw.sqlite3_libversion_number() < OldestSqlite)
        {
            throw new LibraryException(
                $"SQLite {raw.sqlite3_libversion().utf8_to_string()} is too old: 3.50.2 or newer is needed");
        }

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
        catch (SqliteException e)
        {
            throw SqliteFailure.Explain(file, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LibraryException($"the library '{file}' cannot be opened: {e.Message}", e);
        }
        finally
        {
            writer?.Dispose();
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _connections.Dispose();

    // An existing file is left alone: opening and closing it here would drop the locks that SQLite holds on it in this process.
    private static void MakePrivate(string file)
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
