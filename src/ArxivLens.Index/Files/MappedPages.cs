using System.Runtime.InteropServices;

namespace ArxivLens.Index.Files;

/// <summary>What the process holds of mapped files.</summary>
internal static partial class MappedPages
{
    private const int DoNotNeed = 4;

    /// <summary>
    /// Tells the system that what was read of a mapping is not needed for now. It stays readable and, as far as there is room, in
    /// memory, but is no longer counted as this process's own. Only Linux is told; others take it back when they need it.
    /// </summary>
    public static unsafe void Release(byte* start, long length)
    {
        // An answer would change nothing: it is advice.
        if (OperatingSystem.IsLinux())
            _ = Advise(start, (nuint)length, DoNotNeed);
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int Advise(byte* start, nuint length, int advice);
}
