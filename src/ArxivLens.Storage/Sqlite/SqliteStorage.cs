using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The library in one SQLite file, opened and migrated.</summary>
public sealed class SqliteStorage : IDisposable
{
    /// <summary>Opens the file, makes it when it is missing, and brings it to the newest version.</summary>
    /// <exception cref="Core.LibraryException">It cannot be opened, is damaged, or is of a newer version than this program.</exception>
    public static SqliteStorage Open(string file) => throw new NotImplementedException();

    /// <summary>The works.</summary>
    public IWorkStore Works => throw new NotImplementedException();

    /// <summary>The citations.</summary>
    public ICitationStore Citations => throw new NotImplementedException();

    /// <summary>The log of imports.</summary>
    public IImportLog Imports => throw new NotImplementedException();

    /// <summary>The library as a whole.</summary>
    public ILibrary Library => throw new NotImplementedException();

    /// <summary>Closes the file.</summary>
    public void Dispose() => throw new NotImplementedException();
}
