using ArxivLens.Core.Categories;
using ArxivLens.Web.Features.Categories;

namespace ArxivLens.Web.Tests.Categories;

public sealed class ListingTests
{
    [Theory]
    [InlineData("math.MP", "math-ph")]
    [InlineData("alg-geom", "math.AG")]
    [InlineData("cs.ai", "cs.AI")]
    [InlineData("no.SUCH", "no.SUCH")]
    public void A_listing_is_kept_under_the_canonical_name(string asked, string kept) => Assert.Equal(kept, Of(asked).Code.Value);

    [Fact]
    public void An_archive_lists_all_its_categories()
    {
        var listing = Of("cs");

        Assert.Equal("Computer Science", listing.Name);
        Assert.Contains("cs.AI", listing.Codes);
        Assert.Contains("cs.LG", listing.Codes);
    }

    [Fact]
    public void An_archive_that_is_its_own_category_lists_itself_once() => Assert.Equal(["hep-th"], Of("hep-th").Codes);

    private static Listing Of(string text)
    {
        Assert.True(CategoryCode.TryParse(text, out var code));
        return Listing.Of(code);
    }
}
