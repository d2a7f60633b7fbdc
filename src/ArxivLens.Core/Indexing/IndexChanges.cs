using ArxivLens.Core.Papers;
using ArxivLens.Index;

namespace ArxivLens.Core.Indexing;

/// <summary>Puts what changed in the library into an update of the index.</summary>
internal sealed class IndexChanges(IChangeLog changes, IndexUpdate update)
{
    private const int WorksInBatch = 1_000;

    /// <summary>Puts it all; works come before references, so that a new work can be named by another.</summary>
    /// <returns>Whether every reference leads to a document; otherwise the index does not fit the library.</returns>
    public async Task<bool> TryPutAsync(LibraryChanges found, CancellationToken cancellationToken)
    {
        foreach (var key in found.Removed)
            Remove(key);
        foreach (var batch in found.Works.Chunk(WorksInBatch))
        {
            foreach (var stored in await changes.ReadWorksAsync(batch, cancellationToken))
                update.Put(WorkDocument.Of(stored.Work));
        }

        foreach (var batch in found.Citing.Chunk(WorksInBatch))
        {
            foreach (var row in await changes.ReadReferencesAsync(batch, cancellationToken))
            {
                if (!TrySetReferences(row))
                    return false;
            }
        }

        return true;
    }

    private void Remove(WorkKey key)
    {
        var document = update.Find(key.ToString());
        if (document < 0)
            return;
        update.SetReferences(document, []);
        update.Remove(key.ToString());
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
