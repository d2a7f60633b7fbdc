using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.Tests.Http;

/// <summary>robots.txt as RFC 9309 has it, its own examples among them.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("User-agent: *\nDisallow:", true)]
    [InlineData("User-agent: *\nDisallow: /", false)]
    [InlineData("user-AGENT:*\r\ndisALLOW:/", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /", false)]
    [InlineData("User-agent: * # all\nDisallow: / # everything", false)]
    [InlineData("User-agent: OtherBot\nDisallow: /", true)]
    [InlineData("User-agent: ArxivLens\nDisallow: /", false)]
    [InlineData("User-agent: arxivlens/2.0\nDisallow: /", false)]
    [InlineData("User-agent: ArxivLensX\nDisallow: /", true)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: ArxivLens\nAllow: /a", true)]
    [InlineData("User-agent: ArxivLens\nDisallow:\n\nUser-agent: *\nDisallow: /", true)]
    [InlineData("User-agent: OtherBot\nUser-agent: ArxivLens\nDisallow: /", false)]
    [InlineData("User-agent: ArxivLens\nDisallow: /b\n\nUser-agent: ArxivLens\nDisallow: /a", false)]
    [InlineData("User-agent: OtherBot\nDisallow: /b\nUser-agent: *\nDisallow: /a", false)]
    [InlineData("Disallow: /", true)]
    [InlineData("User-agent: *\nCrawl-delay: 10\nSitemap: https://a.example/sitemap.xml\nDisallow: /a", false)]
    [InlineData("User-agent: *\nnonsense\n: /\nDisallow /a\nDisallow: /b", true)]
    [InlineData("<!doctype html><title>Not found</title>", true)]
    public void The_groups_that_name_us_decide_else_those_for_all(string file, bool allows) => AssertAllows(allows, file, "/a/page");

    [Theory]
    [InlineData("Allow: /a\nDisallow: /", "/a/page", true)]
    [InlineData("Disallow: /a\nAllow: /a/page", "/a/page", true)]
    [InlineData("Allow: /a/page\nDisallow: /a", "/a/pages", true)]
    [InlineData("Allow: /a\nDisallow: /a", "/a/page", true)]
    [InlineData("Disallow: /a/page\nAllow: /a", "/a/page", false)]
    [InlineData("Disallow: /*.gif$", "/a/b.gif", false)]
    [InlineData("Disallow: /*.gif$", "/a/b.gif?c", true)]
    [InlineData("Disallow: /*.gif", "/a/b.gif?c", false)]
    [InlineData("Disallow: /this/*/exactly", "/this/path/exactly", false)]
    [InlineData("Disallow: /this/*/exactly", "/this/exactly", true)]
    [InlineData("Disallow: /*a*a*b$", "/aab", false)]
    [InlineData("Disallow: /*ab*ab$", "/ab", true)]
    [InlineData("Disallow: /$", "/", false)]
    [InlineData("Disallow: /$", "/a", true)]
    [InlineData("Disallow: /a?b=*", "/a?b=c", false)]
    [InlineData("Disallow: *", "/a", false)]
    [InlineData("Disallow: /a/%2F", "/a/%2f", false)]
    [InlineData("Disallow: /%61/b", "/a/b", false)]
    [InlineData("Disallow: /a%7Eb", "/a~b", false)]
    [InlineData("Disallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("Disallow: /foo/bar/%E3%83%84", "/foo/bar/ツ", false)]
    [InlineData("Disallow: /A", "/a", true)]
    [InlineData("Disallow: /", "/robots.txt", true)]
    public void The_longest_rule_that_matches_decides_and_of_two_the_one_that_allows(string rules, string path, bool allows) =>
        AssertAllows(allows, $"User-agent: *\n{rules}", path);

    [Fact]
    public void A_file_full_of_stars_is_answered_all_the_same()
    {
        // Work that grew with the square of this, or worse, would not end.
        var stars = string.Concat(Enumerable.Repeat("*a", 200_000));
        AssertAllows(true, $"User-agent: *\nDisallow: /{stars}b$", "/" + new string('a', 2000));
        var lines = string.Concat(Enumerable.Repeat("Disallow: /*aabaa*b\n", 25_000));
        AssertAllows(true, $"User-agent: *\n{lines}", "/" + string.Concat(Enumerable.Repeat("aaaaa", 400)));
    }

    private static void AssertAllows(bool allows, string file, string path) =>
        Assert.Equal(allows, RobotsRules.Parse(file, UserAgentText.Product).Allows(new Uri("https://a.example" + path)));
}
