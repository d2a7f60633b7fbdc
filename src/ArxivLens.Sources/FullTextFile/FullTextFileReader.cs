using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.FullTextFile;

/// <summary>Reads full texts: JSON lines, plain or gzip, in the two shapes of <see cref="FullTextRecordParser"/>.</summary>
public static class FullTextFileReader
{
    /// <summary>The source.</summary>
    public static Source About { get; } = new("fulltext", "Full texts", null)
    {
        Gives = "full texts, in which questions find passages, with their references and the sentences that cite",
        Lists = SourceCoverage.Some,
    };

    /// <summary>Reads a file, or standard input for <c>-</c>.</summary>
    public static IAsyncEnumerable<SourceRecord<FullText>> ReadAsync(string file, CancellationToken cancellationToken = default) =>
        RecordStream.ReadAsync(InputFile.At(file), FullTextRecordParser.Parse, cancellationToken);
}
