namespace ArxivLens.Index.Files;

/// <summary>The mapped files of one generation.</summary>
internal sealed class GenerationFiles : IDisposable
{
    private readonly Dictionary<FileKind, MappedFile> _files = [];

    private GenerationFiles()
    {
    }

    /// <summary>A file.</summary>
    public MappedFile this[FileKind kind] => _files[kind];

    /// <summary>Maps all files a manifest names.</summary>
    public static GenerationFiles Open(string directory, IndexManifest manifest)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("The index is read on little-endian machines only.");
        var files = new GenerationFiles();
        try
        {
            for (var index = 0; index < manifest.Files.Count; index++)
            {
                var kind = IndexDirectory.Kinds[index];
                files._files.Add(kind, MappedFile.Open(directory, manifest.Files[index], kind));
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
        foreach (var kind in IndexDirectory.Kinds)
            _files[kind].Verify(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values)
            file.Dispose();
    }
}
