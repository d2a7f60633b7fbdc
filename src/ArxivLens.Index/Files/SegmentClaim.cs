namespace ArxivLens.Index.Files;

/// <summary>
/// Keeps the files of a segment that is written beside the writers of a directory: whoever removes files there leaves those of a
/// claimed number alone. The claim is a locked file; it ends with the process that holds it.
/// </summary>
internal sealed class SegmentClaim : IDisposable
{
    private const string Suffix = "claim";

    private readonly FileStream _file;

    private SegmentClaim(long segment, FileStream file)
    {
        Segment = segment;
        _file = file;
    }

    /// <summary>The number.</summary>
    public long Segment { get; }

    /// <summary>Claims a number no file is named after. The caller is the only writer of the directory at that moment.</summary>
    public static SegmentClaim Take(string directory)
    {
        var segment = IndexDirectory.LatestNamed(directory) + 1;
        var path = Path.Combine(directory, IndexDirectory.NameOf(segment, Suffix));
        return new SegmentClaim(segment, IndexDirectory.Create(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0));
    }

    /// <summary>The numbers that are claimed by a process that lives.</summary>
    public static HashSet<long> Held(string directory) => [.. Directory.EnumerateFiles(directory, $"*.{Suffix}")
        .Where(IsLocked).Select(path => IndexDirectory.SegmentOf(Path.GetFileName(path)))];

    /// <inheritdoc/>
    public void Dispose()
    {
        // Removed while it is locked still, so that no other process can take it for its own.
        if (!OperatingSystem.IsWindows())
            File.Delete(_file.Name);
        _file.Dispose();
        if (OperatingSystem.IsWindows())
            File.Delete(_file.Name);
    }

    private static bool IsLocked(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, 0).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
