using System.Collections.Concurrent;
using ArxivLens.Index.Columns;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>Lends counters of facets, which are too large to be made anew for each query.</summary>
internal sealed class FacetCounters(SegmentSet segments)
{
    private readonly ConcurrentBag<FacetCounter> _idle = [];

    /// <summary>A counter with all counts at 0; disposing it gives it back.</summary>
    public FacetCounter Lend(FacetKinds kinds)
    {
        if (!_idle.TryTake(out var counter))
            counter = new FacetCounter(segments, this);
        counter.Kinds = kinds;
        return counter;
    }

    /// <summary>Takes a counter back.</summary>
    public void TakeBack(FacetCounter counter) => _idle.Add(counter);
}

/// <summary>Counts the values of all matches.</summary>
internal sealed class FacetCounter : IDisposable
{
    private const int YearRoom = 1 << 12;

    private readonly FacetCounters _owner;
    private readonly ValueCounter _categories;
    private readonly ValueCounter _authors;
    private readonly int[] _years = new int[YearRoom];
    private readonly SortedDictionary<int, int> _otherYears = [];

    /// <summary>A counter over the values of some segments.</summary>
    public FacetCounter(SegmentSet segments, FacetCounters owner)
    {
        _owner = owner;
        _categories = new ValueCounter(segments, KeywordField.Category);
        _authors = new ValueCounter(segments, KeywordField.Author);
    }

    /// <summary>What is counted.</summary>
    public FacetKinds Kinds { get; set; }

    /// <summary>Counts the matches of a window.</summary>
    public void Add(Segment segment, int window, ReadOnlySpan<ulong> mask)
    {
        if (Kinds.HasFlag(FacetKinds.Categories))
            _categories.Add(segment, window, mask);
        if (Kinds.HasFlag(FacetKinds.Authors))
            _authors.Add(segment, window, mask);
        if (!Kinds.HasFlag(FacetKinds.Years))
            return;
        var start = Window.Start(window);
        var years = segment.Documents.Years.Slice(start, Math.Min(Window.Size, segment.DocumentCount - start));
        var reader = new MaskReader(mask);
        // Documents of a year stand together more often than not.
        var (last, count) = (0, 0);
        while (reader.MoveNext())
        {
            var year = years[reader.Current];
            if (year != last)
            {
                AddYear(last, count);
                (last, count) = (year, 0);
            }

            count++;
        }

        AddYear(last, count);
    }

    private void AddYear(int year, int count)
    {
        if ((uint)year < YearRoom)
            _years[year] += count;
        else
            _otherYears[year] = _otherYears.GetValueOrDefault(year) + count;
    }

    /// <summary>The counts; starts anew.</summary>
    public SearchFacets Take(int limit)
    {
        var years = _otherYears.Select(year => new YearCount(year.Key, year.Value)).ToList();
        for (var year = 1; year < YearRoom; year++)
        {
            if (_years[year] > 0)
                years.Add(new YearCount(year, _years[year]));
        }

        return new SearchFacets(
            _categories.Take(limit), _authors.Take(limit), [.. years.OrderByDescending(year => year.Year)]);
    }

    /// <summary>Gives the counter back.</summary>
    public void Dispose()
    {
        _categories.Clear();
        _authors.Clear();
        Array.Clear(_years);
        _otherYears.Clear();
        _owner.TakeBack(this);
    }
}

/// <summary>Counts the values of one keyword field, by their number in the first segment where they have one.</summary>
internal sealed class ValueCounter(SegmentSet segments, KeywordField field)
{
    // So many counts are looked through at the end; of more, those that are met are noted.
    private const int Small = 1 << 12;

    private readonly KeywordColumn _first = segments.Segments[0].Keywords(field);
    private readonly int[] _counts = new int[segments.Segments[0].Keywords(field).Values.Count];
    private readonly List<int> _met = [];
    private readonly bool _isSmall = segments.Segments[0].Keywords(field).Values.Count <= Small;
    private readonly Dictionary<string, int> _others = [];
    private readonly Dictionary<Segment, int[]> _numbers = [];
    private readonly TopHits _top = new();

    /// <summary>Counts the matches of a window.</summary>
    public void Add(Segment segment, int window, ReadOnlySpan<ulong> mask)
    {
        var start = Window.Start(window);
        var column = segment.Keywords(field);
        var numbers = segment == segments.Segments[0] ? null : NumbersOf(segment);
        var known = (uint)column.Values.Count;
        var counts = _counts;
        var rows = column.RowsOf(start, Math.Min(Window.Size, segment.DocumentCount - start), out var values);
        var reader = new MaskReader(mask);
        while (reader.MoveNext())
        {
            var (from, to) = (rows[reader.Current] - rows[0], rows[reader.Current + 1] - rows[0]);
            if (from < 0 || to < from || to > values.Length)
                throw new InvalidDataException("The keywords of the documents do not follow on each other.");
            for (var at = (int)from; at < (int)to; at++)
            {
                var value = values[at];
                if ((uint)value >= known)
                    throw new InvalidDataException("A document carries a keyword that is not in its segment.");
                if (numbers is null && _isSmall)
                    counts[value]++;
                else if (numbers is null)
                    Count(value);
                else if (numbers[value] >= 0)
                    Count(numbers[value]);
                else
                    _others[column.Values[value]] = _others.GetValueOrDefault(column.Values[value]) + 1;
            }
        }
    }

    private void Count(int number)
    {
        if (_counts[number]++ == 0 && !_isSmall)
            _met.Add(number);
    }

    /// <summary>The most frequent values.</summary>
    public FacetCount[] Take(int limit)
    {
        for (var number = 0; _isSmall && number < _counts.Length; number++)
        {
            if (_counts[number] > 0)
                _met.Add(number);
        }

        // Values are numbered in their own order, so the tie by number is the tie by value.
        _top.Reset(Math.Min(limit, _met.Count), null);
        foreach (var number in _met)
            _top.Offer(number, _counts[number]);
        var most = _top.Take(0).Select(hit => new FacetCount(_first.Values[hit.Number], hit.Key));
        if (_others.Count == 0)
            return [.. most];
        return [.. most.Concat(_others.Select(other => new FacetCount(other.Key, other.Value)))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal).Take(limit)];
    }

    /// <summary>Sets all counts to 0.</summary>
    public void Clear()
    {
        if (_isSmall)
            Array.Clear(_counts);
        foreach (var number in _met)
            _counts[number] = 0;
        _met.Clear();
        _others.Clear();
    }

    private int[] NumbersOf(Segment segment)
    {
        if (_numbers.TryGetValue(segment, out var numbers))
            return numbers;
        var values = segment.Keywords(field).Values;
        numbers = new int[values.Count];
        for (var value = 0; value < numbers.Length; value++)
            numbers[value] = Math.Max(-1, _first.Values.Find(values.Bytes(value)));
        _numbers.Add(segment, numbers);
        return numbers;
    }
}
