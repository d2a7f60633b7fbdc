using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Terms;

/// <summary>Terms that a greater share of works has now than in the years before.</summary>
public static class RisingTerms
{
    /// <summary>Terms of new works whose years are counted; each costs a search.</summary>
    private const int CandidatesCounted = 60;

    /// <summary>Years that are now.</summary>
    private const int RecentYears = 2;

    /// <summary>Years before them that they are held against.</summary>
    private const int YearsBefore = 6;

    /// <summary>Works now and before that a share needs to say anything.</summary>
    private const int LeastWorks = 200;

    /// <summary>Works that must have a term now.</summary>
    private const int LeastWithTerm = 5;

    /// <summary>How many times as great the share now must be.</summary>
    private const double LeastRise = 1.5;

    /// <summary>
    /// Finds terms that rise, the surest first: by (n − e) ÷ √(e + 1), where n works have the term now and e would have it had its
    /// share stayed as before, as the deviation of a Poisson count. Nothing is found in a library of few works or few years.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="newWorks">Works of now, whose terms are looked at.</param>
    /// <param name="lastYear">The latest year that counts; later ones are mistakes of dates.</param>
    /// <param name="limit">Terms to return at most.</param>
    /// <param name="cancellationToken">Ends the count.</param>
    public static IReadOnlyList<RisingTerm> Find(
        IndexReader index, IEnumerable<Work> newWorks, int lastYear, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        var library = TermSearch.CountYears(index, cancellationToken).Where(year => year.Year <= lastYear).ToList();
        if (library.Count == 0) return [];
        var first = library.Max(year => year.Year) - RecentYears + 1;
        var (allNow, allBefore) = Sum(library, first);
        if (allNow < LeastWorks || allBefore < LeastWorks) return [];
        return [.. SharedTerms.Find(index, newWorks, CandidatesCounted)
            .Select(term => (term.Text, Years: YearsOf(index, term.Text, cancellationToken)))
            .Select(term => (term.Text, term.Years, Counts: Sum(term.Years, first)))
            .Where(term => term.Counts.Now >= LeastWithTerm)
            .Select(term => (term.Text, term.Years, term.Counts.Now, Expected: (double)term.Counts.Before * allNow / allBefore))
            .Where(term => term.Now >= LeastRise * term.Expected)
            .OrderByDescending(term => (term.Now - term.Expected) / Math.Sqrt(term.Expected + 1))
            .Take(limit)
            .Select(term => new RisingTerm(
                term.Text, term.Now, term.Expected > 0 ? term.Now / term.Expected : null, Shares(term.Years, library)))];
    }

    private static IReadOnlyList<YearCount> YearsOf(IndexReader index, string term, CancellationToken cancellationToken)
        => TermSearch.Find(index, term, 0, 0, SearchOrder.Newest, cancellationToken: cancellationToken).Facets?.Years ?? [];

    private static (int Now, int Before) Sum(IReadOnlyList<YearCount> years, int first) => (
        years.Where(year => year.Year >= first && year.Year < first + RecentYears).Sum(year => year.Count),
        years.Where(year => year.Year < first && year.Year >= first - YearsBefore).Sum(year => year.Count));

    private static IReadOnlyList<YearShare> Shares(IReadOnlyList<YearCount> term, IReadOnlyList<YearCount> library)
    {
        var counts = term.ToDictionary(year => year.Year, year => year.Count);
        return [.. library.OrderBy(year => year.Year)
            .Select(year => new YearShare(year.Year, (double)counts.GetValueOrDefault(year.Year) / year.Count))];
    }
}

/// <summary>A term that rises.</summary>
/// <param name="Text">As most works spell it.</param>
/// <param name="Works">Works of the last two years that have it.</param>
/// <param name="Rise">How many times as great its share is as in the six years before; <c>null</c> when no work had it then.</param>
/// <param name="Shares">Its share of all works of each year of the library, in order.</param>
public sealed record RisingTerm(string Text, int Works, double? Rise, IReadOnlyList<YearShare> Shares);

/// <summary>A share of the works of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Share">0–1.</param>
public readonly record struct YearShare(int Year, double Share);
