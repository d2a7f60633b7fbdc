using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Reads shards of the dataset <c>abstracts</c>, JSON lines, plain or gzip, for works of the library that have a title and no abstract.
/// Those that publishers withhold are not in it.
/// </summary>
public sealed class AbstractDump
{
    private readonly CorpusMap works;
    private readonly KnownWorks known;
    private readonly SourceStores stores;

    private AbstractDump(CorpusMap works, KnownWorks known, SourceStores stores) =>
        (this.works, this.known, this.stores) = (works, known, stores);

    /// <summary>Prepares reading for a library.</summary>
    public static async Task<AbstractDump> PrepareAsync(SourceStores stores, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stores);
        var works = await CorpusMap.ReadAsync(stores.Ids, cancellationToken);
        return new AbstractDump(works, await KnownWorks.ReadAsync(stores.Works, cancellationToken), stores);
    }

    /// <summary>How many works of the library have a corpus id; without any there is nothing to be found.</summary>
    public int WorkCount => works.Count;

    /// <summary>Reads a shard, or standard input for <c>-</c>; rows that are of no work of the library are passed over.</summary>
    /// <exception cref="Core.SourceException">The file is missing or cannot be opened.</exception>
    public IAsyncEnumerable<SourceRecord<DumpAbstract>> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return DumpRows.ReadAsync<DumpAbstract>(InputFile.At(path), new AbstractRowParser(works, known).TryRead, cancellationToken);
    }

    /// <summary>Saves rows; a work that has its authors' abstract keeps it, one without a title waits for its facts.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="import">The import they belong to.</param>
    /// <param name="cancellationToken">Stops it; saving them again does the rest.</param>
    /// <returns>What became of each in order.</returns>
    public async Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<DumpAbstract> rows, long import, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var before = await stores.Works.FindAsync([.. rows.Select(row => row.Key)], cancellationToken);
        var (changed, places) = (new List<Work>(), new List<int>());
        for (var place = 0; place < rows.Count; place++)
        {
            if (before[place] is not { Title.Length: > 0 } work || !await MayReplaceAsync(work, cancellationToken))
                continue;
            changed.Add(work with { Abstract = rows[place].Abstract, AbstractIsDescription = false });
            places.Add(place);
        }

        var outcomes = new SaveOutcome[rows.Count];
        Array.Fill(outcomes, SaveOutcome.Unchanged);
        var saved = await stores.Works.SaveAsync(changed, import, cancellationToken);
        for (var i = 0; i < saved.Count; i++)
            outcomes[places[i]] = saved[i];
        return outcomes;
    }

    // Of two abstracts that Semantic Scholar gives of one work the same is kept in whichever order they come.
    private async Task<bool> MayReplaceAsync(Work work, CancellationToken cancellationToken) =>
        work.Abstract.Length == 0 || work.AbstractIsDescription || (work.Kind == WorkKind.Work
            && await stores.Works.FindRecordOriginAsync(work.Key, cancellationToken) is { Source: SemanticScholarSource.Origin });
}
