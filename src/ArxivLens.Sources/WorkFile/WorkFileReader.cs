using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.WorkFile;

/// <summary>Reads works known by their bibliographic facts: JSON lines with id, title, authors, year, categories.</summary>
public static class WorkFileReader
{
    /// <summary>Reads a file, or standard input for <c>-</c>; a bad record is yielded as rejected and the rest goes on.</summary>
    /// <exception cref="Core.SourceException">The file is missing or cannot be opened.</exception>
    public static IAsyncEnumerable<SourceRecord<Work>> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RecordStream.ReadAsync<Work>(path, new WorkRecordParser().Parse, cancellationToken);
    }
}
