using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;

namespace ArxivLens.Sources.CitationFile;

/// <summary>Reads citations from CSV with a header <c>citing,cited</c> and optionally <c>origin</c>, plain or gzip.</summary>
public static class CitationFileReader
{
    /// <summary>Reads a file, or standard input for <c>-</c>; a bad record is yielded as rejected and the rest goes on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="origin">Who asserts the citations where the file does not say.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="Core.SourceException">The file is missing or cannot be opened.</exception>
    public static IAsyncEnumerable<SourceRecord<Citation>> ReadAsync(
        string path, string origin = "file", CancellationToken cancellationToken = default)
        => throw new NotImplementedException();
}
