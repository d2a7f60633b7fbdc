using ArxivLens.Core.Papers;
using ArxivLens.Sources.Relevance;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// What the library has, in as little room as tells whether a row of a dump may be of it: some 20 bytes for each key and for each
/// DOI that a paper of arXiv records, a bit for each work that only its corpus id names.
/// </summary>
internal sealed class KnownWorks
{
    private readonly HashSet<ulong> keys = [];
    private readonly HashSet<ulong> twins = [];
    private readonly CorpusIdSet nameless = new();

    /// <summary>How many works there are.</summary>
    public long Count => keys.Count + nameless.Count;

    /// <summary>Reads a library.</summary>
    public static async Task<KnownWorks> ReadAsync(IWorkStore works, CancellationToken cancellationToken)
    {
        var known = new KnownWorks();
        await foreach (var (key, doi) in works.ReadNamesAsync(cancellationToken))
            known.Add(key, doi);
        return known;
    }

    /// <summary>Whether the work is there under its corpus id, because a citation named it so.</summary>
    public bool IsNameless(long corpusId) => nameless.Contains(corpusId);

    /// <summary>Whether a key of this hash may be there or be a twin; once in a few billion it is neither.</summary>
    public bool MayHave(ulong hash) => keys.Contains(hash) || twins.Contains(hash);

    /// <summary>Whether a work may be there.</summary>
    public bool MayHave(WorkKey key) => keys.Contains(KeyHash.Of(key));

    /// <summary>Whether a paper of the library says that it was published as this work.</summary>
    public bool IsTwin(WorkKey key) => twins.Contains(KeyHash.Of(key));

    /// <summary>Enters a work.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="doi">The DOI its record tells.</param>
    public void Add(WorkKey key, string? doi)
    {
        var text = key.ToString();
        if (CorpusIds.TryRead(text, out var id))
        {
            nameless.Add(id);
            return;
        }

        keys.Add(KeyHash.Of(text));
        if (key.Arxiv is not null && WorkKey.TryParse(doi, out var twin) && twin.Doi is not null)
            twins.Add(KeyHash.Of(twin));
    }
}
