using ArxivLens.BrowserTests.Site;
using ArxivLens.Core.Discussion;
using ArxivLens.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>Comments as readers write and read them, in real Chromium.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class CommentJourneyTests(BrowserSite site)
{
    private const string Paper = "/abs/" + DebateCases.AskedId;

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task A_comment_with_mathematics_is_previewed_in_place_and_posted(int width)
    {
        await using var window = await OpenAsync(width: width);
        var page = window.Page;
        await page.GotoAsync(Paper);
        await page.GetByLabel("Your words").FillAsync("By $e^{i\\pi} = -1$ and **this**:\n\n| a | b |\n|---|---|\n| $x$ | 2 |\n\n<script>window.pwned = 1</script>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.Locator("#preview .katex")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Post comment" }).ClickAsync();

        await Expect(page.Locator(".comment:target .katex")).ToHaveCountAsync(2);
        await Expect(page.Locator(".comment:target strong")).ToHaveTextAsync("this");
        Assert.False(await page.EvaluateAsync<bool>("() => 'pwned' in window"));
        Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
        await window.Reader.LoadAxeAsync();
        Assert.Empty(await window.Reader.AxeFindingsAsync());
        Assert.Empty(window.Reader.Complaints);
    }

    [Fact]
    public async Task What_is_typed_survives_a_lost_connection_and_goes_once_it_is_posted()
    {
        await using var window = await OpenAsync();
        var page = window.Page;
        await page.GotoAsync(Paper);
        var words = page.GetByLabel("Your words");
        await words.FillAsync("Typed on a train.");
        await page.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Post comment" }).ClickAsync();
        await Expect(page.Locator("[data-draft-note]")).ToContainTextAsync("You are offline");
        await Expect(words).ToHaveValueAsync("Typed on a train.");

        await page.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await Expect(words).ToHaveValueAsync("Typed on a train.");
        await Expect(page.Locator("[data-draft-note]")).ToContainTextAsync("kept in this browser");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post comment" }).ClickAsync();

        await Expect(page.Locator(".comment:target .words")).ToHaveTextAsync("Typed on a train.");
        await Expect(page.GetByLabel("Your words")).ToHaveValueAsync("");
        Assert.Equal(0, await page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('draft:')).length"));
    }

    [Fact]
    public async Task A_draft_is_its_accounts_alone_and_can_be_discarded()
    {
        await using var window = await OpenAsync();
        var page = window.Page;
        await page.GotoAsync(Paper);
        await page.GetByLabel("Your words").FillAsync("Half a thought");
        await page.GotoAsync("/about");
        await SignInAsync(window, await CommunityAccounts.AddAsync(window.Debate.Community!, "Bob"));
        await page.GotoAsync(Paper);
        await Expect(page.GetByLabel("Your words")).ToHaveValueAsync("");

        await SignInAsync(window, (await window.Debate.Community!.Accounts.FindReaderAsync("Ada"))!);
        await page.GotoAsync(Paper);
        await Expect(page.GetByLabel("Your words")).ToHaveValueAsync("Half a thought");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard it" }).ClickAsync();
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Your words")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Keys_walk_comments_fold_threads_and_reply()
    {
        await using var window = await OpenAsync();
        var first = await SayAsync(window, "First");
        var second = await SayAsync(window, "Second", first);
        await SayAsync(window, "Third");
        var page = window.Page;
        await page.GotoAsync($"{Paper}#c{first}");
        await page.Locator($"#c{first} .permalink").FocusAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator($"#c{second} .permalink")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator($"#c{first} .permalink")).ToBeFocusedAsync();

        await page.Locator("details.replies > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"#c{second}")).ToBeHiddenAsync();
        await page.Locator($"#c{first} .permalink").FocusAsync();
        await page.Keyboard.PressAsync("r");

        await Expect(page).ToHaveURLAsync(new Uri(window.Debate.Address, $"/comment/{first}/reply").ToString());
        await page.GetByLabel("Your words").PressSequentiallyAsync("jkr, not keys here");
        await Expect(page.GetByLabel("Your words")).ToHaveValueAsync("jkr, not keys here");
    }

    [Fact]
    public async Task Without_scripts_a_comment_is_previewed_posted_quoted_edited_and_taken_back()
    {
        await using var window = await OpenAsync(scripts: false, width: 320);
        var page = window.Page;
        await page.GotoAsync(Paper);
        await page.GetByLabel("Your words").FillAsync("Plain *words*");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.Locator("#preview em")).ToHaveTextAsync("words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post comment" }).ClickAsync();
        await Expect(page.Locator(".comment:target em")).ToHaveTextAsync("words");

        await page.Locator(".comment:target").GetByText("Quote").ClickAsync();
        await Expect(page.GetByLabel("Your words")).ToHaveValueAsync("> @Ada wrote:\n>\n> Plain *words*\n\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post reply" }).ClickAsync();
        await Expect(page.Locator(".replies .comment:target blockquote")).ToContainTextAsync("Plain words");

        await page.Locator(".comment:target").GetByRole(AriaRole.Link, new() { Name = "Edit your comment" }).ClickAsync();
        await page.GetByLabel("New words").FillAsync("Other words");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".comment:target .words")).ToHaveTextAsync("Other words");
        await page.Locator(".comment:target").GetByRole(AriaRole.Link, new() { Name = "Edit your comment" }).ClickAsync();
        await page.GetByText("Take it back…").ClickAsync();
        await page.GetByTestId("take-back").ClickAsync();

        await Expect(page.Locator(".comment")).ToHaveCountAsync(1);
        Assert.InRange(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, 320);
    }

    private async Task<DebateWindow> OpenAsync(bool scripts = true, int width = 1280)
    {
        var window = await DebateWindow.OpenAsync(site, await DebateCases.StartCommunityAsync(), scripts, width);
        await SignInAsync(window, await CommunityAccounts.AddAsync(window.Debate.Community!, "Ada"));
        return window;
    }

    private static Task SignInAsync(DebateWindow window, Core.Accounts.Reader reader) =>
        window.SignInAsync(reader);

    private static async Task<long> SayAsync(DebateWindow window, string text, long? parent = null) =>
        (await window.Debate.Community!.Contributions.AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = 1,
            Subject = new Subject(SubjectKind.Work, DebateCases.AskedId),
            Parent = parent,
            Text = text,
            Written = DateTimeOffset.UnixEpoch,
        })).Number;
}
