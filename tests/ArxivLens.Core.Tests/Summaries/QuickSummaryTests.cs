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

    [Fact]
    public void One_sentence_says_what_the_paper_does_and_where_it_stands()
    {
        var one = QuickSummary.ChooseOne(Title, Abstract)!;
        Assert.StartsWith("This paper offers an examination", one.Text, StringComparison.Ordinal);
        Assert.Equal(one.Text, Abstract.Substring(one.Start, one.Length));
        Assert.False(one.IsShortened);
    }

    [Fact]
    public void Nothing_is_chosen_of_nothing() => Assert.Null(QuickSummary.ChooseOne("A title", " \n "));

    [Fact]
    public void A_shortened_sentence_says_so_and_gives_its_whole_source()
    {
        const string text = "However, in this paper we study the gap of long spin chains.";
        var one = QuickSummary.ChooseOne("The gap of spin chains", text)!;
        Assert.Equal(("In this paper we study the gap of long spin chains.", true), (one.Text, one.IsShortened));
        Assert.Equal((0, text.Length), (one.Start, one.Length));
    }

    [Fact]
    public void The_second_sentence_does_not_say_in_this_paper_again()
    {
        const string text = "Spin chains are old friends. In this paper, the gap of spin chains is studied under strong fields. "
            + "Others have looked at them too. In this paper, we find that the gap of spin chains closes under strong fields.";
        var summary = QuickSummary.Choose("The gap of spin chains", text);
        Assert.Equal(2, summary.Count);
        Assert.True(summary.Count(s => s.Text.Contains("n this paper", StringComparison.Ordinal)) <= 1);
    }

    [Theory]
    [InlineData("Keywords: spin chains, gap, strong fields, rings")]
    [InlineData("PACS numbers: 75.10.Pq, the gap of spin chains")]
    [InlineData("It closes the gap (see Somebody, A.N. [Journal of Gaps.")]
    [InlineData("To do this, we study the gap of spin chains in strong fields, assuming rings.")]
    public void What_is_no_sentence_by_itself_is_not_chosen(string flawed)
    {
        var text = "We study the gap of spin chains. We find that the gap of spin chains closes. " + flawed;
        var summary = QuickSummary.Choose("The gap of spin chains", text);
        Assert.DoesNotContain(summary, s => s.Start > text.IndexOf(" We find", StringComparison.Ordinal) + 1);
    }

    [Theory]
    [InlineData("$")]
    [InlineData("(")]
    [InlineData("we show that ")]
    [InlineData("a, which is b, ")]
    [InlineData("to do this, we find that (A) x; ")]
    [InlineData("𝛼 e\u0301 漢字。 ")]
    [InlineData("A sentence of five words. ")]
    public void A_long_hostile_abstract_is_summed_up_as_fast_as_another(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var summary = QuickSummary.Choose(piece, text);
        Assert.All(summary, s => Assert.InRange(s.Start + s.Length, 1, text.Length));
    }
}
