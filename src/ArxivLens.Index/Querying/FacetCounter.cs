using System.Buffers;
using ArxivLens.Index.Columns;

namespace ArxivLens.Index.Querying;

/// <summary>Counts the values of all matches, in arrays that are lent and given back.</summary>
internal sealed class FacetCounter : IDisposable
{
    private readonly SearchSources _sources;
    private readonly int _limit;
    private readonly int[] _categories;
    private readonly int[] _authors;
    private readonly Dictionary<int, int> _years = [];

    /// <summary>A counter that tells of each keyword field the most frequent values.</summary>
    public FacetCounter(SearchSources sources, int limit)
    {
        _sources = sources;
        _limit = limit;
        _categories = Rent(sources.Categories);
        _authors = Rent(sources.Authors);
    }

    /// <summary>Counts a match.</summary>
    public void Add(int document)
    {
        foreach (var value in _sources.Categories.ValuesOf(document))
            _categories[value]++;
        foreach (var value in _sources.Authors.ValuesOf(document))
            _authors[value]++;
        var year = _sources.Documents.Years[document];
        if (year != 0)
            _years[year] = _years.GetValueOrDefault(year) + 1;
    }

    /// <summary>The counts.</summary>
    public SearchFacets Take() => new(
        Most(_sources.Categories, _categories),
        Most(_sources.Authors, _authors),
        [.. _years.OrderByDescending(year => year.Key).Select(year => new YearCount(year.Key, year.Value))]);

    /// <summary>Gives the arrays back.</summary>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_categories);
        ArrayPool<int>.Shared.Return(_authors);
    }

    private static int[] Rent(KeywordColumn column)
    {
        var counts = ArrayPool<int>.Shared.Rent(column.Values.Count);
        counts.AsSpan(0, column.Values.Count).Clear();
        return counts;
    }

    private FacetCount[] Most(KeywordColumn column, int[] counts)
    {
        // Values are numbered in their own order, so the tie by number is the tie by value.
        var top = new TopHits(_limit);
        for (var value = 0; value < column.Values.Count; value++)
        {
            if (counts[value] > 0)
                top.Offer(value, 0, counts[value]);
        }

        return Array.ConvertAll(top.Take(0), hit => new FacetCount(column.Values[hit.Document], counts[hit.Document]));
    }
}
