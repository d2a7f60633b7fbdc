using System.Runtime.InteropServices;

namespace ArxivLens.Benchmarks.Index;

/// <summary>CPU time of the calling thread, on Linux to the nanosecond; elsewhere the time that has passed.</summary>
internal static partial class ThreadTime
{
    private const int ClockOfThread = 3;

    public static double Milliseconds
    {
        get
        {
            if (!OperatingSystem.IsLinux())
                return Environment.TickCount64;
            _ = GetTime(ClockOfThread, out var time);
            return time.Seconds * 1e3 + time.Nanoseconds / 1e6;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
