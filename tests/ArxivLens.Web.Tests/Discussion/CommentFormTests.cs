using ArxivLens.Core.Discussion;
using ArxivLens.Web.Features.Discussion;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Tests.Discussion;

/// <summary>Forms, sent without scripts: what is written is kept once, and never lost.</summary>
public sealed class CommentFormTests(CommentSite site) : IClassFixture<CommentSite>
{
    private const string Form = ".comment-form";

    [Fact]
    public async Task A_comment_is_written_on_the_page_of_a_paper_and_stands_there()
    {
        using var ada = site.As(site.Ada);
        var sent = await ada.SendAsync(await ada.GetAsync(CommentSite.Paper), Form, ("text", "By **Theorem 2** $x^2$ holds, see 2403.00002."), ("do", "post"));
        Assert.StartsWith("/comment/", sent.Location, StringComparison.Ordinal);
        var led = await ada.GetAsync(sent.Location!);
        Assert.Equal($"{CommentSite.Paper}#c{sent.Location!["/comment/".Length..]}", led.Location);
        var page = await ada.FollowAsync(led);
        var words = page.Page.QuerySelector($"#c{sent.Location["/comment/".Length..]} .words")!;
        Assert.Equal("Theorem 2", words.QuerySelector("strong")!.TextContent);
        Assert.Equal("$x^2$", words.QuerySelector(".tex")!.TextContent);
        Assert.Equal("Collapse of bridges in towns", words.QuerySelector("a[href='/abs/2403.00002']")!.GetAttribute("title"));
    }

