using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

[Collection(BrowserJourneys.Name)]
public sealed class PaperPageTests(BrowserSite site)
{
    private const string Seed = "/abs/2311.09227";

    [Fact]
    public async Task The_seed_paper_shows_every_part_in_its_order()
    {
        await using var reader = await site.OpenAsync(address: Seed);

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync("Open-Sourcing Highly Capable Foundation Models");
        var headings = await reader.Page.Locator("main :is(h2, h3)").AllInnerTextsAsync();
        string[] expected =
        [
            "Quick Summary", "Facts", "Categories", "Key Terms", "License", "Description", "Citation & Reference Network",
            "Citations and References", "References cited in this paper (3)", "Papers that cite this paper (34)", "Similar Papers",
            "Comments (0)",
        ];
        var places = expected.Select(part => headings.ToList().FindIndex(
            heading => heading.Contains(part, StringComparison.OrdinalIgnoreCase))).ToList();
        Assert.True(places.All(place => place >= 0), $"Missing parts; there are: {string.Join(" | ", headings)}");
        Assert.Equal(places.Order(), places);
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Every_row_of_the_seed_table_stands_in_one_of_the_two_tables()
    {
        await using var reader = await site.OpenAsync(address: Seed);
        var main = reader.Page.Locator("main");

        await Expect(main).ToContainTextAsync("DeepSeek: Is it the End of Generative AI Monopoly");
        await Expect(main).ToContainTextAsync("Three lines of defense against risks from AI");
        await Expect(main).ToContainTextAsync("Generative Artificial Intelligence: The Competitive Landscape");
        Assert.Equal(37, await reader.Page.Locator("main tr[data-key]").CountAsync());
    }

    [Fact]
    public async Task A_row_of_the_table_leads_to_its_paper()
    {
        await using var reader = await site.OpenAsync(address: Seed);

        await reader.Page.Locator("main table").GetByRole(AriaRole.Link, new() { Name = "Safety cases for frontier AI" }).First.ClickAsync();

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Safety cases for frontier AI");
        await Expect(reader.Page.Locator("main")).ToContainTextAsync("Open-Sourcing Highly Capable Foundation Models");
    }

    [Fact]
    public async Task The_page_reads_whole_without_scripts()
    {
        await using var reader = await site.OpenAsync(address: Seed, scripts: false);
        var main = reader.Page.Locator("main");

        foreach (var part in new[] { "Quick Summary", "Key Terms", "Creative Commons Attribution", "17 November 2023", "Similar Papers" })
            await Expect(main).ToContainTextAsync(part);
        Assert.Equal(37, await reader.Page.Locator("main tr[data-key]").CountAsync());
        await reader.Page.Locator("main table a").First.ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_canonical_address_names_neither_version_nor_order()
    {
        await using var reader = await site.OpenAsync(address: Seed + "v1?order=oldest");

        Assert.EndsWith(Seed, await reader.Page.Locator("link[rel=canonical]").GetAttributeAsync("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_not_sent_again_runs_its_scripts_under_its_own_policy()
    {
        await using var reader = await site.OpenAsync(address: Seed);
        await Expect(reader.Page.Locator(".cite .copy")).ToHaveJSPropertyAsync("hidden", false);

        for (var visit = 0; visit < 2; visit++)
        {
            await reader.Page.ReloadAsync();
            await Expect(reader.Page.Locator(".cite .copy")).ToHaveJSPropertyAsync("hidden", false);
        }

        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task No_cookie_is_set_and_the_cookie_line_says_so()
    {
        await using var reader = await site.OpenAsync(address: Seed);

        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "About cookies" }).ClickAsync();

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("ookie");
        Assert.Empty(await reader.Page.Context.CookiesAsync());
    }
}
