using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ArxivLens.Core.Library;

/// <summary>
/// A held lock: an open file under an exclusive lock of the operating system (<c>flock</c> on Linux), which the kernel takes back
/// when the process ends, even by <c>kill -9</c>. The file names its owner. It is never deleted: another process may have it
/// open, and would then lock a file that nobody else sees.
/// <para>
/// Who holds a lock in the background says so in the file, and gives it up when somebody wants it: whoever comes second then
/// locks a second file, <c>builder.wanted</c>, and waits.
/// </para>
/// </summary>
public sealed class DirectoryLock : IDisposable
{
    private const int LongestOwner = 200;

    // A look at the lock holds it off for an instant; who means to take it does not give up for that.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    // Background work ends at its next look at its token, which may be in the midst of writing a large file.
    private static readonly TimeSpan PatienceWithBackground = TimeSpan.FromSeconds(30);
    private const string InBackground = ", in the background";
    private readonly FileStream _file;
    private readonly string _wish;

    private DirectoryLock(FileStream file, string wish) => (_file, _wish) = (file, wish);

    /// <summary>Whether somebody waits for a lock that is held in the background.</summary>
    public bool IsWanted => IsHeld(_wish);

    /// <summary>Gives the lock back.</summary>
    public void Dispose() => _file.Dispose();

    internal static DirectoryLock Take(DataDirectory directory, DirectoryRole role, bool inBackground)
    {
        var path = PathOf(directory, role);
        var wish = Path.ChangeExtension(path, ".wanted");
        FileStream? file = null;
        try
        {
            file = inBackground && IsHeld(wish) ? null : TryOpenFor(path, Patience);
            if (file is null && !inBackground && ReadOwner(path).Contains(InBackground, StringComparison.Ordinal))
                file = AskFor(path, wish);
            if (file is null)
                throw new DataDirectoryBusyException(Refusal(directory, role, path));
            ProveLocking(path);
            WriteOwner(file, inBackground);
            return new DirectoryLock(file, wish);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DataDirectoryException)
        {
            file?.Dispose();
            if (e is DataDirectoryException)
                throw;
            throw new DataDirectoryException($"the lock '{path}' cannot be taken: {e.Message}", e);
        }
    }

    /// <summary>Looks who holds the lock, without taking it: lookers do not hinder each other.</summary>
    internal static string? FindHolder(DataDirectory directory, DirectoryRole role)
    {
        var path = PathOf(directory, role);
        try
        {
            return IsHeld(path) ? Refusal(directory, role, path) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataDirectoryException($"the lock '{path}' cannot be looked at: {e.Message}", e);
        }
    }

    private static bool IsHeld(string path)
    {
        try
        {
            using var shared = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException e) when (FileLock.IsHeldByAnother(e))
        {
            return true;
        }
    }

    private static string PathOf(DataDirectory directory, DirectoryRole role)
        => Path.Combine(directory.Path, $"{role.ToString().ToLowerInvariant()}.lock");

    private static FileStream? AskFor(string path, string wish)
    {
        // Without the second file, because a third process has it already, the wait is the same.
        using var asking = FileLock.TryOpen(wish);
        return TryOpenFor(path, PatienceWithBackground);
    }

    private static FileStream? TryOpenFor(string path, TimeSpan patience)
    {
        FileStream? file = null;
        SpinWait.SpinUntil(() => (file = FileLock.TryOpen(path)) is not null, patience);
        return file;
    }

    // FileStream says nothing when the file system has no locks or when file locking is switched off for the runtime.
    private static void ProveLocking(string path)
    {
        using var second = FileLock.TryOpen(path);
        if (second is not null)
        {
            throw new DataDirectoryException(
                $"'{path}' cannot be locked: its file system has no file locks, or they are switched off");
        }
    }

    private static void WriteOwner(FileStream file, bool inBackground)
    {
        using var self = Process.GetCurrentProcess();
        var since = self.StartTime.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        file.SetLength(0);
        file.Write(Encoding.ASCII.GetBytes($"process {Environment.ProcessId}, since {since} UTC{(inBackground ? InBackground : "")}\n"));
        file.Flush();
    }

    private static string Refusal(DataDirectory directory, DirectoryRole role, string path)
    {
        var owner = ReadOwner(path);
        var who = owner.Length > 0 ? $"another arxivlens ({owner})" : "another arxivlens";
        var work = role switch
        {
            DirectoryRole.Server => "is serving",
            DirectoryRole.Builder => "is changing the library or building the index in",
            _ => "is harvesting into",
        };
        return $"{who} {work} this data directory: {directory.Path}";
    }

    private static string ReadOwner(string path)
    {
        if (OperatingSystem.IsWindows())
            return "";
        using var file = OpenUnlocked(path, 0);
        if (file.IsInvalid)
            return "";
        Span<byte> bytes = stackalloc byte[LongestOwner];
        var text = Encoding.ASCII.GetString(bytes[..RandomAccess.Read(file, bytes, 0)]);
        return text.StartsWith("process ", StringComparison.Ordinal) ? text.TrimEnd() : "";
    }

    // Every FileStream asks for at least a shared lock and is refused; the C library's open does not.
    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern SafeFileHandle OpenUnlocked([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int readOnly);
}
