using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static ArxivLens.BrowserTests.Site.NetworkPage;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>The network with a mouse.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class NetworkTests(BrowserSite site)
{
    private const string Distance = """
        (() => {
          const a = window.arxivlensNetwork.nodePosition("2311.09227"), b = window.arxivlensNetwork.nodePosition("2403.07918");
          return Math.hypot(a.x - b.x, a.y - b.y);
        })()
        """;

    [Fact]
    public async Task Hovering_a_node_shows_its_title_and_dims_the_others()
    {
        await using var network = await OpenAsync(site);
        var (x, y) = await network.PlaceAsync(Neighbour);

        await network.Page.Mouse.MoveAsync(x, y);

        await Expect(network.Page.GetByTestId("network-tooltip")).ToContainTextAsync(NeighbourTitle);
        await Expect(network.Page.GetByTestId("network-tooltip")).ToContainTextAsync("cites this paper");
        await Expect(network.Page.Locator(".network-ground.dims")).ToHaveCountAsync(1);
        Assert.Empty(network.Reader.Complaints);
    }

    [Fact]
    public async Task A_formula_in_a_card_is_set_though_the_page_has_none()
    {
        const string card = "<article class=\"network-card-body\"><h3><a href=\"/\">On <span class=\"tex\">$x^2$</span></a></h3></article>";
        await using var network = await OpenAsync(
            site, before: page => page.RouteAsync("**/network/card?**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = card })));
        await Expect(network.Page.Locator(".katex")).ToHaveCountAsync(0);

        await network.ClickAsync(Neighbour);

        await Expect(network.Card.Locator(".katex math")).ToHaveCountAsync(1);
        Assert.Empty(network.Reader.Complaints);
    }

    [Fact]
    public async Task Clicking_a_node_opens_its_card_and_clicking_again_its_paper()
    {
        await using var network = await OpenAsync(site);

        await network.ClickAsync(Neighbour);
        await Expect(network.Card).ToContainTextAsync(NeighbourTitle);
        Assert.Equal(Neighbour, await network.AskedAsync("n-node"));
        await network.ClickAsync(Neighbour);

        await Expect(network.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(NeighbourTitle);
        Assert.EndsWith("/abs/" + Neighbour, network.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_closes_by_its_button_by_the_ground_and_by_the_way_back()
    {
        await using var network = await OpenAsync(site);

        await network.ClickAsync(Neighbour);
        await network.Page.GetByRole(AriaRole.Button, new() { Name = "Close the card" }).ClickAsync();
        await Expect(network.Card).ToBeHiddenAsync();
        await network.ClickAsync(Neighbour);
        await network.Page.GoBackAsync();
        await Expect(network.Card).ToBeHiddenAsync();
        await network.Page.GoForwardAsync();

        await Expect(network.Card).ToContainTextAsync(NeighbourTitle);
    }

    [Fact]
    public async Task Dragging_moves_a_node_and_does_not_choose_it()
    {
        await using var network = await OpenAsync(site);
        var (x, y) = await network.PlaceAsync(Neighbour);

        await network.Page.Mouse.MoveAsync(x, y);
        await network.Page.Mouse.DownAsync();
        await network.Page.Mouse.MoveAsync(x + 40, y + 30, new() { Steps = 8 });
        await network.Page.Mouse.UpAsync();

        var after = await network.PlaceAsync(Neighbour);
        Assert.InRange(after.X - x, 25, 55);
        Assert.InRange(after.Y - y, 15, 45);
        await Expect(network.Card).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Dragging_the_ground_moves_the_whole_picture_and_the_address_keeps_the_view()
    {
        await using var network = await OpenAsync(site);
        var before = await network.PlaceAsync(Neighbour);
        var box = (await network.Page.Locator(".network").BoundingBoxAsync())!;

        await network.Page.Mouse.MoveAsync(box.X + 20, box.Y + box.Height - 20);
        await network.Page.Mouse.DownAsync();
        await network.Page.Mouse.MoveAsync(box.X + 80, box.Y + box.Height - 60, new() { Steps = 6 });
        await network.Page.Mouse.UpAsync();
        await network.Page.WaitForFunctionAsync("() => location.search.includes('n-view=')");
        var after = await network.PlaceAsync(Neighbour);

        Assert.True(after.X - before.X > 40 && before.Y - after.Y > 25, $"{before} became {after}");
    }

    [Fact]
    public async Task The_zoom_buttons_bring_nodes_apart_and_together_again()
    {
        await using var network = await OpenAsync(site);
        var whole = await network.Page.EvaluateAsync<double>(Distance);

        await network.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await network.Page.WaitForFunctionAsync($"limit => {Distance} > limit", whole * 1.4);
        await network.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom out" }).ClickAsync();
        await network.Page.WaitForFunctionAsync($"limit => {Distance} < limit", whole * 1.05);
        await network.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await network.Page.WaitForFunctionAsync($"limit => {Distance} > limit", whole * 1.4);
        await network.Page.GetByRole(AriaRole.Button, new() { Name = "Fit the whole network" }).ClickAsync();

        await network.Page.WaitForFunctionAsync($"whole => Math.abs({Distance} / whole - 1) < 0.02", whole);
    }

    [Fact]
    public async Task The_wheel_scrolls_the_page_and_zooms_with_control()
    {
        await using var network = await OpenAsync(site);
        var whole = await network.Page.EvaluateAsync<double>(Distance);
        var (x, y) = await network.PlaceAsync(Paper);
        await network.Page.Mouse.MoveAsync(x, y + 60);

        await network.Page.Keyboard.DownAsync("Control");
        await network.Page.Mouse.WheelAsync(0, -200);
        await network.Page.Keyboard.UpAsync("Control");
        await network.Page.WaitForFunctionAsync($"limit => {Distance} > limit", whole * 1.2);
        var scrolled = await network.Page.EvaluateAsync<double>("scrollY");
        await network.Page.Mouse.WheelAsync(0, 200);

        await network.Page.WaitForFunctionAsync("before => scrollY > before", scrolled);
    }

    [Fact]
    public async Task The_zoom_buttons_stand_at_the_bottom_right_of_the_picture()
    {
        await using var network = await OpenAsync(site);
        var picture = await network.Page.Locator(".network canvas").First.BoundingBoxAsync();
        var button = await network.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).BoundingBoxAsync();

        Assert.NotNull(picture);
        Assert.NotNull(button);
        Assert.True(button.X > picture.X + (picture.Width * 0.8) && button.Y > picture.Y + (picture.Height * 0.6));
    }

    [Fact]
    public async Task Full_screen_makes_the_picture_all_there_is()
    {
        await using var network = await OpenAsync(site);

        await network.Page.GetByTestId("full-screen").ClickAsync();
        await network.Page.WaitForFunctionAsync("() => document.fullscreenElement?.classList.contains('network')");
        await network.Page.GetByTestId("full-screen").ClickAsync();

        await network.Page.WaitForFunctionAsync("() => document.fullscreenElement === null");
    }

    [Fact]
    public async Task A_work_is_found_by_typing_and_chosen_from_the_list()
    {
        await using var network = await OpenAsync(site);

        await network.Page.GetByRole(AriaRole.Button, new() { Name = "List: search" }).ClickAsync();
        await network.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search the picture" }).FillAsync("societal impact OPEN");
        await Expect(network.Page.GetByTestId("network-list")).ToContainTextAsync("1 work.");
        await network.Page.GetByTestId("network-list").GetByText(NeighbourTitle).ClickAsync();

        await Expect(network.Card).ToContainTextAsync(NeighbourTitle);
    }

    [Fact]
    public async Task The_legend_says_how_many_are_shown()
    {
        await using var network = await OpenAsync(site);

        await Expect(network.Page.GetByTestId("network-shown")).ToContainTextAsync("37 of 37 shown");
    }

    [Fact]
    public async Task The_picture_tells_a_screen_reader_what_it_is()
    {
        await using var network = await OpenAsync(site);
        var picture = network.Page.Locator("[role=graphics-document]");

        Assert.False(string.IsNullOrWhiteSpace(await picture.GetAttributeAsync("aria-roledescription")));
        Assert.False(string.IsNullOrWhiteSpace(await picture.GetAttributeAsync("aria-label")));
        var summary = await network.Page.GetByTestId("network-summary").InnerTextAsync();
        Assert.Contains("cites 3 works and is cited by 34 works", summary, StringComparison.Ordinal);
        Assert.Equal("network-summary", await picture.GetAttributeAsync("aria-describedby"));
    }
}
