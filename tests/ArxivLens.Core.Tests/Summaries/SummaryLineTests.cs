using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

public sealed class SummaryLineTests
{
    private const string Abstract = "Clocks drift. We propose a simple method that needs no further hardware. It is cheap.";

    [Fact]
    public void The_title_leads_where_the_sentence_leaves_out_what_it_names()
    {
        var line = QuickSummary.ChooseLine("Optical clocks for deep underground laboratories", Abstract)!;

        Assert.True(line.IsLedByTitle);
        Assert.Equal($"Optical clocks for deep underground laboratories: {line.Sentence.Text}", line.Text);
        Assert.Contains("We propose a simple method", line.Sentence.Text, StringComparison.Ordinal);
        Assert.Equal(Abstract.IndexOf("We propose", StringComparison.Ordinal), line.Sentence.Start);
    }

    [Fact]
    public void A_sentence_that_says_what_the_title_names_stands_alone()
    {
        const string title = "Optical clocks for deep laboratories";
        const string text = "Clocks drift. We propose optical clocks for deep laboratories. They are cheap.";

        var line = QuickSummary.ChooseLine(title, text)!;

        Assert.False(line.IsLedByTitle);
        Assert.Equal("We propose optical clocks for deep laboratories.", line.Text);
    }

    [Theory]
    [InlineData("Do clocks drift?", "Do clocks drift? It is so.")]
    [InlineData("Clocks: a survey", "Clocks: a survey – It is so.")]
    [InlineData("Clocks.", "Clocks: It is so.")]
    [InlineData(" ", "It is so.")]
    public void Title_and_sentence_are_joined_as_the_title_ends(string title, string expected)
        => Assert.Equal(expected, SummaryLine.Of(title, new SummarySentence("It is so.", 0, 9)).Text);

    [Theory]
    [InlineData("", "")]
    [InlineData("A title", "")]
    [InlineData("A title", " \n ")]
    public void Without_an_abstract_there_is_no_line(string title, string text) => Assert.Null(QuickSummary.ChooseLine(title, text));

    [Fact]
    public void Without_a_title_the_line_is_a_sentence()
        => Assert.False(QuickSummary.ChooseLine("", Abstract)!.IsLedByTitle);
}
