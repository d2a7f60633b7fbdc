using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>A sentence of the quick summary shows where in the abstract it is from.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class SourceMarkTests(BrowserSite site) : IAsyncLifetime
{
    private const string Address = "/abs/2402.12345";

    private const string Paper = """
        {"id":"2402.12345","title":"Tilted rings in slow water","authors":"A. Tester","abstract":"Rings in water have been seen for ages. In this paper we study tilted rings of radius $r_0$ in slow water. Little was known of them before. We find that tilted rings last for $3 t_0$ in slow water. Further work is left to others.","categories":"physics.flu-dyn","license":null,"versions":[{"version":"v1","created":"Wed, 14 Feb 2024 00:00:00 GMT"}],"update_date":"2024-02-14"}

        """;

    public Task InitializeAsync() => site.ImportAsync(Paper, Address);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Pointing_at_a_sentence_marks_its_source_and_leaving_unmarks_it()
    {
        await using var reader = await site.OpenAsync(address: Address);
        var marked = reader.Page.Locator("[data-testid=abstract] .sentence.marked");

        await Summary(reader).First.HoverAsync();
        await Expect(marked).ToHaveCountAsync(1);
        await Expect(marked).ToContainTextAsync("In this paper we study tilted rings");
        await Summary(reader).Last.HoverAsync();
        await Expect(marked).ToContainTextAsync("We find that tilted rings last");
        await reader.Page.Locator("h1").HoverAsync();

        await Expect(marked).ToHaveCountAsync(0);
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task The_keyboard_marks_it_and_leads_to_it()
    {
        await using var reader = await site.OpenAsync(address: Address);
        var link = Summary(reader).First.Locator("a.to-source");

        await link.FocusAsync();
        await Expect(reader.Page.Locator(".sentence.marked")).ToContainTextAsync("In this paper we study");
        await Expect(link).ToHaveAccessibleNameAsync("Source: sentence 2 of the abstract");
        await reader.Page.Keyboard.PressAsync("Enter");

        await Expect(reader.Page).ToHaveURLAsync(new Uri(site.Address, Address + "#s2").ToString());
        await Expect(reader.Page.Locator("#s2")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Formulas_within_a_source_are_set_and_axe_has_nothing_to_say()
    {
        await using var reader = await site.OpenAsync(address: Address);

        await Expect(reader.Page.Locator("#s2 .katex math")).ToHaveCountAsync(1);
        await Summary(reader).First.HoverAsync();
        Assert.Empty(await AccessibilityTests.FindingsAsync(reader));
    }

    [Fact]
    public async Task Without_scripts_the_link_leads_to_the_source_which_stands_out()
    {
        await using var reader = await site.OpenAsync(address: Address, scripts: false);

        await Summary(reader).First.Locator("a.to-source").ClickAsync();

        await Expect(reader.Page.Locator(".sentence:target")).ToContainTextAsync("In this paper we study");
        await Expect(reader.Page.Locator("#s2")).Not.ToHaveCSSAsync("background-color", "rgba(0, 0, 0, 0)");
        await Expect(reader.Page.Locator("#s1")).ToHaveCSSAsync("background-color", "rgba(0, 0, 0, 0)");
    }

    private static ILocator Summary(Reader reader) => reader.Page.Locator("[data-testid=quick-summary] .sourced");
}
