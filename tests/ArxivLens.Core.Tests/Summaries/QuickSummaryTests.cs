using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

public sealed class QuickSummaryTests
{
    private const string Title =
        "Open-Sourcing Highly Capable Foundation Models: An evaluation of risks, benefits, and alternative methods";

    private const string Abstract =
        "Recent decisions by AI labs to either open-source their models or to restrict access to them have sparked debate. "
        + "Open-sourcing typically refers to making model weights publicly accessible, e.g. for anyone to modify. "
        + "However, it also presents a growing potential for misuse. "
        + "This paper offers an examination of the risks and benefits of open-sourcing highly capable foundation models. "
        + "We argue that for some highly capable foundation models open-sourcing may pose "
        + "sufficiently extreme risks to outweigh the benefits. "
        + "Alternative strategies are explored.";

    [Fact]
    public void One_sentence_says_what_the_paper_does_and_one_what_it_argues()
    {
        var summary = QuickSummary.Choose(Title, Abstract);
        Assert.Collection(
            summary,
            s => Assert.StartsWith("This paper offers an examination", s.Text, StringComparison.Ordinal),
            s => Assert.StartsWith("We argue that", s.Text, StringComparison.Ordinal));
    }

    [SharedDataFact]
    public void A_real_abstract_is_summed_up_by_its_purpose_and_its_conclusion()
    {
        var summary = QuickSummary.Choose(Title, SharedData.ReadSeedAbstract());
        Assert.StartsWith("This paper offers an examination of the risks", summary[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("The paper concludes with recommendations for developers", summary[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentences_are_the_abstracts_own_and_in_its_order()
    {
        var summary = QuickSummary.Choose(Title, "  " + Abstract + "  ");
        Assert.All(summary, s => Assert.Equal(s.Text, ("  " + Abstract).Substring(s.Start, s.Length)));
        Assert.True(summary[0].Start + summary[0].Length <= summary[1].Start);
    }

    [Fact]
    public void A_finding_before_the_purpose_stays_before_it()
    {
        const string text = "It is shown that the gap closes. Gaps have been known for a long time. "
            + "Many people have looked at them. In this paper we study the gap of spin chains.";
        var summary = QuickSummary.Choose("The gap of spin chains", text);
        string[] expected = ["It is shown that the gap closes.", "We study the gap of spin chains."];
        Assert.Equal(expected, summary.Select(s => s.Text));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("   ", 0)]
    [InlineData("Only one sentence.", 1)]
    [InlineData("However. This.", 2)]
    [InlineData("$x$. $y$. $z$.", 1)]
    [InlineData("A b c. D e f. G h i. J k l.", 1)]
    [InlineData("We are. You are. They are. It is.", 2)]
    public void There_are_two_sentences_unless_the_abstract_has_fewer(string text, int expected)
        => Assert.Equal(expected, QuickSummary.Choose("", text).Count);

    [Fact]
    public void A_sentence_that_leans_on_the_one_before_is_chosen_last()
    {
        const string text = "Spin chains are old. We study the gap of spin chains with long range. "
            + "However, we find that the gap of spin chains closes. We find that the gap of spin chains closes.";
        var summary = QuickSummary.Choose("The gap of spin chains", text);
        Assert.DoesNotContain(summary, s => s.Text.StartsWith("However", StringComparison.Ordinal));
    }
}
