using ArxivLens.BrowserTests.Site;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;
using ArxivLens.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>From a paper to what articles ask of it, to the passages that bear on it, and back.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class DebateTests(BrowserSite site)
{
    private static readonly int[] Widths = [320, 390, 768, 1440, 1920];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_comes_from_a_paper_to_a_question_to_its_passage_and_to_the_article(bool scripts)
    {
        await using var window = await DebateWindow.OpenAsync(site, await DebateCases.StartAsync(), scripts);
        var page = window.Page;
        await page.GotoAsync("/abs/2403.00001");

        await page.GetByTestId("debate").GetByRole(AriaRole.Link, new() { Name = DebateCases.Liability.Text }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(DebateCases.Liability.Text);
        await page.GetByTestId("passage").Filter(new() { HasText = "towns nearby" }).Locator(".place").ClickAsync();
        await page.WaitForURLAsync("**/abs/2403.00001#s2");
        await Expect(page.Locator("#s2")).ToBeInViewportAsync();

        await page.GoBackAsync();
        await page.GetByTestId("askers").GetByRole(AriaRole.Link, new() { Name = "Who pays for a copied bridge?" }).ClickAsync();
        await Expect(page.GetByTestId("quotes").Locator("figcaption").First).ToContainTextAsync("Mayor Stone, mayor of Spanville");
        await page.GetByTestId("waiting").Locator("summary").ClickAsync();
        await Expect(page.GetByTestId("waiting").Locator("blockquote")).ToBeVisibleAsync();
        Assert.Empty(window.Reader.Complaints);
    }

    [Fact]
    public async Task Questions_are_narrowed_by_a_form()
    {
        await using var window = await DebateWindow.OpenAsync(site, await DebateCases.StartAsync(), scripts: false);
        var page = window.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Debate" }).ClickAsync();
        await page.GetByLabel("Label").FillAsync("Soup");
        await page.GetByLabel("Status").SelectOptionAsync("open");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        await Expect(page.GetByTestId("question-list").Locator("> li")).ToHaveCountAsync(1);
        await Expect(page.GetByLabel("Label")).ToHaveValueAsync("Soup");
        await Expect(page.GetByLabel("Status")).ToHaveValueAsync("open");
    }

    [Fact]
    public async Task Axe_finds_nothing_and_nothing_runs_over_the_edge_on_any_page_of_the_debate()
    {
        await using var window = await DebateWindow.OpenAsync(site, await DebateCases.StartAsync());
        var questions = (await window.Debate.Storage.Questions.ListAsync(new QuestionFilter { WithRhetorical = true }, 0, 10)).Questions;
        await window.Debate.AnswerAsync(questions[0].Id, "2403.00001#a3", "Inspectors do.");
        await window.Debate.Storage.Articles.CorrectAsync(
            ArticleId.Of("first"), new ArticleCorrection(ArticlePart.Quotes, "Nobody asked us", "role", "mayor", DateTimeOffset.UnixEpoch));
        string[] pages =
        [
            "/abs/2403.00001", "/articles", "/questions", "/questions?open&label=nobody&category=%3C", $"/article/{ArticleId.Of("first")}",
            "/question/000000000000", .. questions.Select(question => $"/question/{question.Id}"),
        ];
        foreach (var path in pages)
        {
            await window.Page.GotoAsync(path);
            await window.Reader.LoadAxeAsync();
            foreach (var theme in new[] { "light", "dark" })
            {
                await window.Page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);
                foreach (var width in Widths)
                {
                    await window.Page.SetViewportSizeAsync(width, 844);
                    Assert.InRange(await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
                    var findings = await window.Reader.AxeFindingsAsync();
                    Assert.True(findings.Count == 0, $"{path} {theme} {width}: {string.Join("\n", findings)}");
                }
            }
        }
    }

    [Fact]
    public async Task On_paper_the_debate_has_no_forms_and_shows_where_links_led()
    {
        await using var window = await DebateWindow.OpenAsync(site, await DebateCases.StartAsync());
        await window.Page.GotoAsync($"/article/{ArticleId.Of("first")}");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Contains(
            "span.example.org",
            await window.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('main a[href^=http]'), '::after').content"),
            StringComparison.Ordinal);
        await window.Page.GotoAsync("/questions");
        await Expect(window.Page.GetByTestId("question-filters")).ToBeHiddenAsync();
    }
}
