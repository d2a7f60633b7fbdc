using ArxivLens.Index.Graph;

namespace ArxivLens.Index.Querying;

/// <summary>Answers queries: walks every match, counts it, and keeps the hits asked for.</summary>
internal sealed class Searcher(SearchSources sources, CitationGraph graph)
{
    /// <summary>Answers a request.</summary>
    public SearchResult Search(SearchRequest request, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Offset, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegative(request.FacetLimit, nameof(request));
        cancellationToken.ThrowIfCancellationRequested();
        var cancellation = new CancellationCheck(cancellationToken);
        var cursor = new QueryCompiler(sources, cancellation).Compile(request.Query) ?? new EmptyCursor();
        var wanted = request.Limit == 0 ? 0 : Math.Min((long)request.Offset + request.Limit, sources.DocumentCount);
        var hits = new TopHits((int)wanted);
        using var facets = request.FacetLimit > 0 ? new FacetCounter(sources, request.FacetLimit) : null;
        var total = 0;
        for (var document = cursor.MoveNext(); document != DocumentCursor.End; document = cursor.MoveNext())
        {
            cancellation.Step();
            total++;
            facets?.Add(document);
            if (wanted == 0)
                continue;
            var score = (float)cursor.Score();
            hits.Offer(document, score, Key(request.Order, document, score));
        }

        return new SearchResult(total, hits.Take(request.Offset), facets?.Take());
    }

    private double Key(SearchOrder order, int document, float score) => order switch
    {
        SearchOrder.Relevance => score,
        SearchOrder.Newest => KnownDay(document) ?? double.NegativeInfinity,
        SearchOrder.Oldest => -KnownDay(document) ?? double.NegativeInfinity,
        SearchOrder.Citations => graph.Citations(document).Length,
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    private int? KnownDay(int document) => sources.Documents.Days[document] is not 0 and var day ? day : null;
}
