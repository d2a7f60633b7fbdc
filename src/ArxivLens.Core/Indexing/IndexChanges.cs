using ArxivLens.Core.Papers;
using ArxivLens.Index;

namespace ArxivLens.Core.Indexing;

/// <summary>Puts what changed in the library into an update of the index.</summary>
internal sealed class IndexChanges(IChangeLog changes, IndexUpdate update)
{
    private const int WorksInBatch = 1_000;

    /// <summary>Puts it all; works come before references, so that a new work can be named by another.</summary>
    /// <param name="found">What changed.</param>
    /// <param name="limit">How many rows of references are at most worth reading again for works that were joined or parted.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>
    /// Whether every reference leads to a document and there are not too many; otherwise the index is to be built anew.
    /// </returns>
    public async Task<bool> TryPutAsync(LibraryChanges found, int limit, CancellationToken cancellationToken)
    {
        var citing = FindCiting(found.Merged.Select(one => one.Key).Concat(found.Removed));
        if (citing.Count > limit)
            return false;
        foreach (var key in found.Removed.Concat(found.Merged.Where(one => one.Work != one.Key).Select(one => one.Key)))
            Remove(key);
        var merged = found.Merged.Select(one => one.Number).ToList();
        foreach (var batch in found.Works.Union(merged).Chunk(WorksInBatch))
        {
            foreach (var stored in await changes.ReadWorksAsync(batch, cancellationToken))
                update.Put(WorkDocument.Of(stored.Work));
        }

        var rows = found.Citing.Union(merged).Union(await changes.FindNumbersAsync([.. citing], cancellationToken));
        return await TrySetReferencesAsync(rows, cancellationToken);
    }

    // Who cites a joined work may cite it by any of its keys, and the index knows of one only.
    private HashSet<WorkKey> FindCiting(IEnumerable<WorkKey> changed)
    {
        var citing = new HashSet<WorkKey>();
        foreach (var key in update.FindCiting([.. changed.Select(key => key.ToString())]))
            citing.Add(WorkKey.TryParse(key, out var read) ? read : throw new InvalidDataException($"'{key}' of the index is no key."));
        return citing;
    }

    private void Remove(WorkKey key)
    {
        var document = update.Find(key.ToString());
        if (document < 0)
            return;
        update.SetReferences(document, []);
        update.Remove(key.ToString());
    }

    private async Task<bool> TrySetReferencesAsync(IEnumerable<long> numbers, CancellationToken cancellationToken)
    {
        foreach (var batch in numbers.Chunk(WorksInBatch))
        {
            foreach (var row in await changes.ReadReferencesAsync(batch, cancellationToken))
            {
                if (!TrySetReferences(row))
                    return false;
            }
        }

        return true;
    }

    private bool TrySetReferences(WorkReferences row)
    {
        var citing = update.Find(row.Citing.ToString());
        var references = new (int Cited, uint Origins)[row.Cited.Count];
        for (var i = 0; i < references.Length; i++)
        {
            references[i] = (update.Find(row.Cited[i].Key.ToString()), row.Cited[i].Origins);
            if (references[i].Cited < 0)
                return false;
        }

        Array.Sort(references);
        if (citing >= 0)
            update.SetReferences(citing, references);
        return citing >= 0;
    }
}
