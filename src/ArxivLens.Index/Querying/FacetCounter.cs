using ArxivLens.Index.Columns;

namespace ArxivLens.Index.Querying;

/// <summary>Counts the values of all matches.</summary>
internal sealed class FacetCounter(SearchSources sources, int limit)
{
    private readonly int[] _categories = new int[sources.Categories.Values.Count];
    private readonly int[] _authors = new int[sources.Authors.Values.Count];
    private readonly Dictionary<int, int> _years = [];

    /// <summary>Counts a match.</summary>
    public void Add(int document)
    {
        foreach (var value in sources.Categories.ValuesOf(document))
            _categories[value]++;
        foreach (var value in sources.Authors.ValuesOf(document))
            _authors[value]++;
        var year = sources.Documents.Years[document];
        if (year != 0)
            _years[year] = _years.GetValueOrDefault(year) + 1;
    }

    /// <summary>The counts.</summary>
    public SearchFacets Take() => new(
        Most(sources.Categories, _categories),
        Most(sources.Authors, _authors),
        [.. _years.OrderByDescending(year => year.Key).Select(year => new YearCount(year.Key, year.Value))]);

    private FacetCount[] Most(KeywordColumn column, int[] counts)
    {
        // Values are numbered in their own order, so the tie by number is the tie by value.
        var top = new TopHits(limit);
        for (var value = 0; value < counts.Length; value++)
        {
            if (counts[value] > 0)
                top.Offer(value, 0, counts[value]);
        }

        return Array.ConvertAll(top.Take(0), hit => new FacetCount(column.Values[hit.Document], counts[hit.Document]));
    }
}
