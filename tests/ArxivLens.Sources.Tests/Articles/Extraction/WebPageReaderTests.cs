using ArxivLens.Core.Articles;
using ArxivLens.Sources.Articles;

namespace ArxivLens.Sources.Tests.Articles.Extraction;

/// <summary>The text of a page comes as blocks with their kinds, and links with their addresses.</summary>
public sealed class WebPageReaderTests
{
    private const string Filler =
        "<p>The first sentence of the article is long, has commas, and says something, so that it counts as text.</p>"
        + "<p>The second one goes on about it, with more commas, more words, and nothing that anybody would link to.</p>";

    private static readonly Uri Address = new("https://www.courier.example/news/2024/story.html");

    [Fact]
    public void Each_kind_of_block_is_told_with_its_level()
    {
        var text = Read(
            Filler + "<h3>Under a heading</h3><blockquote><p>Quoted words.</p><blockquote>Quoted within.</blockquote></blockquote>"
            + "<ul><li>An item<ol><li>An item within</li></ol></li></ul><figure><img src=x><figcaption>Below a picture.</figcaption></figure>"
            + "<pre>one\n  two</pre><table><tr><th>Name</th><th>Year</th></tr><tr><td>Mill</td><td>1742</td></tr></table>" + Filler);
        Assert.Equal(
            [
                "Heading 3 Under a heading", "Quotation 1 Quoted words.", "Quotation 2 Quoted within.", "ListItem 1 An item",
                "ListItem 2 An item within", "Caption 0 Below a picture.", "Preformatted 0 one\n  two", "Paragraph 0 Name | Year",
                "Paragraph 0 Mill | 1742",
            ],
            text.Blocks.Skip(2).Take(9).Select(block => $"{block.Kind} {block.Level} {block.Span.Of(text.Text)}"));
    }

    [Fact]
    public void Links_have_absolute_addresses_and_the_place_of_their_words()
    {
        var text = Read(
            Filler + "<p>Words before <a href='../b?c=1#d'> the <i>link</i> </a>, <a href='#top'>a place here</a>, "
            + "<a href='mailto:a@b.example'>a letter</a>, <a href='javascript:void(0)'>a trick</a> and words behind it.</p>" + Filler);
        Assert.Equal(
            [
                ("the link", "https://www.courier.example/news/b?c=1#d"), ("a place here", null), ("a letter", null), ("a trick", null),
            ],
            text.Links.Select(link => (link.Span.Of(text.Text), link.Address)));
    }

    [Fact]
    public void A_link_around_blocks_is_a_link_of_each()
    {
        var text = Read(Filler + "<div><a href='https://other.example/'><h2>A heading</h2><p>And a line.</p></a></div>" + Filler);
        Assert.Equal(["A heading", "And a line."], text.Links.Select(link => link.Span.Of(text.Text)));
    }

    [Fact]
    public void White_space_is_joined_and_characters_that_show_nothing_are_left_out()
    {
        var text = Read(Filler + "<p>One \n\t two\u00AD\u200B\u202Ethree<br>four &#1;&#x7F; five</p>" + Filler);
        Assert.Equal("One twothree\nfour five", text.Blocks[2].Span.Of(text.Text));
    }

