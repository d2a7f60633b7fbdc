using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.WorkFile;

/// <summary>Reads works known by their bibliographic facts: JSON lines with id, title, authors, year, categories.</summary>
public static class WorkFileReader
{
    /// <summary>The source.</summary>
    public static Source About { get; } = new("work-file", "Files of works", null)
    {
        Gives = "works by their bibliographic facts",
    };

    /// <summary>Reads a file, or standard input for <c>-</c>; a bad record is yielded as rejected and the rest goes on.</summary>
    /// <exception cref="Core.SourceException">The file is missing or cannot be opened.</exception>
    public static IAsyncEnumerable<SourceRecord<Work>> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RecordStream.ReadAsync<Work>(InputFile.At(path), new WorkRecordParser().Parse, cancellationToken);
    }

    /// <summary>Reads an open stream, plain or gzip, and closes it.</summary>
    /// <param name="stream">The input.</param>
    /// <param name="name">What stands in the records for the file's name.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    public static IAsyncEnumerable<SourceRecord<Work>> ReadAsync(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return RecordStream.ReadAsync<Work>(InputFile.Of(stream, name), new WorkRecordParser().Parse, cancellationToken);
    }
}
