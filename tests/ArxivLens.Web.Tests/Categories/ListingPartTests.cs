using ArxivLens.Web.Features.Categories;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Tests.Categories;

public sealed class ListingPartTests
{
    [Fact]
    public void Days_with_several_works_are_headings()
        => Assert.Equal(
            [("2020-05-02", 2), ("2020-05-01", 2)], Divide(Period.Recent, "2020-05-02", "2020-05-02", "2020-05-01", "2020-05-01"));

    [Fact]
    public void Where_a_day_has_one_work_the_months_are()
        => Assert.Equal([("2005", 3), ("2004", 1)], Divide(Period.Recent, "2020-05-03", "2020-05-02", "2020-05-01", "2020-04-01"));

    [Fact]
    public void Where_a_month_has_one_work_too_there_are_no_headings()
        => Assert.Equal([("recent", 3)], Divide(Period.Recent, "2020-05-02", "2020-04-01", "2020-02-01"));

    [Fact]
    public void Within_a_month_the_days_are_however_few_works_they_have()
        => Assert.Equal([("2020-05-02", 1), ("2020-05-01", 1)], Divide(new Period(2020, 5), "2020-05-02", "2020-05-01"));

    [Fact]
    public void A_day_a_year_and_works_without_a_day_stand_under_no_heading()
    {
        Assert.Equal([("recent", 2)], Divide(new Period(2020, 5, 2), "2020-05-02", "2020-05-02"));
        Assert.Equal([("recent", 2)], Divide(new Period(2020, 0), "2020-05-02", "2020-05-02"));
        Assert.Equal([("recent", 2)], Divide(Period.Recent, null, null));
        Assert.Equal([("recent", 0)], Divide(Period.Recent));
    }

    [Fact]
    public void Works_without_a_day_stand_last()
        => Assert.Equal([("2020-05-02", 2), ("recent", 1)], Divide(Period.Recent, null, "2020-05-02", "2020-05-02"));

    private static IEnumerable<(string Span, int Works)> Divide(Period period, params string?[] days)
        => ListingPart.Divide(period, [.. days.Select(Entry)]).Select(part => (part.Span.ToString(), part.Works.Count));

    private static WorkEntry Entry(string? day)
        => new("k", "/k", "Title", [], 2020, day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), [], null, 0);
}