    [Fact]
    public void What_readers_do_not_see_is_not_read()
    {
        var text = Read(
            Filler + "<p hidden>Hidden.</p><p style='color:red; display : none'>Styled.</p><p aria-hidden=true>Unspoken.</p><script>var s;</script>"
            + "<style>p{}</style><noscript><p>No script.</p></noscript><template><p>Template.</p></template><svg><text>Drawn.</text></svg>"
            + "<div role=dialog aria-modal=true><p>A window, over the page, that asks for something, or other.</p></div>" + Filler);
        Assert.Equal(4, text.Blocks.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><head><title>Nothing</title></head><body></body></html>")]
    [InlineData("<frameset><frame src=a></frameset>")]
    [InlineData("<script>all();</script>")]
    public void A_page_without_text_is_none(string html) => Assert.Null(WebPageReader.Read(html, Address));

    [Fact]
    public void Calls_shares_and_other_stories_are_left_out()
    {
        var text = Read(
            "<p>By Edda Quill</p><p>9 March 2024, 07:15</p>" + Filler
            + "<p>5 min read</p><p>* * *</p><div class=vjs-control><p>Current time 0:00 of a film about mills.</p></div><p>Advertisement</p><p>Sign up for our newsletter, every morning, free.</p><p><a href='/a'>Another story of the same paper</a></p>"
            + "<p>Read more: <a href='/b'>A third story of the same paper</a></p>" + Filler
            + "<h4>You may also like</h4><ul><li><a href='/c'>A fourth one</a></li><li><a href='/d'>A fifth one</a></li></ul>",
            "<meta name=author content='Edda Quill'>");
        Assert.Equal(4, text.Blocks.Count);
    }

    [Fact]
    public void A_list_of_what_stands_elsewhere_is_kept()
    {
        var text = Read(
            Filler + "<h2>Sources</h2><ul><li><a href='https://arxiv.org/abs/2311.09227'>The paper on open models</a></li>"
            + "<li><a href='https://other.example/report'>The report that it answers, at length</a></li></ul>");
        Assert.Equal(["Sources", "The paper on open models", "The report that it answers, at length"], text.Blocks.Skip(2).Select(b => b.Span.Of(text.Text)));
    }

    [Fact]
    public void A_frame_around_the_page_that_is_named_for_its_sidebar_is_not_left_out()
    {
        const string paid = "<div class=sponsor><p>A word, from those who pay for this page, about soap, that nobody asked for at all.</p></div>";
        var html = $"<body><div class='has-sidebar'><h1>A story</h1><div>{Filler}{paid}{Filler}{Filler}</div></div></body>";
        Assert.DoesNotContain("soap", WebPageReader.Read(html, Address)!.Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_follows_the_body_that_the_page_declares_is_left_out()
    {
        const string body = "The first sentence of the article is long, has commas, and says something, so that it counts as text. "
            + "The second one goes on about it, with more commas, more words, and nothing that anybody would link to.";
        var data = $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{body}\"}}</script>";
        var text = Read(Filler + "<p>Edda Quill has written about harbours, boats, and the people who mend both, since 1998.</p>", data);
        Assert.Equal(2, text.Blocks.Count);
    }

    [Fact]
    public void The_body_that_the_page_declares_is_read_where_the_page_shows_another_text()
    {
        var body = string.Concat(Enumerable.Range(0, 9).Select(at => $"Sentence number {at} of what the page keeps behind its wall, in full. "));
        var html = $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{body}\"}}</script><p>Please log in.</p>";
        Assert.Contains("Sentence number 8", WebPageReader.Read(html, Address)!.Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_page_marks_as_the_body_is_the_article()
    {
        var bio = string.Concat(Enumerable.Repeat("<p>Edda Quill writes, walks, and rows, and has done so, by her own account, since 1998.</p>", 9));
        var text = Read($"<div itemprop='articleBody'>{Filler}{Filler}{Filler}</div><div>{bio}</div>");
        Assert.Equal(6, text.Blocks.Count);
    }

    [Fact]
    public void A_box_about_the_author_or_a_newsletter_is_left_out_by_its_name()
    {
        const string boxes = "<div class=author-bio><p>Edda Quill writes, walks, and rows, and has done so, by her own account, since 1998.</p></div>"
            + "<div class=newsletter-box><p>Every morning the tides, the weather, and one good story, before you are awake.</p></div>";
        Assert.Equal(6, Read(Filler + boxes + Filler + Filler).Blocks.Count);
    }

    [Fact]
    public void A_reading_ends_when_it_is_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => WebPageReader.Read(Filler, Address, new CancellationToken(canceled: true)));

    private static ArticleText Read(string article, string head = "") =>
        WebPageReader.Read($"<html><head><title>A story</title>{head}</head><body><article>{article}</article></body></html>", Address)!.Text;
}
