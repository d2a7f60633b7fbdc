using ArxivLens.Core.Articles;
using ArxivLens.Core.Articles.Reading;

namespace ArxivLens.Core.Tests.Articles;

public sealed class QuestionReadingTests
{
    [Theory]
    [InlineData("Liability: The paper is silent. Who pays?", "Liability", "Who pays?")]
    [InlineData("“Open Source”?: Weights are no source. Is that open?", "“Open Source”?", "Is that open?")]
    [InlineData("No “Marginal” Risk?: Some say so. Is it so?", "No “Marginal” Risk?", "Is it so?")]
    [InlineData("**Cost.** It rose. Who pays for it?", "Cost", "Who pays for it?")]
    [InlineData("**Cost:** It rose. Who pays for it?", "Cost", "Who pays for it?")]
    [InlineData("*Cost* — It rose. Who pays for it?", "Cost", "Who pays for it?")]
    [InlineData("**Cost**\nIt rose. Who pays for it?", "Cost", "Who pays for it?")]
    [InlineData("He asked: Who pays for it?", null, "Who pays for it?")]
    [InlineData("At 10:30 the doors opened. Who came in?", null, "Who came in?")]
    [InlineData("The point is this: Who pays for it?", null, "Who pays for it?")]
    [InlineData("See https://example.org/a?b=c for more. Who pays for it?", null, "Who pays for it?")]
    [InlineData("The law holds in the U.S. Can it hold at sea?", null, "Can it hold at sea?")]
    [InlineData("It came from Dr. J. R. Will et al. in Fig. 3. Is a rise of 2.5 kg much?", null, "Is a rise of 2.5 kg much?")]
    [InlineData("It cost $5 then. Does it cost $50 now?", null, "Does it cost $50 now?")]
    [InlineData("Is it safe in the hands of anybody?! We shall see.", null, "Is it safe in the hands of anybody?!")]
    [InlineData("The set ends early (why there, of all years?), which is odd.", null, "why there, of all years?")]
    [InlineData("Se sabe poco. ¿Quién paga por todo esto? Veremos.", null, "¿Quién paga por todo esto?")]
    [InlineData("结果很好。这项研究的数据可信吗？我们不知道。", null, "这项研究的数据可信吗？")]
    [InlineData("Which is better for them: to wait or to go?", null, "Which is better for them: to wait or to go?")]
    [InlineData("The real question is “Who pays for it?”", null, "Who pays for it?")]
    public void A_question_has_its_own_words_and_its_label(string paragraph, string? label, string question)
    {
        var found = Assert.Single(Read("# A title\n\n" + paragraph));

        Assert.Equal((label, question), (found.Label, found.Text));
    }

    [Theory]
    [InlineData("“Who pays for all of this?” asked Ada Berg.")]
    [InlineData("Ada Berg asked, \"who pays for all of this?\" and left.")]
    [InlineData("> Who pays for all of this?\n>\n> — Ada Berg")]
    [InlineData("She wrote “Is the Sea Level Rising?” in 2008.")]
    [InlineData("It is unclear (?), see https://example.org/?q=who.")]
    [InlineData("```\nis this = code?\n```")]
    public void What_others_ask_and_what_asks_nothing_is_no_question_of_the_article(string paragraph)
        => Assert.Empty(Read("# A title\n\n" + paragraph));

    [Theory]
    [InlineData("Both sides are sure.\n\nWho's right?\n\nI read the paper to find out.")]
    [InlineData("It works. So what? A harbour has to know.")]
    [InlineData("Did it work as the paper says it does? No. It never did.")]
    [InlineData("Why does it work at all? Because water is heavy.")]
    [InlineData("It is a matter of taste, isn't it?")]
    [InlineData("Have you ever seen a glacier from below?")]
    [InlineData("I went there myself. The result? Wet feet.")]
    [InlineData("## What is a glacier?\n\nA river of ice.")]
    [InlineData("**Q:** Does it work in the south?\n\n**A:** We hope to find out.\n\n**Q:** Where else?\n\n**A:** In the north.")]
    public void A_question_for_effect_is_told(string paragraphs)
        => Assert.All(Read("# A title\n\n" + paragraphs), question => Assert.Equal(AskedKind.Rhetorical, question.Kind));

