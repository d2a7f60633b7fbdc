using System.Net;
using System.Xml.Linq;
using AngleSharp;
using AngleSharp.Dom;
using ArxivLens.Tests.Http;

namespace ArxivLens.Tests.Feeds;

/// <summary>The feeds of the assembled site.</summary>
[Collection(SharedSite.Name)]
public sealed class FeedTests(Site site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly SiteClient _client = site.Client;

    public static TheoryData<string> Feeds => new(
        "/search.atom?q=", "/search.atom?q=dark%20matter", "/search.atom?q=0704.0001", "/list/hep-th.atom", "/list/cs.CY.atom", "/list/cs.atom",
        "/list/math.AG.atom", "/author/a-author.atom", "/term/dark%20matter.atom", "/abs/2311.09227/citations.atom",
        "/abs/0706.0001/citations.atom", "/abs/2311.09227/articles.atom", "/articles.atom", "/questions.atom",
        "/questions.atom?open&work=2311.09227");

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task A_feed_says_where_it_is_what_it_is_of_and_when_it_changed(string path)
    {
        var answer = await _client.GetAsync(path, "*/*");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/atom+xml; charset=utf-8", answer.ContentHeaders.ContentType?.ToString());
        var feed = XDocument.Parse(answer.Body).Root!;
        var entries = feed.Elements(Atom + "entry").ToList();

        Assert.Equal(new Uri(_client.Address, path).AbsoluteUri, LinkOf(feed, "self"));
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(new Uri(LinkOf(feed, "alternate")!).PathAndQuery)).Status);
        Assert.InRange(entries.Count, 0, 100);
        Assert.Equal(entries.Count, entries.Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
        var updated = entries.Select(entry => DateTimeOffset.Parse(entry.Element(Atom + "updated")!.Value)).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max();
        Assert.Equal(updated, DateTimeOffset.Parse(feed.Element(Atom + "updated")!.Value));
        Assert.All(feed.Descendants(Atom + "link"), link => Assert.True(Uri.IsWellFormedUriString((string?)link.Attribute("href"), UriKind.Absolute)));
        Assert.All(feed.Descendants(Atom + "id"), id => Assert.True(Uri.IsWellFormedUriString(id.Value, UriKind.Absolute)));
        // Where there is an entry there is its page, and somebody who wrote it.
        Assert.All(entries, entry => Assert.NotEmpty(entry.Elements(Atom + "author")));
        foreach (var entry in entries.Take(3))
            Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(new Uri(LinkOf(entry, "alternate")!).PathAndQuery)).Status);
        Assert.Equal(answer.Body, (await _client.GetAsync(path, "*/*")).Body);
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task A_feed_that_the_reader_has_is_not_sent_again(string path)
    {
        var first = await _client.GetAsync(path);
        var head = await _client.HeadAsync(path);
        Assert.Equal((HttpStatusCode.OK, 0, first.Headers.ETag), (head.Status, head.Length, head.Headers.ETag));
        foreach (var name in new[] { "If-None-Match", "IF-NONE-MATCH", "if-none-match" })
        {
            var again = await _client.GetAsync(path, (name, first.Headers.ETag!.ToString()));
            Assert.Equal((HttpStatusCode.NotModified, 0), (again.Status, again.Length));
        }

        SiteAnswer? dated = null;
        await Eventually.IsTrueAsync(
            async () => (dated = await _client.GetAsync(path)).ContentHeaders.LastModified is not null, () => $"{path} has no date.");
        var modified = dated!.ContentHeaders.LastModified!.Value;
        Assert.Equal(HttpStatusCode.NotModified, (await _client.GetAsync(path, ("if-modified-since", modified.ToString("R")))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(path, ("If-Modified-Since", modified.AddSeconds(-1).ToString("R")))).Status);
    }

    [FeedToolsFact]
    public async Task Every_feed_is_Atom_to_its_grammar_and_to_a_feed_reader()
    {
        var bodies = new List<string>();
        foreach (var row in Feeds)
            bodies.Add((await _client.GetAsync(row)).Body);

        Assert.Equal("", await FeedTools.ValidateAsync(bodies));
        var read = await FeedTools.ReadAsync(bodies);
        Assert.All(read, feed => Assert.Equal("", feed.Fault));
        Assert.All(read, feed => Assert.NotEqual("", feed.Title));
        Assert.Equal(
            bodies.Select(body => XDocument.Parse(body).Root!.Elements(Atom + "entry").Count()), read.Select(feed => feed.Entries.Count));
        var seed = read.SelectMany(feed => feed.Entries).First(entry => entry.Id == "http://arxiv.org/abs/2311.09227");
        Assert.Equal("Elizabeth Seger", seed.Authors[0]);
        Assert.Contains("cs.CY", seed.Tags);
        Assert.EndsWith("/abs/2311.09227", seed.Link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "/search.atom?q=")]
    [InlineData("/search?q=dark+matter&sort=cited&page=2", "/search.atom?q=dark%20matter")]
    [InlineData("/search?q=dark+matter&category=hep-th&from=2007", "/search.atom?q=dark%20matter&category=hep-th&from=2007")]
    [InlineData("/list/hep-th/recent", "/list/hep-th.atom")]
    [InlineData("/list/cs.CY/2311", "/list/cs.CY.atom")]
    [InlineData("/author/a-author", "/author/a-author.atom")]
    [InlineData("/term/dark%20matter", "/term/dark%20matter.atom")]
    [InlineData("/questions?open", "/questions.atom?open")]
    [InlineData("/articles", "/articles.atom")]
    [InlineData("/abs/2311.09227", "/abs/2311.09227/citations.atom", "/abs/2311.09227/articles.atom", "/abs/2311.09227/comments.atom", "/questions.atom?work=2311.09227")]
    public async Task A_page_leads_feed_readers_and_people_to_its_feed(string path, params string[] feeds)
    {
        var page = await ParseAsync(await _client.GetAsync(path));
        var links = page.QuerySelectorAll("head link[rel=alternate][type='application/atom+xml']");

        Assert.Equal(feeds.Order(), links.Select(link => link.GetAttribute("href")).Order());
        Assert.Contains(page.QuerySelectorAll("main a"), link => feeds.Contains(link.GetAttribute("href")));
        foreach (var link in links)
        {
            var feed = XDocument.Parse((await _client.GetAsync(link.GetAttribute("href")!)).Body).Root!;
            Assert.Equal(link.GetAttribute("title"), feed.Element(Atom + "title")!.Value);
        }
    }

    [Fact]
    public async Task The_pages_of_a_feed_hold_every_entry_once()
    {
        var seen = new List<string>();
        var path = "/search.atom?q=";
        var first = XDocument.Parse((await _client.GetAsync(path)).Body).Root!;
        for (string? next = path; next is not null && seen.Count < 1_000;)
        {
            var feed = XDocument.Parse((await _client.GetAsync(next)).Body).Root!;
            seen.AddRange(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
            Assert.Equal(first.Element(Atom + "id")!.Value, feed.Element(Atom + "id")!.Value);
            Assert.Equal(new Uri(_client.Address, next).AbsoluteUri, LinkOf(feed, "self"));
            next = LinkOf(feed, "next") is { } more ? new Uri(more).PathAndQuery : null;
        }

        var total = (await _client.GetAsync("/search.json?q=")).Json.GetProperty("total").GetInt32();
        Assert.Equal(total, seen.Count);
        Assert.Equal(total, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("/list/no.such.atom", 404)]
    [InlineData("/list/~.atom", 400)]
    [InlineData("/author/nobody-of-this-name.atom", 404)]
    [InlineData("/term/no%20such%20words%20side%20by%20side.atom", 404)]
    [InlineData("/term/%20.atom", 400)]
    [InlineData("/abs/0704.9999/citations.atom", 404)]
    [InlineData("/abs/hep-th/9901001/articles.atom", 404)]
    [InlineData("/abs/0713.0001/citations.atom", 400)]
    [InlineData("/citations.atom", 400)]
    [InlineData("/citations.atom?work=10.1000/nothing", 404)]
    [InlineData("/articles.atom?work=", 400)]
    [InlineData("/search.atom?q=matter&from=then", 400)]
    [InlineData("/search.atom?q=matter&page=0", 400)]
    [InlineData("/search.atom?q=matter&page=201", 400)]
    [InlineData("/list/hep-th.atom?page=2", 404)]
    [InlineData("/list/hep-th.atom?page=99999999999", 400)]
    [InlineData("/questions.atom?status=nonsense", 400)]
    public async Task What_is_no_feed_is_refused_with_its_reason(string path, int status)
    {
        var answer = await _client.GetAsync(path, "*/*");
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType?.MediaType);
        Assert.NotEqual("", answer.Json.GetProperty("detail").GetString());
        Assert.Null(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("/list/math.MP.atom", "/list/math-ph.atom")]
    [InlineData("/abs/arXiv:0704.0001v1/citations.atom", "/abs/0704.0001/citations.atom")]
    [InlineData("/citations.atom?work=arXiv:0704.0001", "/abs/0704.0001/citations.atom")]
    [InlineData("/articles.atom?work=0704.0001", "/abs/0704.0001/articles.atom")]
    public async Task A_feed_has_one_address(string path, string canonical)
    {
        var answer = await _client.GetAsync(path);
        Assert.Equal((HttpStatusCode.MovedPermanently, canonical), (answer.Status, answer.Headers.Location?.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(canonical)).Status);
    }

    private static string? LinkOf(XElement parent, string relation) =>
        (string?)parent.Elements(Atom + "link").SingleOrDefault(link => (string?)link.Attribute("rel") == relation)?.Attribute("href");

    private static Task<IDocument> ParseAsync(SiteAnswer answer) =>
        BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(answer.Body));
}
