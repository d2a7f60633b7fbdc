using System.Net;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Web.Tests.Moderation;

public sealed class ReportPageTests
{
    [Fact]
    public async Task A_report_is_sent_waits_and_can_be_taken_back()
    {
        await using var site = await ModeratedSite.StartAsync();
        var path = $"/report/{site.Comment.Number}";
        Assert.StartsWith("/sign-in?return=", (await site.GetAsync(path)).Location, StringComparison.Ordinal);

        var refused = await site.SubmitAsync(path, site.Bob, "[name=rule]", ("words", "Nothing chosen, <b>yet</b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Choose which", refused.Text(".fault"), StringComparison.Ordinal);
        Assert.Equal("Nothing chosen, <b>yet</b>", refused.Text("textarea"));

        var sent = await site.SubmitAsync(path, site.Bob, "[name=rule]", ("rule", "spam"), ("words", "An advertisement."));
        Assert.Equal((HttpStatusCode.Redirect, path), (sent.Status, sent.Location));
        Assert.Contains("advertising", (await site.GetAsync(path, site.Bob)).Text("[data-testid=reported]"), StringComparison.Ordinal);
        Assert.Single(await site.Site.Community!.Reports.ListAsync(site.Comment.Number));

        await site.SubmitAsync(path, site.Bob, "button.quiet");
        Assert.Empty(await site.Site.Community.Reports.ListAsync(site.Comment.Number));
    }

    [Theory]
    [InlineData(ModerationAction.Approve, "it stands")]
    [InlineData(ModerationAction.Remove, "it is no longer shown")]
    public async Task Who_reported_reads_what_became_of_it_and_nobody_else_does(ModerationAction action, string told)
    {
        await using var site = await ModeratedSite.StartAsync();
        var path = $"/report/{site.Comment.Number}";
        await site.SubmitAsync(path, site.Bob, "[name=rule]", ("rule", "spam"));
        Assert.Equal(RulingOutcome.Done, (await site.DecideAsync(site.Mary, action, site.Comment)).Outcome);
        Assert.Contains(told, (await site.GetAsync(path, site.Bob)).Text("[data-testid=answered]"), StringComparison.Ordinal);
        Assert.Empty((await site.GetAsync(path, site.Grace)).Text("[data-testid=answered]"));
    }

    [Fact]
    public async Task Something_else_needs_words_and_a_trapped_form_is_refused()
    {
        await using var site = await ModeratedSite.StartAsync();
        var path = $"/report/{site.Comment.Number}";

        Assert.Contains("in your words", (await site.SubmitAsync(path, site.Bob, "[name=rule]", ("rule", "other"))).Text(".fault"), StringComparison.Ordinal);
        Assert.Contains(
            "stay empty", (await site.SubmitAsync(path, site.Bob, "[name=rule]", ("rule", "spam"), ("second_thoughts", "x"))).Text(".fault"), StringComparison.Ordinal);
        var most = ModerationLimits.ReportWords;
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await site.SubmitAsync(path, site.Bob, "[name=rule]", ("rule", "spam"), ("words", new string('x', most + 1)))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await site.SubmitAsync(path, site.Bob, "[name=rule]", ("rule", "spam"), ("words", new string('x', most)))).Status);
    }

    [Fact]
    public async Task There_is_nothing_to_report_where_nothing_is_shown()
    {
        await using var site = await ModeratedSite.StartAsync();
        foreach (var path in new[] { "/report/999", "/report/0", "/report/9223372036854775808", "/report/x" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await site.GetAsync(path, site.Bob)).Status));
        var held = await site.SayAsync(site.Ada, "Held", ContributionState.Held);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync($"/report/{held.Number}", site.Bob)).Status);
    }

    [Fact]
    public async Task Nobody_reports_what_is_their_own()
    {
        await using var site = await ModeratedSite.StartAsync();
        var own = await site.GetAsync($"/report/{site.Comment.Number}", site.Ada);
        Assert.Contains("This is yours", own.Body, StringComparison.Ordinal);
        Assert.Null(own.Page.QuerySelector("main form[method=post]"));
    }
}
