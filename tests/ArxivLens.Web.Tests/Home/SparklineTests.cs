using ArxivLens.Core.Terms;
using ArxivLens.Web.Features.Home;

namespace ArxivLens.Web.Tests.Home;

public sealed class SparklineTests
{
    [Fact]
    public void The_greatest_share_touches_the_top_and_none_the_ground()
        => Assert.Equal("2,26 60,14 118,2", Sparkline.Points([new(2001, 0), new(2002, .1), new(2003, .2)]));

    [Fact]
    public void Of_many_years_the_last_are_drawn()
    {
        var shares = Enumerable.Range(1950, 60).Select(year => new YearShare(year, .5)).ToList();

        Assert.Equal(25, Sparkline.Points(shares).Split(' ').Length);
        Assert.Equal((1985, 2009), Sparkline.Years(shares));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Too_few_years_make_no_line(int count)
        => Assert.Equal("", Sparkline.Points([.. Enumerable.Range(2001, count).Select(year => new YearShare(year, .5))]));

    [Fact]
    public void Nothing_makes_no_line() => Assert.Equal("", Sparkline.Points([new(2001, 0), new(2002, 0)]));
}
