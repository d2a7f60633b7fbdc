using System.Net;
using ArxivLens.Tests.Http;

namespace ArxivLens.Tests.Discovery;

/// <summary>Addresses that people and programs bring along from arXiv and elsewhere.</summary>
[Collection(SharedSite.Name)]
public sealed class GuessedAddressTests(Site site)
{
    private readonly SiteClient _client = site.Client;

    [Theory]
    [InlineData("/0704.0001", "/abs/0704.0001")]
    [InlineData("/0704.0001v1", "/abs/0704.0001v1")]
    [InlineData("/arXiv:0704.0001", "/abs/0704.0001")]
    [InlineData("/hep-th/9901001", "/abs/hep-th/9901001")]
    [InlineData("/hep-th/9901001v2", "/abs/hep-th/9901001v2")]
    [InlineData("/math.CA/0611800", "/abs/math/0611800")]
    [InlineData("/0713.0001", "/abs/0713.0001")]
    [InlineData("/abs?id=0704.0001", "/abs/0704.0001")]
    [InlineData("/pdf/0704.0001.pdf", "/pdf/0704.0001")]
    [InlineData("/pdf/0704.0001v1.pdf?download=1", "/pdf/0704.0001v1")]
    [InlineData("/pdf/arXiv:0704.0001", "/pdf/0704.0001")]
    [InlineData("/pdf?id=hep-th/9901001", "/pdf/hep-th/9901001")]
    [InlineData("/pdf/0704.0001", "https://arxiv.org/pdf/0704.0001")]
    [InlineData("/html/0704.0001v1", "https://arxiv.org/html/0704.0001v1")]
    [InlineData("/format/0704.0001", "https://arxiv.org/format/0704.0001")]
    [InlineData("/src/hep-th/9901001v1", "https://arxiv.org/src/hep-th/9901001v1")]
    [InlineData("/e-print/0704.0001", "https://arxiv.org/e-print/0704.0001")]
    [InlineData("/ps/hep-th/9901001", "https://arxiv.org/ps/hep-th/9901001")]
    [InlineData("/pdf/0713.0001", "/abs/0713.0001")]
    [InlineData("/doi/10.48550/arXiv.0704.0001", "/abs/0704.0001")]
    [InlineData("/doi/10.1000/XYZ", "/work/10.1000/xyz")]
    [InlineData("/doi:10.1000/xyz", "/work/10.1000/xyz")]
    [InlineData("/10.1000/a/b", "/work/10.1000/a/b")]
    [InlineData("/doi/nonsense", "/work/nonsense")]
    [InlineData("/list/hep-th/new", "/list/hep-th/2007-04-02")]
    [InlineData("/list/hep-th/current", "/list/hep-th/0704")]
    [InlineData("/list/hep-th/pastweek", "/list/hep-th/recent")]
    [InlineData("/list/hep-th/2007-04", "/list/hep-th/0704")]
    [InlineData("/list/math/new", "/list/math/recent")]
    [InlineData("/list", "/categories")]
    [InlineData("/archive/hep-th", "/list/hep-th/recent")]
    [InlineData("/archive", "/categories")]
    [InlineData("/catchup/hep-th/2007-04-02", "/list/hep-th/2007-04-02")]
    [InlineData("/catchup/grp_cs/2023-11-17", "/list/cs/2023-11-17")]
    [InlineData("/catchup/hep-th", "/list/hep-th/2007-04-02")]
    [InlineData("/catchup", "/categories")]
    [InlineData("/year/hep-th/1994", "/list/hep-th/1994")]
    [InlineData("/year/hep-th/94", "/list/hep-th/1994")]
    [InlineData("/year/hep-th/2007", "/search?q=&category=hep-th&from=2007&to=2007&sort=newest")]
    [InlineData("/a/a-author", "/author/a-author")]
    [InlineData("/a/a-author.atom", "/author/a-author.atom")]
    [InlineData("/a/a-author.atom2", "/author/a-author.atom")]
    [InlineData("/a/a-author.json", "/search.json?q=&author=a-author")]
    [InlineData("/a/author_a_1", "/search?q=author%3A%22author%22")]
    [InlineData("/a/author_a_1.atom", "/search.atom?q=author%3A%22author%22")]
    [InlineData("/rss/hep-th", "/list/hep-th.atom")]
    [InlineData("/atom/hep-th", "/list/hep-th.atom")]
    [InlineData("/rss/hep-th+cs.AI", "/search.atom?q=cat%3Ahep-th%20OR%20cat%3Acs.AI")]
    [InlineData("/feed", "/search.atom?q=")]
    [InlineData("/rss", "/search.atom?q=")]
    [InlineData("/atom.xml", "/search.atom?q=")]
    [InlineData("/feed.xml", "/search.atom?q=")]
    [InlineData("/sitemap_index.xml", "/sitemap.xml")]
    public async Task A_guess_leads_where_it_was_meant_to(string path, string expected)
    {
        var answer = await _client.GetAsync(path);
        Assert.InRange((int)answer.Status, 301, 302);
        Assert.Equal(expected, Uri.UnescapeDataString(answer.Headers.Location!.ToString()) == Uri.UnescapeDataString(expected) ? expected : answer.Headers.Location.ToString());
        var head = await _client.HeadAsync(path);
        Assert.Equal((answer.Status, answer.Headers.Location), (head.Status, head.Headers.Location));
    }

    /// <summary>arXiv's own list of identifiers that are none, and some more.</summary>
    [Theory]
    [InlineData("0713.0001", "month 13")]
    [InlineData("0704.0000", "begin with 1")]
    [InlineData("hep-th/990100", "seven digits")]
    [InlineData("0707.123456", "six|6 digits")]
    [InlineData("", "ends where")]
    [InlineData("0703.0001", "April 2007")]
    [InlineData("foo/9901001", "archive")]
    [InlineData("2311.09227v0", "v1")]
    public async Task A_bad_identifier_is_told_what_is_wrong_and_shown_good_ones(string id, string words)
    {
        foreach (var path in new[] { $"/abs/{id}", $"/abs?id={Uri.EscapeDataString(id)}" })
        {
            var answer = await _client.GetAsync(path);
            for (var hops = 0; hops < 2 && answer.Headers.Location is { } next; hops++)
                answer = await _client.GetAsync(next.ToString());
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(words.Split('|'), word => answer.Body.Contains(word, StringComparison.Ordinal));
            Assert.Contains("href=\"/abs/2311.09227\"", answer.Body, StringComparison.Ordinal);
            Assert.Contains("action=\"/search\"", answer.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/foo/9901001")]
    [InlineData("/x/2311.09227")]
    [InlineData("/2311")]
    [InlineData("/list/hep-th/recent/more")]
    [InlineData("/a")]
    [InlineData("/feed/")]
    public async Task What_nobody_means_is_still_not_there(string path) =>
        Assert.Contains((await _client.GetAsync(path)).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.MovedPermanently });
}