    [Theory]
    [InlineData("Costs: Is that much?\n\nRisks: Is that safe?\n\nRights: May one?")]
    [InlineData("Question 1: Is that much money?\n\nQuestion 2: Is that safe for all?")]
    [InlineData("## Who is liable for it?\n\nThe paper says nobody. How can that be?")]
    [InlineData("- Who pays for it?\n- Who knows of it?")]
    public void A_question_to_the_paper_is_none_for_effect(string paragraphs)
        => Assert.All(Read("# A title\n\n" + paragraphs), question => Assert.Equal(AskedKind.Question, question.Kind));

    [Fact]
    public void Questions_of_one_label_are_split_and_keep_what_stands_before_them()
    {
        var found = Read("# A title\n\nCosts: The trial cost a fortune. Who paid? Will they pay again next year?");

        Assert.Equal(["Who paid?", "Will they pay again next year?"], found.Select(question => question.Text));
        Assert.Equal(["The trial cost a fortune.", "The trial cost a fortune. Who paid?"], found
            .Select(question => question.Context));
    }

    [Fact]
    public void Context_is_cut_at_six_hundred_characters()
    {
        var found = Assert.Single(Read("# A title\n\n" + string.Concat(Enumerable.Repeat("The trial cost a fortune. ", 80))
            + "Who paid for it?"));

        Assert.InRange(found.Context.Length, 500, 600);
        Assert.EndsWith("The trial cost a fortune.", found.Context, StringComparison.Ordinal);
    }

    [Fact]
    public void Among_labels_that_ask_one_that_only_states_is_a_challenge()
    {
        var found = Read(
            "# A title\n\nCosts: Who paid for it?\n\nRisks: Are they known?\n\nPrior work: Others did the same. The paper "
            + "does not name them.\n\nRights: Who holds them?");

        var challenge = Assert.Single(found, question => question.Kind == AskedKind.Challenge);
        Assert.Equal(("Prior work", "The paper does not name them."), (challenge.Label, challenge.Text));
    }

    [Fact]
    public void A_label_alone_on_its_line_and_a_heading_hold_for_what_follows()
    {
        var found = Read("# A title\n\nOpen points:\n\nThe trial was short. Was it too short?\n\n## Money\n\n- Who paid for "
            + "it?\n- Code: Will it be open?");

        Assert.Equal(["Open points", "Money", "Code"], found.Select(question => question.Label));
    }

    [Fact]
    public void Names_that_come_again_are_speakers_and_no_labels()
    {
        var found = Read(
            "# A title\n\nAda Berg: Is it done in the south too?\n\nBo Falk: Hardly at all.\n\nAda Berg: Is it hard to "
            + "do?\n\nBo Falk: Very hard.\n\nAda Berg: Is there hope for it?\n\nBo Falk: There is.");

        Assert.All(found, question => Assert.Null(question.Label));
    }

    [Fact]
    public void Every_question_has_its_place_in_the_file()
    {
        const string Text = "# A title\r\n\r\nThe *trial* was\r\nshort. Was it\r\n**too** short? I think so.";

        var found = Assert.Single(Read(Text));

        Assert.Equal("Was it too short?", found.Text);
        Assert.Equal("Was it\r\n**too** short?", found.Span.Of(Text));
    }

    [Fact]
    public void The_title_of_the_article_is_no_question_of_it()
        => Assert.Equal("Who pays for that?", Assert.Single(Read("# Is the Sea Rising?\n\nIt is. Who pays for that?")).Text);

    private static IReadOnlyList<AskedQuestion> Read(string text)
        => ArticleReader.ReadQuestions(TextArticleReader.Read(text, true, null));
}
