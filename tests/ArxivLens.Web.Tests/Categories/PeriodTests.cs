using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Categories;

namespace ArxivLens.Web.Tests.Categories;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("9407", 1994, 7)]
    [InlineData("2311", 2023, 11)]
    [InlineData("0001", 2000, 1)]
    [InlineData("1994", 1994, 0)]
    [InlineData("2023", 2023, 0)]
    [InlineData("2005", 2020, 5)]
    [InlineData("recent", 0, 0)]
    [InlineData(null, 0, 0)]
    public void Months_are_read_as_in_ids_and_years_in_full(string? text, int year, int month)
    {
        Assert.True(Period.TryParse(text, out var period));
        Assert.Equal(new Period(year, month), period);
    }

    [Fact]
    public void A_day_is_written_as_elsewhere_and_asks_for_itself_alone()
    {
        Assert.True(Period.TryParse("1994-07-18", out var day));
        Assert.Equal("18 July 1994", day.Display);
        Assert.Equal("1994-07-18", day.ToString());
        Assert.Null(day.Next);
        var query = Assert.IsType<DayQuery>(day.AsQuery());
        Assert.Equal(new DateOnly(1994, 7, 18).DayNumber, query.From);
        Assert.Equal(query.From, query.To);
    }

    [Theory]
    [InlineData("9413")]
    [InlineData("1994-02-30")]
    [InlineData("1794-02-03")]
    [InlineData("1994-7-18")]
    [InlineData("94077")]
    [InlineData("-407")]
    [InlineData("0000")]
    [InlineData("next")]
    [InlineData("")]
    public void Anything_else_is_no_period(string text) => Assert.False(Period.TryParse(text, out _));

    [Fact]
    public void Months_follow_one_another_over_the_year_s_end()
    {
        var december = new Period(1994, 12);

        Assert.Equal("9501", december.Next.ToString());
        Assert.Equal("9411", december.Previous.ToString());
        Assert.Null(Period.Recent.Next);
    }

    [Fact]
    public void A_month_asks_for_its_days_and_no_others()
    {
        var query = Assert.IsType<DayQuery>(new Period(2024, 2).AsQuery());

        Assert.Equal(new DateOnly(2024, 2, 1).DayNumber, query.From);
        Assert.Equal(new DateOnly(2024, 2, 29).DayNumber, query.To);
    }
}
