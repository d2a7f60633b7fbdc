using ArxivLens.Index.Columns;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Similarity;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index;

/// <summary>Builds a new generation of the index beside the old one and swaps it in whole.</summary>
public sealed class IndexBuilder : IDisposable
{
    private readonly string _directory;
    private readonly string _stamp;
    private readonly long _generation;
    private readonly Action<string> _afterStep;
    private readonly Vocabulary _vocabulary = new();
    private readonly DocumentText _text;
    private readonly ForwardBuffer _forward = new();
    private readonly DocumentColumnsWriter _columns = new();
    private readonly KeywordColumnWriter _categories = new();
    private readonly KeywordColumnWriter _authors = new();
    private readonly CitationGraphWriter _graph = new();
    private readonly PhraseCounter _phrases;
    private bool _ended;

    /// <summary>
    /// Begins a generation in a directory, which is made when it is missing. One builder a directory at a time.
    /// </summary>
    /// <param name="directory">The index directory.</param>
    /// <param name="stamp">Kept in the manifest as it stands: what the index was built from.</param>
    public IndexBuilder(string directory, string stamp)
        : this(directory, stamp, _ => { })
    {
    }

    /// <summary>As the public one, and tells of each durable step of the commit, so that a test can stop it there.</summary>
    internal IndexBuilder(string directory, string stamp, Action<string> afterStep)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(stamp);
        _directory = directory;
        _stamp = stamp;
        _afterStep = afterStep;
        _text = new DocumentText(_vocabulary);
        IndexDirectory.Make(directory);
        // Without a readable manifest the names tell, so that no file a reader may have mapped is written over.
        _generation = (IndexReader.ReadManifest(directory)?.Generation ?? IndexDirectory.LatestNamed(directory)) + 1;
        IndexDirectory.RemoveGeneration(directory, _generation);
        _phrases = new PhraseCounter(Path.Combine(directory, IndexDirectory.ScratchOf(_generation)));
    }

    /// <summary>Adds a document and returns its number: 0, 1, 2 …</summary>
    /// <exception cref="ArgumentException">The key was added before.</exception>
    /// <exception cref="InvalidOperationException">A citation was added before, or the generation was committed.</exception>
    public int Add(IndexDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ThrowIfEnded();
        if (_graph.Count > 0)
            throw new InvalidOperationException("All documents come before the first citation.");
        var number = _columns.AddKey(document.Key);
        _forward.Add(_text.Read(document));
        _columns.Add(document, _text.Lengths);
        _phrases.Add(_text.Phrases);
        _categories.Add(document.Categories);
        _authors.Add(document.AuthorSlugs);
        return number;
    }

    /// <summary>
    /// Adds a citation, after all documents, at most once per ordered pair (<see cref="Commit"/> refuses a pair given twice).
    /// </summary>
    /// <param name="citing">Number of the citing document.</param>
    /// <param name="cited">Number of the cited document.</param>
    /// <param name="origins">Who asserts it, one bit each.</param>
    /// <exception cref="ArgumentException">The document cites itself, or a number is out of range.</exception>
    public void AddCitation(int citing, int cited, uint origins)
    {
        ThrowIfEnded();
        ThrowIfNoDocument(citing, nameof(citing));
        ThrowIfNoDocument(cited, nameof(cited));
        _graph.Add(citing, cited, origins);
    }

    /// <summary>Writes every file, then the manifest, each made durable first; removes what older generations left.</summary>
    /// <exception cref="InvalidOperationException">A citation was added twice.</exception>
    public IndexManifest Commit(CancellationToken cancellationToken = default)
    {
        ThrowIfEnded();
        _ended = true;
        var committed = false;
        try
        {
            var files = WriteFiles(cancellationToken);
            IndexDirectory.Flush(_directory);
            _afterStep("directory");
            cancellationToken.ThrowIfCancellationRequested();
            var manifest = new IndexManifest(
                IndexManifest.CurrentFormatVersion, _generation, _columns.Count, _graph.Count, _stamp, files);
            ManifestFile.Write(_directory, manifest);
            committed = true;
            _afterStep(ManifestFile.Name);
            IndexDirectory.RemoveOthers(_directory, _generation);
            return manifest;
        }
        finally
        {
            _phrases.Dispose();
            // The manifest may have been renamed into place before the step that failed.
            if (!committed && IndexReader.ReadManifest(_directory)?.Generation != _generation)
                IndexDirectory.RemoveGeneration(_directory, _generation);
        }
    }

    /// <summary>Drops a generation that was not committed.</summary>
    public void Dispose()
    {
        _phrases.Dispose();
        if (!_ended)
            IndexDirectory.RemoveGeneration(_directory, _generation);
        _ended = true;
    }

    private List<IndexFile> WriteFiles(CancellationToken cancellationToken)
    {
        var vocabulary = _vocabulary.Sort();
        var postings = new PostingsWriter(_forward, vocabulary, cancellationToken);
        var entries = postings.Measure();
        var vectors = new DocumentVectorsWriter(_forward, vocabulary, entries, _columns.DocumentsWithText);
        var files = new List<IndexFile>();
        foreach (var kind in IndexDirectory.Kinds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = IndexDirectory.NameOf(_generation, kind);
            using var writer = new SectionWriter(Path.Combine(_directory, name), kind);
            Action<SectionWriter> write = kind switch
            {
                FileKind.Documents => _columns.Write,
                FileKind.Terms => file => TermDictionary.Write(file, vocabulary, entries),
                FileKind.Postings => postings.WritePostings,
                FileKind.Positions => postings.WritePositions,
                FileKind.Categories => _categories.Write,
                FileKind.Authors => _authors.Write,
                FileKind.Phrases => file => _phrases.Write(file, cancellationToken),
                FileKind.Vectors => file => vectors.Write(file, cancellationToken),
                FileKind.Graph => file => _graph.Write(file, _columns.Count),
                _ => throw new InvalidOperationException($"There is no writer for {kind}."),
            };
            write(writer);
            files.Add(writer.Complete());
            _afterStep(name);
        }

        return files;
    }

    private void ThrowIfEnded()
    {
        if (_ended)
            throw new InvalidOperationException("The generation was committed or dropped.");
    }

    private void ThrowIfNoDocument(int document, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(document, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, _columns.Count, name);
    }
}
