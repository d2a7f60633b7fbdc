using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ArxivLens.Scale.Engines;

/// <summary>
/// Drops files from the page cache, so that they are read from the disk again: written through, then given up with
/// posix_fadvise. Pages that a process still has mapped stay, so whoever reads them must have closed them.
/// </summary>
internal static partial class PageCache
{
    private const int DoNotNeed = 4;

    /// <summary>Drops every file of a folder and its folders.</summary>
    public static void Drop(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(handle);
            if (Advise(handle, 0, 0, DoNotNeed) != 0)
                throw new InvalidOperationException($"{file} could not be dropped from the page cache.");
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);
}
