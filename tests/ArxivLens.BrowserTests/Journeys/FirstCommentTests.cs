using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>From reading a paper as a stranger to the first comment on it, by the keyboard alone (U35).</summary>
[Collection(BrowserJourneys.Name)]
public sealed class FirstCommentTests(BrowserSite site)
{
    private const string Paper = "/abs/2311.09227";
    private const string Comment = "Does this hold for small models too?";

    /// <summary>
    /// Whoever looks for keys presses two in a second (a slow typist's 24 words a minute). A minute then has 120 of them; a quarter of
    /// it is left for four pages to come. Counted, since a clock would measure the machine.
    /// </summary>
    private const int KeysOfAMinute = 120 * 3 / 4;

    /// <summary>What the pages ask for beyond what is written; 18 when they were counted.</summary>
    private const int MostSteps = 20;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_up_and_the_first_comment_take_less_than_a_minute_of_keys(bool scripts)
    {
        await using var reader = await site.OpenAsync(scripts: scripts, address: Paper);
        var (page, keys) = (reader.Page, new Keys(reader.Page));
        ILocator Link(string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        await keys.GoToAsync(Link("Skip to the comments"));
        await keys.EnterAsync();
        await keys.GoToAsync(Link("Sign in to comment"));
        await keys.EnterAsync();
        await page.WaitForURLAsync("**/sign-in?return=**");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await keys.GoToAsync(Link("Make an account"));
        await keys.EnterAsync();
        await page.WaitForURLAsync("**/sign-up?return=**");
        await keys.WriteAsync(page.GetByLabel("Name", new() { Exact = true }), scripts ? "Quick" : "Quicker");
        await keys.GoToAsync(page.GetByLabel("Password", new() { Exact = true }));
        await keys.WriteAsync(page.GetByLabel("Password", new() { Exact = true }), ReaderAccounts.Password);
        await keys.EnterAsync();

        await page.WaitForURLAsync($"**{Paper}#comment-form");
        await keys.GoToAsync(page.GetByLabel("Your words"));
        await keys.WriteAsync(page.GetByLabel("Your words"), Comment);
        await keys.GoToAsync(Button("Post comment"));
        await keys.EnterAsync();

        await Expect(page.Locator(".comment:target .words")).ToHaveTextAsync(Comment);
        Assert.InRange(keys.Steps, 1, MostSteps);
        Assert.InRange(keys.Steps + keys.Letters, 1, KeysOfAMinute);
        Assert.Empty(reader.Complaints);
    }
}
