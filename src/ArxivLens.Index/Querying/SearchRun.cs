using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>One search on its way through the segments: what is counted, what is passed over, which hits are kept.</summary>
internal sealed class SearchRun(
    SearchRequest request, SearchScratch scratch, FacetCounter? facets, CitationOrder citations,
    CancellationToken cancellationToken)
{
    // A hit met twice is looked for among all hits, which is quick while they are few.
    private const int FewHits = 256;

    // So many windows of the greatest bounds are looked at before all others, which tells early what a hit needs.
    private const int PromisingWindows = 12;

    // So few postings are gone through in no time, wherever the best hits are.
    private const int FewPostings = 4096;

    private readonly TopHits _hits = scratch.Hits;

    /// <summary>Matches counted.</summary>
    public int Total { get; private set; }

    /// <summary>Whether no match was passed over uncounted.</summary>
    public bool IsTotalExact { get; private set; } = true;

    /// <summary>Whether every match has to be looked at, because not enough are counted.</summary>
    private bool IsCounting => facets is not null || Total < request.CountLimit;

    /// <summary>Goes through the matches of a segment.</summary>
    public void Search(Segment segment, Matcher root)
    {
        if (root.MaximumScore > int.MaxValue)
            throw new ArgumentException("The query asks for more words than a score can hold.", nameof(root));
        if (request.KeyOf is { } keyOf)
            SearchByKey(segment, root, keyOf);
        else if (request.Order != SearchOrder.Relevance)
            SearchOrdered(segment, root);
        else if (facets is not null || !root.Ranks)
            SearchAll(segment, root);
        else
            SearchRanked(segment, root, isCounted: false);
    }

    /// <summary>Whether so few hits are wanted that the documents which can be hits are few too.</summary>
    private bool IsForFew => request.Offset + (long)request.Limit <= FewHits;

    /// <summary>What is one word or prefix is answered from its blocks, without windows.</summary>
    private bool TrySearchTerms(Segment segment, Matcher root, bool isCounted)
    {
        if (segment.Dead.Count > 0)
            return false;
        var best = new BestScores(segment, _hits);
        switch (root)
        {
            case TermMatcher term:
                Total += isCounted ? 0 : (int)term.Cost;
                term.OfferBlocks(best);
                return true;
            case PrefixMatcher prefix when IsForFew && request.After is null
                && TryCount(prefix) && prefix.TryOfferBlocks(best, cancellationToken):
                return true;
            default:
                return false;
        }
    }

    /// <summary>Counts the documents of a prefix, where that needs no scores.</summary>
    private bool TryCount(PrefixMatcher prefix)
    {
        const int most = 1 << 14;
        if (CanCount(prefix.GreatestCost))
            return true;
        var wanted = request.CountLimit - Total;
        if (wanted > most || prefix.CountUpTo(wanted) is not (>= 0 and var count))
            return false;
        Total += count;
        IsTotalExact &= count < wanted;
        return true;
    }

    /// <summary>Counts so many matches, of which all are known to be there, when no more need be counted.</summary>
    private bool CanCount(long known)
    {
        if (Total + known < request.CountLimit)
            return false;
        Total += (int)known;
        IsTotalExact = false;
        return true;
    }

    /// <summary>The best hits, from the windows where they can be: the most promising first, the rest in their order.</summary>
    private void SearchRanked(Segment segment, Matcher root, bool isCounted)
    {
        if (TrySearchTerms(segment, root, isCounted))
            return;
        var query = Disjunction.Of(root);
        var sum = IsForFew ? TermSum.Of(root) : null;
        var counts = !isCounted && (query is not { IsPlain: true } || !CanCount(Math.Max(0, query.GreatestCost - segment.Dead.Count)));
        var search = new WindowSearch(segment, root, query, _hits, scratch.Scores, cancellationToken);
        var bounds = scratch.Bounds(Window.CountOf(segment.DocumentCount));
        Span<int> first = stackalloc int[PromisingWindows];
        if (sum is { Count: <= FewPostings } or { Phrase: not null })
        {
            first = [];
        }
        else
        {
            root.AddBounds(bounds);
            first = first[..WindowSearch.FindPromising(bounds, first)];
        }

        foreach (var window in first)
            Visit(window);
        if (sum is not null)
        {
            SearchImpacts(segment, sum, first, counts);
            return;
        }

        for (var window = 0; window < bounds.Length; window++)
        {
            if ((bounds[window] == 0 && root.AlwaysScores) || first.Contains(window))
                continue;
            if ((counts && IsCounting) || bounds[window] >= search.Needed)
                Visit(window);
            else
                IsTotalExact = false;
        }

        void Visit(int window)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = search.Visit(window, counts && IsCounting, out var isWhole);
            Total += counts ? count : 0;
            IsTotalExact &= isWhole || !counts;
        }
    }

    /// <summary>The best hits outside of some windows, from the impacts of postings.</summary>
    private void SearchImpacts(Segment segment, TermSum sum, ReadOnlySpan<int> passed, bool counts)
    {
        var gate = new SearchGate(segment, sum, scratch.Keep(passed), scratch.GateMask);
        var search = new TermSumSearch(segment, sum, gate, _hits, scratch, cancellationToken);
        Total += search.Search(counts ? Math.Max(0, request.CountLimit - Total) : 0, out var isWhole);
        IsTotalExact &= isWhole || !counts;
    }

    /// <summary>Every match, with the best hits among them where something ranks.</summary>
    private void SearchAll(Segment segment, Matcher root)
    {
        Span<ulong> mask = stackalloc ulong[Window.Words];
        var search = new WindowSearch(segment, root, null, _hits, scratch.Scores, cancellationToken);
        // What can be ranked from impacts is counted first and ranked then.
        var isRankedApart = root.Ranks && IsForFew && TermSum.Of(root) is { Phrase: null };
        for (var window = root.NextWindow(0); window != Window.End; window = root.NextWindow(window + 1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!IsCounting && !root.Ranks && _hits.IsFullBelow(segment.Documents.Number(Window.Start(window))))
            {
                // Of documents that are all worth nothing the first ones are the hits; a newer segment may hold some of these.
                IsTotalExact = false;
                return;
            }

            Total += search.Fill(window, mask);
            facets?.Add(segment, window, mask);
            if (!isRankedApart)
                search.OfferScores(window, mask);
        }

        if (isRankedApart)
            SearchRanked(segment, root, isCounted: true);
    }

    /// <summary>The newest, oldest or most cited matches; of days, the windows with the latest or earliest first.</summary>
    private void SearchOrdered(Segment segment, Matcher root)
    {
        Span<ulong> mask = stackalloc ulong[Window.Words];
        var search = new WindowSearch(segment, root, null, _hits, scratch.Scores, cancellationToken);
        if (request.Order == SearchOrder.Citations)
        {
            // In their order, since a block of postings reaches over many windows.
            var zones = citations.ZonesOf(segment);
            for (var window = root.NextWindow(0); window != Window.End; window = root.NextWindow(window + 1))
            {
                if (IsCounting || zones.Greatest(window) >= _hits.NeededKey)
                    Take(window, mask);
                else
                    IsTotalExact = false;
            }

            return;
        }

        foreach (var window in segment.DayZones.Order(request.Order))
        {
            if (!IsCounting && segment.DayZones.Greatest(request.Order, window) < _hits.NeededKey)
            {
                IsTotalExact = false;
                return;
            }

            Take(window, mask);
        }

        void Take(int window, Span<ulong> mask)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = search.Fill(window, mask);
            if (count == 0)
                return;
            Total += count;
            facets?.Add(segment, window, mask);
            OfferOrdered(segment, window, mask);
        }
    }

    /// <summary>Every match by a key that only the caller knows, so that none can be passed over.</summary>
    private void SearchByKey(Segment segment, Matcher root, Func<int, int> keyOf)
    {
        Span<ulong> mask = stackalloc ulong[Window.Words];
        var search = new WindowSearch(segment, root, null, _hits, scratch.Scores, cancellationToken);
        for (var window = root.NextWindow(0); window != Window.End; window = root.NextWindow(window + 1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Total += search.Fill(window, mask);
            facets?.Add(segment, window, mask);
            var reader = new MaskReader(mask);
            while (_hits.Capacity > 0 && reader.MoveNext())
            {
                var number = segment.Documents.Number(Window.Start(window) + reader.Current);
                _hits.Offer(number, keyOf(number));
            }
        }
    }

    private void OfferOrdered(Segment segment, int window, ReadOnlySpan<ulong> mask)
    {
        if (request.Order == SearchOrder.Citations)
        {
            citations.Offer(segment, window, mask, _hits);
            return;
        }

        var start = Window.Start(window);
        var days = segment.Documents.Days;
        var reader = new MaskReader(mask);
        while (reader.MoveNext())
        {
            var place = start + reader.Current;
            _hits.Offer(segment.Documents.Number(place), DayZones.KeyOf(request.Order, days[place]));
        }
    }
}

/// <summary>Takes scores of documents in no order, the same document more than once.</summary>
internal sealed class BestScores(Segment segment, TopHits hits)
{
    /// <summary>The least score worth offering.</summary>
    public long Needed => Math.Max(0, hits.NeededKey);

    /// <summary>As many as are kept.</summary>
    public int Room => hits.Capacity;

    /// <summary>Offers a document.</summary>
    public void Offer(int place, int score)
    {
        if (!segment.Dead.Contains(place))
            hits.OfferBest(segment.Documents.Number(place), score);
    }
}
