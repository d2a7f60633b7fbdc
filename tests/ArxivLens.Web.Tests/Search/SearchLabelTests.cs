using ArxivLens.Web.Features.Search;

namespace ArxivLens.Web.Tests.Search;

public sealed class SearchLabelTests
{
    [Theory]
    [InlineData("cs.AI", "Artificial Intelligence")]
    [InlineData("cs", "Computer Science")]
    [InlineData("no.SUCH", "no.SUCH")]
    public void A_category_or_archive_is_shown_by_name(string code, string name) => Assert.Equal(name, SearchLabel.Category(code));

    [Theory]
    [InlineData(1994, 1994, "1994")]
    [InlineData(1994, 1996, "1994–1996")]
    [InlineData(1994, null, "from 1994")]
    [InlineData(null, 1996, "to 1996")]
    public void Years_are_said_as_a_span(int? from, int? to, string label) => Assert.Equal(label, SearchLabel.Years(from, to));
}
