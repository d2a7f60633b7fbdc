using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

public sealed class SentenceFlawsTests
{
    [Theory]
    [InlineData("However, the gap closes.")]
    [InlineData("It is shown to obey a law of conservation.")]
    [InlineData("It was found to close.")]
    [InlineData("One then finds that the gap closes.")]
    [InlineData("By means of that characterization we close the gap.")]
    [InlineData("One of such results is the gap.")]
    [InlineData("We show for such systems that the gap closes.")]
    [InlineData("Consider the gap of a chain.")]
    public void What_points_at_another_sentence_or_only_names_things_is_a_flaw(string sentence)
        => Assert.True(FlawsOf(sentence) < 0);

    [Theory]
    [InlineData("It is shown that the gap closes.")]
    [InlineData("It is possible to close the gap.")]
    [InlineData("One finds that the gap closes.")]
    [InlineData("We close the gap for such as have a mass.")]
    [InlineData("We consider the gap of a chain.")]
    public void What_stands_alone_is_none(string sentence) => Assert.Equal(0, FlawsOf(sentence));

    private static double FlawsOf(string sentence)
    {
        var tokens = new AbstractText("", sentence).Tokens;
        return SentenceFlaws.Of(tokens, 0, tokens.Length);
    }
}
