using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Segments;

/// <summary>Writes the files of an update.</summary>
/// <param name="directory">The index directory.</param>
/// <param name="before">The index as it was.</param>
/// <param name="afterStep">Told of each file that was written.</param>
internal sealed class UpdateWriter(string directory, IndexReader before, Action<string> afterStep)
{
    /// <summary>Writes the segment of an update; <c>null</c> when there is nothing for it to hold.</summary>
    /// <param name="documents">New and replacing documents by number.</param>
    /// <param name="references">Rows of references that are new or have changed.</param>
    /// <param name="numberCount">Numbers given, with those of the update.</param>
    /// <param name="cancellationToken">Ends it between files and now and then.</param>
    public IndexSegment? WriteSegment(
        SortedDictionary<int, IndexDocument> documents, IReadOnlyDictionary<int, (int[] Cited, uint[] Origins)> references,
        int numberCount, CancellationToken cancellationToken)
    {
        // The newest layer of the graph says how many numbers there are, so that it is written for new ones alone too.
        var hasGraph = references.Count > 0 || numberCount > before.NumberCount;
        if (documents.Count == 0 && !hasGraph)
            return null;
        var output = new SegmentOutput(directory, IndexDirectory.LatestNamed(directory) + 1, isDurable: true, afterStep);
        var phrases = new PhraseList();
        var builder = new SegmentBuilder(phrases.Add, before.Graph.CountCitations);
        foreach (var (number, document) in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            builder.Add(number, document);
        }

        builder.Write(output, isFinal: true, cancellationToken);
        output.Write(FileKind.Phrases, phrases.Write);
        if (hasGraph)
            output.Write(FileKind.Graph, file => WriteGraph(file, references, numberCount));
        return output.Describe(documents.Count);
    }

    /// <summary>Writes the dead of older segments anew where documents were replaced or removed.</summary>
    /// <param name="numbers">Numbers of such documents.</param>
    /// <returns>The older segments as they are now.</returns>
    public IReadOnlyList<IndexSegment> WriteDead(IEnumerable<int> numbers)
    {
        var dead = new Dictionary<Segment, List<int>>();
        foreach (var number in numbers)
        {
            var (segment, place) = before.Segments.Locate(number);
            if (place < 0)
                throw new InvalidDataException($"Document {number} is not where its key leads.");
            if (!dead.TryGetValue(segment, out var places))
                dead.Add(segment, places = []);
            places.Add(place);
        }

        return [.. before.Segments.Segments.Select(segment => dead.TryGetValue(segment, out var places)
            ? WriteDead(directory, segment, places, before.Manifest.Generation + 1, afterStep)
            : segment.Entry)];
    }

    /// <summary>Writes the dead of a segment anew.</summary>
    /// <param name="directory">The index directory.</param>
    /// <param name="segment">The segment as it was.</param>
    /// <param name="places">Places of documents that have died since.</param>
    /// <param name="generation">The generation that will see them dead.</param>
    /// <param name="afterStep">Told of the file.</param>
    /// <returns>The segment as it is now.</returns>
    public static IndexSegment WriteDead(
        string directory, Segment segment, List<int> places, long generation, Action<string> afterStep)
    {
        var name = IndexDirectory.NameOf(segment.Entry.Number, FileKind.Dead, generation);
        using var writer = new SectionWriter(Path.Combine(directory, name), FileKind.Dead);
        DeadDocuments.Write(writer, segment, places);
        var file = writer.Complete();
        afterStep(name);
        var others = segment.Entry.Files.Where(one => IndexDirectory.KindOf(one.Name) != FileKind.Dead);
        return segment.Entry with { DeadCount = segment.Dead.Count + places.Count, Files = [.. others, file] };
    }

    private void WriteGraph(
        SectionWriter writer, IReadOnlyDictionary<int, (int[] Cited, uint[] Origins)> references, int numberCount)
    {
        var overlay = new GraphOverlayWriter(before.Graph, numberCount);
        foreach (var (citing, row) in references)
            overlay.Replace(citing, row.Cited, row.Origins);
        overlay.Write(writer);
    }
}
