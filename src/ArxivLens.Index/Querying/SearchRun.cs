using System.Runtime.Intrinsics;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>One search on its way through the segments.</summary>
internal sealed class SearchRun(
    SearchRequest request, SearchScratch scratch, FacetCounter? facets, CitationGraph graph, CancellationToken cancellationToken)
{
    private readonly TopHits _hits = scratch.Hits;
    private readonly int[] _scores = scratch.Scores;
    private bool _isFirst;

    /// <summary>Matches counted.</summary>
    public int Total { get; private set; }

    /// <summary>Whether no match was passed over uncounted.</summary>
    public bool IsTotalExact { get; private set; } = true;

    private bool IsCounting => facets is not null || Total < request.CountLimit;

    /// <summary>
    /// The least key that makes a hit. In the first segment documents ascend, so that an equal key of a later one is not enough.
    /// </summary>
    private int Needed => _hits.NeededKey is var key && key == int.MinValue ? 0 : key + (_isFirst && key != int.MaxValue ? 1 : 0);

    /// <summary>Goes through the matches of a segment.</summary>
    public void Search(Segment segment, Matcher root, bool isFirst)
    {
        if (root.MaximumScore > int.MaxValue)
            throw new ArgumentException("The query asks for more words than a score can hold.", nameof(root));
        _isFirst = isFirst;
        if (request.Order == SearchOrder.Relevance && facets is null && root.Ranks)
        {
            if (Disjunction.Of(root) is { } disjunction)
            {
                SearchDisjunction(segment, disjunction);
                return;
            }
        }

        SearchMatches(segment, root);
    }

    private void SearchMatches(Segment segment, Matcher root)
    {
        Span<ulong> mask = stackalloc ulong[Window.Words];
        var byDay = request.Order is SearchOrder.Newest or SearchOrder.Oldest ? segment.DayZones.Order(request.Order) : default;
        var (index, window) = (0, byDay.IsEmpty ? root.NextWindow(0) : 0);
        while (byDay.IsEmpty ? window != Window.End : index < byDay.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var current = byDay.IsEmpty ? window : byDay[index++];
            if (!IsCounting && !CanHit(segment, root, current))
            {
                IsTotalExact = false;
                if (!byDay.IsEmpty)
                    return;
            }
            else
            {
                root.Fill(current, mask);
                RemoveDead(segment, current, mask);
                TakeMatches(segment, root, current, mask);
            }

            if (byDay.IsEmpty)
                window = root.NextWindow(current + 1);
        }
    }

    private bool CanHit(Segment segment, Matcher root, int window) => request.Order switch
    {
        SearchOrder.Relevance => root.Bound(window) >= Needed,
        SearchOrder.Newest or SearchOrder.Oldest => segment.DayZones.Greatest(request.Order, window) >= _hits.NeededKey,
        _ => true,
    };

    private void TakeMatches(Segment segment, Matcher root, int window, Span<ulong> mask)
    {
        var count = Window.Count(mask);
        if (count == 0)
            return;
        Total += count;
        facets?.Add(segment, window, mask);
        switch (request.Order)
        {
            case SearchOrder.Relevance when !root.Ranks:
                OfferByKey(segment, window, mask, static (_, _) => 0);
                break;
            case SearchOrder.Relevance:
                if (root.Bound(window) < Needed)
                    break;
                Array.Clear(_scores);
                if (root is AndMatcher and)
                    and.AddMatching(window, mask, _scores);
                else
                    root.AddScores(window, mask, _scores);
                OfferScores(segment, window, mask);
                break;
            case SearchOrder.Newest or SearchOrder.Oldest:
                var order = request.Order;
                OfferByKey(segment, window, mask, (place, _) => DayZones.KeyOf(order, segment.Documents.Days[place]));
                break;
            case SearchOrder.Citations:
                OfferByKey(segment, window, mask, (_, number) => graph.Citations(number).Length);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(root), request.Order, "No such order.");
        }
    }

    private void OfferByKey(Segment segment, int window, ReadOnlySpan<ulong> mask, Func<int, int, int> keyOf)
    {
        var start = Window.Start(window);
        var reader = new MaskReader(mask);
        while (reader.MoveNext())
        {
            var number = segment.Documents.Number(start + reader.Current);
            _hits.Offer(number, keyOf(start + reader.Current, number));
        }
    }

    private void OfferScores(Segment segment, int window, Span<ulong> mask)
    {
        KeepAtLeast(mask, Needed);
        var start = Window.Start(window);
        var reader = new MaskReader(mask);
        while (reader.MoveNext())
        {
            if (_scores[reader.Current] >= Needed)
                _hits.Offer(segment.Documents.Number(start + reader.Current), _scores[reader.Current]);
        }
    }

    /// <summary>Keeps of the mask what has a score at least.</summary>
    private void KeepAtLeast(Span<ulong> mask, int least)
    {
        if (least <= 0)
            return;
        var limit = Vector256.Create(least - 1);
        for (var word = 0; word < Window.Words; word++)
        {
            if (mask[word] == 0)
                continue;
            var bits = 0UL;
            for (var part = 0; part < 64; part += Vector256<int>.Count)
            {
                var scores = Vector256.LoadUnsafe(ref _scores[0], (nuint)(word * 64 + part));
                bits |= (ulong)Vector256.GreaterThan(scores, limit).ExtractMostSignificantBits() << part;
            }

            mask[word] &= bits;
        }
    }

    private static void RemoveDead(Segment segment, int window, Span<ulong> mask)
    {
        if (segment.Dead.Count == 0)
            return;
        Span<ulong> dead = stackalloc ulong[Window.Words];
        Window.Copy(segment.Dead.Bits, window, dead);
        Window.Remove(mask, dead);
    }

    /// <summary>
    /// Windowed block-max MaxScore: of each window the parts that can decide are scored for all documents, the others for those
    /// documents only that can still become hits (H. Turtle and J. Flood, "Query evaluation: strategies and optimizations",
    /// Information Processing and Management 31, 1995; block maxima after S. Ding and T. Suel, SIGIR 2011).
    /// </summary>
    private void SearchDisjunction(Segment segment, Disjunction query)
    {
        Span<ulong> filter = stackalloc ulong[Window.Words];
        Span<ulong> mask = stackalloc ulong[Window.Words];
        for (var window = NextWindow(query, 0); window != Window.End; window = NextWindow(query, window + 1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isCounting = IsCounting;
            if (!isCounting && TrySearchWords(segment, query))
                return;
            var needed = Needed;
            if (!isCounting && query.BoundWindow(window) < needed)
            {
                IsTotalExact = false;
                continue;
            }

            if (!query.Filters.IsEmpty && !FillFilters(segment, query, window, filter))
                continue;
            if (isCounting)
                query.BoundWindow(window);
            ScoreWindow(segment, query, window, filter, mask, isCounting ? 0 : needed);
        }
    }

    private void ScoreWindow(
        Segment segment, Disjunction query, int window, ReadOnlySpan<ulong> filter, Span<ulong> mask, int needed)
    {
        mask.Clear();
        Array.Clear(_scores);
        var rest = query.WindowBound;
        var next = 0;
        // The first parts, until what is left cannot make a hit by itself.
        for (; next < query.Parts.Length && rest >= needed; next++)
        {
            query.InWindow(next, out var bound).AddAll(window, mask, _scores);
            rest -= bound;
        }

        if (query.Filters.IsEmpty)
        {
            RemoveDead(segment, window, mask);
            BooleanMatching.Exclude(query.Excluded, window, mask);
        }
        else
        {
            Window.And(mask, filter);
        }

        IsTotalExact &= next == query.Parts.Length;
        Total += Window.Count(mask);
        for (; next < query.Parts.Length; next++)
        {
            KeepAtLeast(mask, (int)Math.Max(0, needed - rest));
            if (!mask.ContainsAnyExcept(0UL))
                return;
            query.InWindow(next, out var bound).AddScores(window, mask, _scores);
            rest -= bound;
        }

        OfferScores(segment, window, mask);
    }

    private static bool FillFilters(Segment segment, Disjunction query, int window, Span<ulong> filter)
    {
        query.Filters[0].Fill(window, filter);
        foreach (var part in query.Filters[1..])
        {
            if (!filter.ContainsAnyExcept(0UL))
                return false;
            part.Keep(window, filter);
        }

        RemoveDead(segment, window, filter);
        BooleanMatching.Exclude(query.Excluded, window, filter);
        return filter.ContainsAnyExcept(0UL);
    }

    private int NextWindow(Disjunction query, int window)
    {
        while (window != Window.End)
        {
            var next = query.NextWindow(window, IsCounting ? 0 : Needed, out var isPruned);
            IsTotalExact &= !isPruned;
            foreach (var filter in query.Filters)
                next = next == Window.End ? next : filter.NextWindow(next);
            if (next == window || next == Window.End || query.Filters.IsEmpty)
                return next;
            window = next;
        }

        return window;
    }

    /// <summary>Of a query that is one prefix, the best documents are found word by word.</summary>
    private bool TrySearchWords(Segment segment, Disjunction query)
    {
        if (query.Parts is not [PrefixMatcher prefix] || !query.Filters.IsEmpty || !query.Excluded.IsEmpty
            || request.After is not null || !BestScores.CanKeep(request.Offset + request.Limit))
        {
            return false;
        }

        var best = new BestScores(segment, _hits);
        if (!prefix.TryOfferBlocks(best, cancellationToken))
            return false;
        IsTotalExact = false;
        return true;
    }
}

/// <summary>Takes scores of documents in no order, the same document more than once.</summary>
internal sealed class BestScores(Segment segment, TopHits hits)
{
    // A hit met twice is looked for among all hits, which is quick while they are few.
    private const int ManyHits = 256;

    /// <summary>The least score worth offering.</summary>
    public long Needed => hits.NeededKey is var key && key == int.MinValue ? 0 : key;

    /// <summary>Whether so many hits can be kept this way.</summary>
    public static bool CanKeep(int hits) => hits <= ManyHits;

    /// <summary>Offers a document.</summary>
    public void Offer(int place, int score)
    {
        if (!segment.Dead.Contains(place))
            hits.OfferBest(segment.Documents.Number(place), score);
    }
}
