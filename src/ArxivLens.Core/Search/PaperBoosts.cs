using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>
/// Relevance with what is recent or much cited standing higher. The best hits by relevance are put in a new order, those behind
/// them stand as they do; what is found stays the same, and so does its number.
/// </summary>
internal sealed class PaperBoosts(IndexReader index, PaperSearchRequest request, CancellationToken cancellationToken)
{
    /// <summary>Hits that are put in a new order.</summary>
    private const int Reordered = 1_000;

    /// <summary>Days in which the boost of the newest paper halves.</summary>
    private const double HalfLife = 730;

    /// <summary>Citations of a paper whose score doubles, as a power of ten.</summary>
    private const double DoubledAt = 4;

    /// <summary>Whether there is anything to put higher.</summary>
    public bool Apply =>
        request is { Order: PaperOrder.Relevance, Text.Length: > 0 } && (request.PrioritizeRecent || request.PrioritizeCited);

    /// <summary>The page of what a query finds.</summary>
    public SearchResult Search(Query query)
    {
        var (offset, limit) = ((int)request.Offset, request.Limit);
        if (offset >= Reordered) return index.Search(new SearchRequest(query, offset, limit), cancellationToken);
        var best = index.Search(new SearchRequest(query, 0, Reordered), cancellationToken);
        var newest = request.PrioritizeRecent ? FindNewest() : 0;
        var hits = best.Hits
            .OrderByDescending(hit => hit.Score * FactorOf(hit.Document, newest))
            .Skip(offset).Take(limit).ToList();
        var missing = Math.Min(limit, best.Total - offset) - hits.Count;
        if (missing > 0)
            hits.AddRange(index.Search(new SearchRequest(query, Reordered, missing), cancellationToken).Hits);
        return best with { Hits = hits, Last = null };
    }

    // The newest paper here, not today: else in a library that ends in 1996 nothing would be recent.
    private int FindNewest()
    {
        var asked = new SearchRequest(new KindQuery((byte)WorkKind.Paper), 0, 1, SearchOrder.Newest) { CountLimit = 1 };
        return index.Search(asked, cancellationToken).Hits is [var hit, ..] ? index.Day(hit.Document) : 0;
    }

    private double FactorOf(int document, int newest)
    {
        var factor = 1.0;
        if (request.PrioritizeRecent)
            factor *= 1 + Math.Pow(2, -Math.Max(0, newest - index.Day(document)) / HalfLife);
        if (request.PrioritizeCited)
            factor *= 1 + (Math.Log10(1 + index.Graph.Citations(document).Length) / DoubledAt);
        return factor;
    }
}
