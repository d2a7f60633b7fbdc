using ArxivLens.Index;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>
/// Pages deep in an answer that is ordered by day. Instead of keeping all hits before them they find, by counting, the day on
/// which the page begins: the last page of all costs about what the first does.
/// </summary>
internal sealed class DeepPages(IndexReader index, CancellationToken cancellationToken)
{
    /// <summary>Hits to pass over from which on this is quicker than keeping them.</summary>
    public const int Begin = 10_000;

    private const int First = 1;
    private static readonly int Last = DateOnly.MaxValue.DayNumber;

    /// <summary>Gets a page.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="order">Newest or oldest first.</param>
    /// <param name="offset">Hits to pass over.</param>
    /// <param name="limit">Hits to return at most.</param>
    /// <param name="total">How many hits there are.</param>
    public SearchResult Get(Query query, SearchOrder order, int offset, int limit, int total)
    {
        // Hits of unknown day stand last and have no day to begin on.
        var dated = Count(query, First, Last);
        if (offset + (long)limit > dated && dated < total)
            return index.Search(new SearchRequest(query, offset, limit, order), cancellationToken);
        var (day, passed) = order == SearchOrder.Newest ? FindNewest(query, offset) : FindOldest(query, offset);
        var rest = order == SearchOrder.Newest ? new DayQuery(First, day) : new DayQuery(day, Last);
        var asked = new SearchRequest(new AndQuery([query, rest]), offset - passed, limit, order) { CountLimit = 1 };
        return new SearchResult(total, index.Search(asked, cancellationToken).Hits, null);
    }

    /// <summary>The earliest day behind which stand no more hits than are passed over, and how many do.</summary>
    private (int Day, int Passed) FindNewest(Query query, int offset)
    {
        var (low, high, passed) = (First, Last, 0);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Count(query, middle + 1, Last) is var later && later > offset)
                low = middle + 1;
            else
                (high, passed) = (middle, later);
        }

        return (high, passed);
    }

    /// <summary>The latest day before which stand no more hits than are passed over, and how many do.</summary>
    private (int Day, int Passed) FindOldest(Query query, int offset)
    {
        var (low, high, passed) = (First, Last, 0);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (Count(query, First, middle - 1) is var earlier && earlier > offset)
                high = middle - 1;
            else
                (low, passed) = (middle, earlier);
        }

        return (low, passed);
    }

    private int Count(Query query, int from, int to) => from > to
        ? 0
        : index.Search(new SearchRequest(new AndQuery([query, new DayQuery(from, to)]), 0, 0), cancellationToken).Total;
}
