using System.Net;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Web.Tests.Moderation;

/// <summary>Removed is gone at once, wherever it was shown (R50).</summary>
public sealed class RemovalTests
{
    private const string Search = "/search?q=abstract";
    private static readonly string[] Addresses =
    [
        "/abs/" + ModeratedSite.Paper, "/abs/" + ModeratedSite.Paper + "/comments.atom", "/comments", "/comments.atom", "/reader/Ada",
        "/api/v1/papers/" + ModeratedSite.Paper + "/comments", "/api/v1/comments",
    ];

    [Fact]
    public async Task What_is_removed_is_gone_from_pages_feeds_and_what_browsers_kept()
    {
        await using var site = await ModeratedSite.StartAsync();
        Dictionary<string, Answer> kept = [];
        foreach (var address in Addresses)
        {
            kept[address] = await site.GetAsync(address);
            Assert.True(kept[address].Body.Contains(ModeratedSite.Words, StringComparison.Ordinal), $"{address} shows it before.");
            Assert.Equal(HttpStatusCode.NotModified, (await site.GetAsync(address, null, ("If-None-Match", kept[address].Tag!))).Status);
        }

        // Nobody finds a public log to which no page leads.
        Assert.NotNull(kept["/comments"].Page.QuerySelector("footer a[href='/moderation/log'] "));
        Assert.NotNull(kept["/comments"].Page.QuerySelector("footer a[href='/about/rules']"));
        Assert.Equal("1 comment", (await site.GetAsync(Search)).Text("[data-testid=comment-count]"));
        Assert.Equal(RulingOutcome.Done, (await site.DecideAsync(site.Mary, ModerationAction.Remove, site.Comment)).Outcome);

        foreach (var address in Addresses)
        {
            foreach (var reader in new[] { null, site.Bob })
            {
                var now = await site.GetAsync(address, reader, ("If-None-Match", kept[address].Tag!));
                Assert.Equal(HttpStatusCode.OK, now.Status);
                Assert.DoesNotContain(ModeratedSite.Words, now.Body, StringComparison.Ordinal);
            }
        }

        var permalink = await site.GetAsync($"/comment/{site.Comment.Number}");
        Assert.DoesNotContain(ModeratedSite.Words, permalink.Body, StringComparison.Ordinal);
        foreach (var address in new[] { $"/comment/{site.Comment.Number}/history", $"/comment/{site.Comment.Number}/reply?quote=1" })
            Assert.DoesNotContain(ModeratedSite.Words, (await site.GetAsync(address, site.Bob)).Body, StringComparison.Ordinal);

        Assert.Empty((await site.GetAsync(Search)).Text("[data-testid=comment-count]"));
        await site.DecideAsync(site.Mary, ModerationAction.Restore, site.Comment);
        foreach (var address in Addresses)
            Assert.Contains(ModeratedSite.Words, (await site.GetAsync(address)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_author_reads_why_and_appeals_and_nobody_else_sees_that()
    {
        await using var site = await ModeratedSite.StartAsync();
        var decision = (await site.DecideAsync(site.Mary, ModerationAction.Remove, site.Comment)).Decision!;
        var path = $"/appeal/{decision.Number}";

        Assert.Contains("Your comment was removed", (await site.GetAsync($"/abs/{ModeratedSite.Paper}", site.Ada)).Text("[data-testid=author-note]"), StringComparison.Ordinal);
        var shown = await site.GetAsync(path, site.Ada);
        Assert.Contains("In the words of the moderator.", shown.Body, StringComparison.Ordinal);
        Assert.Contains(ModeratedSite.Words, shown.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Mary", shown.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(path, site.Bob)).Status);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.SubmitAsync(path, site.Ada, "textarea")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await site.SubmitAsync(path, site.Ada, "textarea", ("words", "It is on the subject."))).Status);
        Assert.Null((await site.GetAsync(path, site.Ada)).Page.QuerySelector("main form[method=post]"));

        var own = await site.SubmitAsync("/moderation?show=appeals", site.Mary, "[value=confirm]", ("do", "confirm"), ("words", "No."));
        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        var other = await site.SubmitAsync("/moderation?show=appeals", site.Grace, "[value=undo]", ("do", "undo"), ("words", "You are right."));
        Assert.Equal(HttpStatusCode.Redirect, other.Status);
        Assert.Contains("You are right.", (await site.GetAsync(path, site.Ada)).Body, StringComparison.Ordinal);
        Assert.Contains(ModeratedSite.Words, (await site.GetAsync($"/abs/{ModeratedSite.Paper}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_rules_hold_after_it_was_approved_is_not_told_as_what_a_moderator_held()
    {
        await using var site = await ModeratedSite.StartAsync();
        var page = $"/abs/{ModeratedSite.Paper}";
        await site.DecideAsync(site.Mary, ModerationAction.Hold, site.Comment);
        Assert.Contains("/appeal/", (await site.GetAsync(page, site.Ada)).Page.QuerySelector("[data-testid=author-note]")!.InnerHtml, StringComparison.Ordinal);
        await site.DecideAsync(site.Mary, ModerationAction.Approve, site.Comment);
        var comments = site.Site.Community!.Contributions;
        var now = (await comments.FindAsync(site.Comment.Number))!;
        await comments.EditAsync(now.Number, now.Revision, "Other words.", null, ContributionState.Held, now.Written.AddDays(1));
        var note = (await site.GetAsync(page, site.Ada)).Page.QuerySelector("[data-testid=author-note]")!;
        Assert.DoesNotContain("/appeal/", note.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_repeats_no_words_and_names_nobody_in_any_of_its_forms()
    {
        await using var site = await ModeratedSite.StartAsync();
        await site.DecideAsync(site.Mary, ModerationAction.Remove, site.Comment);
        var said = await site.SayAsync(site.Bob, "Bob says this in public.");
        await site.Site.Part<ModerationDesk>().DecideAsync(new Ruling
        {
            Action = ModerationAction.Close, Contribution = said.Number, By = site.Grace, Rule = HouseRule.Abuse, Words = "In the words of the moderator.",
        });

        foreach (var path in new[] { "/moderation/log", "/moderation/log.atom", "/api/v1/moderation/log" })
        {
            var log = await site.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, log.Status);
            Assert.Contains("advertising or repetition", log.Body, StringComparison.Ordinal);
            Assert.Contains(ModeratedSite.Paper, log.Body, StringComparison.Ordinal);
            Assert.DoesNotContain($"#c{said.Number}", log.Body, StringComparison.Ordinal);
            foreach (var hidden in new[] { "Ada", "Bob", "Mary", "Grace", ModeratedSite.Words, "In the words" })
                Assert.DoesNotContain(hidden, log.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Odd_addresses_are_answered_clearly()
    {
        await using var site = await ModeratedSite.StartAsync();
        foreach (var (path, status) in new[]
        {
            ("/moderation/log?page=0", HttpStatusCode.BadRequest), ("/moderation/log?page=99", HttpStatusCode.OK),
            ("/moderation/log.atom?page=x", HttpStatusCode.BadRequest), ("/moderation/log.atom?page=9", HttpStatusCode.NotFound),
            ("/api/v1/moderation/log?page=0", HttpStatusCode.BadRequest), ("/reader/Nobody", HttpStatusCode.NotFound),
            ("/reader/%01%20", HttpStatusCode.NotFound), ("/reader/ada", HttpStatusCode.MovedPermanently), ("/about/rules", HttpStatusCode.OK),
        })
        {
            Assert.Equal((path, status), (path, (await site.GetAsync(path)).Status));
        }
    }
}
