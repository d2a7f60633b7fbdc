using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Reads shards of the dataset <c>papers</c>, JSON lines, plain or gzip, for a library: which corpus ids its works have, and the facts
/// of those it knows by their keys only. Memory holds some 20 bytes for each key of the library, however many rows there are.
/// </summary>
public sealed class PaperDump
{
    private readonly KnownWorks known;
    private readonly SourceStores stores;
    private readonly bool takesAll;

    private PaperDump(KnownWorks known, SourceStores stores, bool takesAll) =>
        (this.known, this.stores, this.takesAll) = (known, stores, takesAll);

    /// <summary>Prepares reading for a library.</summary>
    /// <param name="stores">The library.</param>
    /// <param name="takesAll">Whether every work is taken, those too that nothing in the library cites or is cited by.</param>
    /// <param name="cancellationToken">Ends the preparation.</param>
    public static async Task<PaperDump> PrepareAsync(
        SourceStores stores, bool takesAll, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stores);
        return new PaperDump(await KnownWorks.ReadAsync(stores.Works, cancellationToken), stores, takesAll);
    }

    /// <summary>Reads a shard, or standard input for <c>-</c>; rows that are of no work of the library are passed over.</summary>
    /// <exception cref="Core.SourceException">The file is missing or cannot be opened.</exception>
    public IAsyncEnumerable<SourceRecord<DumpPaper>> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return DumpRows.ReadAsync<DumpPaper>(InputFile.At(path), new PaperRowParser(known, takesAll).TryRead, cancellationToken);
    }

    /// <summary>
    /// Saves rows: facts where the library has none but Semantic Scholar's own, and then the corpus ids. A record of anybody else
    /// stays.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="import">The import they belong to.</param>
    /// <param name="cancellationToken">Stops it; saving them again does the rest.</param>
    /// <returns>What became of each in order: a corpus id alone changes nothing that can be counted as an update of a work.</returns>
    public async Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<DumpPaper> rows, long import, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var before = await stores.Works.FindAsync([.. rows.Select(row => row.Key)], cancellationToken);
        var outcomes = new SaveOutcome[rows.Count];
        Array.Fill(outcomes, SaveOutcome.Unchanged);
        var (works, places, ids) = (new List<Work>(), new List<int>(), new List<ExternalId>());
        for (var place = 0; place < rows.Count; place++)
        {
            var row = rows[place];
            if (before[place] is null && !row.MayBeNew)
                continue;
            ids.Add(new ExternalId(CorpusIds.Scheme, CorpusIds.TextOf(row.CorpusId), row.Key));
            if (row.Facts is not { } facts || !await MayReplaceAsync(before[place], cancellationToken))
                continue;
            works.Add(KeepAbstract(facts, before[place]));
            places.Add(place);
        }

        var saved = await stores.Works.SaveAsync(works, import, cancellationToken);
        for (var i = 0; i < saved.Count; i++)
            outcomes[places[i]] = saved[i];
        await SaveNamelessAsync(rows, import, cancellationToken);
        await stores.Ids.SaveAsync(ids, cancellationToken);
        return outcomes;
    }

    // An abstract counts before all facts, so a record without the one that came from elsewhere would lose against it.
    private static Work KeepAbstract(Work facts, Work? before) => facts.Abstract.Length > 0 || before is null
        ? facts
        : facts with { Abstract = before.Abstract, AbstractIsDescription = before.AbstractIsDescription };

    private async Task<bool> MayReplaceAsync(Work? before, CancellationToken cancellationToken)
    {
        if (before is null || before.Kind == WorkKind.Unresolved)
            return true;
        if (before.Kind == WorkKind.Paper)
            return false;
        return await stores.Works.FindRecordOriginAsync(before.Key, cancellationToken) is { Source: SemanticScholarSource.Origin };
    }

    // Citations named these by their numbers before the library knew what they are; with the facts they can be seen to be one.
    private async Task SaveNamelessAsync(IReadOnlyList<DumpPaper> rows, long import, CancellationToken cancellationToken)
    {
        var works = new List<Work>();
        foreach (var row in rows)
        {
            if (row is { IsNameless: true, Facts: { } facts } && CorpusIds.KeyOf(row.CorpusId) is var key && key != row.Key)
                works.Add(facts with { Key = key, Doi = facts.Doi ?? row.Key.Doi });
        }

        if (works.Count > 0)
            await stores.Works.SaveAsync(works, import, cancellationToken);
    }
}
