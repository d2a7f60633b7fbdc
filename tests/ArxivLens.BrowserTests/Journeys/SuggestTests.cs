using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>The search box as a combobox, by keyboard alone, as the ARIA Authoring Practices describe it.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class SuggestTests(BrowserSite site)
{
    [Fact]
    public async Task Arrows_and_Enter_lead_to_a_suggested_paper()
    {
        await using var reader = await site.OpenAsync(address: "/");
        await TypeAsync(reader, "safety ca");
        var option = Options(reader).Filter(new() { HasText = "Safety cases for frontier AI" }).First;
        await Expect(option).ToBeVisibleAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("suggestion");
        await Expect(Box(reader)).ToHaveAttributeAsync("aria-expanded", "true");

        for (var presses = 0; presses < 9 && await option.GetAttributeAsync("aria-selected") != "true"; presses++)
            await Box(reader).PressAsync("ArrowDown");
        await Expect(Box(reader)).ToHaveAttributeAsync("aria-activedescendant", (await option.GetAttributeAsync("id"))!);
        await Expect(Box(reader)).ToBeFocusedAsync();
        await Box(reader).PressAsync("Enter");

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Safety cases for frontier AI");
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Escape_closes_the_list_and_keeps_the_text_and_Enter_searches_for_it()
    {
        await using var reader = await site.OpenAsync(address: "/");
        await TypeAsync(reader, "safety");
        await Expect(Options(reader).First).ToBeVisibleAsync();

        await Box(reader).PressAsync("Escape");
        await Expect(Options(reader)).ToHaveCountAsync(0);
        await Expect(Box(reader)).ToHaveValueAsync("safety");
        await Expect(Box(reader)).ToHaveAttributeAsync("aria-expanded", "false");
        await Box(reader).PressAsync("Enter");

        await reader.Page.WaitForURLAsync(address => address.Contains("/search?q=safety", StringComparison.Ordinal));
        await Expect(Box(reader)).ToHaveValueAsync("safety");
    }

    [Fact]
    public async Task What_was_answered_is_not_asked_again()
    {
        await using var reader = await site.OpenAsync(address: "/");
        var asked = new List<string>();
        reader.Page.Request += (_, request) =>
        {
            if (request.Url.Contains("/search/suggest", StringComparison.Ordinal))
                asked.Add(request.Url);
        };
        await TypeAsync(reader, "safety");
        await Expect(Options(reader).First).ToBeVisibleAsync();
        await Box(reader).PressAsync("Escape");
        await Box(reader).PressAsync("ArrowDown");
        await Expect(Options(reader).First).ToBeVisibleAsync();

        Assert.Equal(asked.Distinct(), asked);
    }

    [Fact]
    public async Task Axe_finds_nothing_in_an_open_list()
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var reader = await site.OpenAsync(390, 844, theme, address: "/");
            await TypeAsync(reader, "op");
            await Expect(Options(reader).First).ToBeVisibleAsync();
            await Box(reader).PressAsync("ArrowDown");
            var findings = await AccessibilityTests.FindingsAsync(reader);
            Assert.True(findings.Count == 0, string.Join("\n", findings));
        }
    }

    [Fact]
    public async Task Without_scripts_the_box_searches_and_a_misspelling_is_answered()
    {
        await using var reader = await site.OpenAsync(scripts: false, address: "/");
        await Box(reader).FillAsync("fondation");
        await Box(reader).PressAsync("Enter");
        await reader.Page.GetByTestId("did-you-mean").GetByRole(AriaRole.Link).ClickAsync();

        await Expect(reader.Page.GetByTestId("works")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Each_hit_shows_how_its_score_adds_up_without_scripts()
    {
        await using var reader = await site.OpenAsync(scripts: false, address: "/search?q=open+models");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Show how each score adds up" }).ClickAsync();

        await Expect(reader.Page.GetByTestId("score").First).ToContainTextAsync("from the title");
    }

    private static ILocator Box(Reader reader) => reader.Page.Locator("input[type=search]").First;

    private static ILocator Options(Reader reader) => reader.Page.GetByRole(AriaRole.Option);

    private static async Task TypeAsync(Reader reader, string text)
    {
        await Box(reader).FocusAsync();
        await reader.Page.Keyboard.TypeAsync(text);
    }
}
