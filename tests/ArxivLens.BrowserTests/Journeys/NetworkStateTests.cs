using System.Text.Json;
using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static ArxivLens.BrowserTests.Site.NetworkPage;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>What is asked of the network, and the address that says it (U46).</summary>
[Collection(BrowserJourneys.Name)]
public sealed class NetworkStateTests(BrowserSite site)
{
    [Theory]
    [InlineData("Similar", "similar")]
    [InlineData("Prior works", "prior")]
    [InlineData("Derivative works", "derivative")]
    public async Task A_mode_draws_other_works_and_the_way_back_the_first_ones(string label, string mode)
    {
        await using var network = await OpenAsync(site);

        var answer = await network.Page.RunAndWaitForResponseAsync(
            () => ChooseAsync(network, label),
            response => response.Url.Contains($"/network.json?id={Paper}&mode={mode}", StringComparison.Ordinal));
        await network.Page.WaitForURLAsync($"**n-mode={mode}*");
        await network.WaitAsync();
        await Expect(network.Page.GetByRole(AriaRole.Radio, new() { Name = label })).ToBeCheckedAsync();
        Assert.Equal(200, answer.Status);
        await network.Page.GoBackAsync();
        await network.WaitAsync();

        await Expect(network.Page.GetByRole(AriaRole.Radio, new() { Name = "Around it" })).ToBeCheckedAsync();
        await Expect(network.Page.GetByTestId("network-shown")).ToContainTextAsync("37 of 37 shown");
        Assert.Empty(network.Reader.Complaints);
    }

    [Fact]
    public async Task Few_years_fill_the_width_of_the_window()
    {
        // 40 works of two years in a tall strip, as the server places them.
        await using var network = await OpenAsync(site, "?n-layout=timeline", page => page.RouteAsync("**/network.json?**", async route =>
        {
            var nodes = Enumerable.Range(0, 40).Select(number => new
            {
                key = $"made-up-{number}", title = "A", authors = "B", year = 1995 + number % 2, role = number == 0 ? "current" : "citing",
                x = number % 2 * 0.3, y = number / 20.0, citations = 0, href = "/",
            });
            await route.FulfillAsync(new()
            {
                ContentType = "application/json",
                Body = JsonSerializer.Serialize(new
                {
                    layout = "timeline", shown = 39, total = 39, totalIsExact = true, referenceCount = 0, citationCount = 39, nodes,
                    edges = Array.Empty<int[]>(), originSets = Array.Empty<string[]>(), clusters = Array.Empty<object>(), settled = true,
                }),
            });
        }));

        var (early, late, low) = (
            await network.PlaceAsync("made-up-0"), await network.PlaceAsync("made-up-1"), await network.PlaceAsync("made-up-38"));
        Assert.True(late.X - early.X > Math.Abs(low.Y - early.Y), $"years {late.X - early.X} apart, works {low.Y - early.Y}");
    }

