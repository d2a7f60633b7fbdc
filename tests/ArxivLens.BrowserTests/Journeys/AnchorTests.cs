using ArxivLens.BrowserTests.Site;
using ArxivLens.Core.Articles;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;
using ArxivLens.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>Comments on passages, as readers choose them and find them again, in real Chromium.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class AnchorTests(BrowserSite browser, AnchorTests.Library library) : IClassFixture<AnchorTests.Library>
{
    private const string Plain = "2405.00001";
    private const string Formulas = "2405.00002";
    private const string Revised = "2405.00003";

    [Fact]
    public async Task Words_and_a_formula_selected_with_the_mouse_are_quoted_marked_and_lead_both_ways()
    {
        await using var reader = await OpenAsync("Ada");
        var page = reader.Page;
        await page.GotoAsync("/abs/" + Formulas);
        await Expect(page.Locator("[data-passage] .katex")).ToHaveCountAsync(3);
        await DragAsync(page, "bound", "bridge");
        await page.GetByRole(AriaRole.Button, new() { Name = "Comment on this passage" }).ClickAsync();
        await Expect(page.GetByLabel("Only this")).ToHaveValueAsync(@"bound $\alpha_i \le 5$ by $x^2$ for a bridge");
        await Expect(page.GetByLabel("About")).ToHaveValueAsync("abstract-2");
        await page.GetByLabel("Your words").FillAsync("Sharp?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post comment" }).ClickAsync();

        var (quote, marked) = (page.Locator(".comment:target .anchor q"), page.Locator(".commented"));
        await Expect(quote.Locator(".katex")).ToHaveCountAsync(2);
        await Expect(marked).ToHaveCountAsync(5);
        await page.Locator(".comment:target .anchor").HoverAsync();
        await Expect(page.Locator(".commented.marked")).ToHaveCountAsync(5);
        await Expect(page.Locator(".commented.marked").First).ToHaveTextAsync("bound ");
        await CheckAsync(reader, 1280);
        await page.Locator(".comment:target .anchor a").ClickAsync();
        await Expect(page.Locator("#s2:target")).ToBeInViewportAsync();
        await page.Locator(".passage-mark").ClickAsync();
        await Expect(page.Locator(".comment:target .words")).ToHaveTextAsync("Sharp?");
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task By_keyboard_alone_words_or_a_whole_sentence_are_commented_on()
    {
        await using var reader = await OpenAsync("Bob", width: 320);
        var page = reader.Page;
        await page.GotoAsync("/abs/" + Plain);
        // What a browser leaves when it finds a word in the page; shift and arrows go on from there.
        await page.EvaluateAsync("() => { const words = document.querySelector('#s2').firstChild; getSelection().setBaseAndExtent(words, 0, words, 7); }");
        await page.Keyboard.PressAsync("Control+Shift+ArrowRight");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Comment on this passage" })).ToBeFocusedAsync();
        await CheckAsync(reader, 320);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Your words")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Only this")).ToHaveValueAsync("Whoever copies");

        await page.Locator("#s3 ~ .to-comment").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Only this")).ToHaveValueAsync("");
        await page.Keyboard.TypeAsync("All of it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post comment" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".comment:target .anchor q")).ToHaveTextAsync("Inspectors lower this risk.");
        await Expect(page.Locator("#s3 .commented")).ToHaveTextAsync("Inspectors lower this risk.");
    }

    [Fact]
    public async Task Without_scripts_words_are_pasted_and_what_does_not_stand_there_comes_back_with_all_that_was_typed()
    {
        await using var reader = await OpenAsync("Cyd", width: 320, scripts: false);
        var page = reader.Page;
        await page.GotoAsync("/abs/" + Plain);
        await page.GetByLabel("Only this").FillAsync("words that stand nowhere");
        await page.GetByLabel("Your words").FillAsync("Why these?");
        var refused = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Post comment" }).ClickAsync(), answer => answer.Request.Method == "POST");
        Assert.Equal(422, refused.Status);
        await Expect(page.GetByTestId("comment-fault")).ToContainTextAsync("do not stand in the text");
        await Expect(page.GetByLabel("Your words")).ToHaveValueAsync("Why these?");
        await Expect(page.GetByLabel("Only this")).ToHaveValueAsync("words that stand nowhere");

        await page.GetByLabel("Only this").FillAsync("answers on a Sunday");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post comment" }).ClickAsync();
        var anchor = page.Locator(".comment:target .anchor");
        await Expect(anchor.Locator("q")).ToHaveTextAsync("answers on a Sunday");
        await Expect(anchor).ToContainTextAsync("full text, under “2 Method”");
        Assert.Empty(await reader.OverflowsAsync());
    }

    [Fact]
    public async Task Words_of_an_article_are_marked_where_they_stand()
    {
        await using var reader = await OpenAsync("Dan");
        var page = reader.Page;
        await page.GotoAsync($"/article/{ArticleId.Of("first")}");
        await DragAsync(page, "asked", "us");
        await page.GetByRole(AriaRole.Button, new() { Name = "Comment on this passage" }).ClickAsync();
        await page.GetByLabel("Your words").FillAsync("Who is us?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Post comment" }).ClickAsync();
        await page.Locator(".comment:target .anchor").HoverAsync();
        await Expect(page.Locator("#quotes-1 .commented.marked")).ToHaveTextAsync("asked us");
        await page.Locator(".comment:target .anchor a").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(library.Site.Address, $"/article/{ArticleId.Of("first")}#quotes-1").ToString());
    }

    [Fact]
    public async Task In_the_next_version_a_passage_is_found_changed_or_gone_beside_the_difference()
    {
        await using var reader = await OpenAsync("Eve");
        var page = reader.Page;
        foreach (var number in new[] { 1, 2, 3 })
        {
            await page.GotoAsync($"/abs/{Revised}?passage=abstract-{number}");
            await page.GetByLabel("Your words").FillAsync($"On sentence {number}.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Post comment" }).ClickAsync();
            await Expect(page.Locator(".comment:target .anchor")).ToHaveAttributeAsync("data-standing", "same");
        }

        var first = Library.RevisedPaper;
        await library.Site.AddAsync(first with
        {
            Abstract = "Bridges fail in winter for many reasons. We measured 130 bridges over ten years and found rust. Towns in the north have little money for repairs.",
            Paper = first.Paper! with { Versions = [.. first.Paper.Versions, new PaperVersion(2, first.Paper.Versions[0].Created.AddDays(90))] },
        });
        await page.ReloadAsync();
        var anchors = page.Locator(".comments .anchor");
        await Expect(anchors.Nth(0)).ToHaveAttributeAsync("data-standing", "same");
        await Expect(anchors.Nth(0).Locator("a")).ToHaveAttributeAsync("href", $"/abs/{Revised}#s3");
        await Expect(anchors.Nth(0)).ToContainTextAsync("made on v1");
        await Expect(anchors.Nth(1)).ToHaveAttributeAsync("data-standing", "changed");
        await Expect(anchors.Nth(1).Locator("del")).ToContainTextAsync("120");
        await Expect(anchors.Nth(1).Locator("ins")).ToContainTextAsync("130");
        await Expect(anchors.Nth(2)).ToHaveAttributeAsync("data-standing", "orphaned");
        await Expect(anchors.Nth(2).Locator("q")).ToHaveTextAsync("Nobody inspects the cables of old cranes.");
        await Expect(anchors.Nth(2).Locator("details del").Filter(new() { HasText = "Nobody inspects" })).ToBeVisibleAsync();
        await Expect(page.Locator("#s3 .commented")).ToHaveTextAsync("Towns in the north have little money for repairs.");
        await CheckAsync(reader, 1280);
        await page.SetViewportSizeAsync(320, 800);
        Assert.Empty(await reader.OverflowsAsync());
    }

    private async Task<Reader> OpenAsync(string name, int width = 1280, bool scripts = true)
    {
        var account = await CommunityAccounts.AddAsync(library.Site.Community!, name);
        var context = await browser.NewContextAsync(library.Site.Address, width, scripts);
        await DebateWindow.SignInAsync(context, library.Site.Address, account);
        return new Reader(context, await context.NewPageAsync(), library.Site.Address);
    }

    // From the first letter of one word to the last of another, both of words outside formulas.
    private static async Task DragAsync(IPage page, string from, string to)
    {
        var at = await page.EvaluateAsync<float[]>(
            """
            ([from, to]) => {
              const find = (word, after) => {
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                  if (!node.parentElement.closest('[data-passage]') || node.parentElement.closest('.tex')) continue;
                  if (after && !(after.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) && node !== after) continue;
                  const at = node.data.indexOf(word);
                  if (at < 0) continue;
                  const range = document.createRange();
                  range.setStart(node, at);
                  range.setEnd(node, at + word.length);
                  return [range.getBoundingClientRect(), node];
                }
              };
              const [, node] = find(from);
              node.parentElement.scrollIntoView({ block: 'center' });
              const [first] = find(from);
              const [last] = find(to, node);
              return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
            }
            """,
            new[] { from, to });
        await page.Mouse.MoveAsync(at[0], at[1]);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(at[2], at[3], new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static async Task CheckAsync(Reader reader, int width)
    {
        Assert.InRange(await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
        await reader.LoadAxeAsync();
        Assert.Empty(await reader.AxeFindingsAsync());
    }

    /// <summary>One site for all of them: a paper for each, an article, a full text.</summary>
    public sealed class Library : IAsyncLifetime
    {
        internal static Work RevisedPaper { get; } = DebateSite.Paper(
            Revised, "Failing bridges",
            "Towns in the north have little money for repairs. We measured 120 bridges over ten years and found rust. Nobody inspects the cables of old cranes.");

        internal DebateSite Site { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Site = await DebateCases.StartCommunityAsync();
            await Site.AddAsync(
                DebateSite.Paper(Plain, "Copied bridges", "We study bridges. Whoever copies a bridge should pay. Inspectors lower this risk."),
                DebateSite.Paper(
                    Formulas, "Bounds for bridges",
                    TexText.ToPlain(@"It costs \$5 and \$6 to copy $E=mc^2$ models. We bound $\alpha_i \le 5$ by $x^2$ for a bridge. Nobody did so before.")),
                RevisedPaper);
            await Site.Storage.FullTexts.SaveAsync([new FullText(
                DebateSite.Key(Plain), null, null, [new FullTextPart(1, "2 Method", ["We ask forty towns.", "Nobody answers on a Sunday."])])]);
        }

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
