using ArxivLens.Index.Documents;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index;

/// <summary>
/// One generation of the index, mapped into memory; any number of threads may read it at once.
/// Disposing it while another thread reads is the caller's error.
/// </summary>
public sealed class IndexReader : IDisposable
{
    private IndexReader()
    {
    }

    /// <summary>Opens the newest generation after checking lengths and headers (not whole contents, see <see cref="Verify"/>).</summary>
    /// <exception cref="IndexMissingException">There is none.</exception>
    /// <exception cref="IndexDamagedException">A file is missing, short, of another format or damaged; it is named.</exception>
    public static IndexReader Open(string directory) => throw new NotImplementedException();

    /// <summary>The manifest in a directory, or <c>null</c> when there is none that can be read. Cheap: for asking again and again.</summary>
    public static IndexManifest? ReadManifest(string directory) => throw new NotImplementedException();

    /// <summary>The manifest this reader was opened from.</summary>
    public IndexManifest Manifest => throw new NotImplementedException();

    /// <summary>Number of documents.</summary>
    public int DocumentCount => throw new NotImplementedException();

    /// <summary>The citation graph.</summary>
    public CitationGraph Graph => throw new NotImplementedException();

    /// <summary>Document frequencies of words and phrases.</summary>
    public TermStatistics Terms => throw new NotImplementedException();

    /// <summary>The number of a document by its key, or −1.</summary>
    public int Find(string key) => throw new NotImplementedException();

    /// <summary>The key of a document.</summary>
    public string Key(int document) => throw new NotImplementedException();

    /// <summary>Day of first publication as <see cref="DateOnly.DayNumber"/>; 0 when unknown.</summary>
    public int Day(int document) => throw new NotImplementedException();

    /// <summary>Year of first publication; 0 when unknown.</summary>
    public int Year(int document) => throw new NotImplementedException();

    /// <summary>The document's <see cref="IndexDocument.Kind"/>.</summary>
    public byte Kind(int document) => throw new NotImplementedException();

    /// <summary>A document's values of a keyword field, in the order they were added.</summary>
    public IReadOnlyList<string> Keywords(KeywordField field, int document) => throw new NotImplementedException();

    /// <summary>Every value of a keyword field with its number of documents, by value.</summary>
    public IEnumerable<FacetCount> Keywords(KeywordField field) => throw new NotImplementedException();

    /// <summary>How many documents carry a value of a keyword field.</summary>
    public int KeywordCount(KeywordField field, string value) => throw new NotImplementedException();

    /// <summary>The documents nearest to a document by the weight of the terms they share (cosine of TF-IDF), best first, itself left out.</summary>
    /// <param name="document">The document.</param>
    /// <param name="limit">Hits to return at most.</param>
    public IReadOnlyList<Hit> FindSimilarText(int document, int limit) => throw new NotImplementedException();

    /// <summary>Answers a query.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before the answer was whole.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Reads every file and compares it with its checksum.</summary>
    /// <exception cref="IndexDamagedException">A file is damaged; it is named.</exception>
    public void Verify(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Unmaps the files.</summary>
    public void Dispose() => throw new NotImplementedException();
}
