using ArxivLens.Core.Papers;
using ArxivLens.Index;

namespace ArxivLens.Web.Features.Feeds;

/// <summary>What cites a work, the newest first.</summary>
internal static class CitingWorks
{
    /// <summary>
    /// Finds them, from the index alone: by day, those of which only the year is known before all others of that year, which is where
    /// their day would stand in a feed; without works of which only the key is known.
    /// </summary>
    public static IReadOnlyList<int> Find(IndexReader index, int document)
    {
        if (document < 0)
            return [];
        var citing = new List<(int Day, int Document)>();
        foreach (var one in index.Graph.Citations(document))
        {
            if (index.Kind(one) != (byte)WorkKind.Unresolved)
                citing.Add((DayOf(index, one), one));
        }

        citing.Sort((left, right) => right.CompareTo(left));
        return citing.ConvertAll(one => one.Document);
    }

    private static int DayOf(IndexReader index, int document)
    {
        if (index.Day(document) is var day and > 0)
            return day;
        return index.Year(document) is var year and > 0 ? new DateOnly(year, 1, 1).DayNumber : 0;
    }
}
