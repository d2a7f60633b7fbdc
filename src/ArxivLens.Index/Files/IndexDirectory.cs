using System.Globalization;
using System.Runtime.InteropServices;

namespace ArxivLens.Index.Files;

/// <summary>Names, durability and housekeeping of an index directory.</summary>
internal static partial class IndexDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly FileKind[] AllKinds = Enum.GetValues<FileKind>();

    /// <summary>The files of a generation, in the order they are written.</summary>
    public static ReadOnlySpan<FileKind> Kinds => AllKinds;

    /// <summary>Makes the directory when it is missing; a new one is its owner's only.</summary>
    public static void Make(string directory)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(directory);
        else
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>Opens a file for writing; a new one is its owner's only, as the library is whose words it holds.</summary>
    public static FileStream Create(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = bufferSize };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    /// <summary>The name of a file of a generation.</summary>
    public static string NameOf(long generation, FileKind kind)
        => string.Create(CultureInfo.InvariantCulture, $"{Prefix(generation)}{kind.ToString().ToLowerInvariant()}");

    /// <summary>The name of a generation's scratch file.</summary>
    public static string ScratchOf(long generation) => Prefix(generation) + "scratch";

    /// <summary>The highest generation any file in the directory is named after; 0 when there is none.</summary>
    public static long LatestNamed(string directory) => GenerationFiles(directory)
        .Aggregate(0L, (latest, path) => Math.Max(latest, ParseGeneration(Path.GetFileName(path))));

    /// <summary>
    /// Removes the files of every generation but one. What is mapped elsewhere stays readable there until unmapped.
    /// </summary>
    public static void RemoveOthers(string directory, long kept) => Remove(directory, generation => generation != kept);

    /// <summary>Removes the files of one generation.</summary>
    public static void RemoveGeneration(string directory, long generation) => Remove(directory, other => other == generation);

    /// <summary>Makes names given and taken in the directory durable. Windows has no such call and needs none.</summary>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = OpenPath(directory, 0);
        if (handle < 0)
            throw new IOException($"The directory {directory} cannot be opened to make it durable.");
        try
        {
            if (FlushHandle(handle) != 0)
                throw new IOException($"The directory {directory} cannot be made durable.");
        }
        finally
        {
            _ = CloseHandle(handle);
        }
    }

    private static string Prefix(long generation) => string.Create(CultureInfo.InvariantCulture, $"g{generation:D6}.");

    private static IEnumerable<string> GenerationFiles(string directory)
        => Directory.EnumerateFiles(directory, "g*.*").Where(path => ParseGeneration(Path.GetFileName(path)) > 0);

    private static long ParseGeneration(ReadOnlySpan<char> name)
    {
        var dot = name.IndexOf('.');
        return name.Length > 1 && name[0] == 'g' && dot > 1
            && long.TryParse(name[1..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var generation) ? generation : 0;
    }

    private static void Remove(string directory, Func<long, bool> chosen)
    {
        foreach (var path in GenerationFiles(directory).ToList())
        {
            if (!chosen(ParseGeneration(Path.GetFileName(path))))
                continue;
            try
            {
                File.Delete(path);
            }
            catch (IOException) when (OperatingSystem.IsWindows())
            {
                // Windows keeps a mapped file; the next build removes it.
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenPath(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int FlushHandle(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int CloseHandle(int handle);
}
