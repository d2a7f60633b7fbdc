using ArxivLens.BrowserTests.Site;
using ArxivLens.Core.Questions;
using ArxivLens.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>Readers answer questions and say how they stand, in real Chromium.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class AnswerJourneyTests(BrowserSite site)
{
    [Theory]
    [InlineData(true, 1280)]
    [InlineData(false, 320)]
    public async Task By_keyboard_alone_a_question_is_answered_with_a_passage_and_said_to_be_addressed(bool scripts, int width)
    {
        await using var window = await DebateWindow.OpenAsync(site, await DebateCases.StartCommunityAsync(), scripts, width);
        var page = window.Page;
        await SignInAsync(window, "Ada");
        await page.GotoAsync(await QuestionAsync(window));

        await page.Locator("[data-testid=answer-with]").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("chosen").Locator("input:checked")).ToHaveCountAsync(1);
        await CheckAsync(window, width, scripts);
        await page.GetByLabel("Sentences of another paper").FillAsync("2403.00002");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show them" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("found").Nth(1).Locator("input").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByLabel("What they say to the question").FillAsync("It *should*: see both.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post answer" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#answers-h ~ ol li em")).ToHaveTextAsync("should");
        await Expect(page.Locator("[data-testid=reader-answers] [data-testid=passage]")).ToHaveCountAsync(2);

        await page.GetByTestId("say-standing").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Say so" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("standing-fault")).ToContainTextAsync("open, addressed or disputed");
        await CheckAsync(window, width, scripts);
        await page.GetByLabel("Addressed: passages answer it").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByLabel("Why, in a sentence").FillAsync("Both passages say so.");
        await page.GetByLabel("The answer that settles it").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Say so" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByTestId("standing-by")).ToContainTextAsync("Addressed, by what readers say: 1 addressed");
        await Expect(page.GetByTestId("standings")).ToContainTextAsync("settled by this answer");
        await CheckAsync(window, width, scripts);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await CheckAsync(window, width, scripts);
        Assert.DoesNotContain(window.Reader.Complaints, one => !one.Contains("422", StringComparison.Ordinal));
    }

    private static async Task CheckAsync(DebateWindow window, int width, bool scripts)
    {
        Assert.InRange(await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
        if (!scripts)
            return;
        await window.Reader.LoadAxeAsync();
        var findings = await window.Reader.AxeFindingsAsync();
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private static async Task SignInAsync(DebateWindow window, string name)
    {
        var reader = await CommunityAccounts.AddAsync(window.Debate.Community!, name);
        await window.SignInAsync(reader);
    }

    private static async Task<string> QuestionAsync(DebateWindow window)
    {
        var asked = await window.Debate.Storage.Questions.ListAsync(new QuestionFilter { Label = "Liability" }, 0, 1);
        return $"/question/{asked.Questions[0].Id}";
    }
}
