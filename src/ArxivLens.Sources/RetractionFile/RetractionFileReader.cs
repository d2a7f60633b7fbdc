using ArxivLens.Core;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Csv;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.RetractionFile;

/// <summary>
/// Reads retractions from Retraction Watch's CSV, whole or cut down to the columns <c>OriginalPaperDOI</c> and
/// <c>RetractionDOI</c>, plain or gzip.
/// </summary>
public static class RetractionFileReader
{
    /// <summary>The source.</summary>
    public static Source About { get; } = new("retraction-watch", RetractionSource.Name, new Uri(RetractionSource.Address))
    {
        Gives = "retractions with their notices",
        License = RetractionSource.License,
        Attribution = "Retractions: Retraction Watch, published by Crossref",
        GoesOldAfter = TimeSpan.FromDays(30),
    };

    /// <summary>Reads a file, or standard input for <c>-</c>; a bad record is yielded as rejected and the rest goes on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="SourceException">The file is missing or cannot be opened, or its first line is no header.</exception>
    public static IAsyncEnumerable<SourceRecord<Retraction>> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ReadAsync(InputFile.At(path), cancellationToken);
    }

    /// <summary>Reads an open stream, plain or gzip, and closes it.</summary>
    /// <param name="stream">The input.</param>
    /// <param name="name">What stands in the records for the file's name.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="SourceException">Its first line is no header.</exception>
    public static IAsyncEnumerable<SourceRecord<Retraction>> ReadAsync(
        Stream stream, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ReadAsync(InputFile.Of(stream, name), cancellationToken);
    }

    private static IAsyncEnumerable<SourceRecord<Retraction>> ReadAsync(InputOpener open, CancellationToken cancellationToken)
        => CsvRecords.ReadAsync<Retraction>(
            open,
            header => RetractionRowParser.FromHeader(header) is { } rows ? rows.Parse : null,
            "OriginalPaperDOI and RetractionDOI",
            cancellationToken);
}
