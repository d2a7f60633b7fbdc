using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index;

/// <summary>
/// Adds, replaces and removes some documents of an index by a small segment of its own. The work follows the size of the update.
/// </summary>
/// <remarks>
/// Nothing is seen before <see cref="Commit"/>, and then all at once by whoever opens the index next. A reader that is open sees
/// what it saw. One writer a directory at a time: an update is begun and committed under the same lock as a build.
/// </remarks>
public sealed class IndexUpdate : IDisposable
{
    private readonly string _directory;
    private readonly string _stamp;
    private readonly Action<string> _afterStep;
    private readonly IndexReader _before;
    private readonly SortedDictionary<int, IndexDocument> _documents = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<int> _removed = [];
    private readonly ReferenceChanges _references;
    private int _numberCount;
    private bool _ended;

    private IndexUpdate(string directory, string stamp, Action<string> afterStep)
    {
        _directory = directory;
        _stamp = stamp;
        _afterStep = afterStep;
        _before = IndexReader.Open(directory);
        _references = new ReferenceChanges(_before.Graph);
        _numberCount = _before.NumberCount;
    }

    /// <summary>Begins an update of the newest state of the index in a directory.</summary>
    /// <param name="directory">The index directory.</param>
    /// <param name="stamp">Kept in the manifest as it stands: what the index holds when the update is committed.</param>
    /// <exception cref="IndexMissingException">There is none.</exception>
    /// <exception cref="IndexDamagedException">A file is missing, short, of another format or damaged; it is named.</exception>
    public static IndexUpdate Begin(string directory, string stamp) => Begin(directory, stamp, _ => { });

    /// <summary>As the public one; tells of each durable step of the commit, so that a test can stop it there.</summary>
    internal static IndexUpdate Begin(string directory, string stamp, Action<string> afterStep)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(stamp);
        return new IndexUpdate(directory, stamp, afterStep);
    }

    /// <summary>The number of a document by its key, put or removed ones regarded; −1 when there is none.</summary>
    public int Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _numbers.TryGetValue(key, out var number) ? number : _before.Find(key);
    }

    /// <summary>
    /// The keys of the documents that cite any of some documents before the update, each once, in no particular order; keys of none are
    /// passed over.
    /// </summary>
    public IReadOnlySet<string> FindCiting(IReadOnlyList<string> cited)
    {
        ArgumentNullException.ThrowIfNull(cited);
        var citing = new HashSet<int>();
        foreach (var document in cited.Select(_before.Find).Where(document => document >= 0))
        {
            foreach (var one in _before.Graph.Citations(document))
                citing.Add(one);
        }

        return citing.Select(_before.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Adds a document, or replaces the one of the same key, and returns its number. A replaced document keeps its number and its
    /// references; a new one gets the next number, even when its key was used and removed before.
    /// </summary>
    public int Put(IndexDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ThrowIfEnded();
        var number = Find(document.Key);
        if (number < 0)
            _numbers[document.Key] = number = _numberCount++;
        _documents[number] = document;
        return number;
    }

    /// <summary>Removes a document with all its references and citations; its number stays unused.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string key)
    {
        ThrowIfEnded();
        var number = Find(key);
        if (number < 0)
            return false;
        _numbers[key] = -1;
        _documents.Remove(number);
        _removed.Add(number);
        return true;
    }

    /// <summary>Gives a document all its references anew; none take all away.</summary>
    /// <param name="citing">Number of the citing document.</param>
    /// <param name="references">What it cites, in any order, and who asserts it, one bit each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not that of a document that is there.</exception>
    /// <exception cref="ArgumentException">The document cites itself, or another one twice.</exception>
    public void SetReferences(int citing, IReadOnlyList<(int Cited, uint Origins)> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        ThrowIfEnded();
        ThrowIfNoDocument(citing, nameof(citing));
        foreach (var (cited, _) in references)
            ThrowIfNoDocument(cited, nameof(references));
        _references.Set(citing, references);
    }

    /// <summary>Writes the segment and then the manifest, each made durable first.</summary>
    /// <remarks>When nothing was put or changed there is no new segment, and only the stamp is kept.</remarks>
    /// <exception cref="InvalidOperationException">The index has changed since the update began.</exception>
    /// <exception cref="IndexDamagedException">What must be read of the index is damaged; it is as it was.</exception>
    /// <exception cref="InvalidDataException">As before.</exception>
    public IndexManifest Commit(CancellationToken cancellationToken = default)
    {
        ThrowIfEnded();
        _ended = true;
        var before = _before.Manifest;
        if (ManifestFile.Read(_directory).Generation != before.Generation)
            throw new InvalidOperationException("The index has changed since the update began.");
        var isCommitted = false;
        try
        {
            // An update that was killed may have left the dead of a segment under the name that they shall have now.
            IndexDirectory.RemoveOthers(_directory, before.Files);
            var writer = new UpdateWriter(_directory, _before, _afterStep);
            var added = writer.WriteSegment(_documents, _references.Complete(_removed), _numberCount, cancellationToken);
            var segments = writer.WriteDead(_removed.Concat(_documents.Keys).Where(number => number < before.NumberCount));
            var manifest = before with
            {
                Generation = before.Generation + 1,
                DocumentCount = segments.Sum(segment => segment.DocumentCount - segment.DeadCount) + _documents.Count,
                NumberCount = _numberCount,
                CitationCount = before.CitationCount + _references.AddedCount,
                Stamp = _stamp,
                Segments = added is null ? segments : [.. segments, added],
            };
            var committed = IndexDirectory.Commit(_directory, manifest, _afterStep, cancellationToken);
            isCommitted = true;
            return committed;
        }
        finally
        {
            // The manifest may have been renamed into place before the step that failed.
            if (!isCommitted && IndexReader.ReadManifest(_directory) is { } current)
                IndexDirectory.RemoveOthers(_directory, current.Files);
        }
    }

    /// <summary>Drops an update that was not committed.</summary>
    public void Dispose()
    {
        _ended = true;
        _before.Dispose();
    }

    private void ThrowIfEnded()
    {
        if (_ended)
            throw new InvalidOperationException("The update was committed or dropped.");
    }

    private void ThrowIfNoDocument(int number, string name)
    {
        var isThere = !_removed.Contains(number)
            && (number < _before.NumberCount ? _before.Contains(number) : number < _numberCount);
        if (!isThere)
            throw new ArgumentOutOfRangeException(name, number, "There is no such document.");
    }
}
