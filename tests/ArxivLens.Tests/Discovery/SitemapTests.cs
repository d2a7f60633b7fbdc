using System.Globalization;
using System.Net;
using System.Xml.Linq;
using ArxivLens.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Tests.Discovery;

/// <summary>What search engines are told is here.</summary>
[Collection(SharedSite.Name)]
public sealed class SitemapTests(Site site)
{
    private const int MostAddresses = 50_000;
    private const int MostBytes = 50 * 1024 * 1024;

    private static readonly XNamespace Space = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private readonly SiteClient _client = site.Client;

    [Fact]
    public async Task The_site_map_names_every_paper_once_and_pages_that_are_there()
    {
        var index = XDocument.Parse((await _client.GetAsync("/sitemap.xml")).Body).Root!;
        Assert.Equal(Space + "sitemapindex", index.Name);
        var listed = new List<string>();
        foreach (var file in index.Elements(Space + "sitemap"))
        {
            var answer = await _client.GetAsync(PathOf(file));
            Assert.Equal((HttpStatusCode.OK, "application/xml; charset=utf-8"), (answer.Status, answer.ContentHeaders.ContentType?.ToString()));
            Assert.InRange(answer.Length, 1, MostBytes);
            var addresses = XDocument.Parse(answer.Body).Root!.Elements(Space + "url").ToList();
            Assert.InRange(addresses.Count, 0, MostAddresses);
            var days = addresses.Select(DayOf).OfType<DateOnly>().ToList();
            if (file.Element(Space + "lastmod") is not null)
                Assert.Equal(DayOf(file), days.Max());
            listed.AddRange(addresses.Select(PathOf));
        }

        Assert.Equal(listed.Count, listed.Distinct().Count());
        var papers = (await _client.GetAsync("/search.json?q=")).Json.GetProperty("total").GetInt32();
        Assert.Equal(papers, listed.Count(path => path.StartsWith("/abs/", StringComparison.Ordinal)));
        foreach (var path in listed)
            Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(path)).Status);
        Assert.Contains("/list/hep-th/recent", listed);
    }

    [Fact]
    public async Task A_withdrawn_paper_is_left_out_and_comes_in_no_other_part()
    {
        var kept = DebateSite.Paper("2311.00001", "Kept", "Kept.");
        var withdrawn = DebateSite.Paper("2311.00002", "Withdrawn", "Text.");
        withdrawn = withdrawn with { Paper = withdrawn.Paper! with { Comments = "This paper has been withdrawn by the authors." } };
        await using var debate = await DebateSite.StartAsync(kept, withdrawn, DebateSite.Paper("2311.10000", "Of the next part", "Text."));
        using var client = new SiteClient(debate.Address);

        Assert.Equal(["/abs/2311.00001"], await ListAsync(client, "/sitemap/2023110.xml"));
        Assert.Equal(["/abs/2311.10000"], await ListAsync(client, "/sitemap/2023111.xml"));
        await debate.AddAsync("https://span.example.org/copied-bridge", DebateCases.Facts, DebateCases.Reading);
        var said = await ListAsync(client, "/sitemap/debate.xml");
        Assert.Contains(said, path => path.StartsWith("/article/", StringComparison.Ordinal));
        Assert.Contains(said, path => path.StartsWith("/question/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/sitemap/2023999.xml")]
    [InlineData("/sitemap/x.xml")]
    [InlineData("/sitemap/%27.xml")]
    public async Task A_part_that_is_none_is_404(string path) => Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(path)).Status);

    [Fact]
    public async Task Who_has_the_site_map_is_not_sent_it_again()
    {
        foreach (var path in new[] { "/sitemap.xml", "/sitemap/pages.xml", "/sitemap/2007040.xml" })
        {
            var first = await _client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, first.Status);
            Assert.Equal(HttpStatusCode.NotModified, (await _client.GetAsync(path, ("If-None-Match", first.Headers.ETag!.ToString()))).Status);
            Assert.Equal((HttpStatusCode.OK, 0), (await _client.HeadAsync(path) is var head ? (head.Status, head.Length) : default));
        }
    }

    private static async Task<IEnumerable<string>> ListAsync(SiteClient client, string path) =>
        XDocument.Parse((await client.GetAsync(path)).Body).Root!.Elements(Space + "url").Select(PathOf);

    private static string PathOf(XElement entry) => new Uri(entry.Element(Space + "loc")!.Value).PathAndQuery;

    private static DateOnly? DayOf(XElement entry) => entry.Element(Space + "lastmod") is { } day
        ? DateOnly.ParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : null;
}
