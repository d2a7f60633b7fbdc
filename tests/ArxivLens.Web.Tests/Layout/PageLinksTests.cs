using System.Globalization;
using ArxivLens.Web.Layout;

namespace ArxivLens.Web.Tests.Layout;

public sealed class PageLinksTests
{
    [Theory]
    [InlineData(1, 60, 1, 25, null, "2")]
    [InlineData(2, 60, 26, 50, "1", "3")]
    [InlineData(3, 60, 51, 60, "2", null)]
    [InlineData(1, 25, 1, 25, null, null)]
    [InlineData(400, 50_000, 9_976, 10_000, "399", null)]
    public void It_leads_back_and_on_within_what_can_be_reached(int page, int total, int first, int last, string? previous, string? next)
        => Assert.Equal(
            new PageLinks(first, last, total, previous, next),
            PageLinks.Of(page, 25, total, number => number.ToString(CultureInfo.InvariantCulture)));
}
