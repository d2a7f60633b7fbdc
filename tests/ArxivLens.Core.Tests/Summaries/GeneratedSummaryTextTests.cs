using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

public sealed class GeneratedSummaryTextTests
{
    [Theory]
    [InlineData("The paper does this. It finds that.", "The paper does this.", "It finds that.")]
    [InlineData("  The paper does\n this.\r\n\r\nIt finds that. ", "The paper does this.", "It finds that.")]
    [InlineData("\"The paper does this. It finds $a<b$.\"", "The paper does this.", "It finds $a<b$.")]
    [InlineData("The paper does this. It finds that. And the third is cut off.", "The paper does this.", "It finds that.")]
    public void Two_sentences_are_read(string raw, string first, string second)
    {
        var shape = GeneratedSummaryText.Read(raw);
        Assert.Null(shape.Fault);
        Assert.Equal([first, second], shape.Sentences);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \n ", "empty")]
    [InlineData("The paper does this. It finds", "no end")]
    [InlineData("See https://example.org for this.", "markup")]
    [InlineData("The paper <b>does</b> this.", "markup")]
    [InlineData("<script>alert(1)</script> The paper does this.", "markup")]
    [InlineData("The **paper** does this.", "markup")]
    [InlineData("- The paper does this.", "markup")]
    [InlineData("1. The paper does this.", "markup")]
    [InlineData("[The paper](x) does this.", "markup")]
    [InlineData("The paper\u0000 does this.", "invisible")]
    [InlineData("The paper \u202Edoes this.", "invisible")]
    [InlineData("The paper\u200B does this.", "invisible")]
    [InlineData("I cannot summarise this text.", "reader")]
    [InlineData("I'm sorry, there is no abstract.", "reader")]
    [InlineData("As an AI, I have no view.", "reader")]
    [InlineData("Here is a summary. The paper does this.", "reader")]
    public void What_has_not_the_shape_of_a_summary_is_refused(string raw, string fault)
    {
        var shape = GeneratedSummaryText.Read(raw);
        Assert.Contains(fault, shape.Fault, StringComparison.Ordinal);
        Assert.Empty(shape.Sentences);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused() =>
        Assert.Contains("600", GeneratedSummaryText.Read(new string('a', 600) + ".").Fault, StringComparison.Ordinal);
}
