using ArxivLens.Index.Columns;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>Counts the values of one keyword field, by their number in the first segment where they have one.</summary>
/// <remarks>
/// Where values are few, sets of them are counted. Where they are many, the matches of the first segment are kept until the end:
/// the values that can be among the most frequent are then looked for from their own documents (<see cref="TryTakeMost"/>), or
/// the values of all matches are counted.
/// </remarks>
internal sealed class ValueCounter(SegmentSet segments, KeywordField field)
{
    // So many counts are looked through at the end; of more, those that are met are noted unless that is more work.
    private const int Small = 1 << 12;
    private const int ValuesPerNote = 8;

    // What a value of a match costs against a document of a value: its row and its count are far off most times.
    private const int CostOfMatch = 8;
    private const int CostOfValue = 16;

    private readonly KeywordColumn _first = segments.Segments[0].Keywords(field);
    private readonly int[] _counts = new int[segments.Segments[0].Keywords(field).Values.Count];
    private readonly List<int> _met = [];
    private readonly Dictionary<string, int> _others = [];
    private readonly Dictionary<Segment, int[]> _numbers = [];
    private readonly TopHits _top = new();
    private readonly MatchSet _matches = new();
    private readonly SetCounter? _sets = segments.Segments[0].Keywords(field).Sets.Exist ? new() : null;
    private bool _isLookedThrough = segments.Segments[0].Keywords(field).Values.Count <= Small;
    private Segment? _counted;

    /// <summary>Counts the matches of a window.</summary>
    public void Add(Segment segment, int window, ReadOnlySpan<ulong> mask)
    {
        if (segment != _counted)
            EndSegment(segment);
        var column = segment.Keywords(field);
        if (column.Sets.Exist && _sets is not null)
        {
            if (_sets.Add(column.Sets.Of(Window.Start(window), Documents(column, window)), mask) > 0)
                CountOtherSets(segment, window, mask);
        }
        else if (column == _first)
        {
            _matches.Add(segment.DocumentCount, window, mask);
        }
        else
        {
            CountValues(segment, window, mask);
        }
    }

