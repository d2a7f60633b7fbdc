using ArxivLens.Web.Features.Authors;

namespace ArxivLens.Web.Tests.Authors;

public sealed class OtherSpellingsTests
{
    [Theory]
    [InlineData("edward-witten", "e-witten")]
    [InlineData("e-witten", "edward-witten")]
    [InlineData("stephen-w-hawking", "s-w-hawking")]
    [InlineData("stephen-w-hawking", "stephen-hawking")]
    [InlineData("s-hawking", "stephen-william-hawking")]
    public void A_name_written_out_less_or_more_may_be_the_same(string one, string other) => Assert.True(OtherSpellings.MayBe(one, other));

    [Theory]
    [InlineData("edward-witten", "edward-witten")]
    [InlineData("edward-witten", "emma-witten")]
    [InlineData("edward-witten", "l-witten")]
    [InlineData("edward-witten", "e-wittenberg")]
    [InlineData("s-w-hawking", "s-b-hawking")]
    [InlineData("witten", "e-witten")]
    [InlineData("", "")]
    public void Another_name_is_not(string one, string other) => Assert.False(OtherSpellings.MayBe(one, other));
}
