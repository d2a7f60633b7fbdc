using System.Globalization;
using System.Runtime.InteropServices;

namespace ArxivLens.Sources.Articles;

/// <summary>
/// Limits a process sets itself before it touches what it does not trust: they hold even when nobody is left to end it. On Linux
/// only; elsewhere the deadline and the limit of the heap remain.
/// </summary>
public static class ProcessLimits
{
    private const int CpuTime = 0;
    private const int FileSize = 1;
    private const int CoreSize = 4;
    private const int AddressSpace = 9;

    private const long CpuSeconds = 6;
    private const long MoreAddresses = 1L << 30;

    /// <summary>
    /// From here on: six seconds of processor time, no file written, no dump of memory, one gigabyte of addresses more than now.
    /// </summary>
    public static void Enter()
    {
        if (!OperatingSystem.IsLinux()) return;
        Set(CpuTime, CpuSeconds);
        Set(FileSize, 0);
        Set(CoreSize, 0);
        if (AddressesNow() is { } now) Set(AddressSpace, now + MoreAddresses);
    }

    private static long? AddressesNow()
    {
        var pages = File.ReadAllText("/proc/self/statm").Split(' ')[0];
        var isRead = long.TryParse(pages, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        return isRead ? count * Environment.SystemPageSize : null;
    }

    // A limit that cannot be lowered is one that is lower already.
    private static void Set(int resource, long limit)
    {
        var both = new Limit(limit, limit);
        _ = SetLimit(resource, in both);
    }

    [DllImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Limit(long current, long most)
    {
        public readonly long Current = current;
        public readonly long Most = most;
    }
}
