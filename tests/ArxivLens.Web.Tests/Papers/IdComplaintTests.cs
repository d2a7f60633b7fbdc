using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Tests.Papers;

public sealed class IdComplaintTests
{
    [Theory]
    [InlineData("0713.0001", "no month 13")]
    [InlineData("0700.0001", "no month 00")]
    [InlineData("0704.0000", "begin with 1")]
    [InlineData("hep-th/990100", "seven digits")]
    [InlineData("hep-th/9913001", "no month 13")]
    [InlineData("0707.123456", "6 digits")]
    [InlineData("0704.0001v0", "v1")]
    [InlineData("1501.0001", "five since January 2015")]
    [InlineData("hep-xy/9901001", "one of arXiv's")]
    [InlineData("", "ends where")]
    [InlineData(null, "ends where")]
    [InlineData("banana", "a year, a month and a number")]
    public void It_says_what_is_wrong_with_an_impossible_id(string? text, string part)
    {
        Assert.False(ArxivId.TryParse(text, out _), "The id is possible after all.");
        Assert.Contains(part, IdComplaint.Explain(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_example_can_be_read() => Assert.All(IdComplaint.Examples, text => Assert.True(ArxivId.TryParse(text, out _)));

    [Fact]
    public void A_text_made_to_be_slow_is_explained_at_once()
        => Assert.NotEmpty(IdComplaint.Explain(new string('1', 5_000) + "." + new string('0', 5_000) + "x"));
}
