using ArxivLens.Core;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Csv;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.CitationFile;

/// <summary>Reads citations from CSV with a header <c>citing,cited</c> and optionally <c>origin</c>, plain or gzip.</summary>
public static class CitationFileReader
{
    /// <summary>The source.</summary>
    public static Source About { get; } = new("file", "Files of citations", null)
    {
        Gives = "citations whose origin nobody named",
    };

    /// <summary>Reads a file, or standard input for <c>-</c>; a bad record is yielded as rejected and the rest goes on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="origin">Who asserts the citations where the file does not say.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="SourceException">The file is missing or cannot be opened, or its first line is no header.</exception>
    public static IAsyncEnumerable<SourceRecord<Citation>> ReadAsync(
        string path, string origin = "file", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ReadRowsAsync(InputFile.At(path), OriginOf(origin), cancellationToken);
    }

    /// <summary>Reads an open stream, plain or gzip, and closes it.</summary>
    /// <param name="stream">The input.</param>
    /// <param name="name">What stands in the records for the file's name.</param>
    /// <param name="origin">Who asserts the citations where the input does not say.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="SourceException">Its first line is no header.</exception>
    public static IAsyncEnumerable<SourceRecord<Citation>> ReadAsync(
        Stream stream, string name, string origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ReadRowsAsync(InputFile.Of(stream, name), OriginOf(origin), cancellationToken);
    }

    private static string OriginOf(string origin) => CitationRowParser.TryReadOrigin(origin, out var known)
        ? known
        : throw new ArgumentException("An origin is 1 to 40 of a-z, 0-9 and -.", nameof(origin));

    private static IAsyncEnumerable<SourceRecord<Citation>> ReadRowsAsync(
        InputOpener open, string origin, CancellationToken cancellationToken) => CsvRecords.ReadAsync<Citation>(
            open,
            header => CitationRowParser.FromHeader(header, origin) is { } rows ? rows.Parse : null,
            "citing and cited",
            cancellationToken);
}
