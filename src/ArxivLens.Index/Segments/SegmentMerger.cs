using ArxivLens.Index.Columns;
using ArxivLens.Index.Files;
using ArxivLens.Index.Forward;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Suggesting;

namespace ArxivLens.Index.Segments;

/// <summary>
/// Writes the living documents of some segments as one. The result is the same, byte for byte, as if they had been added to one
/// builder; only the phrases are merged elsewhere.
/// </summary>
internal sealed class SegmentMerger
{
    private readonly IReadOnlyList<Segment> _segments;
    private readonly Func<int, int>? _citations;
    private readonly CancellationToken _cancellationToken;
    private readonly List<(int Segment, int Place)> _order = [];
    private readonly int[][] _places;
    private readonly int[] _lengths;
    private readonly FieldTotals _totals = FieldTotals.Zero;

    /// <summary>Prepares a merge of segments, oldest first.</summary>
    /// <param name="segments">The segments.</param>
    /// <param name="cancellationToken">Ends it now and then.</param>
    /// <param name="citations">How often a document is cited, by number; without it nothing is, as far as suggestions go.</param>
    public SegmentMerger(
        IReadOnlyList<Segment> segments, CancellationToken cancellationToken, Func<int, int>? citations = null)
    {
        _segments = segments;
        _citations = citations;
        _cancellationToken = cancellationToken;
        _places = [.. segments.Select(segment => new int[segment.DocumentCount])];
        OrderDocuments();
        _lengths = new int[_order.Count];
        for (var place = 0; place < _order.Count; place++)
        {
            var (segment, old) = _order[place];
            _lengths[place] = segments[segment].Documents.Lengths[old];
        }

        foreach (var segment in segments)
        {
            _totals.Add(segment.Documents.Totals);
            _totals.Add(segment.Dead.Totals, -1);
        }
    }

    /// <summary>Where a document of a segment stands now; −1 when it was dead.</summary>
    public int NewPlace(int segment, int place) => _places[segment][place];

    /// <summary>Number of living documents.</summary>
    public int DocumentCount => _order.Count;

    /// <summary>Writes documents, keywords and suggestions; may run beside <see cref="WriteText"/>.</summary>
    public void WriteColumns(SegmentOutput output)
    {
        WriteDocuments(output);
        WriteKeywords(output, FileKind.Categories, segment => segment.Categories);
        WriteKeywords(output, FileKind.Authors, segment => segment.Authors);
        WriteSuggestions(output);
    }

    /// <summary>Writes terms, postings, positions and forward lists.</summary>
    public void WriteText(SegmentOutput output)
    {
        using var postings = output.Open(FileKind.Postings);
        using var positions = output.Open(FileKind.Positions);
        using var impacts = output.Open(FileKind.Impacts);
        var writer = new TermsWriter(postings, positions, new TermWeights(_totals, null), _lengths, impacts);
        var merge = new TermMerge(_segments, _places, writer, _cancellationToken);
        merge.Write();
        output.Write(FileKind.Terms, writer.WriteTerms);
        output.Complete(FileKind.Postings, postings);
        output.Complete(FileKind.Positions, positions);
        output.Complete(FileKind.Impacts, impacts);
        WriteForward(output, merge.Ranks);
    }

    private void OrderDocuments()
    {
        var numbers = new List<(int Number, int Segment, int Place)>();
        for (var index = 0; index < _segments.Count; index++)
        {
            var segment = _segments[index];
            for (var place = 0; place < segment.DocumentCount; place++)
            {
                _places[index][place] = -1;
                if (!segment.Dead.Contains(place))
                    numbers.Add((segment.Documents.Number(place), index, place));
            }
        }

        // Segments of a build follow on each other; only those of updates overlap.
        for (var index = 1; index < numbers.Count; index++)
        {
            if (numbers[index - 1].Number < numbers[index].Number)
                continue;
            numbers.Sort(static (left, right) => left.Number.CompareTo(right.Number));
            break;
        }

        foreach (var (_, segment, place) in numbers)
        {
            _places[segment][place] = _order.Count;
            _order.Add((segment, place));
        }
    }

    private void WriteDocuments(SegmentOutput output)
    {
        var columns = new DocumentColumnsWriter();
        columns.Totals.Add(_totals);
        for (var place = 0; place < _order.Count; place++)
        {
            var (index, old) = _order[place];
            var documents = _segments[index].Documents;
            columns.Add(
                documents.Number(old), documents.KeyBytes(old), documents.Days[old], documents.Years[old], documents.Kinds[old],
                _lengths[place]);
        }

        output.Write(FileKind.Documents, columns.Write);
    }

    private void WriteKeywords(SegmentOutput output, FileKind kind, Func<Segment, KeywordColumn> columnOf)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var writer = new KeywordColumnWriter(hasSets: kind == FileKind.Categories);
        var columns = _segments.Select(columnOf).ToArray();
        var numbers = Array.ConvertAll(columns, column => new int[column.Values.Count]);
        foreach (var (index, old) in _order)
        {
            foreach (var value in columns[index].ValuesOf(old))
            {
                // One more than the number, so that 0 is a value not met yet.
                ref var number = ref numbers[index][value];
                if (number == 0)
                    number = writer.Number(columns[index].Values.Bytes(value)) + 1;
                writer.AddValue(number - 1);
            }

            writer.EndDocument();
        }

        output.Write(kind, writer.Write);
    }

    private void WriteSuggestions(SegmentOutput output)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var merge = new SuggestionsMerge(_segments);
        foreach (var (index, old) in _order)
            merge.Add(index, old);
        Release(FileKind.Suggestions);
        output.Write(FileKind.Suggestions, file => merge.Write(file, CitationsAt));
    }

    /// <summary>Lets go of what was read of a file of each segment.</summary>
    private void Release(FileKind kind)
    {
        foreach (var segment in _segments)
            segment[kind].Release();
    }

    private int CitationsAt(int place)
    {
        var (index, old) = _order[place];
        return _citations?.Invoke(_segments[index].Documents.Number(old)) ?? 0;
    }

    private void WriteForward(SegmentOutput output, int[][] ranks)
    {
        using var file = output.Open(FileKind.Forward);
        var writer = new ForwardWriter(file);
        for (var place = 0; place < _order.Count; place++)
        {
            if ((place & 0xFFF) == 0)
                _cancellationToken.ThrowIfCancellationRequested();
            if ((place & 0xFFFF) == 0xFFFF)
                Release(FileKind.Forward);
            var (index, old) = _order[place];
            var terms = _segments[index].Forward.Read(old);
            while (terms.MoveNext())
                writer.Add(ranks[index][terms.Rank], terms.Code, terms.Frequencies);
            writer.EndDocument();
        }

        writer.Complete();
        output.Complete(FileKind.Forward, file);
        Release(FileKind.Forward);
    }
}
