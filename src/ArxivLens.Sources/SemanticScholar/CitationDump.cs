using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Reads shards of the dataset <c>citations</c>: JSON lines, plain or gzip. Unpacking, reading and saving run side by side, and memory
/// holds the corpus ids of the library and a few blocks of lines, however long the shard is.
/// </summary>
public sealed class CitationDump
{
    private readonly CorpusMap works;
    private readonly bool keepsUnknown;

    private CitationDump(CorpusMap works, bool keepsUnknown) => (this.works, this.keepsUnknown) = (works, keepsUnknown);

    /// <summary>How many works of the library have a corpus id; without any there is nothing to be found.</summary>
    public int WorkCount => works.Count;

    /// <summary>Prepares reading for a library.</summary>
    /// <param name="ids">The library's external ids.</param>
    /// <param name="keepsUnknown">
    /// Whether it is kept that a paper of arXiv cites a work the library does not have, which becomes <c>work:s2-…</c>, unresolved.
    /// </param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    public static async Task<CitationDump> PrepareAsync(
        IExternalIdStore ids, bool keepsUnknown, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return new CitationDump(await CorpusMap.ReadAsync(ids, cancellationToken), keepsUnknown);
    }

    /// <summary>Reads a shard, or standard input for <c>-</c>; rows that concern no work of the library are counted only.</summary>
    /// <param name="path">The file.</param>
    /// <param name="counts">Told what its rows come to.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <exception cref="Core.SourceException">The file is missing or cannot be opened.</exception>
    public IAsyncEnumerable<SourceRecord<Citation>> ReadAsync(
        string path, CitationCounts counts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(counts);
        var rows = new CitationRowParser(works, keepsUnknown, counts);
        return new CitationRuns(DumpRows.ReadAsync<DumpCitation>(InputFile.At(path), rows.TryRead, cancellationToken)).ReadAsync(cancellationToken);
    }
}
