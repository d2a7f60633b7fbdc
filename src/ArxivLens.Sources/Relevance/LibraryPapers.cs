using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.Relevance;

/// <summary>
/// The papers of the library by all their names: arXiv identifier, the DOI they were published under, and what they are called
/// elsewhere. About 25 bytes a paper and 12 for each further name, however much is compared with it.
/// </summary>
internal sealed class LibraryPapers
{
    private readonly NumberSet keys = new();
    private readonly NumberSet names = new();

    /// <summary>How many names there are.</summary>
    public int Count => keys.Count + names.Count;

    /// <summary>Reads a library.</summary>
    /// <returns>Its papers, and the hashes of the keys of all other works.</returns>
    public static async Task<(LibraryPapers Papers, NumberSet Others)> ReadAsync(IWorkStore works, CancellationToken cancellationToken)
    {
        var (papers, others) = (new LibraryPapers(), new NumberSet());
        await foreach (var name in works.ReadNamesAsync(cancellationToken))
        {
            if (name.Kind == WorkKind.Paper)
                papers.Add(name.Key, name.Doi);
            else
                others.Add(KeyHash.Of(name.Key));
        }

        return (papers, others);
    }

    /// <summary>Adds a paper.</summary>
    public void Add(WorkKey paper, string? doi)
    {
        keys.Add(KeyHash.Of(paper));
        if (WorkKey.TryParse(doi, out var published))
            keys.Add(KeyHash.Of(published));
    }

    /// <summary>Adds what a work is called elsewhere, if the work is one of the papers.</summary>
    public void AddName(string scheme, string id, WorkKey work)
    {
        if (Has(work))
            names.Add(KeyHash.Of($"{scheme}:{id}"));
    }

    /// <summary>Whether a work is one of the papers, by identifier or by the DOI it was published under.</summary>
    public bool Has(WorkKey key) => keys.Contains(KeyHash.Of(key));

    /// <summary>Whether a name elsewhere is that of one of the papers.</summary>
    public bool HasName(string scheme, string id) => names.Count > 0 && names.Contains(KeyHash.Of($"{scheme}:{id}"));

    /// <summary>Whether a key of this hash may be there.</summary>
    public bool MayHave(ulong hash) => keys.Contains(hash);

    /// <summary>Whether a name may be there, straight from its bytes with its scheme before it.</summary>
    public bool MayHaveName(ReadOnlySpan<byte> name) => names.Count > 0 && names.Contains(KeyHash.Of(name));
}
