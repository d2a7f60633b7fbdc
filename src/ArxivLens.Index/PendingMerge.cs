using ArxivLens.Index.Files;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Segments;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index;

/// <summary>A merge that was begun, see <see cref="IndexMerge.Begin"/>. Disposing it drops what was not committed.</summary>
/// <remarks>
/// It claims a segment number, and whoever removes files leaves those of a claimed number alone. When it is committed, documents
/// that have died meanwhile die in the merged segment too, and segments that have come meanwhile stand behind it. When a build
/// has replaced the segments meanwhile, there is nothing left to commit.
/// </remarks>
public sealed class PendingMerge : IDisposable
{
    private readonly string _directory;
    private readonly MergePlan _plan;
    private readonly Action<string> _afterStep;
    private readonly IndexReader _before;
    private readonly SegmentClaim _claim;
    private readonly List<Segment> _segments;
    private SegmentMerger? _merger;
    private IndexSegment? _merged;
    private bool _ended;

    private PendingMerge(string directory, MergePlan plan, Action<string> afterStep)
    {
        _directory = directory;
        _plan = plan;
        _afterStep = afterStep;
        _before = IndexReader.Open(directory);
        _segments = [.. _before.Segments.Segments.Skip(plan.Start)];
        try
        {
            // What writers that died have left is removed before the next number is taken.
            IndexDirectory.RemoveOthers(directory, _before.Manifest.Files);
            _claim = SegmentClaim.Take(directory);
        }
        catch
        {
            _before.Dispose();
            throw;
        }
    }

    /// <summary>Begins a merge; tells of each durable step, so that a test can stop it there.</summary>
    internal static PendingMerge? Begin(string directory, MergePlan plan, Action<string> afterStep)
        => SegmentClaim.Held(directory).Count > 0 ? null : new PendingMerge(directory, plan, afterStep);

    /// <summary>Writes the merged segment. This is the long part; it needs no lock.</summary>
    /// <exception cref="IndexDamagedException">A file that is to be merged does not match its checksum; it is named.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Write(CancellationToken cancellationToken = default)
    {
        ThrowIfEnded();
        // Damage must not be carried into a file whose checksum is right.
        foreach (var segment in _segments)
            segment.Verify(cancellationToken);
        var merger = new SegmentMerger(_segments, cancellationToken, _before.Graph.CountCitations);
        var output = new SegmentOutput(_directory, _claim.Segment, isDurable: true, _afterStep);
        try
        {
            Parallel.Invoke(
                new ParallelOptions { CancellationToken = cancellationToken },
                () => merger.WriteText(output),
                () =>
                {
                    merger.WriteColumns(output);
                    output.Write(FileKind.Phrases, WritePhrases);
                    WriteGraph(output);
                });
        }
        catch (AggregateException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }

        IndexDirectory.Flush(_directory);
        _merger = merger;
        _merged = output.Describe(merger.DocumentCount);
    }

    /// <summary>
    /// Puts the merged segment in the place of those it was made of. This is short; it needs the writer's lock.
    /// </summary>
    /// <returns>The new manifest; <c>null</c> when a build has replaced the segments meanwhile.</returns>
    /// <exception cref="IndexMissingException">The index is gone.</exception>
    /// <exception cref="IndexDamagedException">The manifest cannot be read any more.</exception>
    public IndexManifest? Commit(CancellationToken cancellationToken = default)
    {
        ThrowIfEnded();
        if (_merged is null)
            throw new InvalidOperationException("The merge was not written.");
        _ended = true;
        var current = ManifestFile.Read(_directory);
        var first = FindInputs(current);
        if (first < 0 || !IndexDirectory.Holds(_directory, _merged))
            return null;
        var merged = CarryDead(current, first);
        var manifest = current with
        {
            Generation = current.Generation + 1,
            Segments = [.. current.Segments.Take(first), merged, .. current.Segments.Skip(first + _segments.Count)],
        };
        return IndexDirectory.Commit(_directory, manifest, _afterStep, cancellationToken);
    }

    /// <summary>Drops a merge that was not committed.</summary>
    public void Dispose()
    {
        _ended = true;
        _before.Dispose();
        // The manifest may have been renamed into place before the step that failed.
        var current = IndexReader.ReadManifest(_directory);
        if (current is not null && current.Segments.All(segment => segment.Number != _claim.Segment))
            IndexDirectory.RemoveOf(_directory, _claim.Segment);
        _claim.Dispose();
    }

    private void WritePhrases(SectionWriter writer) => PhraseMerge.Write(
        writer, [.. _segments.Select(segment => segment.Phrases).OfType<PhraseTable>()],
        _plan.IsWhole ? PhraseHash.LeastCount : 1);

    private void WriteGraph(SegmentOutput output)
    {
        List<MappedFile> layers = [.. _segments.Select(segment => segment.Graph).OfType<MappedFile>()];
        if (_plan.IsWhole)
            output.Write(FileKind.Graph, writer => GraphMerge.WriteWhole(writer, _before.Graph));
        else if (layers.Count > 0)
            output.Write(FileKind.Graph, writer => GraphMerge.WriteOverlay(writer, layers));
    }

    /// <summary>Where the segments that were merged stand in a manifest, or −1.</summary>
    private int FindInputs(IndexManifest manifest)
    {
        var numbers = _segments.ConvertAll(segment => segment.Entry.Number);
        return manifest.Segments.Count >= _plan.Start + numbers.Count
            && manifest.Segments.Skip(_plan.Start).Take(numbers.Count).Select(segment => segment.Number).SequenceEqual(numbers)
            ? _plan.Start
            : -1;
    }

    /// <summary>The merged segment, with those documents dead that have died since the merge began.</summary>
    private IndexSegment CarryDead(IndexManifest current, int first)
    {
        var places = new List<int>();
        for (var index = 0; index < _segments.Count; index++)
        {
            var entry = current.Segments[first + index];
            if (entry.DeadCount == _segments[index].Entry.DeadCount)
                continue;
            using var segment = Segment.Open(_directory, entry);
            for (var place = 0; place < segment.DocumentCount; place++)
            {
                if (segment.Dead.Contains(place) && !_segments[index].Dead.Contains(place))
                    places.Add(_merger!.NewPlace(index, place));
            }
        }

        if (places.Count == 0)
            return _merged!;
        using var merged = Segment.Open(_directory, _merged!);
        return UpdateWriter.WriteDead(_directory, merged, places, current.Generation + 1, _afterStep);
    }

    private void ThrowIfEnded()
    {
        if (_ended)
            throw new InvalidOperationException("The merge was committed or dropped.");
    }
}
