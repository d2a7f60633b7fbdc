using ArxivLens.BrowserTests.Site;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Reader = ArxivLens.Core.Accounts.Reader;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>
/// A comment is reported, removed, appealed against and restored, and the log tells of it (R50), in real Chromium.
/// </summary>
[Collection(BrowserJourneys.Name)]
public sealed class ModerationTests(BrowserSite site)
{
    private const string Words = "An unmistakable sentence about chromatic numbers.";
    private const string Paper = "/abs/2311.09227";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_report_to_the_log(bool scripts)
    {
        await using var window = await DebateWindow.OpenAsync(site, await StartAsync(), scripts);
        var page = window.Page;
        var (ada, bob, mary, grace) = await AddReadersAsync(window.Debate);
        var comment = await SayAsync(window.Debate, ada, ContributionState.Shown);

        await window.SignInAsync(bob);
        await page.GotoAsync(Paper);
        await page.GetByRole(AriaRole.Link, new() { Name = "Report what is said here by Ada" }).ClickAsync();
        await page.GetByLabel("an attack on a person or a group").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the report" }).ClickAsync();
        await Expect(page.GetByTestId("reported")).ToBeVisibleAsync();

        await window.SignInAsync(mary);
        await page.GotoAsync("/moderation");
        if (scripts)
        {
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("o");
        }
        else
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Reported: a comment on 2311.09227" }).ClickAsync();
        }

        await page.WaitForURLAsync($"**/moderation/{comment.Number}");
        await page.GetByLabel("By which house rule").SelectOptionAsync("abuse");
        await page.GetByLabel("Words to the author").FillAsync("Say it about the proof.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Expect(page.GetByTestId("case-state")).ToContainTextAsync("removed");

        await window.SignInAsync(bob);
        await page.GotoAsync(Paper);
        await Expect(page.GetByText(Words)).ToHaveCountAsync(0);

        await window.SignInAsync(ada);
        await page.GotoAsync(Paper);
        await page.GetByRole(AriaRole.Link, new() { Name = "Read why, and appeal" }).ClickAsync();
        await Expect(page.GetByTestId("decision-words")).ToHaveTextAsync("Say it about the proof.");
        await page.GetByLabel("Why it is wrong").FillAsync("It is about the proof.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Appeal", Exact = true }).ClickAsync();
        await Expect(page.GetByTestId("appeal-state")).ToContainTextAsync("waits");

        await window.SignInAsync(grace);
        await page.GotoAsync("/moderation?show=appeals");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo the decision" }).ClickAsync();
        await Expect(page.GetByTestId("moderation-note")).ToContainTextAsync("1 decision made");

        await window.SignInAsync(bob);
        await page.GotoAsync(Paper);
        await Expect(page.GetByText(Words)).ToBeVisibleAsync();
        await page.GotoAsync("/moderation/log");
        await Expect(page.GetByTestId("log").Locator("> li")).ToHaveCountAsync(2);
        Assert.Empty(window.Reader.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task Its_pages_have_nothing_to_mend_for_axe_and_fit_a_small_phone(ColorScheme theme, int width)
    {
        await using var window = await DebateWindow.OpenAsync(site, await StartAsync(), width: width);
        var page = window.Page;
        await page.EmulateMediaAsync(new() { ColorScheme = theme });
        var (ada, bob, mary, grace) = await AddReadersAsync(window.Debate);
        var shown = await SayAsync(window.Debate, ada, ContributionState.Shown);
        var held = await SayAsync(window.Debate, ada, ContributionState.Held);
        var faults = new List<string>();
        foreach (var (reader, path) in new[]
        {
            (bob, $"/report/{shown.Number}"), (mary, "/moderation"), (mary, $"/moderation/{held.Number}"), (mary, "/moderation?show=appeals"),
            (grace, "/moderation/readers"), (bob, "/moderation/log"), (ada, "/appeal"), (bob, "/reader/Ada"), (bob, "/about/rules"),
        })
        {
            await window.SignInAsync(reader);
            await page.GotoAsync(path);
            await window.Reader.LoadAxeAsync();
            string[] found = [.. await window.Reader.OverflowsAsync(), .. await window.Reader.AxeFindingsAsync()];
            faults.AddRange(found.Select(fault => $"{path}: {fault}"));
            if (Environment.GetEnvironmentVariable("ARXIVLENS_SCREENSHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new() { Path = $"{folder}/{theme}{path.Replace('/', '-').Replace('?', '-')}.png", FullPage = true });
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(window.Reader.Complaints);
    }

    private static Task<DebateSite> StartAsync() =>
        DebateSite.StartCommunityAsync(DebateSite.Paper("2311.09227", "A paper on colours", "An abstract of a paper. It has two sentences."));

    private static async Task<(Reader Ada, Reader Bob, Reader Mary, Reader Grace)> AddReadersAsync(DebateSite debate) => (
        await CommunityAccounts.AddAsync(debate.Community!, "Ada"), await CommunityAccounts.AddAsync(debate.Community!, "Bob"),
        await CommunityAccounts.AddAsync(debate.Community!, "Mary", Role.Moderator),
        await CommunityAccounts.AddAsync(debate.Community!, "Grace", Role.Administrator));

    private static Task<Contribution> SayAsync(DebateSite debate, Reader reader, ContributionState state) =>
        debate.Community!.Contributions.AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = reader.Account,
            Subject = new Subject(SubjectKind.Work, "2311.09227"),
            Text = state == ContributionState.Held ? "Held words, with https://an-address.example/of/some/length/that-is-hard-to-break?and=more" : Words,
            State = state,
            Written = TimeProvider.System.GetUtcNow(),
        });
}
