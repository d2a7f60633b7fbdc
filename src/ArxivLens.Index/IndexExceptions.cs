namespace ArxivLens.Index;

/// <summary>The directory holds no index.</summary>
public sealed class IndexMissingException(string directory) : Exception($"There is no index in {directory}.");

/// <summary>A file of the index cannot be used; rebuilding it from the library mends that.</summary>
public sealed class IndexDamagedException(string file, string reason, Exception? inner = null)
    : Exception($"The index file {file} {reason}.", inner)
{
    /// <summary>Name of the file.</summary>
    public string File { get; } = file;

    internal static IndexDamagedException OtherFormat(string file, int format)
        => new(file, $"is of format {format}; this program reads format {IndexManifest.CurrentFormatVersion}");
}
