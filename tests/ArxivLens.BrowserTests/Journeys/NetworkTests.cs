using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

[Collection(BrowserJourneys.Name)]
public sealed class NetworkTests(BrowserSite site)
{
    private const string Seed = "/abs/2311.09227";
    private const string SeedKey = "2311.09227";
    private const string Neighbour = "2403.07918";
    private const string NeighbourTitle = "On the Societal Impact of Open Foundation Models";

    [Fact]
    public async Task Hovering_a_node_shows_its_title()
    {
        await using var reader = await OpenNetworkAsync();
        var place = await PlaceOfAsync(reader, Neighbour);

        await reader.Page.Mouse.MoveAsync(place.X, place.Y);

        await Expect(reader.Page.Locator(".network").GetByText(NeighbourTitle).First).ToBeVisibleAsync();
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Clicking_a_node_opens_its_paper()
    {
        await using var reader = await OpenNetworkAsync();
        var place = await PlaceOfAsync(reader, Neighbour);

        await reader.Page.Mouse.ClickAsync(place.X, place.Y);

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(NeighbourTitle);
        Assert.EndsWith("/abs/" + Neighbour, reader.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dragging_moves_a_node_and_does_not_open_it()
    {
        await using var reader = await OpenNetworkAsync();
        var before = await PlaceOfAsync(reader, Neighbour);

        await reader.Page.Mouse.MoveAsync(before.X, before.Y);
        await reader.Page.Mouse.DownAsync();
        await reader.Page.Mouse.MoveAsync(before.X + 40, before.Y + 30, new() { Steps = 8 });
        await reader.Page.Mouse.UpAsync();

        var after = await PlaceOfAsync(reader, Neighbour);
        Assert.InRange(after.X - before.X, 25, 55);
        Assert.InRange(after.Y - before.Y, 15, 45);
        Assert.EndsWith(Seed, reader.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_zoom_buttons_bring_nodes_apart_and_together_again()
    {
        await using var reader = await OpenNetworkAsync();
        var whole = await DistanceAsync(reader);

        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await reader.Page.WaitForFunctionAsync(DistanceAbove, whole * 1.1);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom out" }).ClickAsync();
        await reader.Page.WaitForFunctionAsync(DistanceBelow, whole * 1.05);

        Assert.InRange(await DistanceAsync(reader), whole * 0.9, whole * 1.1);
    }

    [Fact]
    public async Task The_zoom_buttons_stand_at_the_bottom_right_of_the_picture()
    {
        await using var reader = await OpenNetworkAsync();
        var picture = await reader.Page.Locator(".network canvas").First.BoundingBoxAsync();
        var button = await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).BoundingBoxAsync();

        Assert.NotNull(picture);
        Assert.NotNull(button);
        Assert.True(button.X > picture.X + (picture.Width * 0.8) && button.Y > picture.Y + (picture.Height * 0.6));
    }

    [Fact]
    public async Task The_same_paper_gives_the_same_picture_at_every_visit()
    {
        await using var first = await OpenNetworkAsync();
        await using var second = await OpenNetworkAsync();

        Assert.Equal(await PlaceOfAsync(first, Neighbour), await PlaceOfAsync(second, Neighbour));
    }

    [Fact]
    public async Task The_picture_tells_a_screen_reader_what_it_is()
    {
        await using var reader = await OpenNetworkAsync();
        var picture = reader.Page.Locator("[role=graphics-document]");

        Assert.False(string.IsNullOrWhiteSpace(await picture.GetAttributeAsync("aria-roledescription")));
        Assert.False(string.IsNullOrWhiteSpace(await picture.GetAttributeAsync("aria-label")));
        var summary = await reader.Page.GetByTestId("network-summary").InnerTextAsync();
        Assert.Contains("cites 3 works and is cited by 34 works", summary, StringComparison.Ordinal);
        Assert.Equal("network-summary", await picture.GetAttributeAsync("aria-describedby"));
    }

    private const string Distance = """
        (() => {
          const a = window.arxivlensNetwork.nodePosition("2311.09227"), b = window.arxivlensNetwork.nodePosition("2403.07918");
          return Math.hypot(a.x - b.x, a.y - b.y);
        })()
        """;

    private const string DistanceAbove = "limit => " + Distance + " > limit";
    private const string DistanceBelow = "limit => " + Distance + " < limit";

    private static Task<double> DistanceAsync(Reader reader) => reader.Page.EvaluateAsync<double>(Distance);

    private async Task<Reader> OpenNetworkAsync()
    {
        var reader = await site.OpenAsync(address: Seed);
        await reader.Page.Locator(".network").ScrollIntoViewIfNeededAsync();
        await reader.Page.WaitForFunctionAsync("() => window.arxivlensNetwork?.ready === true");
        await reader.Page.WaitForFunctionAsync("key => window.arxivlensNetwork.nodePosition(key) !== null", SeedKey);
        return reader;
    }

    private static async Task<Place> PlaceOfAsync(Reader reader, string key)
    {
        await reader.Page.Locator(".network").ScrollIntoViewIfNeededAsync();
        var place = await reader.Page.EvaluateAsync<float[]>(
            "key => { const p = window.arxivlensNetwork.nodePosition(key); return [p.x, p.y]; }", key);
        return new Place(place[0], place[1]);
    }

    private readonly record struct Place(float X, float Y);
}
