namespace ArxivLens.Core.Library;

/// <summary>
/// Files under an exclusive lock of the operating system (<c>flock</c> on Linux), which the kernel takes back when the process
/// ends, however it ends.
/// </summary>
public static class FileLock
{
    /// <summary>Opens a file for reading and writing and locks it; it is made where it is missing, private to its owner.</summary>
    /// <returns>The file, or <c>null</c> while another holds it.</returns>
    /// <exception cref="IOException">It cannot be opened at all.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not open it.</exception>
    public static FileStream? TryOpen(string path)
    {
        try
        {
            return PrivateFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return null;
        }
    }

    // .NET gives no type to this outcome: errno EWOULDBLOCK (11 on Linux, 35 on macOS) or Windows' sharing violation.
    internal static bool IsHeldByAnother(IOException e) => OperatingSystem.IsWindows()
        ? (e.HResult & 0xFFFF) == 32
        : e.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);
}
