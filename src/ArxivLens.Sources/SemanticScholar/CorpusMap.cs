using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// The works of the library by their corpus ids: some 50 bytes for each of them, whatever the length of the files that are read
/// with it. Works that have no other name (<see cref="CorpusIds.KeyOf"/>) need no entry.
/// </summary>
internal sealed class CorpusMap
{
    // Most rows of a dump concern no work of the library: a bit says so sooner than a table.
    private readonly CorpusIdSet ids = new();
    private readonly Dictionary<long, CorpusWork> works = [];

    /// <summary>How many works have a corpus id.</summary>
    public int Count => works.Count;

    /// <summary>Reads what earlier imports of papers found.</summary>
    public static async Task<CorpusMap> ReadAsync(IExternalIdStore store, CancellationToken cancellationToken)
    {
        var map = new CorpusMap();
        await foreach (var (text, key, number) in store.ReadAllAsync(CorpusIds.Scheme, cancellationToken))
        {
            if (CorpusIds.TryParse(text, out var id) && !CorpusIds.TryRead(key.ToString(), out _))
                map.Add(id, new CorpusWork(key, number));
        }

        return map;
    }

    /// <summary>Enters a work.</summary>
    public void Add(long id, CorpusWork work)
    {
        ids.Add(id);
        works[id] = work;
    }

    /// <summary>Finds a work.</summary>
    public bool TryFind(long id, out CorpusWork work)
    {
        work = default;
        return ids.Contains(id) && works.TryGetValue(id, out work);
    }
}

/// <summary>A work of the library that has a corpus id.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Number">Its number in the library.</param>
internal readonly record struct CorpusWork(WorkKey Key, long Number);
