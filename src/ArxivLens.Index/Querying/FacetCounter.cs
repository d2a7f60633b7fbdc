using System.Collections.Concurrent;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>Lends counters of facets, which are too large to be made anew for each query.</summary>
internal sealed class FacetCounters(SegmentSet segments)
{
    // Not a bag: it would keep counters by thread, and with them, since they know who lent them, itself for ever.
    private readonly ConcurrentStack<FacetCounter> _idle = [];

    /// <summary>A counter with all counts at 0; disposing it gives it back.</summary>
    public FacetCounter Lend(FacetKinds kinds)
    {
        if (!_idle.TryPop(out var counter))
            counter = new FacetCounter(segments, this);
        counter.Kinds = kinds;
        return counter;
    }

    /// <summary>Takes a counter back.</summary>
    public void TakeBack(FacetCounter counter) => _idle.Push(counter);
}

/// <summary>Counts the values of all matches.</summary>
internal sealed class FacetCounter(SegmentSet segments, FacetCounters owner) : IDisposable
{
    private readonly ValueCounter _categories = new(segments, KeywordField.Category);
    private readonly ValueCounter _authors = new(segments, KeywordField.Author);
    private readonly YearCounter _years = new();

    /// <summary>What is counted.</summary>
    public FacetKinds Kinds { get; set; }

    /// <summary>Counts the matches of a window; those of a segment are all counted before those of the next.</summary>
    public void Add(Segment segment, int window, ReadOnlySpan<ulong> mask)
    {
        if (Kinds.HasFlag(FacetKinds.Categories))
            _categories.Add(segment, window, mask);
        if (Kinds.HasFlag(FacetKinds.Authors))
            _authors.Add(segment, window, mask);
        if (Kinds.HasFlag(FacetKinds.Years))
            _years.Add(segment.YearRanges, window, mask);
    }

    /// <summary>The counts.</summary>
    public SearchFacets Take(int limit) => new(_categories.Take(limit), _authors.Take(limit), _years.Take());

    /// <summary>Gives the counter back.</summary>
    public void Dispose()
    {
        _categories.Clear();
        _authors.Clear();
        _years.Clear();
        owner.TakeBack(this);
    }
}
