using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>From a search to a paper, to another paper and to its citation: by keyboard alone, and without scripts.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class ReadingTests(BrowserSite site)
{
    [Fact]
    public async Task The_keyboard_alone_leads_from_a_search_over_the_network_to_another_paper_and_a_table_to_a_citation()
    {
        await using var reader = await site.OpenAsync(address: "/");
        var page = reader.Page;
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("open-sourcing highly capable");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?q=**");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/abs/2311.09227");

        // The focus on what is asked of the picture fetches it.
        await TabToAsync(page, "document.activeElement.closest('[data-testid=network-query]') !== null");
        await page.WaitForFunctionAsync("() => document.querySelector('.network').dataset.settled === 'yes'");
        await TabToAsync(page, "document.activeElement.classList.contains('network-stage')");
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("network-side")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(address => !address.Contains("2311.09227", StringComparison.Ordinal));

        await TabToAsync(page, "document.activeElement.closest('main table tbody')?.textContent.includes('Open-Sourcing Highly Capable') "
            + "&& document.activeElement.textContent.includes('Open-Sourcing Highly Capable')");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/abs/2311.09227");

        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await TabToAsync(page, "document.activeElement.closest('.cite > summary') !== null");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "document.activeElement.matches('.cite .copy')");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".cite [role=status]")).ToHaveTextAsync("Copied.");
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Without_scripts_the_same_way_is_open()
    {
        await using var reader = await site.OpenAsync(scripts: false, address: "/");
        var page = reader.Page;
        await page.GetByRole(AriaRole.Searchbox).FillAsync("open-sourcing highly capable");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open-Sourcing Highly Capable Foundation Models" }).First.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("tables below hold the same works", new() { IgnoreCase = true });

        await page.Locator("main table tbody").GetByRole(AriaRole.Link, new() { Name = "Safety cases for frontier AI" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Safety cases for frontier AI");
        await page.Locator(".cite > summary").ClickAsync();
        await Expect(page.Locator(".cite code")).ToContainTextAsync("Safety cases for frontier AI");
        await page.Locator("main a[href^='/term/']").First.ClickAsync();
        await Expect(page.Locator("[data-testid=year-chart]")).ToBeVisibleAsync();
        await page.Locator("main a[href^='/author/']").First.ClickAsync();
        await Expect(page.Locator("[data-testid=author-figures]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Categories", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Computers and Society" }).ClickAsync();
        await Expect(page.Locator("[data-testid=list-total]")).ToBeVisibleAsync();
    }

    /// <summary>Presses Tab until the focus is where it should be; a page that never lets it come there fails.</summary>
    private static async Task TabToAsync(IPage page, string condition)
    {
        for (var presses = 0; presses < 300; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>($"() => {condition}"))
                return;
        }

        Assert.Fail($"Three hundred times Tab did not lead to where {condition}.");
    }
}
