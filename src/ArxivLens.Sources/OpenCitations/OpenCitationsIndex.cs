using System.Runtime.CompilerServices;
using ArxivLens.Core.Ingest;
using ArxivLens.Sources.Csv;
using ArxivLens.Sources.Lines;
using ArxivLens.Sources.OpenAlex;
using ArxivLens.Sources.Relevance;

namespace ArxivLens.Sources.OpenCitations;

/// <summary>
/// Takes files of OpenCitations' index into the library: CSV with <c>citing</c> and <c>cited</c>, plain or gzip, of the index as it is
/// now and of COCI before it. Rows that name no paper of the library are passed over, most of them without making a text of them.
/// </summary>
public sealed class OpenCitationsIndex
{
    private readonly SourceStores stores;
    private readonly LibraryPapers? papers;
    private readonly IndexCounts counts = new();

    private OpenCitationsIndex(SourceStores stores, LibraryPapers? papers) => (this.stores, this.papers) = (stores, papers);

    /// <summary>Rows that concern no paper of the library, so far.</summary>
    public long Elsewhere => counts.Elsewhere;

    /// <summary>Prepares reading for a library.</summary>
    /// <param name="stores">The library.</param>
    /// <param name="takesAll">Whether rows are taken in that concern no paper of it.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    public static async Task<OpenCitationsIndex> PrepareAsync(SourceStores stores, bool takesAll, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stores);
        if (takesAll)
            return new OpenCitationsIndex(stores, papers: null);
        var (papers, _) = await LibraryPapers.ReadAsync(stores.Works, cancellationToken);
        foreach (var scheme in (string[])[OpenAlexId.Scheme, ListedIds.PmidScheme, ListedIds.OmidScheme])
        {
            await foreach (var (id, key, _) in stores.Ids.ReadAllAsync(scheme, cancellationToken))
                papers.AddName(scheme, id, key);
        }

        return new OpenCitationsIndex(stores, papers);
    }

    /// <summary>Imports a file, or standard input for <c>-</c>; a bad row is rejected and the rest goes on.</summary>
    /// <param name="run">The run, begun for this file.</param>
    /// <param name="file">The file.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was saved stays.</param>
    /// <exception cref="Core.SourceException">The file cannot be read, or its first line is no header.</exception>
    /// <exception cref="Core.LibraryException">The library cannot be written.</exception>
    public Task<ImportReport> ImportAsync(
        SourceRun run, string file, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        return SourceFileImport.RunAsync(
            run, SelectAsync(OpenAheadAsync, cancellationToken), MakeAsync, _ => 0, progress, cancellationToken);

        async Task<InputFile> OpenAheadAsync(CancellationToken token)
        {
            var input = await InputFile.OpenAsync(file, token);
            input.ReadAhead();
            return input;
        }
    }

    private async IAsyncEnumerable<SourceRecord<IndexRow>> SelectAsync(
        InputOpener open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in CsvRecords.ReadAsync<IndexRow>(
            open,
            header => IndexRowParser.FromHeader(header, papers, counts) is { } rows ? rows.Parse : null,
            "citing and cited",
            cancellationToken))
        {
            if (record.Reason is not null || record.Value is not null)
                yield return record;
        }
    }

    private async Task<SourceBatch> MakeAsync(IReadOnlyList<IndexRow> rows, CancellationToken cancellationToken)
    {
        var named = new NamedRows(stores.Ids, OpenCitationsOptions.About.Name);
        named.Add(rows);
        var (citations, ids) = await named.NameAsync(cancellationToken);
        return new SourceBatch { Citations = citations, Ids = ids };
    }
}
