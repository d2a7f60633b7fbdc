using System.Text.Json.Serialization;

namespace ArxivLens.Index;

/// <summary>What the index consists of at one moment.</summary>
/// <param name="FormatVersion">The layout of the files; a reader refuses what is newer or older than its own.</param>
/// <param name="Generation">Rises by one with each build, update or merge in a directory.</param>
/// <param name="DocumentCount">Documents that are there.</param>
/// <param name="NumberCount">Numbers given to documents: 0 to this less one. Those of removed documents stay unused.</param>
/// <param name="CitationCount">Citations.</param>
/// <param name="Stamp">What the caller gave to know by what the index was built from.</param>
/// <param name="Segments">The segments, oldest first.</param>
public sealed record IndexManifest(
    int FormatVersion,
    long Generation,
    int DocumentCount,
    int NumberCount,
    long CitationCount,
    string Stamp,
    IReadOnlyList<IndexSegment> Segments)
{
    /// <summary>The format this program writes, and the only one it reads.</summary>
    public const int CurrentFormatVersion = 3;

    /// <summary>Number of segments.</summary>
    [JsonIgnore]
    public int SegmentCount => Segments.Count;

    /// <summary>Every file of every segment.</summary>
    [JsonIgnore]
    public IReadOnlyList<IndexFile> Files => [.. Segments.SelectMany(segment => segment.Files)];

    /// <summary>
    /// Documents that were added, changed or removed since the first segment was built; each change of one document counts, and a
    /// document of the first segment that changed counts twice, as the old and as the new one.
    /// </summary>
    [JsonIgnore]
    public int ChangedCount
        => Segments.Skip(1).Sum(segment => segment.DocumentCount) + Segments.Take(1).Sum(segment => segment.DeadCount);
}

/// <summary>One segment: whole documents, and the rows of the citation graph that came with them.</summary>
/// <param name="Number">Its number in the directory; part of the names of its files.</param>
/// <param name="DocumentCount">Documents in it, dead ones included.</param>
/// <param name="DeadCount">Documents in it that were replaced by a newer segment or removed.</param>
/// <param name="Files">Its files.</param>
public sealed record IndexSegment(long Number, int DocumentCount, int DeadCount, IReadOnlyList<IndexFile> Files);

/// <summary>One file of a segment.</summary>
/// <param name="Name">File name, relative to the index directory.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Checksum">Checksum of the content; docs/index-format.md says which.</param>
public sealed record IndexFile(string Name, long Length, ulong Checksum);
