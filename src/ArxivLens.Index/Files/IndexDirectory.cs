using System.Globalization;
using System.Runtime.InteropServices;

namespace ArxivLens.Index.Files;

/// <summary>Names, durability and housekeeping of an index directory.</summary>
internal static partial class IndexDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly Dictionary<string, FileKind> KindNames
        = Enum.GetValues<FileKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant());

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

    /// <summary>The name of a file of a segment.</summary>
    public static string NameOf(long segment, FileKind kind)
        => string.Create(CultureInfo.InvariantCulture, $"{Prefix(segment)}{kind.ToString().ToLowerInvariant()}");

    /// <summary>The name of a file of a segment that is written anew while the segment stays, in a generation.</summary>
    public static string NameOf(long segment, FileKind kind, long generation)
        => string.Create(CultureInfo.InvariantCulture, $"{NameOf(segment, kind)}.{generation:D6}");

    /// <summary>The name of a file that goes with a segment and is none of its own.</summary>
    public static string NameOf(long segment, string suffix) => Prefix(segment) + suffix;

    /// <summary>The name of a segment's scratch file.</summary>
    public static string ScratchOf(long segment) => NameOf(segment, "scratch");

    /// <summary>The segment a file is named after; 0 when it is none.</summary>
    public static long SegmentOf(string name) => ParseSegment(name);

    /// <summary>The kind of a file by its name; <c>null</c> when it is of none.</summary>
    public static FileKind? KindOf(string name)
    {
        var parts = name.Split('.');
        return parts.Length > 1 && KindNames.TryGetValue(parts[1], out var kind) ? kind : null;
    }

    /// <summary>The highest segment any file in the directory is named after; 0 when there is none.</summary>
    public static long LatestNamed(string directory) => SegmentPaths(directory)
        .Aggregate(0L, (latest, path) => Math.Max(latest, ParseSegment(Path.GetFileName(path))));

    /// <summary>The highest generation any file in the directory may be of, by its name; 0 when there is none.</summary>
    public static long LatestGeneration(string directory) => SegmentPaths(directory)
        .Select(path => long.TryParse(Path.GetExtension(path.AsSpan()).TrimStart('.'), out var generation) ? generation : 0)
        .Append(LatestNamed(directory)).Max();

    /// <summary>
    /// Removes every file of a segment that is neither among those kept nor claimed. What is mapped elsewhere stays readable
    /// there until unmapped.
    /// </summary>
    public static void RemoveOthers(string directory, IReadOnlyList<IndexFile> kept)
    {
        var names = kept.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        var claimed = SegmentClaim.Held(directory);
        Remove(directory, name => !names.Contains(name) && !claimed.Contains(ParseSegment(name)));
    }

    /// <summary>Removes the files of segments from a number on.</summary>
    public static void RemoveFrom(string directory, long segment) => Remove(directory, name => ParseSegment(name) >= segment);

    /// <summary>Removes the files of a segment.</summary>
    public static void RemoveOf(string directory, long segment) => Remove(directory, name => ParseSegment(name) == segment);

    /// <summary>Whether every file of a segment is there in its length.</summary>
    public static bool Holds(string directory, IndexSegment segment) => segment.Files.All(file =>
        new FileInfo(Path.Combine(directory, file.Name)) is { Exists: true } found && found.Length == file.Length);

    /// <summary>
    /// Makes a manifest the current one once every file it names is durable, and removes what it does not name.
    /// </summary>
    public static IndexManifest Commit(
        string directory, IndexManifest manifest, Action<string> afterStep, CancellationToken cancellationToken)
    {
        Flush(directory);
        afterStep("directory");
        cancellationToken.ThrowIfCancellationRequested();
        ManifestFile.Write(directory, manifest);
        afterStep(ManifestFile.Name);
        RemoveOthers(directory, manifest.Files);
        return manifest;
    }

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

    private static string Prefix(long segment) => string.Create(CultureInfo.InvariantCulture, $"s{segment:D6}.");

    private static IEnumerable<string> SegmentPaths(string directory)
        => Directory.EnumerateFiles(directory, "*.*").Where(path => ParseSegment(Path.GetFileName(path)) > 0);

    // Files of the first format, which had no segments, begin with a g.
    private static long ParseSegment(ReadOnlySpan<char> name)
    {
        var dot = name.IndexOf('.');
        return name.Length > 1 && name[0] is 's' or 'g' && dot > 1
            && long.TryParse(name[1..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var segment) ? segment : 0;
    }

    private static void Remove(string directory, Func<string, bool> chosen)
    {
        foreach (var path in SegmentPaths(directory).ToList())
        {
            if (!chosen(Path.GetFileName(path)))
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