    [Fact]
    public async Task The_timeline_stands_above_its_years_and_later_works_further_right()
    {
        await using var network = await OpenAsync(site, "?n-layout=timeline", async page =>
        {
            await WithoutWebGl(page);
            await MadeUpNetwork.AnswerAsync(page, 90, 120);
        });

        var years = await network.Page.EvaluateAsync<double[]>(
            """
            [...document.querySelectorAll(".network-svg text")].map(text => text.textContent).filter(text => /^\d{4}$/.test(text)).map(Number)
            """);

        Assert.Equal(years.Order(), years);
        Assert.InRange(years.Length, 5, 30);
        Assert.True((await network.PlaceAsync("made-up-2")).X < (await network.PlaceAsync("made-up-25")).X);
        await Expect(network.Page.GetByRole(AriaRole.Radio, new() { Name = "Timeline" })).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Filters_leave_works_out_and_are_counted_and_cleared()
    {
        await using var network = await OpenAsync(site);

        await network.Page.GetByText("Filters").ClickAsync();
        await network.Page.GetByLabel("Direction").SelectOptionAsync("references");
        await network.Page.WaitForURLAsync("**n-direction=references*");
        await network.WaitAsync();
        await Expect(network.Page.GetByTestId("network-shown")).ToContainTextAsync("3 of 3 shown");
        await Expect(network.Page.GetByText("Filters (1)")).ToBeVisibleAsync();
        await network.Page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();

        await Expect(network.Page.GetByTestId("network-shown")).ToContainTextAsync("37 of 37 shown");
    }

    [Theory]
    [InlineData("From year", "n-from", "2024", "24 of 24 shown")]
    [InlineData("Until year", "n-until", "2023", "11 of 11 shown")]
    [InlineData("Category", "n-category", "cs.CY", "16 of 16 shown")]
    [InlineData("Origin", "n-origin", "seed-page", "37 of 37 shown")]
    public async Task A_filter_that_is_typed_leaves_only_what_passes(string label, string name, string value, string shown)
    {
        await using var network = await OpenAsync(site);
        var query = network.Page.GetByTestId("network-query");
        await query.GetByText("Filters").ClickAsync();

        await query.GetByLabel(label).FillAsync(value);
        await network.Page.Keyboard.PressAsync("Enter");
        await network.Page.WaitForURLAsync($"**{name}={value}*");
        await network.WaitAsync();

        await Expect(network.Page.GetByTestId("network-shown")).ToContainTextAsync(shown);
        await Expect(network.Page.GetByText("Filters (1)")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("Works at most", "budget", "50")]
    [InlineData("Steps", "steps", "2")]
    public async Task The_size_of_the_network_is_asked_of_the_server(string label, string name, string value)
    {
        await using var network = await OpenAsync(site);
        await network.Page.GetByText("Filters").ClickAsync();

        var answer = await network.Page.RunAndWaitForResponseAsync(
            () => network.Page.GetByLabel(label).SelectOptionAsync(value),
            response => response.Url.Contains("/network.json?", StringComparison.Ordinal));

        Assert.Contains($"&{name}={value}", answer.Url, StringComparison.Ordinal);
        Assert.Equal(200, answer.Status);
        await network.Page.WaitForURLAsync($"**n-{name}={value}*");
    }

    [Fact]
    public async Task Filters_that_leave_nothing_or_cannot_be_read_are_told_in_words()
    {
        await using var network = await OpenAsync(site);

        var query = network.Page.GetByTestId("network-query");
        await query.GetByText("Filters").ClickAsync();
        await query.GetByLabel("From year").FillAsync("2031");
        await query.GetByLabel("Until year").FillAsync("1990");
        await network.Page.Keyboard.PressAsync("Enter");

        await Expect(network.Page.Locator("#network-message")).ToContainTextAsync("The tables below hold the same works.");
        await Expect(network.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_path_leads_to_the_work_that_is_named()
    {
        await using var network = await OpenAsync(site);

        await ChooseAsync(network, "Path to …");
        await Expect(network.Page.GetByLabel("Id or DOI")).ToBeFocusedAsync();
        await network.Page.Keyboard.TypeAsync(Neighbour);
        await network.Page.Keyboard.PressAsync("Enter");
        await network.Page.WaitForURLAsync($"**n-to={Neighbour}*");
        await network.WaitAsync();

        Assert.NotNull(await network.Page.EvaluateAsync<object?>("key => window.arxivlensNetwork.nodePosition(key)", Neighbour));
    }

    [Fact]
    public async Task A_work_of_the_card_becomes_a_starting_paper_and_is_taken_away_again()
    {
        await using var network = await OpenAsync(site);

        await network.ClickAsync(Neighbour);
        await network.Card.GetByText("Add as a starting paper").ClickAsync();
        await network.Page.WaitForURLAsync($"**n-with={Neighbour}*");
        await network.WaitAsync();
        await network.Page.GetByRole(AriaRole.Button, new() { Name = "Take away" }).ClickAsync();
        await network.Page.WaitForURLAsync(address => !address.Contains("n-with", StringComparison.Ordinal));
        await network.WaitAsync();

        await Expect(network.Page.GetByTestId("network-shown")).ToContainTextAsync("37 of 37 shown");
    }

    [Fact]
    public async Task The_path_of_the_card_leads_from_the_paper_of_the_page_to_its_work()
    {
        await using var network = await OpenAsync(site);

        await network.ClickAsync(Neighbour);
        await network.Card.GetByText("Path from here").ClickAsync();

        await network.Page.WaitForURLAsync($"**n-mode=path*n-to={Neighbour}*");
    }

    [Fact]
    public async Task Expanding_a_node_adds_its_neighbours_leaves_the_others_still_and_stands_in_the_address()
    {
        // Of the references alone no citing paper is shown, until the paper itself is expanded.
        await using var network = await OpenAsync(site, "?n-direction=references");
        var before = await network.PlaceAsync(Reference);
        Assert.False(await network.HasAsync(Neighbour));
        await network.ClickAsync(Paper);

        await network.Card.GetByText("Show its neighbours here").ClickAsync();
        await network.Page.WaitForURLAsync($"**n-expand={Paper}*");
        await Expect(network.Speech).ToContainTextAsync("added around");

        Assert.True(await network.HasAsync(Neighbour));
        Assert.Equal(before, await network.PlaceAsync(Reference));
        Assert.Empty(network.Reader.Complaints);
        await using var again = await OpenAsync(site, new Uri(network.Page.Url).Query);
        await again.Page.WaitForFunctionAsync("key => window.arxivlensNetwork.nodePosition(key)", Neighbour);
    }

    [Fact]
    public async Task A_link_shows_the_same_picture()
    {
        await using var first = await OpenAsync(site, "?n-view=0,0,1");
        await first.ClickAsync(Neighbour);
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await first.Page.WaitForFunctionAsync("() => new URLSearchParams(location.search).get('n-view').endsWith(',0.667')");
        var address = new Uri(first.Page.Url);
        var place = await first.PlaceAsync(Neighbour);

        await using var second = await OpenAsync(site, address.Query);

        var same = await second.PlaceAsync(Neighbour);
        Assert.InRange(same.X - place.X, -1.5, 1.5);
        Assert.InRange(same.Y - place.Y, -1.5, 1.5);
        await Expect(second.Card).ToContainTextAsync(NeighbourTitle);
    }

    [Fact]
    public async Task Two_visits_show_the_same_picture_to_the_last_dot()
    {
        await using var first = await OpenAsync(site);
        await using var second = await OpenAsync(site);

        Assert.Equal(await first.ShotAsync(), await second.ShotAsync());
    }

    [Fact]
    public async Task A_row_that_is_chosen_chooses_the_node_and_the_other_way_round()
    {
        await using var network = await OpenAsync(site);

        await network.Page.EvaluateAsync(
            "key => document.dispatchEvent(new CustomEvent('arxivlens:select', { detail: { key, from: 'table' } }))", Neighbour);
        await Expect(network.Card).ToContainTextAsync(NeighbourTitle);
        await network.Page.EvaluateAsync(
            """
            document.addEventListener("arxivlens:select", event => { document.body.dataset.heard = JSON.stringify(event.detail); })
            """);
        await network.ClickAsync(Paper);

        await Expect(network.Page.Locator("body")).ToHaveAttributeAsync("data-heard", $$"""{"key":"{{Paper}}","from":"picture"}""");
    }

    [Fact]
    public async Task Without_scripts_the_form_asks_the_server_and_the_works_are_told_in_words()
    {
        await using var reader = await site.OpenAsync(scripts: false, address: $"/abs/{Paper}");

        await reader.Page.GetByRole(AriaRole.Radio, new() { Name = "Similar" }).CheckAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();

        Assert.Contains("n-mode=similar", reader.Page.Url, StringComparison.Ordinal);
        await Expect(reader.Page.GetByTestId("network-outline")).ToBeVisibleAsync();
        await Expect(reader.Page.Locator(".network")).ToBeHiddenAsync();
    }

    internal static Task WithoutWebGl(IPage page) => page.AddInitScriptAsync(
        """
        const get = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
          return /webgl/.test(kind) ? null : get.call(this, kind, ...more);
        };
        """);

    private static Task ChooseAsync(NetworkPage network, string label)
        => network.Page.GetByRole(AriaRole.Radio, new() { Name = label, Exact = true }).CheckAsync();
}
