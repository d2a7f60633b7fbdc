using System.Net;
using System.Xml.Linq;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Discussion;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Following;

public sealed class NewsFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task A_paper_has_one_feed_of_all_its_news_with_names_that_stay()
    {
        await using var site = await FollowingSite.StartAsync(FollowingSite.Paper("2611.00001"));
        var bob = await site.JoinAsync("Bob");
        await site.Site.Storage.Citations.SaveAsync([new Citation(DebateSite.Key("2611.00002"), DebateSite.Key("2611.00001"), "file")], 0);
        await site.Site.AddAsync(FollowingSite.Paper("2611.00002", "It cites ]]> \u0001 and <b>"));
        var removed = await SayAsync(site, bob, "To be removed");
        await SayAsync(site, bob, "A comment");

        var titles = Titles(await site.GetAsync("/abs/2611.00001/news.atom"));
        Assert.Contains(titles, title => title.StartsWith("Cites it: It cites ]]>", StringComparison.Ordinal) && !title.Contains('\u0001', StringComparison.Ordinal));
        Assert.Contains("Version 1: On learning", titles);
        Assert.Contains("Comment: To be removed", titles);
        var before = Ids(await site.GetAsync("/abs/2611.00001/news.atom"));
        Assert.Equal(before.Count, before.Distinct().Count());

        await site.Community.Contributions.SetStateAsync(removed, ContributionState.Removed);
        var after = await site.GetAsync("/abs/2611.00001/news.atom");
        Assert.DoesNotContain("removed", after.Text, StringComparison.Ordinal);
        Assert.Equal(before.Count - 1, Ids(after).Intersect(before).Count());
    }

    [Theory]
    [InlineData("/abs/2611.99999/news.atom", HttpStatusCode.NotFound)]
    [InlineData("/abs/nothing/news.atom", HttpStatusCode.BadRequest)]
    [InlineData("/news.atom", HttpStatusCode.BadRequest)]
    [InlineData("/news.atom?work=2611.00001", HttpStatusCode.MovedPermanently)]
    [InlineData("/abs/2611.00001v1/news.atom", HttpStatusCode.MovedPermanently)]
    [InlineData("/following/x.atom", HttpStatusCode.NotFound)]
    public async Task What_is_no_feed_says_so(string path, HttpStatusCode status)
    {
        await using var site = await FollowingSite.StartAsync(FollowingSite.Paper("2611.00001"));
        Assert.Equal(status, (await site.GetAsync(path)).Status);
    }

    [Fact]
    public async Task The_private_feed_opens_by_its_newest_address_and_is_kept_by_nobody()
    {
        await using var site = await FollowingSite.StartAsync();
        var ada = await site.JoinAsync("Ada");
        (await site.FollowAsync(ada, "category", "cs.LG")).Dispose();
        await site.Site.AddAsync(FollowingSite.Paper("2611.00001", "A new thing"));
        var first = await OpenAsync(site, ada);
        using (var answer = await site.SendAsync(HttpMethod.Get, first, null))
        {
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
            Assert.Contains("New: A new thing", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var second = await OpenAsync(site, ada);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(first)).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(second)).Status);
        (await site.PostAsync("/following/settings?handler=close", ada)).Dispose();
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(second)).Status);
    }

    private static async Task<string> OpenAsync(FollowingSite site, Reader reader)
    {
        using var answer = await site.PostAsync("/following/settings?handler=feed", reader);
        var page = await answer.Content.ReadAsStringAsync();
        return page[..page.IndexOf(".atom\"", StringComparison.Ordinal)].Split('"')[^1] + ".atom";
    }

    private static async Task<long> SayAsync(FollowingSite site, Reader reader, string text) =>
        (await site.Community.Contributions.AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = reader.Account,
            Subject = new Subject(SubjectKind.Work, "2611.00001"),
            Text = text,
            Written = TimeProvider.System.GetUtcNow(),
        })).Number;

    private static List<string> Titles((HttpStatusCode Status, string Text) answer) =>
        [.. XDocument.Parse(answer.Text).Root!.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "title")!.Value)];

    private static List<string> Ids((HttpStatusCode Status, string Text) answer) =>
        [.. XDocument.Parse(answer.Text).Root!.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value)];
}
