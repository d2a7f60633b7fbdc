using ArxivLens.Index.Columns;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Similarity;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index;

/// <summary>
/// One generation of the index, mapped into memory; any number of threads may read it at once.
/// Disposing it while another thread reads is the caller's error.
/// </summary>
public sealed class IndexReader : IDisposable
{
    private readonly GenerationFiles _files;
    private readonly DocumentColumns _documents;
    private readonly TermDictionary _dictionary;
    private readonly SearchSources _sources;
    private readonly Searcher _searcher;
    private readonly DocumentVectors _vectors;
    private readonly SimilarText _similar;

    private IndexReader(IndexManifest manifest, GenerationFiles files)
    {
        var count = manifest.DocumentCount;
        Manifest = manifest;
        _files = files;
        _documents = new DocumentColumns(files[FileKind.Documents], count);
        _dictionary = new TermDictionary(files[FileKind.Terms], files[FileKind.Postings], files[FileKind.Positions]);
        _sources = new SearchSources(
            _dictionary,
            _documents,
            new KeywordColumn(files[FileKind.Categories], count),
            new KeywordColumn(files[FileKind.Authors], count),
            new Bm25(_documents, count),
            count);
        _vectors = new DocumentVectors(files[FileKind.Vectors], count);
        _similar = new SimilarText(_dictionary, _vectors, count, _documents.DocumentsWithText);
        Graph = new CitationGraph([files[FileKind.Graph]]).Expect(count, manifest.CitationCount);
        Terms = new TermStatistics(_dictionary, _documents, files[FileKind.Phrases]);
        _searcher = new Searcher(_sources, Graph);
    }

    /// <summary>
    /// Opens the newest generation after checking lengths and headers (not whole contents, see <see cref="Verify"/>).
    /// </summary>
    /// <exception cref="IndexMissingException">There is none.</exception>
    /// <exception cref="IndexDamagedException">A file is missing, short, of another format or damaged; it is named.</exception>
    public static IndexReader Open(string directory)
    {
        var manifest = ManifestFile.Read(directory);
        while (true)
        {
            try
            {
                return Open(directory, manifest);
            }
            catch (IndexDamagedException)
            {
                // A build that ended meanwhile has removed these files: the newer manifest names the ones that replaced them.
                var newer = ManifestFile.Read(directory);
                if (newer.Generation == manifest.Generation)
                    throw;
                manifest = newer;
            }
        }
    }

    /// <summary>
    /// The manifest in a directory, or <c>null</c> when there is none that can be read. Cheap: for asking again and again.
    /// </summary>
    public static IndexManifest? ReadManifest(string directory)
    {
        try
        {
            return ManifestFile.Read(directory);
        }
        catch (Exception exception) when (exception is IndexMissingException or IndexDamagedException)
        {
            return null;
        }
    }

    /// <summary>The manifest this reader was opened from.</summary>
    public IndexManifest Manifest { get; }

    /// <summary>Number of documents.</summary>
    public int DocumentCount => Manifest.DocumentCount;

    /// <summary>The citation graph.</summary>
    public CitationGraph Graph { get; }

    /// <summary>Document frequencies of words and phrases.</summary>
    public TermStatistics Terms { get; }

    /// <summary>The number of a document by its key, or −1.</summary>
    public int Find(string key) => _documents.Find(key);

    /// <summary>The key of a document.</summary>
    public string Key(int document) => _documents.Key(Checked(document));

    /// <summary>Day of first publication as <see cref="DateOnly.DayNumber"/>; 0 when unknown.</summary>
    public int Day(int document) => _documents.Days[Checked(document)];

    /// <summary>Year of first publication; 0 when unknown.</summary>
    public int Year(int document) => _documents.Years[Checked(document)];

    /// <summary>The document's <see cref="IndexDocument.Kind"/>.</summary>
    public byte Kind(int document) => _documents.Kind(Checked(document));

    /// <summary>A document's values of a keyword field, in the order they were added; one given twice stands once.</summary>
    public IReadOnlyList<string> Keywords(KeywordField field, int document)
    {
        var column = _sources.Keywords(field);
        var values = column.ValuesOf(Checked(document));
        var names = new string[values.Length];
        for (var index = 0; index < names.Length; index++)
            names[index] = column.Values[values[index]];
        return names;
    }

    /// <summary>Every value of a keyword field with its number of documents, by value.</summary>
    public IEnumerable<FacetCount> Keywords(KeywordField field)
    {
        var column = _sources.Keywords(field);
        return Enumerable.Range(0, column.Values.Count)
            .Select(value => new FacetCount(column.Values[value], column.DocumentsOf(value).Length));
    }

    /// <summary>How many documents carry a value of a keyword field.</summary>
    public int KeywordCount(KeywordField field, string value)
    {
        var column = _sources.Keywords(field);
        var number = column.Values.Find(value);
        return number < 0 ? 0 : column.DocumentsOf(number).Length;
    }

    /// <summary>
    /// The documents nearest to a document by the weight of the terms they share (cosine of TF-IDF), best first, itself left out.
    /// Summed over the document's thirty heaviest terms, divided by the lengths of the whole vectors: 0–1.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="limit">Hits to return at most.</param>
    public IReadOnlyList<Hit> FindSimilarText(int document, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _similar.Find(Checked(document), limit);
    }

    /// <summary>
    /// The terms of a document's title and abstract that weigh most by TF-IDF, heaviest first: what <see cref="FindSimilarText"/>
    /// goes by. Terms no other document holds are left out.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="limit">Terms to return at most; no more than thirty are kept.</param>
    public IReadOnlyList<WeightedTerm> HeaviestTerms(int document, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var terms = _vectors.Heaviest(Checked(document));
        var heaviest = new WeightedTerm[Math.Min(limit, terms.Length)];
        for (var index = 0; index < heaviest.Length; index++)
            heaviest[index] = new WeightedTerm(_dictionary.Term(terms[index].Rank), terms[index].Weight);
        return heaviest;
    }

    /// <summary>Answers a query.</summary>
    /// <exception cref="ArgumentException">
    /// The query is nested deeper than <see cref="Query.MaximumDepth"/>, or a number is negative.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the answer was whole.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _searcher.Search(request, cancellationToken);
    }

    /// <summary>Reads every file and compares it with its checksum.</summary>
    /// <exception cref="IndexDamagedException">A file is damaged; it is named.</exception>
    public void Verify(CancellationToken cancellationToken = default) => _files.Verify(cancellationToken);

    /// <summary>Unmaps the files.</summary>
    public void Dispose() => _files.Dispose();

    private static IndexReader Open(string directory, IndexManifest manifest)
    {
        var files = GenerationFiles.Open(directory, manifest);
        try
        {
            return new IndexReader(manifest, files);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    private int Checked(int document)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(document);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, DocumentCount);
        return document;
    }
}
