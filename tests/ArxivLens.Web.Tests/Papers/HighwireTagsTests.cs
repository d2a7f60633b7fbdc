using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Tests.Papers;

public sealed class HighwireTagsTests
{
    [Theory]
    [InlineData("Johannes Diderik", "van der Waals", "", "van der Waals, Johannes Diderik")]
    [InlineData("Sammy", "Davis", "Jr.", "Davis Jr., Sammy")]
    [InlineData("", "ATLAS Collaboration", "", "ATLAS Collaboration")]
    public void An_author_stands_family_name_first(string given, string family, string suffix, string expected)
        => Assert.Equal(expected, HighwireTags.Author(new PersonName(given, family, suffix)));

    [Fact]
    public void A_date_is_written_as_arXiv_writes_it()
        => Assert.Equal("2007/04/02", HighwireTags.Date(new DateTimeOffset(2007, 4, 2, 23, 59, 0, TimeSpan.Zero)));

    [Fact]
    public void Without_a_day_the_year_is_the_date()
    {
        Assert.True(WorkKey.TryParse("work:x", out var key));

        Assert.Equal("1994", HighwireTags.Date(new Work { Key = key, Title = "X", Year = 1994 }));
        Assert.Null(HighwireTags.Date(new Work { Key = key, Title = "X" }));
    }
}
