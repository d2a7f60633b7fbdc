using ArxivLens.BrowserTests.Site;
using ArxivLens.Core.Articles;
using ArxivLens.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>Articles in the picture of the network: switched on, seen, walked, read aloud and taken away again.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class ArticleNetworkTests(BrowserSite site)
{
    private const string Address = $"/abs/{ArticleNetwork.Paper}";
    private const string IsSettled = "() => document.querySelector('.network').dataset.settled === 'yes'";

    private static readonly string PlacesOf = $"JSON.stringify(['{ArticleNetwork.Paper}', '{ArticleNetwork.Citer}'].map(key => window.arxivlensNetwork.nodePosition(key)))";

    [Fact]
    public async Task The_switch_brings_articles_without_moving_a_work_and_the_way_back_takes_them_away()
    {
        await using var window = await OpenAsync("?n-view=0,0,1.2");
        var page = window.Page;
        var before = await page.EvaluateAsync<string>(PlacesOf);
        await Expect(page.GetByTestId("article-count")).ToHaveTextAsync("(2)");
        await Expect(Legend(page)).ToBeHiddenAsync();

        await page.GetByLabel("Articles").CheckAsync();
        await page.WaitForFunctionAsync(Has(ArticleNetwork.Asking));
        Assert.Equal(before, await page.EvaluateAsync<string>(PlacesOf));
        Assert.Contains("n-articles=yes", page.Url, StringComparison.Ordinal);
        await Expect(Legend(page)).ToBeVisibleAsync();
        var shapes = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.legend svg')].map(mark => mark.innerHTML.trim())");
        Assert.Equal(6, shapes.Distinct().Count());
        await Expect(page.GetByTestId("network-shown")).ToContainTextAsync("8 of 8 shown; larger ones are cited more; 2 articles discuss these works");
        await Expect(page.GetByTestId("network-articles").Locator("li[data-key]")).ToHaveCountAsync(2);
        await Expect(page.GetByTestId("network-articles")).ToContainTextAsync("asks Bridges, part 1");
        foreach (var link in await page.Locator("[data-ending]").AllAsync())
            Assert.Contains("articles=yes", await link.GetAttributeAsync("href"), StringComparison.Ordinal);

        await page.GoBackAsync();
        await page.WaitForFunctionAsync(Has(ArticleNetwork.Asking, isThere: false));
        await Expect(page.GetByLabel("Articles")).Not.ToBeCheckedAsync();
        await Expect(page.GetByTestId("network-articles")).ToBeHiddenAsync();
        await page.GoForwardAsync();
        await page.WaitForFunctionAsync(Has(ArticleNetwork.Asking));
        Assert.Empty(window.Reader.Complaints);
    }

    [Fact]
    public async Task The_count_beside_the_switch_follows_what_is_asked()
    {
        await using var window = await OpenAsync();
        await window.Page.Locator(".network-filters summary").ClickAsync();
        await window.Page.Locator("[name=n-until]").FillAsync("1990");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.GetByTestId("article-count")).ToHaveTextAsync("(1)");
        await window.Page.GetByLabel("Articles").CheckAsync();
        await Expect(window.Page.GetByTestId("network-articles").Locator("li[data-key]")).ToHaveCountAsync(1);
        Assert.Empty(window.Reader.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pointed_at_an_article_tells_what_it_is_and_chosen_what_it_asks_with_or_without_WebGL(bool hasWebGl)
    {
        await using var window = await OpenAsync("?n-articles=yes", hasWebGl);
        var page = window.Page;
        Assert.Equal(hasWebGl ? "webgl" : "svg", await page.EvaluateAsync<string>("window.arxivlensNetwork.kind"));
        var place = await page.EvaluateAsync<float[]>("key => { const p = window.arxivlensNetwork.nodePosition(key); return [p.x, p.y]; }", ArticleNetwork.Asking);
        await page.Mouse.MoveAsync(place[0], place[1]);
        await Expect(page.GetByTestId("network-tooltip")).ToContainTextAsync($"{ArticleNetwork.AskingTitle}Ada Reader · The Daily Span · 2024-04-02 · asks 4 questions");
        await page.Mouse.ClickAsync(place[0], place[1]);

        var card = page.GetByTestId("network-side");
        await Expect(card).ToContainTextAsync("2 April 2024");
        await Expect(card).ToContainTextAsync("asks 4 questions");
        await Expect(card).ToHaveAttributeAsync("aria-label", "Chosen article");
        await Expect(card.Locator("[data-action=expand]")).ToHaveCountAsync(0);
        await card.GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true }).ClickAsync();
        await page.WaitForURLAsync($"**/article/{ArticleId.Of("asking")}");
        Assert.Empty(window.Reader.Complaints);
    }

    [Fact]
    public async Task The_keyboard_reaches_articles_and_they_are_read_aloud()
    {
        await using var window = await OpenAsync("?n-articles=yes");
        var (page, speech) = (window.Page, window.Page.GetByTestId("network-speech"));
        await page.Locator(".network-stage").FocusAsync();
        await Expect(speech).ToContainTextAsync("8 of 8 shown; 2 articles discuss these works");
        await page.Keyboard.PressAsync("h");
        await Expect(speech).ToContainTextAsync("in this picture cites 0 and is cited by 8; discussed by 1 article");

        // The least cited come last, articles behind them.
        await page.Keyboard.PressAsync("p");
        await Expect(speech).ToContainTextAsync($"Article: {ArticleNetwork.MentioningTitle}; Bo Other; discusses Bridges, part 2 2024, Bridges, part 4 2024");
        await page.Keyboard.PressAsync("p");
        await Expect(speech).ToContainTextAsync($"Article: {ArticleNetwork.AskingTitle}; Ada Reader; The Daily Span; 2024-04-02; asks 4 questions; asks Bridges, part 1 2024");
        foreach (var key in new[] { "e", "s", "t" })
        {
            await page.Keyboard.PressAsync("p");
            await page.Keyboard.PressAsync("n");
            await page.Keyboard.PressAsync(key);
            await Expect(speech).ToContainTextAsync("This is an article");
        }

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("network-side")).ToContainTextAsync(ArticleNetwork.AskingTitle);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**/article/{ArticleId.Of("asking")}");
    }

    [Fact]
    public async Task The_list_of_the_picture_has_a_row_for_each_node_and_what_is_printed_the_list_of_articles()
    {
        await using var window = await OpenAsync("?n-articles=yes");
        var list = window.Page.GetByTestId("network-list");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "List: search" }).ClickAsync();
        await Expect(list.Locator(".network-row")).ToHaveCountAsync(11);
        await Expect(list).ToContainTextAsync("9 works and 2 articles.");
        await window.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search the picture" }).FillAsync("daily span");
        await Expect(list.Locator(".network-row")).ToHaveCountAsync(1);
        await Expect(list.Locator(".role-mark.article")).ToBeVisibleAsync();
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(window.Page.GetByTestId("network-articles")).ToBeVisibleAsync();
        await Expect(window.Page.Locator(".network-with-articles")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_reader_without_scripts_switches_articles_on_and_reads_them_as_a_list()
    {
        await using var window = await DebateWindow.OpenAsync(site, await ArticleNetwork.StartAsync(), scripts: false);
        await window.Page.GotoAsync(Address);
        await window.Page.GetByLabel("Articles").CheckAsync();
        await window.Page.Locator(".network-ask").ClickAsync();
        await window.Page.WaitForURLAsync("**n-articles=yes**");
        await Expect(window.Page.GetByTestId("network-articles").Locator("li[data-key]")).ToHaveCountAsync(2);
        await window.Page.GetByTestId("network-articles").GetByRole(AriaRole.Link, new() { Name = ArticleNetwork.AskingTitle }).ClickAsync();
        await Expect(window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(ArticleNetwork.AskingTitle);
    }

    [Fact]
    public async Task Axe_finds_nothing_with_a_card_and_the_list_of_articles_open()
    {
        await using var window = await OpenAsync($"?n-articles=yes&n-node={ArticleNetwork.Asking}");
        await Expect(window.Page.GetByTestId("network-side")).ToContainTextAsync("2 April 2024");
        await window.Reader.LoadAxeAsync();
        foreach (var theme in new[] { "light", "dark" })
        {
            await window.Page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);
            foreach (var width in new[] { 320, 1440 })
            {
                await window.Page.SetViewportSizeAsync(width, 844);
                Assert.Empty(await window.Reader.AxeFindingsAsync());
                Assert.InRange(await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
            }
        }
    }

    private static ILocator Legend(IPage page) => page.Locator(".legend li").Filter(new() { HasText = "Articles" });

    private static string Has(string key, bool isThere = true)
        => $"() => document.querySelector('.network').dataset.settled === 'yes' && !!window.arxivlensNetwork?.nodePosition('{key}') === {(isThere ? "true" : "false")}";

    private async Task<DebateWindow> OpenAsync(string question = "", bool hasWebGl = true)
    {
        var window = await DebateWindow.OpenAsync(site, await ArticleNetwork.StartAsync());
        if (!hasWebGl)
            await NetworkStateTests.WithoutWebGl(window.Page);
        await window.Page.GotoAsync(Address + question);
        await window.Page.Locator(".network").ScrollIntoViewIfNeededAsync();
        await window.Page.WaitForFunctionAsync(IsSettled);
        return window;
    }
}
