namespace ArxivLens.Core.Library;

/// <summary>
/// The one folder that holds everything: <c>library.db</c> and <c>community.db</c> (the truth), <c>keys/</c> (what cookies are
/// signed with), <c>index/</c> and <c>passages/</c> (derived), <c>rejected.jsonl</c> and two locks. On Unix what it makes is private to the user who runs it.
/// </summary>
public sealed class DataDirectory
{
    private const UnixFileMode PrivateFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Names the folder and makes it when it is missing.</summary>
    /// <exception cref="DataDirectoryException">It cannot be made or written.</exception>
    public DataDirectory(string path)
        : this(path, MakeWritable)
    {
    }

    private DataDirectory(string path, Action<string> prepare)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            Path = System.IO.Path.GetFullPath(path);
            prepare(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DataDirectoryException($"the data directory '{path}' cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Names the folder for reading: nothing is made and nothing is tried.</summary>
    /// <exception cref="DataDirectoryException">It cannot be the name of a folder.</exception>
    public static DataDirectory ForReading(string path) => new(path, _ => { });

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>The SQLite library.</summary>
    public string LibraryFile => System.IO.Path.Combine(Path, "library.db");

    /// <summary>What readers wrote and own: accounts, comments, shelves, mail. Made when accounts are first on.</summary>
    public string CommunityFile => System.IO.Path.Combine(Path, "community.db");

    /// <summary>Folder of the keys that cookies and tokens of readers are signed with.</summary>
    public string KeyDirectory => System.IO.Path.Combine(Path, "keys");

    /// <summary>Folder of the index.</summary>
    public string IndexDirectory => System.IO.Path.Combine(Path, "index");

    /// <summary>Folder of the index of the passages of full texts.</summary>
    public string PassageDirectory => System.IO.Path.Combine(Path, "passages");

    /// <summary>Folder in which an archive is unpacked while it is imported.</summary>
    public string DumpDirectory => System.IO.Path.Combine(Path, "dump.part");

    /// <summary>Where rejected records are written.</summary>
    public string RejectedFile => System.IO.Path.Combine(Path, "rejected.jsonl");

    /// <summary>Whether this user may make files in the folder; tried by making one.</summary>
    public bool IsWritable
    {
        get
        {
            try
            {
                ProveWritable(Path);
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Takes the lock of a role, which ends with the process however it ends.</summary>
    /// <exception cref="DataDirectoryBusyException">Another process has it.</exception>
    /// <exception cref="DataDirectoryException">The lock cannot be taken at all, as on a file system without locks.</exception>
    /// <remarks>Work in the background that holds it is asked to give way and waited for, half a minute at most.</remarks>
    public DirectoryLock Lock(DirectoryRole role) => DirectoryLock.Take(this, role, inBackground: false);

    /// <summary>
    /// Takes the lock of a role for work that can be put off: whoever holds it looks at <see cref="DirectoryLock.IsWanted"/> and
    /// gives it back soon when somebody waits for it.
    /// </summary>
    /// <exception cref="DataDirectoryBusyException">Another process has it, or waits for it.</exception>
    /// <exception cref="DataDirectoryException">The lock cannot be taken at all, as on a file system without locks.</exception>
    public DirectoryLock LockInBackground(DirectoryRole role) => DirectoryLock.Take(this, role, inBackground: true);

    /// <summary>
    /// Says in one line who holds the lock of a role; <c>null</c> when nobody does. It hinders nobody who wants the lock.
    /// </summary>
    /// <exception cref="DataDirectoryException">The lock cannot be looked at.</exception>
    public string? FindHolder(DirectoryRole role) => DirectoryLock.FindHolder(this, role);

    private static void MakeWritable(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, PrivateFolder);
        ProveWritable(path);
    }

    private static void ProveWritable(string folder)
    {
        var probe = System.IO.Path.Combine(folder, $".write-test-{Environment.ProcessId}-{Guid.NewGuid():N}");
        using var file = new FileStream(
            probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
    }
}

/// <summary>What may happen in a data directory once at a time.</summary>
public enum DirectoryRole
{
    /// <summary>Serving readers.</summary>
    Server,

    /// <summary>Changing the library and building the index.</summary>
    Builder,

    /// <summary>Harvesting arXiv, which takes <see cref="Builder"/> only while it saves a page.</summary>
    Harvester,
}
