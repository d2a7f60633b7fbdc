using System.Text;
using System.Xml;
using ArxivLens.Sources.ArxivFeed;

namespace ArxivLens.Sources.Tests.ArxivFeed;

/// <summary>No feed of arXiv is recorded: these are written by hand after what is known of them (protocols, D3).</summary>
public sealed class FeedReaderTests
{
    internal const string Head =
        """
        <?xml version='1.0' encoding='UTF-8'?>
        <rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
        <channel><title>cs.DL updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.DL</link>
        <atom:link href="http://rss.arxiv.org/rss/cs.DL" rel="self" type="application/rss+xml"/>
        <lastBuildDate>Fri, 02 Feb 2024 05:00:00 +0000</lastBuildDate><skipDays><day>Sunday</day><day>Saturday</day></skipDays>
        """;

    [Fact]
    public void An_RSS_feed_tells_what_was_announced_in_which_version_under_which_licence()
    {
        var page = FeedReader.Read(Rss(
            Item("2402.00001v1", "new"), Item("2401.00002v1", "cross"), Item("2312.00003v4", "replace"), Item("hep-th/9901001v2", "replace-cross", rights: "")));

        Assert.Equal(
            [
                "2402.00001 1 New http://creativecommons.org/licenses/by/4.0/", "2401.00002 1 Cross http://creativecommons.org/licenses/by/4.0/",
                "2312.00003 4 Replaced http://creativecommons.org/licenses/by/4.0/", "hep-th/9901001 2 Replaced ",
            ],
            page.Papers.Select(paper => $"{paper.Id} {paper.Version} {paper.Announcement} {paper.License}"));
        Assert.Equal(("Fri, 02 Feb 2024 05:00:00 +0000", 4), (page.Built, page.Items));
        Assert.Empty(page.Faults);
    }

    [Fact]
    public void An_Atom_feed_tells_the_same()
    {
        var page = FeedReader.Read(Encoding.UTF8.GetBytes(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <id>http://rss.arxiv.org/atom/cs.DL</id><updated>2024-02-02T05:00:00Z</updated>
            <entry><id>oai:arXiv.org:2402.00001v1</id><title>T</title><updated>2024-02-02T00:00:00Z</updated><link href="https://arxiv.org/abs/2402.00001"/>
            <arxiv:announce_type>new</arxiv:announce_type><dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights></entry></feed>
            """));

        var paper = Assert.Single(page.Papers);
        Assert.Equal(("2402.00001", 1, Announcement.New), (paper.Id.ToString(), paper.Version, paper.Announcement));
        Assert.Equal("2024-02-02T05:00:00Z", page.Built);
    }

    [Fact]
    public void A_paper_in_two_categories_is_one_and_counts_as_new()
    {
        var page = FeedReader.Read(Rss(Item("2402.00001v1", "cross"), Item("2402.00001v1", "new"), Item("2402.00001v1", "cross")));
        Assert.Equal(Announcement.New, Assert.Single(page.Papers).Announcement);
        Assert.Equal(3, page.Items);
    }

    [Fact]
    public void A_weekend_is_an_empty_feed_and_no_fault()
    {
        var page = FeedReader.Read(Rss());
        Assert.Empty(page.Papers);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public void A_bad_item_is_told_and_the_feed_goes_on()
    {
        var page = FeedReader.Read(Rss("<item/>", "<item><guid>oai:arXiv.org:0713.0001v1</guid></item>", "<item><link>https://arxiv.org/abs/2402.00002</link></item>", Item("2402.00001v1", "sideways")));

        Assert.Equal(["2402.00002", "2402.00001"], page.Papers.Select(paper => paper.Id.ToString()));
        Assert.Equal(
            ["item 1: guid \"\" names no paper", "item 2: guid \"oai:arXiv.org:0713.0001v1\" names no paper"], page.Faults);
    }

    [Theory]
    [InlineData("<html><body>Not today</body></html>")]
    [InlineData("<!DOCTYPE rss><rss/>")]
    [InlineData("")]
    [InlineData("<rss><channel>")]
    [InlineData("<sitemap/>")]
    public void What_is_no_feed_is_refused(string body) => Assert.Throws<XmlException>(() => FeedReader.Read(Encoding.UTF8.GetBytes(body)));

    internal static byte[] Rss(params string[] items) => Encoding.UTF8.GetBytes($"{Head}{string.Concat(items)}</channel></rss>");

    internal static string Item(string id, string type, string rights = "http://creativecommons.org/licenses/by/4.0/") =>
        $"""
        <item><title>T</title><link>https://arxiv.org/abs/{id[..id.LastIndexOf('v')]}</link><description>arXiv:{id} Announce Type: {type} Abstract: x</description>
        <guid isPermaLink="false">oai:arXiv.org:{id}</guid><category>cs.DL</category><arxiv:announce_type>{type}</arxiv:announce_type>
        <dc:rights>{rights}</dc:rights><dc:creator>A. Author</dc:creator></item>
        """;
}
