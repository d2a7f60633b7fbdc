using ArxivLens.Index.Files;

namespace ArxivLens.Index.Segments;

/// <summary>The files of a segment that is being written.</summary>
/// <param name="directory">The index directory.</param>
/// <param name="number">The segment's number.</param>
/// <param name="isDurable">Whether files must outlast a crash; not those of a segment that is merged before the commit.</param>
/// <param name="afterStep">Told of each file that was written, so that a test can stop a build there.</param>
internal sealed class SegmentOutput(string directory, long number, bool isDurable, Action<string> afterStep)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<FileKind, IndexFile> _files = [];

    /// <summary>The segment's number.</summary>
    public long Number => number;

    /// <summary>Begins a file.</summary>
    public SectionWriter Open(FileKind kind)
        => new(Path.Combine(directory, IndexDirectory.NameOf(number, kind)), kind, isDurable);

    /// <summary>Ends a file.</summary>
    public void Complete(FileKind kind, SectionWriter writer)
    {
        var file = writer.Complete();
        lock (_lock)
            _files.Add(kind, file);
        afterStep(file.Name);
    }

    /// <summary>Writes a file in one go.</summary>
    public void Write(FileKind kind, Action<SectionWriter> write)
    {
        using var writer = Open(kind);
        write(writer);
        Complete(kind, writer);
    }

    /// <summary>What the manifest says of the segment.</summary>
    public IndexSegment Describe(int documentCount) => new(number, documentCount, 0, [.. _files.Values]);
}
