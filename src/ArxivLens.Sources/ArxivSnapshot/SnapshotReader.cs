using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.ArxivSnapshot;

/// <summary>Reads papers from arXiv's public metadata snapshot: JSON lines, plain or gzip.</summary>
public static class SnapshotReader
{
    /// <summary>Reads a file, or standard input for <c>-</c>; a bad record is yielded as rejected and the rest goes on.</summary>
    /// <exception cref="Core.SourceException">The file is missing or cannot be opened.</exception>
    public static IAsyncEnumerable<SourceRecord<Work>> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RecordStream.ReadAsync<Work>(path, new SnapshotRecordParser().Parse, cancellationToken);
    }
}
