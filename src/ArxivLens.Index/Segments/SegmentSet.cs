using ArxivLens.Index.Documents;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Segments;

/// <summary>
/// The segments of one moment, oldest first, read as one: where each document is, and statistics over all living documents, exact
/// to the last one.
/// </summary>
internal sealed class SegmentSet : IDisposable
{
    private readonly Segment[] _segments;
    private readonly TermWeights[] _weights;
    private readonly FieldTotals _totals = FieldTotals.Zero;

    /// <summary>Takes segments over; they are given back with the set.</summary>
    public SegmentSet(IReadOnlyList<Segment> segments)
    {
        _segments = [.. segments];
        foreach (var segment in segments)
        {
            _totals.Add(segment.Documents.Totals);
            _totals.Add(segment.Dead.Totals, -1);
            DocumentCount += segment.DocumentCount - segment.Dead.Count;
        }

        _weights = [new TermWeights(_totals, null), .. Enum.GetValues<TextField>().Select(field => new TermWeights(_totals, field))];
    }

    /// <summary>The segments, oldest first.</summary>
    public IReadOnlyList<Segment> Segments => _segments;

    /// <summary>Number of living documents.</summary>
    public int DocumentCount { get; }

    /// <summary>Living documents that have a title or an abstract.</summary>
    public int DocumentsWithText => _totals.DocumentsWithText;

    /// <summary>The weights of postings in all fields or one, under the averages of all living documents.</summary>
    public TermWeights Weights(TextField? field) => _weights[field is { } one ? 1 + (int)one : 0];

    /// <summary>
    /// How much greater a weight can be now than a segment's own averages made it: its greatest weights times this still bound
    /// all.
    /// </summary>
    public float BoundFactor(Segment segment)
    {
        var factor = 1f;
        for (var field = 0; field < TextFields.Count; field++)
            factor = Math.Max(factor, _totals.Average(field) / segment.Documents.Totals.Average(field));
        // Weights are rounded to 24 bits, so that a bound that is more than 1 may be a rounding too low.
        return factor == 1f ? factor : factor * 1.00001f;
    }

    /// <summary>In how many living documents a term occurs.</summary>
    public TermCounts Counts(string term) => Counts(System.Text.Encoding.UTF8.GetBytes(term));

    /// <summary>In how many living documents a term in UTF-8 occurs.</summary>
    public TermCounts Counts(ReadOnlySpan<byte> term)
    {
        var counts = default(TermCounts);
        foreach (var segment in _segments)
        {
            if (segment.Terms.Find(term) is >= 0 and var rank)
                segment.AddCounts(rank, ref counts);
        }

        return counts;
    }

    /// <summary>In how many documents a phrase occurs, by its hash; 0 when fewer than two hold it.</summary>
    public int CountPhrase(ulong hash)
    {
        var count = 0;
        foreach (var segment in _segments)
            count += segment.Phrases?.Find(hash) ?? 0;
        return count < PhraseHash.LeastCount ? 0 : count;
    }

    /// <summary>The segment of a living document and its place there; a place of −1 when there is no such document.</summary>
    public (Segment Segment, int Place) Locate(int number)
    {
        for (var index = _segments.Length - 1; index >= 0; index--)
        {
            if (_segments[index].Place(number) is >= 0 and var place)
                return (_segments[index], place);
        }

        return (_segments[0], -1);
    }

    /// <summary>The number of a living document by its key, or −1.</summary>
    public int Find(string key)
    {
        for (var index = _segments.Length - 1; index >= 0; index--)
        {
            var segment = _segments[index];
            if (segment.Documents.Find(key) is >= 0 and var place && !segment.Dead.Contains(place))
                return NumberOf(segment, place);
        }

        return -1;
    }

    private static int NumberOf(Segment segment, int place)
    {
        var number = segment.Documents.Number(place);
        return segment.Documents.Place(number) == place
            ? number
            : throw new InvalidDataException($"Document {number} is not where its key leads.");
    }

    /// <summary>How many living documents carry a value of a keyword field.</summary>
    public int KeywordCount(KeywordField field, string value)
    {
        var count = 0;
        foreach (var segment in _segments)
        {
            var column = segment.Keywords(field);
            if (column.Values.Find(value) is >= 0 and var number)
                count += CountLiving(segment, column.DocumentsOf(number));
        }

        return count;
    }

    /// <summary>Every value of a keyword field with its number of living documents, by value.</summary>
    public IEnumerable<FacetCount> Keywords(KeywordField field) => _segments
        .SelectMany(segment => Enumerable.Range(0, segment.Keywords(field).Values.Count).Select(value => new FacetCount(
            segment.Keywords(field).Values[value], CountLiving(segment, segment.Keywords(field).DocumentsOf(value)))))
        .GroupBy(count => count.Value, StringComparer.Ordinal)
        .Select(values => new FacetCount(values.Key, values.Sum(value => value.Count)))
        .Where(value => value.Count > 0)
        .OrderBy(value => value.Value, StringComparer.Ordinal);

    private static int CountLiving(Segment segment, ReadOnlySpan<int> places)
    {
        if (segment.Dead.Count == 0)
            return places.Length;
        var count = 0;
        foreach (var place in places)
            count += segment.Dead.Contains(place) ? 0 : 1;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var segment in _segments)
            segment.Dispose();
    }
}
