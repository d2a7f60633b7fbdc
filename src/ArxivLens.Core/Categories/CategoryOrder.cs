using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Categories;

/// <summary>The papers of a category one after the other, by day and, of one day, by document number.</summary>
public static class CategoryOrder
{
    /// <summary>Papers of one day in one category that are looked through; arXiv's largest has a few hundred.</summary>
    private const int MostOfDay = 2_000;

    /// <summary>Finds the neighbours of a document, −1 where there is none; neither when its day is not known.</summary>
    /// <param name="index">The index.</param>
    /// <param name="document">The document.</param>
    /// <param name="category">A canonical code it is listed under.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static (int Previous, int Next) FindNeighbours(
        IndexReader index, int document, CategoryCode category, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        var day = index.Day(document);
        if (day == 0)
            return (-1, -1);
        IReadOnlyList<Hit> Find(int from, int to, SearchOrder order, int limit) => index.Search(
            new SearchRequest(
                new AndQuery([new KeywordQuery(KeywordField.Category, category.Value), new DayQuery(from, to)]), 0, limit, order)
            {
                CountLimit = 1,
            },
            cancellationToken).Hits;

        var sameDay = Find(day, day, SearchOrder.Oldest, MostOfDay);
        var place = Enumerable.Range(0, sameDay.Count).FirstOrDefault(at => sameDay[at].Document == document, -1);
        if (place < 0)
            return (-1, -1);
        var next = place + 1 < sameDay.Count ? sameDay[place + 1].Document : First(Find(day + 1, int.MaxValue, SearchOrder.Oldest, 1));
        if (place > 0)
            return (sameDay[place - 1].Document, next);
        var before = First(Find(1, day - 1, SearchOrder.Newest, 1));
        var dayBefore = before < 0 ? 0 : index.Day(before);
        return (before < 0 ? -1 : Find(dayBefore, dayBefore, SearchOrder.Oldest, MostOfDay)[^1].Document, next);
    }

    private static int First(IReadOnlyList<Hit> hits) => hits.Count > 0 ? hits[0].Document : -1;
}
