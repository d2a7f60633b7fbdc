namespace ArxivLens.Core.Library;

/// <summary>
/// The one folder that holds everything: <c>library.db</c> (the truth), <c>index/</c> (derived), <c>rejected.jsonl</c> and two locks.
/// </summary>
public sealed class DataDirectory
{
    /// <summary>Names the folder and makes it when it is missing.</summary>
    /// <exception cref="DataDirectoryException">It cannot be made or written.</exception>
    public DataDirectory(string path) => throw new NotImplementedException(path);

    /// <summary>Full path of the folder.</summary>
    public string Path => throw new NotImplementedException();

    /// <summary>The SQLite library.</summary>
    public string LibraryFile => throw new NotImplementedException();

    /// <summary>Folder of the index.</summary>
    public string IndexDirectory => throw new NotImplementedException();

    /// <summary>Where rejected records are written.</summary>
    public string RejectedFile => throw new NotImplementedException();

    /// <summary>Takes the lock of a role, which ends with the process however it ends.</summary>
    /// <exception cref="DataDirectoryBusyException">Another process has it.</exception>
    public DirectoryLock Lock(DirectoryRole role) => throw new NotImplementedException();
}

/// <summary>What may happen in a data directory once at a time.</summary>
public enum DirectoryRole
{
    /// <summary>Serving readers.</summary>
    Server,

    /// <summary>Changing the library and building the index.</summary>
    Builder,
}

/// <summary>A held lock.</summary>
public sealed class DirectoryLock : IDisposable
{
    /// <summary>Gives the lock back.</summary>
    public void Dispose() => throw new NotImplementedException();
}
