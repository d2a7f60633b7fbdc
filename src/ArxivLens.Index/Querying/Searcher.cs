using System.Collections.Concurrent;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>Answers queries over all segments.</summary>
internal sealed class Searcher(SegmentSet segments, CitationGraph graph)
{
    private readonly ConcurrentBag<SearchScratch> _scratch = [];
    private readonly FacetCounters _counters = new(segments);
    private readonly CitationOrder _citations = new(graph);

    /// <summary>Answers a request.</summary>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Offset, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegative(request.FacetLimit, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegative(request.CountLimit, nameof(request));
        cancellationToken.ThrowIfCancellationRequested();
        var scratch = _scratch.TryTake(out var idle) ? idle : new SearchScratch();
        using var facets = request.FacetLimit > 0 ? _counters.Lend(request.FacetKinds) : null;
        var wanted = request.Limit == 0 ? 0 : Math.Min((long)request.Offset + request.Limit, segments.DocumentCount);
        scratch.Hits.Reset((int)wanted, request.After);
        var run = new SearchRun(request, scratch, facets, _citations, cancellationToken);
        var terms = new QueryTerms(segments, scratch.Prefix);
        foreach (var segment in segments.Segments)
        {
            scratch.TakeBack();
            if (new QueryCompiler(segments, segment, terms, scratch).Compile(request.Query) is { } root)
                run.Search(segment, root);
        }

        scratch.TakeBack();
        var hits = scratch.Hits.Take(request.Offset);
        var isScored = request is { Order: SearchOrder.Relevance, KeyOf: null };
        _scratch.Add(scratch);
        return new SearchResult(
            run.Total,
            Array.ConvertAll(hits, hit => new Hit(
                hit.Number, isScored ? (float)hit.Key / Explanation.UnitsOfOne : 0)),
            facets?.Take(request.FacetLimit),
            run.IsTotalExact,
            hits.Length == 0 ? null : new SearchPosition(hits[^1].Key, hits[^1].Number));
    }

    /// <summary>Explains the score of a document; <c>null</c> when it does not match.</summary>
    public Explanation? Explain(Query query, int document)
    {
        var scratch = _scratch.TryTake(out var idle) ? idle : new SearchScratch();
        var (segment, place) = segments.Locate(document);
        var terms = new QueryTerms(segments, scratch.Prefix);
        var explained = new QueryCompiler(segments, segment, terms, scratch).Compile(query)?.Explain(place);
        scratch.TakeBack();
        _scratch.Add(scratch);
        return explained;
    }
}
