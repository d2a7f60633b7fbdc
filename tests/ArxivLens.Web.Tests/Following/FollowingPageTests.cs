using System.Net;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Following;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Following;

public sealed class FollowingPageTests
{
    [Theory]
    [InlineData("/list/cs.LG/recent", "category", "cs.LG")]
    [InlineData("/author/ada-lovelace", "author", "ada-lovelace")]
    [InlineData("/term/learning", "term", "learning")]
    [InlineData("/search?q=learning&sort=newest", "search", "q=learning")]
    [InlineData("/abs/2611.00001", "work", "2611.00001")]
    public async Task Each_page_can_be_followed_by_a_form_and_says_so_afterwards(string page, string kind, string value)
    {
        await using var site = await FollowingSite.StartAsync(FollowingSite.Paper("2611.00001"));
        var ada = await site.JoinAsync("Ada");
        var before = (await site.GetAsync(page, ada)).Text;
        Assert.Contains("handler=follow\"", before, StringComparison.Ordinal);
        Assert.Contains($"name=\"kind\" value=\"{kind}\"", before, StringComparison.Ordinal);
        Assert.Contains($"name=\"value\" value=\"{WebUtility.HtmlEncode(value)}\"", before, StringComparison.Ordinal);

        using var answer = await site.FollowAsync(ada, kind, value, page);
        Assert.Equal((HttpStatusCode.Redirect, page), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.Contains("handler=unfollow\"", (await site.GetAsync(page, ada)).Text, StringComparison.Ordinal);
        // Who is not signed in has a link and no form, and the page is as it is for everybody.
        var anonymous = (await site.GetAsync(page)).Text;
        Assert.DoesNotContain("method=\"post\"", anonymous, StringComparison.Ordinal);
        Assert.Contains("/sign-in?return=", anonymous, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_new_stands_on_the_page_until_it_is_said_to_be_seen()
    {
        await using var site = await FollowingSite.StartAsync(FollowingSite.Paper("2611.00001"));
        var ada = await site.JoinAsync("Ada");
        (await site.FollowAsync(ada, "category", "cs.LG")).Dispose();
        Assert.Contains("nothing new", (await site.GetAsync("/following", ada)).Text, StringComparison.Ordinal);
        await site.Site.AddAsync(FollowingSite.Paper("2611.00002", "A new thing"), FollowingSite.Paper("0704.0003", "An old thing", 7000));

        // Looking changes nothing, however often.
        for (var look = 0; look < 2; look++)
        {
            var page = (await site.GetAsync("/following", ada)).Text;
            Assert.Contains("1 new, 1 older came in", page, StringComparison.Ordinal);
            Assert.Contains("A new thing", page, StringComparison.Ordinal);
            Assert.DoesNotContain("An old thing", page, StringComparison.Ordinal);
        }

        (await site.PostAsync("/following?handler=seen", ada)).Dispose();
        Assert.Contains("nothing new", (await site.GetAsync("/following", ada)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_says_how_much_is_new_and_marks_its_rows_since_it_was_seen()
    {
        await using var site = await FollowingSite.StartAsync(FollowingSite.Paper("2611.00001", "The first"));
        var ada = await site.JoinAsync("Ada");
        const string page = "/list/cs.LG/recent";
        var first = (await site.GetAsync(page, ada)).Text;
        Assert.Contains("data-testid=\"new-since\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("is-new", first, StringComparison.Ordinal);
        var mark = first.Split("name=\"mark\" value=\"")[1].Split('"')[0];
        // What came between the page and its button was not seen.
        await site.Site.AddAsync(FollowingSite.Paper("2611.00002", "The second"));
        (await site.PostAsync("/following?handler=seen", ada, ("list", "category cs.LG"), ("mark", mark), ("return", page))).Dispose();

        var then = (await site.GetAsync(page, ada)).Text;
        Assert.Contains("<b data-testid=\"new-count\">1 new</b>", then, StringComparison.Ordinal);
        Assert.Single(then.Split("class=\"is-new\"")[1..]);
        Assert.DoesNotContain("new-since", (await site.GetAsync(page)).Text, StringComparison.Ordinal);

        (await site.PostAsync("/following/settings", ada, ("zone", "UTC"), ("hour", "7"), ("weekday", "1"), ("digest", "daily"), ("digests", "on"))).Dispose();
        Assert.DoesNotContain("new-since", (await site.GetAsync(page, ada)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("follow", "category", "no category")]
    [InlineData("follow", "shelf", "1")]
    [InlineData("follow", "", "")]
    [InlineData("unfollow", "work", "nothing")]
    [InlineData("choose", "category", "cs.LG")]
    [InlineData("seen", "", "")]
    public async Task What_cannot_be_done_is_refused_on_the_page(string handler, string kind, string value)
    {
        await using var site = await FollowingSite.StartAsync();
        var ada = await site.JoinAsync("Ada");
        using var answer = await site.PostAsync($"/following?handler={handler}", ada, ("kind", kind), ("value", value), ("digest", "hourly"), ("list", "no list"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("data-testid=\"refusal\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_leads_back_to_this_site_only()
    {
        await using var site = await FollowingSite.StartAsync();
        var ada = await site.JoinAsync("Ada");
        using var answer = await site.FollowAsync(ada, "category", "cs.LG", "//evil.example/");
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("zone", "Mars/Olympus")]
    [InlineData("zone", "")]
    [InlineData("hour", "24")]
    [InlineData("weekday", "7")]
    [InlineData("digest", "hourly")]
    public async Task Settings_that_cannot_be_are_refused_with_what_was_written_kept(string field, string value)
    {
        await using var site = await FollowingSite.StartAsync();
        var ada = await site.JoinAsync("Ada");
        var sent = new Dictionary<string, string> { ["zone"] = "Europe/Lisbon", ["hour"] = "23", ["weekday"] = "6", ["digest"] = "weekly", ["digests"] = "on" };
        using (var good = await site.PostAsync("/following/settings", ada, [.. sent.Select(one => (one.Key, one.Value))]))
            Assert.Equal(HttpStatusCode.Redirect, good.StatusCode);
        sent[field] = value;
        using var answer = await site.PostAsync("/following/settings", ada, [.. sent.Select(one => (one.Key, one.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        if (value.Length > 0 && field == "zone")
            Assert.Contains($"value=\"{value}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var kept = await site.Community.Follows.ReadSettingsAsync(ada.Account);
        Assert.Equal(("Europe/Lisbon", 23, DayOfWeek.Saturday, DigestChoice.Weekly), (kept.Zone, kept.Hour, kept.Weekday, kept.Digest));
    }

    [Fact]
    public async Task Everything_leaves_with_its_owner()
    {
        await using var site = await FollowingSite.StartAsync(FollowingSite.Paper("2611.00001"));
        var ada = await site.JoinAsync("Ada");
        (await site.FollowAsync(ada, "work", "2611.00001")).Dispose();
        (await site.FollowAsync(ada, "term", "a & \u202eb")).Dispose();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var data = (IEnumerable<IPersonalData>)site.Site.Services.GetService(typeof(IEnumerable<IPersonalData>))!;
        foreach (var one in data)
        {
            await foreach (var file in one.ExportAsync(ada.Account, default))
                files[file.Path] = System.Text.Encoding.UTF8.GetString(file.Content.Span);
        }

        Assert.Contains("\"2611.00001\"", files["following.json"], StringComparison.Ordinal);
        Assert.Contains("xmlUrl=\"/abs/2611.00001/news.atom\"", files["following.opml"], StringComparison.Ordinal);
        Assert.Contains("a &amp; b", files["following.opml"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/following", HttpStatusCode.NotFound)]
    [InlineData("/following/settings", HttpStatusCode.NotFound)]
    [InlineData("/following/digest", HttpStatusCode.NotFound)]
    [InlineData("/following/word.atom", HttpStatusCode.NotFound)]
    [InlineData("/unsubscribe/word", HttpStatusCode.NotFound)]
    // As any id that is none.
    [InlineData("/abs/2611.00001/news.atom", HttpStatusCode.BadRequest)]
    public async Task Where_accounts_are_off_there_is_nothing_of_it(string path, HttpStatusCode status)
    {
        await using var site = await DebateSite.StartAsync(FollowingSite.Paper("2611.00001"));
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
        using var client = new HttpClient();
#pragma warning restore RS0030
        Assert.Equal(status, (await client.GetAsync(new Uri(site.Address, path))).StatusCode);
        Assert.DoesNotContain("class=\"follow\"", await client.GetStringAsync(new Uri(site.Address, "/abs/2611.00001")), StringComparison.Ordinal);
    }
}
