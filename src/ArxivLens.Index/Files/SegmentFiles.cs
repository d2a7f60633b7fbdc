namespace ArxivLens.Index.Files;

/// <summary>The mapped files of one segment.</summary>
internal sealed class SegmentFiles : IDisposable
{
    private readonly Dictionary<FileKind, MappedFile> _files = [];

    private SegmentFiles()
    {
    }

    /// <summary>A file.</summary>
    /// <exception cref="IndexDamagedException">The manifest does not name it.</exception>
    public MappedFile this[FileKind kind]
        => Find(kind) ?? throw new IndexDamagedException(kind.ToString(), "is not in the manifest");

    /// <summary>A file, or <c>null</c> when the segment has none of the kind.</summary>
    public MappedFile? Find(FileKind kind) => _files.GetValueOrDefault(kind);

    /// <summary>Maps all files the manifest names for a segment.</summary>
    public static SegmentFiles Open(string directory, IndexSegment segment)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("The index is read on little-endian machines only.");
        var files = new SegmentFiles();
        try
        {
            foreach (var file in segment.Files)
            {
                var kind = IndexDirectory.KindOf(file.Name) ?? throw new IndexDamagedException(file.Name, "is of no known kind");
                files._files.Add(kind, MappedFile.Open(directory, file, kind));
            }

            return files;
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Compares every file with its checksum.</summary>
    public void Verify(CancellationToken cancellationToken)
    {
        foreach (var file in _files.Values)
            file.Verify(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values)
            file.Dispose();
    }
}
