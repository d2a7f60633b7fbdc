using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>The tables of a paper: sorted, filtered, and tied to the picture.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class TableTests(BrowserSite site)
{
    private const string Seed = "/abs/2311.09227";
    private const string Heard = "() => { window.heard = []; document.addEventListener('arxivlens:select', e => window.heard.push(e.detail)); }";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_sorts_and_filters_with_and_without_scripts(bool scripts)
    {
        await using var reader = await site.OpenAsync(address: Seed, scripts: scripts);
        var page = reader.Page;

        await page.Locator("#citations th").GetByRole(AriaRole.Link, new() { Name = "Title" }).ClickAsync();
        await Expect(page.Locator("#citations th.t")).ToHaveAttributeAsync("aria-sort", "ascending");

        await page.GetByText("Filter and sort these works").ClickAsync();
        await page.GetByLabel("Title or author").FillAsync("safety");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Expect(page.Locator("#citations [data-testid=matching]")).ToContainTextAsync("of 34 match");
        await Expect(page.Locator("#citations th.t")).ToHaveAttributeAsync("aria-sort", "ascending");
        foreach (var title in await page.Locator("#citations td.t").AllInnerTextsAsync())
            Assert.Contains("safety", title, StringComparison.OrdinalIgnoreCase);

        await page.GetByRole(AriaRole.Link, new() { Name = "Show all works" }).ClickAsync();
        await Expect(page.Locator("#citations tbody tr")).ToHaveCountAsync(34);
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task A_row_selected_by_mouse_or_keyboard_is_told_to_the_picture()
    {
        await using var reader = await site.OpenAsync(address: Seed);
        var page = reader.Page;
        await page.EvaluateAsync(Heard);
        var row = page.Locator("#citations tbody tr").Nth(2);
        var key = await row.GetAttributeAsync("data-key");

        await row.Locator("td.n").ClickAsync();
        await Expect(row).ToHaveClassAsync("is-selected");
        await row.Locator(".pick").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(row).Not.ToHaveClassAsync("is-selected");
        await page.Keyboard.PressAsync("Space");
        await Expect(row.Locator(".pick")).ToHaveAttributeAsync("aria-pressed", "true");

        Assert.Equal(
            $$"""[{"key":"{{key}}","from":"table"},{"key":null,"from":"table"},{"key":"{{key}}","from":"table"}]""",
            await page.EvaluateAsync<string>("() => JSON.stringify(window.heard)"));
        Assert.EndsWith(Seed, page.Url, StringComparison.Ordinal);
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task A_node_selected_in_the_picture_marks_its_row_and_leaves_the_window_where_it_is()
    {
        await using var reader = await site.OpenAsync(address: Seed);
        var page = reader.Page;
        var rows = page.Locator("#citations tbody tr");
        var (first, last) = (await rows.First.GetAttributeAsync("data-key"), await rows.Last.GetAttributeAsync("data-key"));

        await SelectAsync(page, first);
        await Expect(page.Locator("tr.is-selected")).ToHaveAttributeAsync("data-key", first!);
        await SelectAsync(page, last);
        await Expect(page.Locator("tr.is-selected")).ToHaveAttributeAsync("data-key", last!);
        await SelectAsync(page, "9999.99999");
        await Expect(page.Locator("tr.is-selected")).ToHaveCountAsync(0);
        await SelectAsync(page, null);
        await Expect(page.Locator("tr.is-selected")).ToHaveCountAsync(0);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => scrollY"));
    }

    [Fact]
    public async Task A_link_in_a_row_is_a_link_and_selects_nothing()
    {
        await using var reader = await site.OpenAsync(address: Seed);
        var row = reader.Page.Locator("#citations tbody tr").First;

        await row.Locator("td.t a").First.ClickAsync();

        await reader.Page.WaitForURLAsync(address => !address.EndsWith(Seed, StringComparison.Ordinal));
        await Expect(reader.Page.Locator("tr.is-selected")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("?find=safety&order=similar")]
    [InlineData("?find=nothing-has-this-word")]
    [InlineData("?citations-after=0~0~2311.09227")]
    public async Task Axe_finds_nothing_in_sorted_filtered_and_paged_tables(string query)
    {
        foreach (var (theme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 390), (ColorScheme.Light, 320) })
        {
            await using var reader = await site.OpenAsync(width, 844, theme, address: Seed + query);
            Assert.Empty(await AccessibilityTests.FindingsAsync(reader));
            Assert.InRange(await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
        }
    }

    private static async Task SelectAsync(IPage page, string? key) => await page.EvaluateAsync(
        "key => document.dispatchEvent(new CustomEvent('arxivlens:select', { detail: { key, from: 'picture' } }))", key);
}
