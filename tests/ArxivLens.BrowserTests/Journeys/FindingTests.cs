using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

[Collection(BrowserJourneys.Name)]
public sealed class FindingTests(BrowserSite site)
{
    [Fact]
    public async Task A_search_from_the_front_page_leads_to_a_paper()
    {
        await using var reader = await site.OpenAsync(address: "/");

        await SearchBox(reader).FillAsync("safety cases");
        await SearchBox(reader).PressAsync("Enter");
        await reader.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Safety cases for frontier AI" }).First.ClickAsync();

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Safety cases for frontier AI");
        Assert.Empty(reader.Complaints);
    }

    [Theory]
    [InlineData("2311.09227")]
    [InlineData("arXiv:2311.09227")]
    [InlineData("ARXIV:2311.09227v1")]
    [InlineData("https://arxiv.org/abs/2311.09227")]
    [InlineData("http://arxiv.org/abs/2311.09227v1")]
    [InlineData("https://arxiv.org/pdf/2311.09227.pdf")]
    [InlineData("https://arxiv.org/pdf/2311.09227v1")]
    [InlineData("export.arxiv.org/abs/2311.09227")]
    [InlineData("10.48550/arXiv.2311.09227")]
    [InlineData("https://doi.org/10.48550/arXiv.2311.09227")]
    [InlineData("doi:10.48550/arxiv.2311.09227")]
    [InlineData("  2311.09227  ")]
    public async Task An_id_in_any_shape_and_Enter_go_straight_to_the_paper(string typed)
    {
        await using var reader = await site.OpenAsync(address: "/");

        await SearchBox(reader).FillAsync(typed);
        await SearchBox(reader).PressAsync("Enter");

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToContainTextAsync("Open-Sourcing Highly Capable Foundation Models");
    }

    [Fact]
    public async Task A_category_on_a_paper_leads_to_its_list_and_back_to_a_paper()
    {
        await using var reader = await site.OpenAsync(address: "/abs/2311.09227");

        await reader.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Computers and Society" }).First.ClickAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Computers and Society");
        await reader.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Open-Sourcing Highly Capable" }).First.ClickAsync();

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Open-Sourcing Highly Capable");
    }

    [Fact]
    public async Task The_slash_key_goes_to_the_search_box_but_not_while_typing()
    {
        await using var reader = await site.OpenAsync(address: "/abs/2311.09227");

        await reader.Page.Keyboard.PressAsync("/");
        await Expect(SearchBox(reader)).ToBeFocusedAsync();
        await reader.Page.Keyboard.TypeAsync("a/b");

        await Expect(SearchBox(reader)).ToHaveValueAsync("a/b");
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_the_content_and_a_result()
    {
        await using var reader = await site.OpenAsync(address: "/search?q=open+foundation+models");

        await reader.Page.Keyboard.PressAsync("Tab");
        await Expect(reader.Page.Locator(":focus")).ToContainTextAsync("Skip");
        await reader.Page.Keyboard.PressAsync("Enter");
        var link = reader.Page.Locator("main h2 a, main h3 a").First;
        var title = (await link.InnerTextAsync()).Trim();
        for (var tabs = 0; tabs < 60 && !await link.EvaluateAsync<bool>("element => element === document.activeElement"); tabs++)
            await reader.Page.Keyboard.PressAsync("Tab");
        await reader.Page.Keyboard.PressAsync("Enter");

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(title);
    }

    private static ILocator SearchBox(Reader reader) => reader.Page.Locator("input[type=search]").First;
}
