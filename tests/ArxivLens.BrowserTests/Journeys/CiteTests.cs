using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>Citing a paper: by mouse, by keyboard, without scripts.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class CiteTests(BrowserSite site)
{
    private const string Seed = "/abs/2311.09227";

    [Fact]
    public async Task A_reader_copies_the_entry_with_the_keyboard_and_is_told()
    {
        await using var reader = await site.OpenAsync(address: Seed);
        var page = reader.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.Locator(".cite > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "BibTeX entry" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".cite [role=status]")).ToHaveTextAsync("Copied.");
        var copied = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.StartsWith("@misc{seger2023opensourcinghighlycapablefoundation,", copied, StringComparison.Ordinal);
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Without_scripts_the_entry_unfolds_and_is_a_text_file_too()
    {
        await using var reader = await site.OpenAsync(address: Seed, scripts: false);
        var page = reader.Page;

        await page.Locator(".cite > summary").ClickAsync();
        await Expect(page.Locator(".cite code")).ToBeVisibleAsync();
        await Expect(page.Locator(".cite .copy")).ToBeHiddenAsync();
        var entry = await page.Locator(".cite code").TextContentAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "As a text file" }).ClickAsync();
        await Expect(page.Locator("body")).ToContainTextAsync("@misc{seger2023");
        Assert.EndsWith("/bibtex/2311.09227", page.Url, StringComparison.Ordinal);
        Assert.Equal(entry, await page.Locator("body").TextContentAsync());
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light)]
    public async Task Axe_finds_nothing_in_the_open_box(int width, ColorScheme theme)
    {
        await using var reader = await site.OpenAsync(width, 844, theme, address: Seed);
        await reader.Page.Locator(".cite > summary").ClickAsync();
        Assert.Empty(await AccessibilityTests.FindingsAsync(reader));
        Assert.InRange(await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(320, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_the_page_of_versions(int width, ColorScheme theme)
    {
        await using var reader = await site.OpenAsync(width, 844, theme, address: Seed + "/versions");
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Versions of");
        Assert.Empty(await AccessibilityTests.FindingsAsync(reader));
        Assert.InRange(await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
    }
}