    /// <summary>The most frequent values.</summary>
    public FacetCount[] Take(int limit)
    {
        EndSegment(null);
        if (!TryTakeMost(limit))
        {
            CountMatches();
            OfferAll(limit);
        }

        var most = _top.Take(0).Select(hit => new FacetCount(_first.Values[hit.Number], hit.Key));
        if (_others.Count == 0)
            return [.. most];
        return [.. most.Concat(_others.Select(other => new FacetCount(other.Key, other.Value)))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal).Take(limit)];
    }

    /// <summary>Sets all counts to 0.</summary>
    public void Clear()
    {
        if (_isLookedThrough)
            Array.Clear(_counts);
        foreach (var number in _met)
            _counts[number] = 0;
        _isLookedThrough = _counts.Length <= Small;
        _met.Clear();
        _others.Clear();
        _matches.Clear();
        _sets?.Clear();
        _counted = null;
    }

    /// <summary>
    /// Counts value by value, those of most documents first, until the next one has fewer documents than the least of the most
    /// frequent has matches. Values are numbered in their own order, so that the tie by number is the tie by value.
    /// </summary>
    /// <returns>Whether it was done; not when counting match by match is less work.</returns>
    private bool TryTakeMost(int limit)
    {
        if (_matches.Count == 0 || _first.DocumentCount == 0)
            return false;
        _top.Reset(Math.Min(limit, _counts.Length), null);
        var left = (long)CostOfMatch * _matches.Count * _first.ValueCount / _first.DocumentCount;
        for (var number = 0; _isLookedThrough && number < _counts.Length; number++)
        {
            if (_counts[number] > 0)
                _met.Add(number);
        }

        foreach (var number in _met)
            left -= Offer(number);
        foreach (var number in _first.MostDocumentsFirst)
        {
            if ((uint)number >= (uint)_counts.Length)
                throw new InvalidDataException("A keyword is counted that is not in its segment.");
            if (_first.DocumentsOf(number).Length < _top.NeededKey)
                return true;
            if (_counts[number] == 0)
                left -= Offer(number);
            if (left < 0)
                return false;
        }

        return true;

        int Offer(int number)
        {
            var documents = _first.DocumentsOf(number);
            if (_counts[number] + _matches.CountOf(documents) is > 0 and var count)
                _top.Offer(number, count);
            return documents.Length + CostOfValue;
        }
    }

    private void OfferAll(int limit)
    {
        _top.Reset(Math.Min(limit, _counts.Length), null);
        if (!_isLookedThrough)
            _met.ForEach(number => _top.Offer(number, _counts[number]));
        for (var number = 0; _isLookedThrough && number < _counts.Length; number++)
        {
            var next = _counts.AsSpan(number).IndexOfAnyInRange(Math.Max(1, _top.NeededKey), int.MaxValue);
            if (next < 0)
                break;
            number += next;
            _top.Offer(number, _counts[number]);
        }
    }

    private void CountMatches()
    {
        if (_first.DocumentCount > 0
            && _matches.Count * _first.ValueCount / _first.DocumentCount > _counts.Length / ValuesPerNote)
        {
            _isLookedThrough = true;
            _met.Clear();
        }

        foreach (var window in _matches.Windows)
            CountValues(segments.Segments[0], window, _matches.Mask(window));
    }

    private void CountValues(Segment segment, int window, ReadOnlySpan<ulong> mask)
    {
        var column = segment.Keywords(field);
        var numbers = NumbersOf(segment);
        var known = (uint)column.Values.Count;
        var rows = column.RowsOf(Window.Start(window), Documents(column, window), out var values);
        var reader = new MaskReader(mask);
        while (reader.MoveNext())
        {
            var (from, to) = (rows[reader.Current] - rows[0], rows[reader.Current + 1] - rows[0]);
            if (from < 0 || to < from || to > values.Length)
                throw new InvalidDataException("The keywords of the documents do not follow on each other.");
            foreach (var value in values[(int)from..(int)to])
            {
                if (value < 0 || value >= known)
                    throw new InvalidDataException("A document carries a keyword that is not in its segment.");
                if (numbers is null && _isLookedThrough)
                    _counts[value]++;
                else
                    Count(column, numbers, value, 1);
            }
        }
    }

    private void CountOtherSets(Segment segment, int window, ReadOnlySpan<ulong> mask)
    {
        Span<ulong> others = stackalloc ulong[Window.Words];
        others.Clear();
        var sets = segment.Keywords(field).Sets.Of(Window.Start(window), Documents(segment.Keywords(field), window));
        var reader = new MaskReader(mask);
        while (reader.MoveNext())
        {
            if (sets[reader.Current] == KeywordSets.Other)
                Window.Set(others, reader.Current);
        }

        CountValues(segment, window, others);
    }

    private void EndSegment(Segment? next)
    {
        if (_counted is { } ended && ended.Keywords(field) is { Sets.Exist: true } column && _sets is not null)
        {
            var numbers = NumbersOf(ended);
            _sets.Flush(column.Sets, (value, count) => Count(column, numbers, value, count));
        }

        _counted = next;
    }

    private void Count(KeywordColumn column, int[]? numbers, int value, int count)
    {
        if ((uint)value >= (uint)column.Values.Count)
            throw new InvalidDataException("A set holds a keyword that is not in its segment.");
        var number = numbers is null ? value : numbers[value];
        if (number < 0)
        {
            var name = column.Values[value];
            _others[name] = _others.GetValueOrDefault(name) + count;
            return;
        }

        if (_counts[number] == 0 && !_isLookedThrough)
            _met.Add(number);
        _counts[number] += count;
    }

    private static int Documents(KeywordColumn column, int window)
        => Math.Min(Window.Size, column.DocumentCount - Window.Start(window));

    /// <summary>The numbers of a segment's values in the first one, −1 where it does not have them; none for the first.</summary>
    private int[]? NumbersOf(Segment segment)
    {
        var column = segment.Keywords(field);
        if (column == _first)
            return null;
        if (_numbers.TryGetValue(segment, out var numbers))
            return numbers;
        numbers = new int[column.Values.Count];
        for (var value = 0; value < numbers.Length; value++)
            numbers[value] = Math.Max(-1, _first.Values.Find(column.Values.Bytes(value)));
        _numbers.Add(segment, numbers);
        return numbers;
    }
}
