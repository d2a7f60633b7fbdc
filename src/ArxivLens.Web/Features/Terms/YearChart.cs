using ArxivLens.Index.Querying;

namespace ArxivLens.Web.Features.Terms;

/// <summary>How many works of each year there are of some sort, as a chart and as a table.</summary>
/// <param name="Years">Every year from the first with such a work to the latest of the library, in order.</param>
public sealed record YearChart(IReadOnlyList<YearBar> Years)
{
    /// <summary>Fewer years are told in a sentence and not drawn.</summary>
    public const int FewestDrawn = 3;

    /// <summary>Height of the greatest bar.</summary>
    public const int Height = 100;

    private const int FewYears = 25;

    /// <summary>Years drawn at most, the latest ones; the table has all that have works.</summary>
    private const int MostYears = 80;

    /// <summary>Works a year must have for a share of them to say something.</summary>
    private const int LeastForShare = 50;

    /// <summary>The page of the works of a year, when there is one.</summary>
    public Func<int, string>? AddressOf { get; init; }

    /// <summary>Whether shares of a year's works are told.</summary>
    public bool HasShares => Years.Any(year => year.Share is not null);

    /// <summary>Width of a bar with the gap behind it.</summary>
    public int Step => Years.Count <= FewYears ? 24 : 12;

    /// <summary>Every how many years one is named below the bars.</summary>
    public int Naming => Years.Count <= FewYears ? 2 : 4;

    /// <summary>The greatest number of works in a year.</summary>
    public int Most => Years.Max(year => year.Count);

    /// <summary>The chart in a sentence, for who does not see it.</summary>
    public string Summary
    {
        get
        {
            var peak = Years.MaxBy(year => year.Count);
            var (first, last) = (Years[0].Year, Years[^1].Year);
            var works = peak.Count == 1 ? "work" : "works";
            return first == last
                ? $"{peak.Count} {works} in {first}."
                : $"Works per year from {first} to {last}; most in {peak.Year}, with {peak.Count} {works}.";
        }
    }

    /// <summary>The chart of counts; <c>null</c> when no work has a year.</summary>
    /// <param name="counts">The works, by year.</param>
    /// <param name="library">All works, by year, when shares are of interest.</param>
    public static YearChart? Of(IReadOnlyList<YearCount> counts, IReadOnlyList<YearCount> library)
    {
        if (counts.Count == 0) return null;
        var (byYear, all) = (counts.ToDictionary(c => c.Year, c => c.Count), library.ToDictionary(c => c.Year, c => c.Count));
        var last = byYear.Keys.Concat(all.Keys).Max();
        var first = Math.Max(byYear.Keys.Min(), last - MostYears + 1);
        return new YearChart([.. Enumerable.Range(first, last - first + 1).Select(BarOf)]);

        YearBar BarOf(int year)
        {
            var (count, total) = (byYear.GetValueOrDefault(year), all.GetValueOrDefault(year));
            return new YearBar(year, count, total < LeastForShare ? null : (double)count / total);
        }
    }

    /// <summary>How high the bar of a year is; a work is seen, however great the others are.</summary>
    public int HeightOf(YearBar year)
        => year.Count == 0 ? 0 : Math.Max(1, (int)Math.Round((double)Height * year.Count / Most));
}

/// <summary>A year of a chart.</summary>
/// <param name="Year">The year.</param>
/// <param name="Count">The works.</param>
/// <param name="Share">Their share of all works of the year, 0–1; <c>null</c> where these are too few.</param>
public readonly record struct YearBar(int Year, int Count, double? Share);