    [Fact]
    public async Task The_same_form_sent_many_times_at_once_is_one_comment()
    {
        using var ada = site.As(site.Ada);
        var about = await site.AddPaperAsync(1);
        var page = await ada.GetAsync($"/abs/{about.Id}");
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ada.SendAsync(page, Form, ("text", "Pressed in a hurry."), ("do", "post"))));
        Assert.Single(sent.Select(answer => answer.Location).Distinct());
        Assert.Single(await site.Store.ListAsync(ContributionKind.Comment, [about]));
    }

    [Theory]
    [InlineData(" ", "empty")]
    [InlineData("> > > > > > > > > > > > > > > > > > > > > > > > > > > > deep", "deep")]
    public async Task What_is_refused_comes_back_with_its_words_and_why(string text, string why)
    {
        using var ada = site.As(site.Ada);
        var answer = await ada.SendAsync(await ada.GetAsync(CommentSite.Paper), Form, ("text", text), ("do", "post"));
        Assert.Equal(422, answer.Status);
        Assert.Contains(why, answer.Text("comment-fault")!, StringComparison.Ordinal);
        Assert.Equal(text.Trim(), answer.Words.Trim());
        Assert.Equal("true", answer.Page.QuerySelector("textarea")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task After_a_session_ended_signing_in_leads_back_to_the_words()
    {
        using var ada = site.As(site.Ada);
        var page = await ada.GetAsync(CommentSite.Paper);
        ada.IsSignedOut = true;
        var answer = await ada.SendAsync(page, Form, ("text", "Written for an hour: 💡 & <b>"), ("do", "post"));
        Assert.Equal(401, answer.Status);
        Assert.Equal("Written for an hour: 💡 & <b>", answer.Words);
        var signIn = answer.Page.QuerySelector("[data-testid=signed-out] a")!.GetAttribute("href")!;
        Assert.StartsWith("/sign-in?return=", signIn, StringComparison.Ordinal);
        ada.IsSignedOut = false;
        var back = await ada.GetAsync(Uri.UnescapeDataString(signIn["/sign-in?return=".Length..]));
        Assert.Equal("Written for an hour: 💡 & <b>", back.Words);
        Assert.StartsWith("/comment/", (await ada.SendAsync(back, Form, ("do", "post"))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_long_ago_comes_back_filled_and_can_be_sent_again()
    {
        using var ada = site.As(site.Ada);
        var answer = await ada.SendAsync(await ada.GetAsync(CommentSite.Paper), Form, ("text", "Kept over night."), ("form-word", "old"), ("do", "post"));
        Assert.Equal(400, answer.Status);
        Assert.Equal("Kept over night.", answer.Words);
        Assert.StartsWith("/comment/", (await ada.SendAsync(answer, Form, ("do", "post"))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_shows_the_words_and_saves_nothing()
    {
        using var ada = site.As(site.Ada);
        var about = await site.AddPaperAsync(2);
        var answer = await ada.SendAsync(await ada.GetAsync($"/abs/{about.Id}"), Form, ("text", "Is *this* $a$?"), ("do", "preview"));
        Assert.Equal(200, answer.Status);
        Assert.Equal("this", answer.Page.QuerySelector("#preview em")!.TextContent);
        Assert.Equal("Is *this* $a$?", answer.Words);
        Assert.Empty(await site.Store.ListAsync(ContributionKind.Comment, [about]));
    }

    [Fact]
    public async Task A_reply_may_begin_with_a_quotation_and_stands_under_what_it_answers()
    {
        var about = await site.AddPaperAsync(3);
        var said = await site.SayAsync("Ladders lean.", about: about);
        using var bob = site.As(site.Bob);
        var form = await bob.GetAsync($"/comment/{said.Number}/reply?quote=1");
        Assert.Equal("> @Ada wrote:\n>\n> Ladders lean.\n\n", form.Words);
        var sent = await bob.SendAsync(form, Form, ("text", form.Words + "They do."), ("do", "post"));
        var page = await bob.FollowAsync(sent);
        var reply = page.Page.QuerySelector($"li:has(> #c{said.Number}) details .comment")!;
        Assert.Contains("They do.", reply.TextContent, StringComparison.Ordinal);
        Assert.Equal("/reader/Ada", reply.QuerySelector("blockquote a.reader")!.GetAttribute("href"));
        Assert.Equal(said.Number, (await site.Store.ListAsync(ContributionKind.Comment, [about]))[1].Parent);
    }

    [Fact]
    public async Task An_edit_that_somebody_overtook_shows_what_changed_and_can_be_saved_again()
    {
        var said = await site.SayAsync("The first words stand here.", about: await site.AddPaperAsync(4));
        using var ada = site.As(site.Ada);
        var first = await ada.GetAsync($"/comment/{said.Number}/edit");
        var second = await ada.GetAsync($"/comment/{said.Number}/edit");
        Assert.Equal($"/comment/{said.Number}", (await ada.SendAsync(first, Form, ("text", "The second words stand here."), ("do", "post"))).Location);
        var overtaken = await ada.SendAsync(second, Form, ("text", "My words stand here."), ("do", "post"));
        Assert.Equal(409, overtaken.Status);
        Assert.Equal("My words stand here.", overtaken.Words);
        Assert.Equal("second", overtaken.Page.QuerySelector("[data-testid=edited-meanwhile] ins")!.TextContent.Replace("added: ", "", StringComparison.Ordinal));
        Assert.NotNull((await ada.SendAsync(overtaken, Form, ("do", "post"))).Location);
        var history = await ada.GetAsync($"/comment/{said.Number}/history");
        Assert.Equal(3, history.Page.QuerySelectorAll("[data-testid=wordings] > li").Length);
        Assert.Equal("My words stand here.", (await site.Store.FindAsync(said.Number))!.Text);
    }

    [Fact]
    public async Task Wordings_are_compared_ten_a_page_and_cost_what_comparing_costs()
    {
        var said = await site.SayAsync("Wording 1", about: await site.AddPaperAsync(41));
        for (var edit = 2; edit <= HistoryModel.PageSize + 1; edit++)
            await site.Store.EditAsync(said.Number, edit - 1, $"Wording {edit}", null, ContributionState.Shown, said.Written.AddMinutes(edit));
        using var ada = site.As(site.Ada);
        var first = await ada.GetAsync($"/comment/{said.Number}/history");
        Assert.Equal(HistoryModel.PageSize, first.Page.QuerySelectorAll("[data-testid=wordings] > li").Length);
        var second = await ada.GetAsync(first.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Contains("As first written", Assert.Single(second.Page.QuerySelectorAll("[data-testid=wordings] > li")).TextContent, StringComparison.Ordinal);
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(typeof(HistoryModel).GetCustomAttributes(true)), null));
        Assert.Equal(RequestCost.Analysis, RequestClass.Of(http));
    }

    [Fact]
    public async Task Only_its_author_edits_a_comment_or_takes_it_back()
    {
        var said = await site.SayAsync("Mine.", about: await site.AddPaperAsync(5));
        foreach (var other in new[] { site.Bob, site.Mary })
        {
            using var reader = site.As(other);
            Assert.Equal(403, (await reader.GetAsync($"/comment/{said.Number}/edit")).Status);
        }

        using var ada = site.As(site.Ada);
        var taken = await ada.SendAsync(await ada.GetAsync($"/comment/{said.Number}/edit"), ".take-back form");
        Assert.Equal(302, taken.Status);
        Assert.Equal(ContributionState.TakenBack, (await site.Store.FindAsync(said.Number))!.State);
        Assert.Equal(410, (await ada.GetAsync($"/comment/{said.Number}/edit")).Status);
    }

    [Fact]
    public async Task What_a_moderator_is_to_look_at_is_shown_to_its_author_who_is_told_so()
    {
        var about = await site.AddPaperAsync(6);
        var held = await site.SayAsync("Look at this.", about: about, state: ContributionState.Held);
        using var ada = site.As(site.Ada);
        Assert.Contains("moderator", (await ada.GetAsync($"/abs/{about.Id}")).Text("comment-state")!, StringComparison.Ordinal);
        using var bob = site.As(site.Bob);
        Assert.DoesNotContain("Look at this", (await bob.GetAsync($"/abs/{about.Id}")).Body, StringComparison.Ordinal);
        Assert.Equal(404, (await bob.GetAsync($"/comment/{held.Number}")).Status);
    }

    [Theory]
    [InlineData("/comments/new?about=work:2499.99999")]
    [InlineData("/comments/new?about=nothing")]
    [InlineData("/comments/new")]
    [InlineData("/comment/99999/reply")]
    [InlineData("/comment/99999/edit")]
    [InlineData("/comment/99999/history")]
    [InlineData("/comment/99999")]
    public async Task What_is_not_there_cannot_be_commented_on(string path)
    {
        using var ada = site.As(site.Ada);
        Assert.Equal(404, (await ada.GetAsync(path)).Status);
    }
}
