using ArxivLens.BrowserTests.Site;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

[Collection(BrowserJourneys.Name)]
public sealed class MathematicsTests(BrowserSite site) : IAsyncLifetime
{
    private const string Address = "/abs/2401.12345";

    private const string Paper = """
        {"id":"2401.12345","title":"A bound for $\\zeta(s)$ on the line $\\sigma = 1$","authors":"A. Tester","abstract":"We bound $|\\zeta(1+it)|$ by $\\log t$. It costs \\$5 to check. The formula $\\href{javascript:alert(1)}{x}$ does no harm, and $\\nosuchcommand{y}$ stays readable.","categories":"math.NT","license":null,"versions":[{"version":"v1","created":"Wed, 24 Jan 2024 00:00:00 GMT"}],"update_date":"2024-01-24"}

        """;

    public Task InitializeAsync() => site.ImportAsync(Paper, Address);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Formulas_are_set_and_say_themselves_to_a_screen_reader()
    {
        await using var reader = await site.OpenAsync(address: Address);

        await Expect(reader.Page.Locator("h1 .katex")).ToHaveCountAsync(2);
        await Expect(reader.Page.Locator("h1 .katex math")).ToHaveCountAsync(2);
        await Expect(reader.Page.Locator("main")).ToContainTextAsync("It costs $5 to check.");
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Formulas_are_there_at_the_first_paint_and_push_nothing_about()
    {
        await using var reader = await site.OpenAsync(width: 412);
        await reader.Page.AddInitScriptAsync(
            """
            window.shift = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value; }))
              .observe({ type: "layout-shift", buffered: true });
            """);

        await reader.Page.GotoAsync(Address);
        await Expect(reader.Page.Locator("h1 .katex")).ToHaveCountAsync(2);
        await reader.Page.EvaluateAsync("document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");

        Assert.Equal(0, await reader.Page.EvaluateAsync<double>("window.shift"));
        await Expect(reader.Page.Locator("head link[rel=preload][as=font]")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_formula_cannot_carry_a_link_that_runs_a_script()
    {
        await using var reader = await site.OpenAsync(address: Address);

        await Expect(reader.Page.Locator("h1 .katex").First).ToBeVisibleAsync();
        await Expect(reader.Page.Locator("a[href^=javascript]")).ToHaveCountAsync(0);
        await Expect(reader.Page.Locator("main")).ToContainTextAsync("nosuchcommand");
    }

    [Fact]
    public async Task Without_scripts_the_source_of_a_formula_is_read()
    {
        await using var reader = await site.OpenAsync(address: Address, scripts: false);

        await Expect(reader.Page.Locator("h1")).ToContainTextAsync("$\\zeta(s)$");
    }
}
