using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Moderation;

public sealed class QueuePageTests
{
    [Fact]
    public async Task Several_cases_are_decided_at_once_and_what_changed_meanwhile_is_told()
    {
        await using var site = await ModeratedSite.StartAsync();
        var first = await site.SayAsync(site.Ada, "Held first https://xn--exmple-cua.example/a", ContributionState.Held);
        var second = await site.SayAsync(site.Ada, "Held second", ContributionState.Held);
        var queue = await site.GetAsync("/moderation", site.Mary);
        var picks = queue.Page.QuerySelectorAll<IHtmlInputElement>("[name=pick]").Select(one => ("pick", one.Value)).ToArray();
        Assert.Equal(2, picks.Length);

        await site.DecideAsync(site.Grace, ModerationAction.Remove, second);
        var mixed = await site.SubmitAsync("/moderation", site.Mary, "[name=pick]", [.. picks, ("do", "approve")]);

        Assert.Equal(HttpStatusCode.Conflict, mixed.Status);
        Assert.Contains("1 decision made", mixed.Body, StringComparison.Ordinal);
        Assert.Contains("What was done: A comment was removed, by an administrator", mixed.Body, StringComparison.Ordinal);
        Assert.Equal(ContributionState.Shown, (await site.Site.Community!.Contributions.FindAsync(first.Number))!.State);
        Assert.Equal(ContributionState.Removed, (await site.Site.Community.Contributions.FindAsync(second.Number))!.State);
    }

    [Fact]
    public async Task A_case_spells_its_links_out_is_decided_and_undone()
    {
        await using var site = await ModeratedSite.StartAsync();
        var held = await site.SayAsync(site.Ada, "See [the site](HTTPS://WWW.Exämple.org/x)", ContributionState.Held);
        var path = $"/moderation/{held.Number}";

        var shown = await site.GetAsync(path, site.Mary);
        Assert.Equal("xn--exmple-cua.org/x", shown.Text("[data-testid=addresses] code"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.SubmitAsync(path, site.Mary, "[name=do]", ("do", "remove"), ("words", "kept"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await site.SubmitAsync(path, site.Mary, "[name=do]", ("do", "remove"), ("rule", "off-topic"))).Status);
        Assert.Contains("removed", (await site.GetAsync(path, site.Mary)).Text("[data-testid=case-state]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await site.SubmitAsync(path, site.Mary, "[name=decision]")).Status);
        Assert.Contains("held", (await site.GetAsync(path, site.Mary)).Text("[data-testid=case-state]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_work_at_once_and_the_last_administrator_stays()
    {
        await using var site = await ModeratedSite.StartAsync();
        const string Path = "/moderation/readers";
        Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync(Path, site.Mary)).Status);

        Assert.Equal(HttpStatusCode.Redirect, (await site.SubmitAsync(Path + "?q=bob", site.Grace, "[name=role]", ("role", "Moderator"))).Status);
        Assert.Equal(Role.Moderator, (await site.Site.Community!.Accounts.FindReaderAsync(site.Bob.Account))!.Role);
        var last = await site.SubmitAsync(Path + "?q=gra", site.Grace, "[name=role]", ("role", "Reader"));
        Assert.Equal(HttpStatusCode.Forbidden, last.Status);
        Assert.Contains("last administrator", last.Text(".fault"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_account_says_so_and_its_page_is_not_for_search_engines()
    {
        await using var site = await ModeratedSite.StartAsync();
        await site.SubmitAsync("/moderation/readers?q=ada", site.Grace, "[name=rule]", ("do", "close-account"), ("rule", "spam"));

        var page = await site.GetAsync("/reader/Ada");
        Assert.NotNull(page.Page.QuerySelector("[data-testid=closed]"));
        Assert.NotNull(page.Page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task The_page_of_a_reader_sets_formulas_and_leads_to_papers_as_discussions_do()
    {
        await using var site = await ModeratedSite.StartAsync();
        await site.SayAsync(site.Ada, $"Does $x^2$ follow? See {ModeratedSite.Paper}.");

        var page = await site.GetAsync("/reader/Ada");
        Assert.NotNull(page.Page.QuerySelector("script[src*=mathematics]"));
        Assert.NotNull(page.Page.QuerySelector($".words a[href='/abs/{ModeratedSite.Paper}'][title]"));
    }

    [Fact]
    public async Task Without_accounts_nothing_of_it_is_there()
    {
        await using var site = await DebateSite.StartAsync(DebateSite.Paper(ModeratedSite.Paper, "A paper", "An abstract."));
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
        using var client = new HttpClient();
#pragma warning restore RS0030
        foreach (var path in new[]
        {
            "/report/1", "/moderation", "/moderation/1", "/moderation/log", "/moderation/log.atom", "/moderation/readers",
            "/api/v1/moderation/log", "/appeal", "/appeal/1", "/reader/Ada", "/about/rules",
        })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await client.GetAsync(new Uri(site.Address, path))).StatusCode));
        }
    }
}
