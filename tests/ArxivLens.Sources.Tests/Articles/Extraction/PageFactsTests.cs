using ArxivLens.Core.Articles;
using ArxivLens.Sources.Articles;

namespace ArxivLens.Sources.Tests.Articles.Extraction;

/// <summary>What a page says of its article is found wherever pages say it.</summary>
public sealed class PageFactsTests
{
    private const string Filler =
        "<p>The first sentence of the article is long, has commas, and says something, so that it counts as text.</p>"
        + "<p>The second one goes on about it, with more commas, more words, and nothing that anybody would link to.</p>";

    private static readonly Uri Address = new("https://www.courier.example/2024/03/09/mill.html?utm=x");

    [Theory]
    [InlineData("<title>The mill stays | The Courier</title><meta property=og:site_name content='The Courier'>", "The mill stays")]
    [InlineData("<title>The Courier: The mill stays</title><meta property=og:site_name content='The Courier'>", "The mill stays")]
    [InlineData("<meta property=og:title content='The mill stays - The Courier'><meta property=og:site_name content='The Courier'>", "The mill stays")]
    [InlineData("<title>The mill will stay - News - Courier Online</title>", "The mill will stay - News")]
    [InlineData("<title>A short look: at colons</title>", "A short look: at colons")]
    [InlineData("<title>磨坊将被保留下来的消息_社会_溪边日报</title>", "磨坊将被保留下来的消息")]
    [InlineData("<meta name=twitter:title content='Tom &amp;amp; Jerry &amp;quot;speak&amp;quot;'>", "Tom & Jerry \"speak\"")]
    [InlineData("<title>x</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The mill\nstays\"}</script>", "The mill stays")]
    [InlineData("<title>Mill - Wiki</title><script type='application/ld+json'>{\"@type\":\"Article\",\"name\":\"Mill\",\"headline\":\"a kind of house\"}</script>", "Mill")]
    public void The_title_is_found_without_the_site(string head, string title) => Assert.Equal(title, Read(head).Title);

    [Fact]
    public void A_heading_that_is_part_of_the_title_tells_where_the_site_begins() =>
        Assert.Equal("Mill - a story", Read("<title>Mill - a story - News - Courier</title>", "<h1>Mill - a story</h1>").Title);

    [Fact]
    public void An_absurd_title_is_clipped() =>
        Assert.Equal(300, Read($"<title>{new string('x', 100_000)}</title>").Title!.Length);

    [Theory]
    [InlineData("<meta name=author content='By Edda Quill'>", "", "Edda Quill")]
    [InlineData("<meta property=article:author content='https://social.example/edda'>", "<a rel=author href='/edda'>Edda Quill</a>", "Edda Quill")]
    [InlineData("", "<div class=byline>By <a href='/edda'>Edda Quill</a> | 9 March 2024</div>", "Edda Quill")]
    [InlineData("", "<div class=byline>by\n<b>Edda Quill</b>\nCorrespondent</div>", "Edda Quill")]
    [InlineData("", "<p class=byline>Edda Quill, 9 March 2024</p>", "Edda Quill")]
    [InlineData("", "<span itemprop=author><span itemprop=name>Edda Quill</span>, Netherby</span>", "Edda Quill")]
    [InlineData("", "<div class=author>9 mars 2024 à 15:20</div>", null)]
    [InlineData("<meta name=author content='Edda Quill (edda@courier.example)'>", "", "Edda Quill")]
    [InlineData("<script type='application/ld+json'>[{\"@graph\":[{\"@id\":\"#e\",\"name\":\"Edda Quill\"},{\"@type\":[\"NewsArticle\"],\"author\":[{\"@id\":\"#e\"},{\"name\":\"Osric Pell\"}]}]}]</script>", "", "Edda Quill, Osric Pell")]
    public void The_author_is_found_without_what_stands_around_the_name(string head, string body, string? author) =>
        Assert.Equal(author, Read(head, body).Author);

