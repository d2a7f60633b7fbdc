using ArxivLens.Tests.Http;

namespace ArxivLens.Tests.Discovery;

/// <summary>What crawlers are asked to leave alone, read as RFC 9309 says.</summary>
[Collection(SharedSite.Name)]
public sealed class RobotsTests(Site site)
{
    private readonly SiteClient _client = site.Client;

    [Theory]
    [InlineData("/", true)]
    [InlineData("/abs/2311.09227", true)]
    [InlineData("/abs/hep-th/9901001", true)]
    [InlineData("/work/10.1000/x", true)]
    [InlineData("/list/hep-th/recent", true)]
    [InlineData("/list/hep-th/recent?page=2", true)]
    [InlineData("/author/a-author", true)]
    [InlineData("/term/dark%20matter", true)]
    [InlineData("/questions", true)]
    [InlineData("/article/000000000000", true)]
    [InlineData("/search", true)]
    [InlineData("/about/search", true)]
    [InlineData("/sitemap.xml", true)]
    [InlineData("/dist/site.css", true)]
    [InlineData("/search?q=x", false)]
    [InlineData("/search.json?q=x", false)]
    [InlineData("/search.atom?q=x", false)]
    [InlineData("/search/suggest?q=x", false)]
    [InlineData("/network?id=0704.0001", false)]
    [InlineData("/network.json?id=0704.0001", false)]
    [InlineData("/abs/2311.09227?order=oldest", false)]
    [InlineData("/abs/2311.09227/debate.md", false)]
    [InlineData("/abs/2311.09227/citations.atom", false)]
    [InlineData("/list/hep-th.atom", false)]
    [InlineData("/works.csv?id=0704.0001", false)]
    [InlineData("/export?id=0704.0001", false)]
    [InlineData("/pdf/0704.0001", false)]
    [InlineData("/api/v1/papers", false)]
    [InlineData("/random", false)]
    public async Task Crawlers_read_pages_and_nothing_that_is_computed_for_every_address(string path, bool isAllowed) =>
        Assert.Equal(isAllowed, IsAllowed(await ReadAsync(), "*", path));

    [Fact]
    public async Task An_archive_may_keep_a_search_and_nothing_else_that_others_may_not()
    {
        var text = await ReadAsync();
        Assert.True(IsAllowed(text, "archive.org_bot", "/search?q=x"));
        Assert.False(IsAllowed(text, "archive.org_bot", "/search.json?q=x"));
        Assert.False(IsAllowed(text, "archive.org_bot", "/network?id=0704.0001"));
    }

    [Fact]
    public async Task The_site_map_is_named_by_its_whole_address() =>
        Assert.Contains($"\nSitemap: {_client.Address}sitemap.xml\n", await ReadAsync(), StringComparison.Ordinal);

    private async Task<string> ReadAsync() => (await _client.GetAsync("/robots.txt")).Body;

    /// <summary>RFC 9309, sections 2.2.1 to 2.2.3: the rules of the group, the longest that matches; none is leave.</summary>
    private static bool IsAllowed(string robots, string agent, string path)
    {
        var group = robots.Split("\n\n").Single(part => part.Split('\n').Contains($"User-agent: {agent}"));
        var rules = group.Split('\n').Where(line => line.StartsWith("Disallow: ", StringComparison.Ordinal)).Select(line => line["Disallow: ".Length..]);
        return !rules.Any(rule => Matches(rule, path));
    }

    private static bool Matches(string rule, string path)
    {
        var at = 0;
        var parts = rule.Split('*');
        for (var number = 0; number < parts.Length; number++)
        {
            var found = path.IndexOf(parts[number], at, StringComparison.Ordinal);
            if (found < 0 || (number == 0 && found != 0))
                return false;
            at = found + parts[number].Length;
        }

        return true;
    }
}
