namespace ArxivLens.Index;

/// <summary>What a generation of the index consists of.</summary>
/// <param name="FormatVersion">The layout of the files; a reader refuses what is newer or older than its own.</param>
/// <param name="Generation">Rises by one with each build in a directory.</param>
/// <param name="DocumentCount">Documents, numbered 0 to this less one.</param>
/// <param name="CitationCount">Citations.</param>
/// <param name="Stamp">What the caller gave to <see cref="IndexBuilder"/> to know by what the index was built from.</param>
/// <param name="Files">The files with their lengths and checksums.</param>
public sealed record IndexManifest(
    int FormatVersion, long Generation, int DocumentCount, long CitationCount, string Stamp, IReadOnlyList<IndexFile> Files)
{
    /// <summary>The format this program writes, and the only one it reads.</summary>
    public const int CurrentFormatVersion = 1;
}

/// <summary>One file of a generation.</summary>
/// <param name="Name">File name, relative to the index directory.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Checksum">Checksum of the content; docs/index-format.md says which.</param>
public sealed record IndexFile(string Name, long Length, ulong Checksum);
