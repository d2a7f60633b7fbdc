using ArxivLens.Web.Features.Terms;

namespace ArxivLens.Web.Tests.Terms;

public sealed class YearChartTests
{
    [Fact]
    public void Years_without_works_stand_between_the_others_up_to_the_latest_of_the_library()
    {
        var chart = YearChart.Of([new(1995, 2), new(1992, 8)], [new(1997, 70), new(1995, 100), new(1992, 40), new(1990, 5)])!;
        Assert.Equal([1992, 1993, 1994, 1995, 1996, 1997], chart.Years.Select(y => y.Year));
        Assert.Equal([8, 0, 0, 2, 0, 0], chart.Years.Select(y => y.Count));
        Assert.Equal([YearChart.Height, 0, 0, YearChart.Height / 4, 0, 0], chart.Years.Select(chart.HeightOf));
        Assert.Equal("Works per year from 1992 to 1997; most in 1992, with 8 works.", chart.Summary);
    }

    [Fact]
    public void A_share_is_told_only_of_a_year_with_enough_works()
    {
        var chart = YearChart.Of([new(1995, 2), new(1994, 3)], [new(1995, 50), new(1994, 49)])!;
        Assert.Equal([null, 0.04], chart.Years.Select(y => y.Share));
    }

    [Fact]
    public void A_single_work_among_thousands_is_seen()
    {
        var chart = YearChart.Of([new(1995, 9000), new(1994, 1)], [])!;
        Assert.Equal(1, chart.HeightOf(chart.Years[0]));
    }

    [Fact]
    public void Works_without_a_year_have_no_chart() => Assert.Null(YearChart.Of([], [new(1995, 50)]));

    [Fact]
    public void No_more_years_are_drawn_than_can_be_read()
    {
        var chart = YearChart.Of([new(1000, 1), new(2000, 1)], [])!;
        Assert.InRange(chart.Years.Count, 50, 100);
        Assert.Equal(2000, chart.Years[^1].Year);
    }
}
