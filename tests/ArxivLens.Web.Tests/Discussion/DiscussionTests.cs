using System.Text.Json;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Merging;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Discussion;

/// <summary>Discussions as everybody reads them: on pages, in feeds, in data, in counts.</summary>
public sealed class DiscussionTests(CommentSite site) : IClassFixture<CommentSite>
{
    [Fact]
    public async Task Who_is_not_signed_in_gets_no_form_and_no_cookie_and_is_led_to_sign_in()
    {
        using var anybody = site.As(null);
        var page = await anybody.GetAsync(CommentSite.Paper);
        Assert.False(page.SetsCookie);
        Assert.Empty(page.Page.QuerySelectorAll("form[method=post]"));
        Assert.Equal("/sign-in?return=%2Fabs%2F2403.00001%23comment-form", page.Page.QuerySelector("[data-testid=sign-in-to-comment]")!.GetAttribute("href"));
        Assert.Equal("/sign-in?return=%2Fcomment%2F1%2Freply", (await anybody.GetAsync("/comment/1/reply")).Location);
    }

    [Theory]
    [InlineData(ContributionState.Held, 404)]
    [InlineData(ContributionState.Removed, 410)]
    [InlineData(ContributionState.TakenBack, 410)]
    public async Task What_is_not_shown_any_more_is_gone_everywhere_at_once(ContributionState state, int status)
    {
        var about = await site.AddPaperAsync(100 + (int)state);
        var said = await site.SayAsync("A walrus said so.", about: about);
        string[] places =
        [
            $"/abs/{about.Id}", "/comments", "/comments.atom", $"/abs/{about.Id}/comments.atom", "/api/v1/comments?pageSize=100", $"/api/v1/papers/{about.Id}/comments",
            $"/comment/{said.Number}/history",
        ];
        using var anybody = site.As(null);
        foreach (var place in places)
            Assert.Contains("A walrus said so.", (await anybody.GetAsync(place)).Body, StringComparison.Ordinal);
        Assert.Equal("1 comment", await CountAsync(anybody, about));

        await site.Store.SetStateAsync(said.Number, state);

        foreach (var place in places)
            Assert.DoesNotContain("walrus", (await anybody.GetAsync(place)).Body, StringComparison.Ordinal);
        Assert.Equal(status, (await anybody.GetAsync($"/comment/{said.Number}")).Status);
        Assert.Contains("Comments (0)", (await anybody.GetAsync($"/abs/{about.Id}")).Body, StringComparison.Ordinal);
        Assert.Null(await CountAsync(anybody, about));
    }

    [Fact]
    public async Task An_answered_comment_that_is_gone_keeps_an_empty_place()
    {
        var about = await site.AddPaperAsync(110);
        var said = await site.SayAsync("Gone soon.", about: about);
        await site.SayAsync("An answer.", site.Bob, about, said.Number);
        await site.Store.SetStateAsync(said.Number, ContributionState.Removed);
        using var anybody = site.As(null);
        var page = await anybody.GetAsync($"/abs/{about.Id}");
        Assert.Equal("Removed by a moderator.", page.Text("empty-place"));
        Assert.DoesNotContain("Gone soon", page.Body, StringComparison.Ordinal);
        Assert.Equal($"/abs/{about.Id}#c{said.Number}", (await anybody.GetAsync($"/comment/{said.Number}")).Location);
    }

    [Fact]
    public async Task Threads_are_indented_to_a_few_levels_and_stand_in_line_from_there()
    {
        var about = await site.AddPaperAsync(111);
        long? parent = null;
        for (var level = 0; level < CommentLimits.Indents + 3; level++)
            parent = (await site.SayAsync($"Level {level}", about: about, parent: parent)).Number;
        using var anybody = site.As(null);
        var page = (await anybody.GetAsync($"/abs/{about.Id}")).Page;
        Assert.Equal(CommentLimits.Indents, page.QuerySelectorAll("details.replies").Length);
        Assert.Equal(2, page.QuerySelectorAll(".comment .meta span:has(a)").Length);
        Assert.Equal($"{CommentLimits.Indents + 2} replies", page.QuerySelector("details.replies > summary")!.TextContent);
        Assert.True(page.QuerySelector("details.replies")!.HasAttribute("open"));
    }

    [Fact]
    public async Task A_long_discussion_has_pages_and_a_permalink_leads_to_the_right_one()
    {
        var about = await site.AddPaperAsync(112);
        var last = 0L;
        for (var number = 0; number <= CommentLimits.Roots; number++)
            last = (await site.SayAsync($"Comment {number}", about: about)).Number;
        using var anybody = site.As(null);
        var first = await anybody.GetAsync($"/abs/{about.Id}");
        Assert.Equal(CommentLimits.Roots, first.Page.QuerySelectorAll(".comment").Length);
        Assert.Contains($"Comments ({CommentLimits.Roots + 1})", first.Body, StringComparison.Ordinal);
        Assert.Equal($"/abs/{about.Id}?comments=2#c{last}", (await anybody.GetAsync($"/comment/{last}")).Location);
        Assert.NotNull((await anybody.GetAsync($"/abs/{about.Id}?comments=2")).Page.QuerySelector($"#c{last}"));
        Assert.NotNull((await anybody.GetAsync($"/abs/{about.Id}?comments-order=newest")).Page.QuerySelector($"#c{last}"));
        foreach (var odd in new[] { "0", "-1", "99", "x", "99999999999999" })
            Assert.Equal(200, (await anybody.GetAsync($"/abs/{about.Id}?comments={odd}")).Status);
    }

