using System.Runtime.ExceptionServices;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index;

/// <summary>Builds a whole index beside the old one and swaps it in.</summary>
/// <remarks>
/// Documents are gathered by the thousand and made into small segments on other threads while more are added; at the end these
/// are merged into one. What comes out does not depend on how they were gathered.
/// </remarks>
public sealed class IndexBuilder : IDisposable
{
    private const int DocumentsOfPart = 1 << 15;

    private readonly string _directory;
    private readonly string _stamp;
    private readonly Action<string> _afterStep;
    private readonly long _generation;
    private readonly long _segment;
    private readonly NumberedTexts _keys = new();
    private readonly CitationGraphWriter _graph = new();
    private readonly SegmentParts _parts;
    private int[] _citations = [];
    private bool _ended;

    /// <summary>
    /// Begins a build in a directory, which is made when it is missing. One writer a directory at a time.
    /// </summary>
    /// <param name="directory">The index directory.</param>
    /// <param name="stamp">Kept in the manifest as it stands: what the index was built from.</param>
    public IndexBuilder(string directory, string stamp)
        : this(directory, stamp, _ => { }, DocumentsOfPart)
    {
    }

    /// <summary>As the public one; tells of each durable step of the commit, so that a test can stop it there.</summary>
    internal IndexBuilder(string directory, string stamp, Action<string> afterStep, int documentsOfPart = DocumentsOfPart)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(stamp);
        _directory = directory;
        _stamp = stamp;
        _afterStep = afterStep;
        IndexDirectory.Make(directory);
        var before = IndexReader.ReadManifest(directory);
        _generation = (before?.Generation ?? IndexDirectory.LatestGeneration(directory)) + 1;
        // What a build that died has left is removed first; without a readable manifest the names tell, so that no file a reader
        // may have mapped is written over.
        if (before is not null)
            IndexDirectory.RemoveOthers(directory, before.Files);
        _segment = IndexDirectory.LatestNamed(directory) + 1;
        _parts = new SegmentParts(directory, _segment, documentsOfPart);
    }

    /// <summary>Adds a document and returns its number: 0, 1, 2 …</summary>
    /// <exception cref="ArgumentException">The key was added before.</exception>
    /// <exception cref="InvalidOperationException">A citation was added before, or the build was committed.</exception>
    public int Add(IndexDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ThrowIfEnded();
        if (_graph.Count > 0)
            throw new InvalidOperationException("All documents come before the first citation.");
        if (!_keys.Add(document.Key, out var number))
            throw new ArgumentException($"A document with the key {document.Key} was added before.", nameof(document));
        _parts.Add(number, document);
        return number;
    }

    /// <summary>
    /// Adds a citation, after all documents, at most once per ordered pair (<see cref="Commit"/> refuses a pair given twice).
    /// </summary>
    /// <param name="citing">Number of the citing document.</param>
    /// <param name="cited">Number of the cited document.</param>
    /// <param name="origins">Who asserts it, one bit each.</param>
    public void AddCitation(int citing, int cited, uint origins)
    {
        ThrowIfEnded();
        ThrowIfNoDocument(citing, nameof(citing));
        ThrowIfNoDocument(cited, nameof(cited));
        _graph.Add(citing, cited, origins);
        if (_citations.Length == 0)
            _citations = new int[_keys.Count];
        _citations[cited]++;
    }

    /// <summary>Writes every file, then the manifest, each made durable first; removes what older builds left.</summary>
    /// <exception cref="InvalidOperationException">A citation was added twice.</exception>
    public IndexManifest Commit(CancellationToken cancellationToken = default)
    {
        ThrowIfEnded();
        _ended = true;
        try
        {
            var output = new SegmentOutput(_directory, _segment, isDurable: true, _afterStep);
            _parts.Write(
                output, CitationsOf, () => output.Write(FileKind.Graph, file => _graph.Write(file, _keys.Count)), cancellationToken);
            var segment = output.Describe(_keys.Count);
            var manifest = new IndexManifest(
                IndexManifest.CurrentFormatVersion, _generation, _keys.Count, _keys.Count,
                _graph.Count, _stamp, [segment]);
            return IndexDirectory.Commit(_directory, manifest, _afterStep, cancellationToken);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
            throw;
        }
        finally
        {
            Clean();
        }
    }

    /// <summary>Drops a build that was not committed.</summary>
    public void Dispose()
    {
        if (!_ended)
            Clean();
        _ended = true;
    }

    private int CitationsOf(int document) => _citations.Length == 0 ? 0 : _citations[document];

    private void Clean()
    {
        _parts.Dispose();
        // The manifest may have been renamed into place before the step that failed.
        if (IndexReader.ReadManifest(_directory) is { } current && current.Segments.Any(segment => segment.Number == _segment))
            IndexDirectory.RemoveOthers(_directory, current.Files);
        else
            IndexDirectory.RemoveFrom(_directory, _segment);
    }

    private void ThrowIfEnded()
    {
        if (_ended)
            throw new InvalidOperationException("The build was committed or dropped.");
    }

    private void ThrowIfNoDocument(int document, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(document, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, _keys.Count, name);
    }
}
