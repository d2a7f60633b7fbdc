using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Categories;

/// <summary>Works of a listing under a heading of their day or month.</summary>
/// <param name="Span">The day or month; everything where the works stand under no heading.</param>
/// <param name="Works">The works, the newest first.</param>
public sealed record ListingPart(Period Span, IReadOnlyList<WorkEntry> Works)
{
    /// <summary>
    /// Divides a page of works: by day where days have several works, else by month where these have; not at all within a day or a
    /// year, nor where no day is known. Works without a day stand last, in a part that spans everything.
    /// </summary>
    public static IReadOnlyList<ListingPart> Divide(Period period, IReadOnlyList<WorkEntry> works)
    {
        var dated = works.Where(work => work.Published is not null).ToList();
        if (period.DayOfMonth > 0 || (period.Year > 0 && period.Month == 0) || dated.Count == 0)
            return [new(Period.Recent, works)];
        var parts = DivideBy(Period.Of, dated);
        if (period.Month == 0 && IsScattered(parts, dated))
            parts = DivideBy(Period.MonthOf, dated);
        if (period.Month == 0 && IsScattered(parts, dated))
            return [new(Period.Recent, works)];
        if (dated.Count < works.Count)
            parts.Add(new(Period.Recent, [.. works.Where(work => work.Published is null)]));
        return parts;
    }

    private static List<ListingPart> DivideBy(Func<DateOnly, Period> span, List<WorkEntry> works)
        => [.. works.GroupBy(work => span(work.Published!.Value)).Select(part => new ListingPart(part.Key, [.. part]))];

    /// <summary>Whether a heading would stand over one work as a rule.</summary>
    private static bool IsScattered(List<ListingPart> parts, List<WorkEntry> works) => parts.Count * 2 > works.Count;
}
