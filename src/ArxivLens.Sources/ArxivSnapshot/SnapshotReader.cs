using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.ArxivSnapshot;

/// <summary>Reads papers from arXiv's public metadata snapshot: JSON lines, plain or gzip.</summary>
public static class SnapshotReader
{
    /// <summary>The source.</summary>
    public static Source About { get; } = new("arxiv-snapshot", "arXiv metadata snapshot", new Uri("https://info.arxiv.org/help/bulk_data.html"))
    {
        Gives = "papers with abstract, versions and licence",
        License = "CC0 1.0",
        GoesOldAfter = TimeSpan.FromDays(45),
    };

    /// <summary>Reads a file, or standard input for <c>-</c>; a bad record is yielded as rejected and the rest goes on.</summary>
    /// <exception cref="Core.SourceException">The file is missing or cannot be opened.</exception>
    public static IAsyncEnumerable<SourceRecord<Work>> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RecordStream.ReadAsync<Work>(InputFile.At(path), new SnapshotRecordParser().Parse, cancellationToken);
    }

    /// <summary>Reads an open stream, plain or gzip, and closes it.</summary>
    /// <param name="stream">The input.</param>
    /// <param name="name">What stands in the records for the file's name.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    public static IAsyncEnumerable<SourceRecord<Work>> ReadAsync(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return RecordStream.ReadAsync<Work>(InputFile.Of(stream, name), new SnapshotRecordParser().Parse, cancellationToken);
    }
}
