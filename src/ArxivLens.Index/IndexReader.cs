using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Segments;
using ArxivLens.Index.Similarity;
using ArxivLens.Index.Suggesting;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index;

/// <summary>
/// The index as it was at one moment, mapped into memory; any number of threads may read it at once. Later updates and merges do
/// not change what it answers. Disposing it while another thread reads is the caller's error.
/// </summary>
public sealed partial class IndexReader : IDisposable
{
    private readonly SegmentSet _segments;
    private readonly Searcher _searcher;
    private readonly TextVectors _vectors;
    private readonly Suggester _suggester;
    private readonly WordCorrector _corrector;

    private IndexReader(IndexManifest manifest, SegmentSet segments)
    {
        Manifest = manifest;
        _segments = segments;
        if (segments.DocumentCount != manifest.DocumentCount)
        {
            throw new IndexDamagedException(
                ManifestFile.Name, $"counts {manifest.DocumentCount} documents instead of {segments.DocumentCount}");
        }

        var layers = segments.Segments.Select(segment => segment.Graph).OfType<MappedFile>();
        Graph = new CitationGraph([.. layers], manifest);
        Terms = new TermStatistics(segments);
        _vectors = new TextVectors(segments);
        _searcher = new Searcher(segments, Graph);
        _suggester = new Suggester(segments, Graph);
        _corrector = new WordCorrector(segments);
    }

    /// <summary>
    /// Opens the newest state after checking lengths and headers (not whole contents, see <see cref="Verify"/>).
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

    /// <summary>Number of documents that are there.</summary>
    public int DocumentCount => Manifest.DocumentCount;

    /// <summary>Numbers given to documents: 0 to this less one; those of removed documents stay unused.</summary>
    public int NumberCount => Manifest.NumberCount;

    /// <summary>The citation graph.</summary>
    public CitationGraph Graph { get; }

    /// <summary>Document frequencies of words and phrases.</summary>
    public TermStatistics Terms { get; }

    /// <summary>The segments, for this project's own use.</summary>
    internal SegmentSet Segments => _segments;

    /// <summary>The number of a document by its key, or −1. It stays the same for as long as the document is there.</summary>
    public int Find(string key) => _segments.Find(key) is var number && number < NumberCount
        ? number
        : throw new InvalidDataException($"The key {key} leads to document {number}, which is not there.");

    /// <summary>Whether a number is that of a document that is there.</summary>
    public bool Contains(int document) => document >= 0 && document < NumberCount && _segments.Locate(document).Place >= 0;

    /// <summary>The key of a document. A number without a document is refused, here and below.</summary>
    public string Key(int document)
    {
        var (segment, place) = Locate(document);
        return segment.Documents.Key(place);
    }

    /// <summary>Day of first publication as <see cref="DateOnly.DayNumber"/>; 0 when unknown.</summary>
    public int Day(int document)
    {
        var (segment, place) = Locate(document);
        return segment.Documents.Days[place];
    }

    /// <summary>Year of first publication; 0 when unknown.</summary>
    public int Year(int document)
    {
        var (segment, place) = Locate(document);
        return segment.Documents.Years[place];
    }

    /// <summary>The document's <see cref="IndexDocument.Kind"/>.</summary>
    public byte Kind(int document)
    {
        var (segment, place) = Locate(document);
        return segment.Documents.Kinds[place];
    }

    /// <summary>A document's values of a keyword field, in the order they were added; one given twice stands once.</summary>
    public IReadOnlyList<string> Keywords(KeywordField field, int document)
    {
        var (segment, place) = Locate(document);
        var column = segment.Keywords(field);
        var values = column.ValuesOf(place);
        var names = new string[values.Length];
        for (var index = 0; index < names.Length; index++)
            names[index] = column.Values[values[index]];
        return names;
    }

    /// <summary>Every value of a keyword field with its number of documents, by value.</summary>
    public IEnumerable<FacetCount> Keywords(KeywordField field) => _segments.Keywords(field);

    /// <summary>How many documents carry a value of a keyword field.</summary>
    public int KeywordCount(KeywordField field, string value) => _segments.KeywordCount(field, value);

    /// <summary>
    /// The documents nearest to a document by the weight of the terms they share (cosine of TF-IDF, 0–1), best first, itself left
    /// out: <see cref="TextLikeness.FindNearest"/>.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="limit">Hits to return at most.</param>
    public IReadOnlyList<Hit> FindSimilarText(int document, int limit)
    {
        using var likeness = Likeness(document);
        var hits = likeness.FindNearest(limit);
        RequireThere(hits);
        return hits;
    }

    /// <summary>Compares the text of a document with that of others; to be disposed when done.</summary>
    /// <param name="document">The document.</param>
    public TextLikeness Likeness(int document)
    {
        Locate(document);
        return new TextLikeness(_vectors, document);
    }

    /// <summary>
    /// The terms of a document's title and abstract that weigh most by TF-IDF, heaviest first: what <see cref="FindSimilarText"/>
    /// goes by. Terms no other document holds are left out.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="limit">Terms to return at most.</param>
    public IReadOnlyList<WeightedTerm> HeaviestTerms(int document, int limit)
    {
        using var likeness = Likeness(document);
        return likeness.Heaviest(limit);
    }

    /// <summary>Answers a query.</summary>
    /// <exception cref="ArgumentException">
    /// The query is nested deeper than <see cref="Query.MaximumDepth"/>, or a number is negative.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before the answer was whole.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; so too from other questions.</exception>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var result = _searcher.Search(request, cancellationToken);
        RequireThere(result.Hits);
        return result;
    }

    /// <summary>
    /// How the score of a document for a query comes about, term by term and field by field; <c>null</c> when it does not match.
    /// The parts add up, unit for unit, to the score of <see cref="Search"/>.
    /// </summary>
    public Explanation? Explain(Query query, int document)
    {
        ArgumentNullException.ThrowIfNull(query);
        Locate(document);
        return _searcher.Explain(query, document);
    }

    /// <summary>Reads every file and compares it with its checksum.</summary>
    /// <exception cref="IndexDamagedException">A file is damaged; it is named.</exception>
    public void Verify(CancellationToken cancellationToken = default)
    {
        foreach (var segment in _segments.Segments)
            segment.Verify(cancellationToken);
    }

    /// <summary>Unmaps the files.</summary>
    public void Dispose() => _segments.Dispose();

    private static IndexReader Open(string directory, IndexManifest manifest)
    {
        var segments = new List<Segment>();
        try
        {
            foreach (var entry in manifest.Segments)
                segments.Add(Segment.Open(directory, entry));
            return new IndexReader(manifest, new SegmentSet(segments));
        }
        catch
        {
            segments.ForEach(segment => segment.Dispose());
            throw;
        }
    }

    // A hit that is not there would be refused as if the reader of the answer had made it up.
    private void RequireThere(IReadOnlyList<Hit> hits)
    {
        for (var index = 0; index < hits.Count; index++)
        {
            if (!Contains(hits[index].Document))
                throw new InvalidDataException($"The index finds document {hits[index].Document}, which is not there.");
        }
    }

    private (Segment Segment, int Place) Locate(int document)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(document);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, NumberCount);
        var (segment, place) = _segments.Locate(document);
        return place >= 0
            ? (segment, place)
            : throw new ArgumentOutOfRangeException(nameof(document), document, "It was removed.");
    }
}
