using ArxivLens.Core.Articles;

namespace ArxivLens.Core.Tests.Articles;

public sealed class TextArticleReaderTests
{
    [Fact]
    public void A_page_pasted_as_text_says_who_wrote_it_and_how_long_it_takes()
    {
        const string Text = """
            Member-only story

            The Tides of Lake Vänern

            Lena Karlsson
            7 min read · 3 days ago

            212

            A lake has no tides to speak of. I went to look all the same.

            SUBSCRIBE TO GET NEW POSTS IN YOUR INBOX

            Lakes

            Fluid Dynamics
            """;

        var read = TextArticleReader.Read(Text, false, null);

        Assert.Equal("The Tides of Lake Vänern", read.Facts.Title);
        Assert.Equal("Lena Karlsson", read.Facts.Author);
        Assert.Equal(7, read.Facts.ReadingMinutes);
        Assert.Null(read.Facts.Published);
        Assert.Equal(["Lakes", "Fluid Dynamics"], read.Facts.Tags);
        Assert.Equal(["The Tides of Lake Vänern", "A lake has no tides to speak of. I went to look all the same."], Words(read));
    }

    [Theory]
    [InlineData("A long look at ice\n\nBy Ada Berg\n\nMarch 3, 2024\n\nIce is slow.", "A long look at ice", "Ada Berg",
        "2024-03-03")]
    [InlineData("# Ice\n\n*By Ada Berg and Bo Falk* — 3 March 2024\n\nIce is slow.", "Ice", "Ada Berg and Bo Falk", "2024-03-03")]
    [InlineData("# Ice\n\nBy Ada Berg, 3 March 2024\n\nIce is slow.", "Ice", "Ada Berg", "2024-03-03")]
    [InlineData("---\ntitle: \"Ice: a life\"\nauthor: Ada Berg\ndate: 2024-03-03\ntags: [ice, snow]\n---\n\nIce is slow.",
        "Ice: a life", "Ada Berg", "2024-03-03")]
    [InlineData("Ice is slow. It has no title at all, and it begins at once with a sentence.", null, null, null)]
    public void What_an_article_says_of_itself_is_read(string text, string? title, string? author, string? day)
    {
        var facts = TextArticleReader.Read(text, true, null).Facts;

        Assert.Equal(title, facts.Title);
        Assert.Equal(author, facts.Author);
        Assert.Equal(day, facts.Published?.ToString("yyyy-MM-dd", null));
    }

    [Fact]
    public void The_day_in_a_file_s_name_is_the_day_when_the_text_names_none()
        => Assert.Equal(new DateOnly(2024, 3, 1), TextArticleReader.Read("# Ice\n\nIt is slow.", true,
        "2024-03-01-ice.md").Facts.Published);

    [Fact]
    public void Spans_are_places_in_the_file_as_it_is()
    {
        const string Text = "# Ice\r\n\r\nIt is *very* slow.\r\n\r\n> Slow, yes.\r\n> But steady.\r\n\r\n- one\r\n- two\r\n";

        var read = TextArticleReader.Read(Text, true, null);

        Assert.Same(Text, read.Text.Text);
        Assert.Equal(["Ice", "It is *very* slow.", "Slow, yes.\r\n> But steady.", "one", "two"], read.Text.Blocks
            .Select(block => block.Span.Of(Text)));
        Assert.Equal(
            [ArticleBlockKind.Heading, ArticleBlockKind.Paragraph, ArticleBlockKind.Quotation, ArticleBlockKind.ListItem,
                ArticleBlockKind.ListItem],
            read.Text.Blocks.Select(block => block.Kind));
    }

    [Fact]
    public void A_sentence_that_a_page_broke_in_two_is_one_paragraph()
    {
        const string Text = "A title of it\n\nRecords: The committee that was called together by the Ministry of "
            + "the\n\nInterior says nothing. Why not ask again?\n\n"
            + "The archive holds papers of people who were born before\n\nthe war. It is open.";

        Assert.Equal(3, TextArticleReader.Read(Text, false, null).Text.Blocks.Count);
    }

    [Fact]
    public void A_title_of_something_else_is_not_joined_with_the_paragraph_below()
    {
        const string Text = "A title\n\nRecords: They are gone. Why?\n\nThe Ministry keeps its silence about the records of "
            + "the war\n\nCosts: They are known. Who pays?";

        Assert.Equal(4, TextArticleReader.Read(Text, false, null).Text.Blocks.Count);
    }

    [Fact]
    public void Wrapped_lines_are_one_paragraph_and_long_ones_are_each_their_own()
    {
        const string Wrapped = "A title\n\nThe first line of a paragraph that was wrapped by its writer at some\nseventy "
            + "characters goes on in the second line and ends here.\n";
        var unwrapped = "A title\n\n" + new string('x', 200) + ".\n" + new string('y', 200) + ".\n";

        Assert.Equal(2, TextArticleReader.Read(Wrapped, false, null).Text.Blocks.Count);
        Assert.Equal(3, TextArticleReader.Read(unwrapped, false, null).Text.Blocks.Count);
    }

    [Fact]
    public void Links_are_found_with_their_words_and_addresses()
    {
        const string Text = "# Ice\n\nSee [the survey](https://example.org/a_(b)), [lost](#), [named][n] and "
            + "https://example.org/c?d=e.\n\n[n]: https://example.org/n\n";

        var links = TextArticleReader.Read(Text, true, null).Text.Links;

        Assert.Equal(
            [("the survey", "https://example.org/a_(b)"), ("lost", null), ("named", "https://example.org/n"),
                ("https://example.org/c?d=e", "https://example.org/c?d=e")],
            links.Select(link => (link.Span.Of(Text), link.Address)));
    }

    [Fact]
    public void Code_is_kept_as_it_is_and_headings_by_form_are_headings()
    {
        const string Text = "# Ice\n\n**How it was done**\n\n```\nIs this code?\n```\n\nUnderlined\n----------\n\nText.";

        Assert.Equal(
            [(ArticleBlockKind.Heading, 1), (ArticleBlockKind.Heading, 6), (ArticleBlockKind.Preformatted, 0),
                (ArticleBlockKind.Heading, 2), (ArticleBlockKind.Paragraph, 0)],
            TextArticleReader.Read(Text, true, null).Text.Blocks.Select(block => (block.Kind, block.Level)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \t\n")]
    [InlineData("---\n---\n")]
    [InlineData("[[[[[[[[[[[[[[[[[[((((((((((**__**__``>>>>>- - - -")]
    [InlineData("﻿#\n##\n> \n- \n1. \n")]
    public void No_text_makes_it_fail(string text)
    {
        foreach (var isMarkdown in new[] { true, false })
        {
            var read = TextArticleReader.Read(text, isMarkdown, null).Text;
            Assert.All(read.Blocks, block => Assert.True(block.Span.Start >= 0 && block.Span.End <= text.Length
                && block.Span.Length > 0));
        }
    }

    private static IEnumerable<string> Words(ArticleDocument read)
        => read.Text.Blocks.Select(block => block.Span.Of(read.Text.Text));
}
