using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static ArxivLens.BrowserTests.Site.NetworkPage;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>The network without a mouse (U41, U42).</summary>
[Collection(BrowserJourneys.Name)]
public sealed class NetworkKeyboardTests(BrowserSite site)
{
    [Fact]
    public async Task Tab_enters_the_picture_and_the_outline_is_spoken()
    {
        await using var network = await OpenAsync(site);
        await network.Page.Locator(".network-filters summary").FocusAsync();

        await network.Page.Keyboard.PressAsync("Tab");

        await Expect(network.Stage).ToBeFocusedAsync();
        await Expect(network.Speech).ToContainTextAsync("Cites 3, cited by 34; 37 of 37 shown; strongest ties: ");
    }

    [Theory]
    [InlineData("ArrowUp", 0, -1)]
    [InlineData("ArrowDown", 0, 1)]
    [InlineData("ArrowLeft", -1, 0)]
    [InlineData("ArrowRight", 1, 0)]
    public async Task Arrows_walk_to_a_neighbour_that_lies_that_way(string key, int x, int y)
    {
        await using var network = await OpenAsync(site);
        var from = await network.PlaceAsync(Paper);

        await network.Stage.PressAsync(key);
        await Expect(network.Speech).ToContainTextAsync("in this picture cites");
        await network.Page.Keyboard.PressAsync("Enter");
        var reached = await network.AskedAsync("n-node");
        var to = await network.PlaceAsync(reached!);

        Assert.NotEqual(Paper, reached);
        Assert.True(((to.X - from.X) * x) + ((to.Y - from.Y) * y) > 0, $"{key} led from {from} to {to}");
    }

    [Fact]
    public async Task Enter_opens_the_card_and_again_the_paper()
    {
        await using var network = await OpenAsync(site);

        await network.Stage.PressAsync("n");
        await network.Page.Keyboard.PressAsync("Enter");
        await Expect(network.Card).ToBeVisibleAsync();
        var key = await network.AskedAsync("n-node");
        await network.Page.Keyboard.PressAsync("Enter");

        await network.Page.WaitForURLAsync(address => !address.Contains(Paper, StringComparison.Ordinal));
        Assert.Contains(key!, Uri.UnescapeDataString(network.Page.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Escape_closes_the_card_then_leaves_and_Tab_goes_on_below_the_picture()
    {
        await using var network = await OpenAsync(site);

        await network.Stage.PressAsync("n");
        await network.Page.Keyboard.PressAsync("Enter");
        await network.Page.Keyboard.PressAsync("Escape");
        await Expect(network.Card).ToBeHiddenAsync();
        await Expect(network.Stage).ToBeFocusedAsync();
        await network.Page.Keyboard.PressAsync("Escape");
        await Expect(network.Stage).Not.ToBeFocusedAsync();
        await network.Page.Keyboard.PressAsync("Tab");

        Assert.False(await network.Page.EvaluateAsync<bool>("document.querySelector('.network').contains(document.activeElement)"));
        Assert.True(await network.Page.EvaluateAsync<bool>(
            "!!(document.querySelector('.network').compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)"));
    }

    [Fact]
    public async Task One_key_changes_between_graph_list_and_crosshair()
    {
        await using var network = await OpenAsync(site);

        await network.Stage.PressAsync("m");
        await Expect(network.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search the picture" })).ToBeFocusedAsync();
        await network.Page.Keyboard.PressAsync("ArrowDown");
        await network.Page.Keyboard.PressAsync("ArrowDown");
        await network.Page.Keyboard.PressAsync("m");
        await Expect(network.Speech).ToContainTextAsync("Crosshair");
        await Expect(network.Stage).ToBeFocusedAsync();
        await network.Page.Keyboard.PressAsync("m");

        await Expect(network.Speech).ToContainTextAsync("Graph");
    }

    [Fact]
    public async Task The_list_is_walked_by_arrows_and_Enter_opens_the_card()
    {
        await using var network = await OpenAsync(site);

        await network.Stage.PressAsync("f");
        await network.Page.Keyboard.TypeAsync("societal impact");
        await network.Page.Keyboard.PressAsync("ArrowDown");
        await network.Page.Keyboard.PressAsync("Enter");
        await Expect(network.Card).ToContainTextAsync(NeighbourTitle);
        await network.Page.Keyboard.PressAsync("Escape");

        await Expect(network.Page.GetByTestId("network-list")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_crosshair_finds_the_node_under_it()
    {
        await using var network = await OpenAsync(site);
        await network.Stage.PressAsync("m");
        await network.Page.Keyboard.PressAsync("Escape");
        await network.Page.GetByRole(AriaRole.Button, new() { Name = "Crosshair: move" }).ClickAsync();
        var box = (await network.Page.Locator(".network-ground").BoundingBoxAsync())!;
        var (x, y) = await network.PlaceAsync(Neighbour);

        await MoveAsync(network.Page, x - (box.X + (box.Width / 2)), y - (box.Y + (box.Height / 2)));
        await network.Page.Keyboard.PressAsync("Enter");

        await Expect(network.Card).ToContainTextAsync(NeighbourTitle);
    }

    [Fact]
    public async Task Keys_zoom_and_move_what_the_mouse_zooms_and_moves()
    {
        await using var network = await OpenAsync(site);
        var start = await network.PlaceAsync(Neighbour);

        await network.Stage.PressAsync("Shift+ArrowRight");
        await network.Page.WaitForFunctionAsync(
            "x => window.arxivlensNetwork.nodePosition('2403.07918').x < x - 40", (double)start.X);
        await network.Page.Keyboard.PressAsync("0");
        await network.Page.WaitForFunctionAsync(
            "x => Math.abs(window.arxivlensNetwork.nodePosition('2403.07918').x - x) < 2", (double)start.X);
        await network.Page.Keyboard.PressAsync("n");
        await network.Page.Keyboard.PressAsync("Enter");
        var key = await network.AskedAsync("n-node");
        var before = await network.PlaceAsync(key!);
        await network.Page.Keyboard.PressAsync("Alt+ArrowDown");
        var after = await network.PlaceAsync(key!);

        Assert.InRange(after.Y - before.Y, 10, 25);
    }

    [Fact]
    public async Task Everything_the_mouse_can_do_has_a_key_in_the_list()
    {
        await using var network = await OpenAsync(site);

        await network.Stage.PressAsync("?");
        var dialog = network.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys of the picture" });
        await Expect(dialog).ToBeVisibleAsync();
        var text = await dialog.InnerTextAsync();

        foreach (var action in new[]
        {
            "Open the card", "open its page", "Move the work", "Move the picture", "Zoom in", "Zoom out", "Fit the whole network",
            "Full screen", "Find a work", "Show the neighbours", "Add the work as a starting paper", "Show the path",
            "graph, list and crosshair", "outline",
        })
        {
            Assert.Contains(action, text, StringComparison.Ordinal);
        }

        await network.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(network.Stage).ToBeFocusedAsync();
    }

    /// <summary>Moves the crosshair by pixels, in long and then in short steps, until it is there.</summary>
    private static async Task MoveAsync(IPage page, float x, float y)
    {
        foreach (var (distance, less, more) in new[] { (x, "ArrowLeft", "ArrowRight"), (y, "ArrowUp", "ArrowDown") })
        {
            var key = distance < 0 ? less : more;
            for (var far = 0; far < (int)(Math.Abs(distance) / 28); far++)
                await page.Keyboard.PressAsync(key);
            for (var near = 0; near < (int)(Math.Abs(distance) % 28 / 5); near++)
                await page.Keyboard.PressAsync("Shift+" + key);
        }
    }
}