    [Theory]
    [InlineData("<meta property=article:published_time content='2024-03-08T23:59:00-11:00'>", "", "2024-03-08")]
    [InlineData("<script type='application/ld+json'><![CDATA[{\"@type\":\"BlogPosting\",\"datePublished\":\"2023-12-31\"}]]></script>", "", "2023-12-31")]
    [InlineData("", "<time datetime='2022-05-04 10:00'>long ago</time>", "2022-05-04")]
    [InlineData("", "<span itemprop=datePublished>March 9th, 2021</span>", "2021-03-09")]
    [InlineData("", "<span class=entry-date>9 Mar. 2020</span>", "2024-03-09")]
    [InlineData("<meta name=date content='31/31/2020'>", "", "2024-03-09")]
    public void The_day_is_found(string head, string body, string day) =>
        Assert.Equal(day, Read(head, body).Published?.ToString("yyyy-MM-dd", null));

    [Theory]
    [InlineData("<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='7 minutes read'>", "", 7)]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"timeRequired\":\"PT12M\"}</script>", "", 12)]
    [InlineData("", "<div>5 min read</div>", 5)]
    [InlineData("", "<div>Lesezeit: ca. 4 Min.</div>", 4)]
    [InlineData("", "", 1)]
    public void The_reading_time_is_as_the_page_says_it(string head, string body, int minutes) =>
        Assert.Equal(minutes, Read(head, body).ReadingMinutes);

    [Fact]
    public void The_reading_time_is_estimated_at_238_words_a_minute()
    {
        var words = string.Concat(Enumerable.Repeat("<p>Seven words, with one comma, stand here.</p>", 102));
        Assert.Equal(3, WebPageReader.Read(words, Address)!.Facts.ReadingMinutes);
    }

    [Theory]
    [InlineData("<link rel=canonical href='/2024/03/09/mill.html'>", "https://www.courier.example/2024/03/09/mill.html")]
    [InlineData("<link rel=canonical href='https://m.courier.example/mill'>", "https://m.courier.example/mill")]
    [InlineData("<link rel=canonical href='https://other.example/mill'>", "https://www.courier.example/2024/03/09/mill.html?utm=x")]
    [InlineData("<link rel=canonical href='javascript:alert(1)'>", "https://www.courier.example/2024/03/09/mill.html?utm=x")]
    public void The_address_is_the_one_the_page_names_on_its_own_site(string head, string address) => Assert.Equal(address, Read(head).Address);

    [Fact]
    public void A_page_from_a_file_is_named_by_itself()
    {
        var facts = WebPageReader.Read($"<link rel=canonical href='https://other.example/mill'>{Filler}", null)!.Facts;
        Assert.Equal(("https://other.example/mill", "other.example"), (facts.Address, facts.Site));
    }

    [Fact]
    public void Tags_and_language_are_found()
    {
        var facts = Read("<meta property=article:tag content=Mills><meta property=article:tag content='mills'><meta property=article:tag content=Tides>"
            + "<meta property=og:locale content=en_GB>");
        Assert.Equal(["Mills", "Tides"], facts.Tags);
        Assert.Equal("en-GB", facts.Language);
    }

    [Fact]
    public void Keywords_escaped_twice_are_parted_where_their_commas_are() =>
        Assert.Equal(["Rights & duties", "Tides"], Read("<meta name=keywords content='Rights &amp;amp; duties, Tides'>").Tags);

    [Fact]
    public void A_motto_is_no_part_of_the_name_of_a_site() => Assert.Equal(
        "The Courier",
        Read("<meta property=og:site_name content='The Courier - news of the marsh'><script type='application/ld+json'>"
            + "{\"@type\":\"Article\",\"publisher\":{\"name\":\"The Courier\"}}</script>").Site);

    private static ArticleFacts Read(string head, string body = "") =>
        WebPageReader.Read($"<html><head>{head}</head><body>{body}<article>{Filler}{Filler}</article></body></html>", Address)!.Facts;
}
