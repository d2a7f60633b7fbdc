using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static ArxivLens.BrowserTests.Journeys.NetworkStateTests;
using static ArxivLens.BrowserTests.Site.NetworkPage;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>What the network is drawn with, and what is left when that is missing (U43–U45).</summary>
[Collection(BrowserJourneys.Name)]
public sealed class NetworkDrawingTests(BrowserSite site)
{
    private const string Boxes = """
        [...document.querySelectorAll('.network-svg text')].filter(text => !/^\d{4}$/.test(text.textContent)).map(text => {
          const { left, top, right, bottom } = text.getBoundingClientRect();
          return [left, top + 2, right, bottom - 2];
        })
        """;

    [Fact]
    public async Task WebGl_draws_the_network_where_there_is_WebGl()
    {
        await using var network = await OpenAsync(site);

        Assert.Equal("webgl", await network.Page.Locator(".network").GetAttributeAsync("data-drawn"));
        Assert.Empty(network.Reader.Complaints);
    }

    [Fact]
    public async Task Without_WebGl_the_network_is_drawn_as_SVG_and_does_the_same()
    {
        await using var network = await OpenAsync(site, before: WithoutWebGl);
        Assert.Equal("svg", await network.Page.Locator(".network").GetAttributeAsync("data-drawn"));
        var whole = await network.PlaceAsync(Neighbour);

        await network.ClickAsync(Neighbour);
        await Expect(network.Card).ToContainTextAsync(NeighbourTitle);
        await network.Page.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();

        Assert.NotEqual(whole, await network.PlaceAsync(Neighbour));
        Assert.Empty(network.Reader.Complaints);
    }

    [Fact]
    public async Task A_lost_drawing_surface_is_replaced_by_SVG()
    {
        await using var network = await OpenAsync(site);

        await network.Page.EvaluateAsync(
            """
            document.querySelector("canvas.sigma-nodes").getContext("webgl2").getExtension("WEBGL_lose_context").loseContext()
            """);

        await Expect(network.Page.Locator(".network[data-drawn=svg] svg.network-svg")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Too_many_nodes_for_SVG_leave_the_tables()
    {
        await using var network = await OpenAsync(site, before: async page =>
        {
            await WithoutWebGl(page);
            await MadeUpNetwork.AnswerAsync(page, 301, 400);
        });

        await Expect(network.Page.Locator("#network-message")).ToContainTextAsync("The tables below hold the same works");
    }

    [Fact]
    public async Task Thirty_visits_leave_no_drawing_surface_behind()
    {
        await using var network = await OpenAsync(site);
        var warnings = new List<string>();
        network.Page.Console += (_, message) =>
        {
            if (message.Text.Contains("WebGL", StringComparison.OrdinalIgnoreCase))
                warnings.Add(message.Text);
        };

        for (var visit = 0; visit < 30; visit++)
        {
            // Another picture on the same page, where nothing but the script itself can clear up.
            await network.Page.GetByRole(AriaRole.Radio, new() { Name = visit % 2 == 0 ? "Timeline" : "Clusters" }).CheckAsync();
            await network.Page.WaitForFunctionAsync("() => document.querySelector('.network').dataset.settled === 'yes'");
        }

        Assert.Empty(warnings);
        Assert.Equal(3, await network.Page.EvaluateAsync<int>(
            "[...document.querySelectorAll('.network canvas')].filter(c => c.getContext('webgl2')?.isContextLost() === false).length"));
    }

    [Fact]
    public async Task Leaving_and_coming_back_draws_anew()
    {
        await using var network = await OpenAsync(site);

        for (var visit = 0; visit < 3; visit++)
        {
            await network.Page.GotoAsync("/about");
            await network.Page.GoBackAsync();
            await network.WaitAsync();
        }

        Assert.Equal("webgl", await network.Page.Locator(".network").GetAttributeAsync("data-drawn"));
        Assert.Empty(network.Reader.Complaints);
    }

    [Theory]
    [InlineData(1280, 300, 800)]
    [InlineData(390, 150, 400)]
    public async Task Names_never_cover_one_another(int width, int nodes, int edges)
    {
        await using var network = await OpenAsync(site, width: width, before: async page =>
        {
            await WithoutWebGl(page);
            await MadeUpNetwork.AnswerAsync(page, nodes, edges);
        });

        var boxes = await network.Page.EvaluateAsync<double[][]>(Boxes);

        Assert.True(boxes.Length > 8, $"Only {boxes.Length} names.");
        for (var one = 0; one < boxes.Length; one++)
        {
            for (var other = one + 1; other < boxes.Length; other++)
            {
                Assert.False(
                    Overlap(boxes[one], boxes[other]),
                    $"{one} and {other}: {string.Join(' ', boxes[one])} | {string.Join(' ', boxes[other])}");
            }
        }
    }

    [Fact]
    public async Task Whoever_wants_no_motion_sees_the_new_view_at_once()
    {
        await using var network = await OpenAsync(
            site, before: page => page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce }));
        var before = await network.PlaceAsync(Neighbour);

        await network.Page.EvaluateAsync("document.querySelector('[data-zoom=in]').click()");

        Assert.NotEqual(before, await network.PlaceAsync(Neighbour));
    }

