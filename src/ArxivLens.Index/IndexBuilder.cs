using ArxivLens.Index.Documents;

namespace ArxivLens.Index;

/// <summary>Builds a new generation of the index beside the old one and swaps it in whole.</summary>
public sealed class IndexBuilder : IDisposable
{
    /// <summary>Begins a generation in a directory, which is made when it is missing. One builder a directory at a time.</summary>
    /// <param name="directory">The index directory.</param>
    /// <param name="stamp">Kept in the manifest as it stands: what the index was built from.</param>
    public IndexBuilder(string directory, string stamp) => throw new NotImplementedException();

    /// <summary>Adds a document and returns its number: 0, 1, 2 …</summary>
    /// <exception cref="ArgumentException">The key was added before.</exception>
    public int Add(IndexDocument document) => throw new NotImplementedException();

    /// <summary>Adds a citation, after all documents, at most once per ordered pair.</summary>
    /// <param name="citing">Number of the citing document.</param>
    /// <param name="cited">Number of the cited document.</param>
    /// <param name="origins">Who asserts it, one bit each.</param>
    public void AddCitation(int citing, int cited, uint origins) => throw new NotImplementedException();

    /// <summary>Writes every file, then the manifest, each made durable first; removes what older generations left.</summary>
    public IndexManifest Commit(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Drops a generation that was not committed.</summary>
    public void Dispose() => throw new NotImplementedException();
}