    [Fact]
    public async Task Works_that_are_one_share_their_discussion_and_its_count()
    {
        var about = await site.AddPaperAsync(113);
        var twin = DebateSite.Key("10.1000/ladders");
        await site.Site.AddAsync(new Core.Papers.Work { Key = twin, Title = "Paper 113 of ladders", Abstract = "", Authors = [], Year = 2024 });
        await site.SayAsync("Said of the preprint.", about: about);
        await site.SayAsync("Said of the journal's.", about: new Subject(SubjectKind.Work, twin.ToString()));
        await site.Site.Storage.Merges.JoinAsync([new MergeClaim(DebateSite.Key(about.Id), twin, MergeRule.Hand, "The same.")], DateTimeOffset.UnixEpoch);
        using var anybody = site.As(null);
        var page = await anybody.GetAsync($"/abs/{about.Id}");
        Assert.Equal(2, page.Page.QuerySelectorAll(".comment").Length);
        Assert.Contains("Comments (2)", page.Body, StringComparison.Ordinal);
        Assert.Equal("2 comments", await CountAsync(anybody, about));
        Assert.Contains("journal", (await anybody.GetAsync($"/api/v1/papers/{about.Id}/comments")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_and_articles_have_discussions_of_their_own()
    {
        using var anybody = site.As(null);
        foreach (var (list, selector, kind) in new[] { ("/questions", ".question-list li a[href^='/question/']", SubjectKind.Question), ("/articles", ".articles li a[href^='/article/']", SubjectKind.Article) })
        {
            var address = (await anybody.GetAsync(list)).Page.QuerySelector(selector)!.GetAttribute("href")!;
            await site.SayAsync($"About the {kind}.", about: new Subject(kind, address.Split('/')[^1]));
            Assert.Contains($"About the {kind}.", (await anybody.GetAsync(address)).Body, StringComparison.Ordinal);
            Assert.Contains($"About the {kind}.", (await anybody.GetAsync($"{address}/comments.atom")).Body, StringComparison.Ordinal);
            Assert.Contains($"About the {kind}.", (await anybody.GetAsync($"/api/v1{address.Replace("/question/", "/questions/", StringComparison.Ordinal).Replace("/article/", "/articles/", StringComparison.Ordinal)}/comments")).Body, StringComparison.Ordinal);
            Assert.Equal("1 comment", (await anybody.GetAsync(list)).Text("comment-count"));
        }
    }

    [Fact]
    public async Task Data_and_linked_data_say_who_said_what_and_when()
    {
        var about = await site.AddPaperAsync(114);
        var said = await site.SayAsync("See </script> $x$", about: about);
        var reply = await site.SayAsync("No.", site.Bob, about, said.Number);
        using var anybody = site.As(null);
        using var data = JsonDocument.Parse((await anybody.GetAsync($"/api/v1/papers/{about.Id}/comments?pageSize=1&page=2")).Body);
        var item = data.RootElement.GetProperty("comments")[0];
        Assert.Equal((reply.Number, said.Number, "Bob", 2), (item.GetProperty("number").GetInt64(), item.GetProperty("parent").GetInt64(), item.GetProperty("author").GetString(), data.RootElement.GetProperty("totalCount").GetInt32()));
        var page = await anybody.GetAsync($"/abs/{about.Id}");
        var linked = page.Page.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonDocument.Parse(script.TextContent).RootElement)
            .Single(one => one.TryGetProperty("commentCount", out _));
        Assert.Equal(2, linked.GetProperty("commentCount").GetInt32());
        Assert.Equal("See </script> $x$", linked.GetProperty("comment")[0].GetProperty("text").GetString());
        Assert.EndsWith($"/comment/{said.Number}", linked.GetProperty("comment")[1].GetProperty("parentItem").GetProperty("@id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_accounts_are_off_there_is_no_discussion()
    {
        await using var closed = await DebateSite.StartAsync(DebateCases.AskedPaper);
        using var anybody = new CommentingReader(closed.Address, null);
        foreach (var path in new[] { "/comments", "/comments.atom", "/comments/new?about=work:2403.00001", "/comment/1", "/comment/1/edit", "/comment/1/reply", "/comment/1/history", "/about/comments", "/api/v1/comments", "/api/v1/papers/2403.00001/comments" })
            Assert.Equal(404, (await anybody.GetAsync(path)).Status);
        Assert.Equal(400, (await anybody.GetAsync($"{CommentSite.Paper}/comments.atom")).Status);
        var page = await anybody.GetAsync(CommentSite.Paper);
        Assert.DoesNotContain("/sign-in", page.Body, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("form[method=post]"));
    }

    // What the list of the category says of one work.
    private static async Task<string?> CountAsync(CommentingReader reader, Subject about)
    {
        var page = (await reader.GetAsync("/list/cs.CY")).Page;
        return page.QuerySelector($".works li:has(h3 a[href='/abs/{about.Id}']) [data-testid=comment-count]")?.TextContent;
    }
}
