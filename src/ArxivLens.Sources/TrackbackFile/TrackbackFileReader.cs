using ArxivLens.Core.Articles;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.TrackbackFile;

/// <summary>
/// Reads trackbacks, by which sites tell arXiv that an article of theirs discusses a paper: JSON lines with paper, title, excerpt, url,
/// site, posted.
/// </summary>
public static class TrackbackFileReader
{
    /// <summary>The source.</summary>
    public static Source About { get; } = new("arxiv-trackbacks", "arXiv trackbacks", new Uri("https://info.arxiv.org/help/trackback.html"))
    {
        Gives = "which articles on the web discuss a paper",
        GoesOldAfter = TimeSpan.FromDays(90),
    };

    /// <summary>Reads a file, or standard input for <c>-</c>; a bad record is yielded as rejected and the rest goes on.</summary>
    /// <exception cref="Core.SourceException">The file is missing or cannot be opened.</exception>
    public static IAsyncEnumerable<SourceRecord<ArticleMention>> ReadAsync(
        string path, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(clock);
        return ReadAsync(InputFile.At(path), clock, cancellationToken);
    }

    /// <summary>Reads an open stream, plain or gzip, and closes it.</summary>
    /// <param name="stream">The input.</param>
    /// <param name="name">What stands in the records for the file's name.</param>
    /// <param name="clock">Says when it is read.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    public static IAsyncEnumerable<SourceRecord<ArticleMention>> ReadAsync(
        Stream stream, string name, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(clock);
        return ReadAsync(InputFile.Of(stream, name), clock, cancellationToken);
    }

    private static IAsyncEnumerable<SourceRecord<ArticleMention>> ReadAsync(
        InputOpener input, TimeProvider clock, CancellationToken cancellationToken) =>
        RecordStream.ReadAsync<ArticleMention>(input, new TrackbackParser(clock.GetUtcNow()).Parse, cancellationToken);
}