    [Fact]
    public async Task Ten_thousand_works_come_as_they_settle_and_stand()
    {
        await using var network = await OpenAsync(site, "?n-budget=10000", page => MadeUpNetwork.AnswerAsync(page, 10_000, 50_000));

        await Expect(network.Page.GetByTestId("network-shown")).ToContainTextAsync("9,999 of 9,999 shown");
        // The last line moved every node by a tenth of the picture's half width, and the whole is shown again.
        var (x, y) = await network.PlaceAsync("made-up-1");
        await network.Page.Mouse.MoveAsync(x, y);
        await Expect(network.Page.GetByTestId("network-tooltip")).ToBeVisibleAsync();
        Assert.Empty(network.Reader.Complaints);
    }

    [Theory]
    [InlineData("SVG", "image/svg", "<svg")]
    [InlineData("PNG", "image/png", "PNG")]
    public async Task The_picture_is_saved_as_a_file(string label, string type, string sign)
    {
        await using var network = await OpenAsync(site);

        var download = await network.Page.RunAndWaitForDownloadAsync(
            () => network.Page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync());
        var content = await File.ReadAllBytesAsync((await download.PathAsync())!);

        Assert.Equal($"network-{Paper}.{label.ToLowerInvariant()}", download.SuggestedFilename);
        Assert.Contains(sign, System.Text.Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        Assert.True(content.Length > 10_000, $"{type} of {content.Length} bytes");
    }

    [Fact]
    public async Task The_files_of_the_server_are_those_of_the_question_on_the_screen()
    {
        await using var network = await OpenAsync(site, "?n-mode=similar");

        var address = await network.Page.Locator(".network-take a").First.GetAttributeAsync("href");

        Assert.Equal($"/network.graphml?id={Paper}&mode=similar", address);
    }

    [Fact]
    public async Task The_picture_takes_up_a_theme_that_changes()
    {
        await using var network = await OpenAsync(site);
        var light = await network.ShotAsync();

        await network.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await network.Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        await using var dark = await OpenAsync(site, theme: ColorScheme.Dark);

        Assert.NotEqual(light, await network.ShotAsync());
        Assert.Equal(await dark.ShotAsync(), await network.ShotAsync());
    }

    [Theory]
    [InlineData(320)]
    [InlineData(768)]
    [InlineData(1920)]
    public async Task Axe_finds_nothing_while_the_picture_its_card_and_its_list_are_open(int width)
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var network = await OpenAsync(site, $"?n-node={Neighbour}", width: width, theme: theme);
            await Expect(network.Card).ToContainTextAsync("Add as a starting paper");
            Assert.Empty(await AccessibilityTests.FindingsAsync(network.Reader));
            await network.Page.GetByRole(AriaRole.Button, new() { Name = "Close the card" }).ClickAsync();
            await network.Page.GetByText("Filters").ClickAsync();
            Assert.Empty(await AccessibilityTests.FindingsAsync(network.Reader));
            await network.Page.GetByText("Filters").ClickAsync();
            await network.Page.GetByRole(AriaRole.Button, new() { Name = "List: search" }).ClickAsync();
            Assert.Empty(await AccessibilityTests.FindingsAsync(network.Reader));
            await network.Stage.PressAsync("?");
            Assert.Empty(await AccessibilityTests.FindingsAsync(network.Reader));
            Assert.InRange(await network.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
        }
    }

    [Fact]
    public async Task Buttons_in_the_picture_are_large_enough_for_a_finger()
    {
        await using var network = await OpenAsync(site, width: 390);

        var small = await network.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('.network button, .network-query label, .network-query summary')]
              .filter(one => one.offsetParent)
              .filter(one => { const { width, height } = one.getBoundingClientRect(); return width < 24 || height < 24; })
              .map(one => one.outerHTML.slice(0, 80))
            """);

        Assert.Empty(small);
    }

    [Fact]
    public async Task The_script_is_fetched_when_the_picture_comes_near_and_is_small()
    {
        await using var reader = await site.OpenAsync(height: 400);
        var asked = new List<string>();
        reader.Page.Request += (_, request) => asked.Add(request.Url);
        await reader.Page.GotoAsync($"/abs/{Paper}");
        Assert.DoesNotContain(asked, address => address.Contains("/dist/network.js", StringComparison.Ordinal));

        var response = await reader.Page.RunAndWaitForResponseAsync(
            () => reader.Page.Locator(".network").ScrollIntoViewIfNeededAsync(),
            one => one.Url.Contains("/dist/network.js", StringComparison.Ordinal));
        var sizes = await response.Request.SizesAsync();

        Assert.InRange(sizes.ResponseBodySize, 1, 120 * 1024);
    }

    private static bool Overlap(double[] a, double[] b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
