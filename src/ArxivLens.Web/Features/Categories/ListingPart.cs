using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Categories;

/// <summary>Works of a listing under a heading of their day or month.</summary>
/// <param name="Span">The day or month; everything where the works stand under no heading.</param>
/// <param name="Works">The works, the newest first.</param>
public sealed record ListingPart(Period Span, IReadOnlyList<WorkEntry> Works)
{
    /// <summary>
    /// Divides a page of works: by day where days have several works, else by month; not at all within a day or a year, nor where no
    /// day is known. Works without a day stand last, in a part that spans everything.
    /// </summary>
    public static IReadOnlyList<ListingPart> Divide(Period period, IReadOnlyList<WorkEntry> works)
    {
        var dated = works.Where(work => work.Published is not null).ToList();
        if (period.DayOfMonth > 0 || (period.Year > 0 && period.Month == 0) || dated.Count == 0)
            return [new(Period.Recent, works)];
        var days = dated.Select(work => work.Published).Distinct().Count();
        Func<DateOnly, Period> span = days * 2 <= dated.Count || period.Month > 0 ? Period.Of : Period.MonthOf;
        var parts = dated.GroupBy(work => span(work.Published!.Value)).Select(part => new ListingPart(part.Key, [.. part])).ToList();
        if (dated.Count < works.Count)
            parts.Add(new(Period.Recent, [.. works.Where(work => work.Published is null)]));
        return parts;
    }
}
