using System.Net;
using System.Text;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Following;
using ArxivLens.Core.Mail;
using ArxivLens.Web.Features.Following;

namespace ArxivLens.Web.Tests.Following;

/// <summary>The digest in words, and the one click that ends it (R62).</summary>
public sealed class DigestTests
{
    private static readonly MailOptions Mail = new("lens@lens.example", null, new Uri("https://lens.example/"));

    [Fact]
    public async Task A_digest_tells_what_came_in_lines_that_a_screen_shows_unbroken()
    {
        await using var site = await FollowingSite.StartAsync();
        var ada = await site.JoinAsync("Ada");
        (await site.FollowAsync(ada, "category", "cs.LG")).Dispose();
        (await site.FollowAsync(ada, "author", "ada-lovelace")).Dispose();
        await site.Site.AddAsync(
            [.. Enumerable.Range(1, FollowLimits.Items + 2).Select(number => FollowingSite.Paper($"2611.{number:00000}", $"{new string('w', 20)} {new string('ö', 200)} \r\nBcc: x@y.z \u202e number {number}"))]);

        var mail = (await ComposeAsync(site, ada))!;
        Assert.Equal(("ada@example.org", "digest"), (mail.To, mail.List));
        Assert.Equal("104 new: Machine Learning (cs.LG), Ada Lovelace (daily digest)", mail.Subject);
        Assert.Contains("  and 2 more:\n  https://lens.example/list/cs.LG/recent\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("  https://lens.example/abs/2611.00001\n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', mail.Text);
        Assert.DoesNotContain('\u202e', mail.Text);
        Assert.DoesNotContain("\nBcc:", mail.Text, StringComparison.Ordinal);
        Assert.All(
            mail.Text.Split('\n').Where(line => line.Trim().Contains(' ', StringComparison.Ordinal)), line => Assert.InRange(line.Length, 1, DigestText.Columns));
        Assert.True(Encoding.UTF8.GetByteCount(mail.Text) < MailLimits.TextCharacters);
    }

    [Fact]
    public async Task Without_news_there_is_no_digest_and_what_is_mailed_otherwise_is_not_in_it()
    {
        await using var site = await FollowingSite.StartAsync();
        var ada = await site.JoinAsync("Ada");
        (await site.FollowAsync(ada, "category", "cs.LG")).Dispose();
        Assert.Null(await ComposeAsync(site, ada));
        await site.Site.AddAsync(FollowingSite.Paper("2611.00001"));
        Assert.NotNull(await ComposeAsync(site, ada));
        Assert.Null(await ComposeAsync(site, ada, DigestChoice.Weekly));
        (await site.PostAsync("/following?handler=choose", ada, ("digest", "none"))).Dispose();
        Assert.Null(await ComposeAsync(site, ada));
        Assert.Empty(await site.Community.Digests.ListAsync(ada.Account));
    }

    [Fact]
    public async Task What_is_removed_before_it_is_sent_is_not_in_it_and_the_preview_tells_what_is()
    {
        await using var site = await FollowingSite.StartAsync(FollowingSite.Paper("2611.00001"));
        var (ada, bob) = (await site.JoinAsync("Ada"), await site.JoinAsync("Bob"));
        (await site.FollowAsync(ada, "work", "2611.00001")).Dispose();
        var said = await site.Community.Contributions.AddAsync(new Core.Discussion.Contribution
        {
            Kind = Core.Discussion.ContributionKind.Comment,
            Account = bob.Account,
            Subject = new Core.Discussion.Subject(Core.Discussion.SubjectKind.Work, "2611.00001"),
            Text = "Read this first",
            Written = TimeProvider.System.GetUtcNow(),
        });
        Assert.Contains("* Comment: Read this first\n  Bob\n", (await ComposeAsync(site, ada))!.Text, StringComparison.Ordinal);
        Assert.Contains("Comment: Read this first", (await site.GetAsync("/following/digest", ada)).Text, StringComparison.Ordinal);
        await site.Community.Contributions.SetStateAsync(said.Number, Core.Discussion.ContributionState.Removed);
        Assert.Null(await ComposeAsync(site, ada));
        Assert.DoesNotContain("Read this first", (await site.GetAsync("/following/digest", ada)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_click_from_a_mail_ends_digests_without_a_cookie_and_looking_at_the_link_ends_nothing()
    {
        await using var site = await FollowingSite.StartAsync();
        var ada = await site.JoinAsync("Ada");
        (await site.FollowAsync(ada, "category", "cs.LG")).Dispose();
        await site.Site.AddAsync(FollowingSite.Paper("2611.00001"));
        var mail = (await ComposeAsync(site, ada))!;
        var path = mail.Unsubscribe!.AbsolutePath;
        Assert.Equal("https", mail.Unsubscribe.Scheme);
        Assert.Contains(mail.Unsubscribe.AbsoluteUri, mail.Text, StringComparison.Ordinal);

        var page = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("data-testid=\"unsubscribe\"", page.Text, StringComparison.Ordinal);
        Assert.True((await site.Community.Follows.ReadSettingsAsync(ada.Account)).HasDigests);

        // As a mail server sends it (RFC 8058, section 3.2), and once more.
        for (var click = 0; click < 2; click++)
        {
            using var body = new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
            using var answer = await site.SendAsync(HttpMethod.Post, path, null, body);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("data-testid=\"unsubscribed\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.False((await site.Community.Follows.ReadSettingsAsync(ada.Account)).HasDigests);
        Assert.Null(await ComposeAsync(site, ada));
        Assert.Single(await site.Community.Follows.ListAsync(ada.Account));
        // Following more does not bring them back.
        (await site.FollowAsync(ada, "category", "cs.AI")).Dispose();
        Assert.Empty(await site.Community.Digests.ListAsync(ada.Account));
    }

    [Theory]
    [InlineData("/unsubscribe/nonsense")]
    [InlineData("/unsubscribe/CfDJ8AAAA")]
    public async Task A_word_that_was_never_mailed_ends_nothing(string path)
    {
        await using var site = await FollowingSite.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(path)).Status);
        using var answer = await site.SendAsync(HttpMethod.Post, path, null);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<MailText?> ComposeAsync(FollowingSite site, Reader reader, DigestChoice digest = DigestChoice.Daily)
    {
        var composer = new DigestComposer(site.Site.Part<FollowedNews>(), site.Community.Follows, site.Site.Part<UnsubscribeToken>(), Mail);
        var span = new NewsSpan(NewsDesk.Beginning, await site.Site.Part<NewsDesk>().MarkAsync(default));
        return await composer.ComposeAsync(
            new QueuedMail(1, DigestOrder.Kind, reader.Account, new DigestOrder(digest, span).Write())
            {
                Name = reader.Name, Address = "ada@example.org", Key = "k", Due = DateTimeOffset.UnixEpoch, Mark = "m",
            },
            default);
    }
}
