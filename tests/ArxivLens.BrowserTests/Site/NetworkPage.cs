using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Site;

/// <summary>A reader before the network of a paper of the built-in library.</summary>
public sealed class NetworkPage : IAsyncDisposable
{
    /// <summary>The paper of the page, which cites 3 works and is cited by 34.</summary>
    public const string Paper = "2311.09227";

    /// <summary>A paper that cites it.</summary>
    public const string Neighbour = "2403.07918";

    public const string NeighbourTitle = "On the Societal Impact of Open Foundation Models";

    /// <summary>A work that it cites.</summary>
    public const string Reference = "2304.07249";

    private NetworkPage(Reader reader) => Reader = reader;

    public Reader Reader { get; }

    public IPage Page => Reader.Page;

    /// <summary>What has the keyboard while the network is walked.</summary>
    public ILocator Stage => Page.Locator(".network-stage");

    public ILocator Card => Page.GetByTestId("network-side");

    /// <summary>What a screen reader was told last.</summary>
    public ILocator Speech => Page.GetByTestId("network-speech");

    /// <summary>Opens the network and waits until it stands.</summary>
    /// <param name="site">The site.</param>
    /// <param name="question">The rest of the address, <c>?n-mode=similar</c>.</param>
    /// <param name="before">What is to be done with the page before it is loaded.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="height">Of the window, in pixels.</param>
    /// <param name="theme">What the reader's system prefers.</param>
    public static async Task<NetworkPage> OpenAsync(
        BrowserSite site, string question = "", Func<IPage, Task>? before = null, int width = 1280, int height = 900,
        ColorScheme theme = ColorScheme.Light)
    {
        var reader = await site.OpenAsync(width, height, theme);
        if (before is not null)
            await before(reader.Page);
        await reader.Page.GotoAsync($"/abs/{Paper}{question}");
        var page = new NetworkPage(reader);
        await page.WaitAsync();
        return page;
    }

    /// <summary>Waits until the picture stands that was asked for last.</summary>
    public async Task WaitAsync()
    {
        await Page.Locator(".network").ScrollIntoViewIfNeededAsync();
        await Page.WaitForFunctionAsync("() => document.querySelector('.network').dataset.settled === 'yes'");
    }

    /// <summary>Where a node is in the window.</summary>
    public async Task<(float X, float Y)> PlaceAsync(string key)
    {
        await Page.Locator(".network").ScrollIntoViewIfNeededAsync();
        var place = await Page.EvaluateAsync<float[]>(
            "key => { const p = window.arxivlensNetwork.nodePosition(key); return [p.x, p.y]; }", key);
        return (place[0], place[1]);
    }

    /// <summary>Whether a work is in the picture.</summary>
    public Task<bool> HasAsync(string key)
        => Page.EvaluateAsync<bool>("key => !!window.arxivlensNetwork.nodePosition(key)", key);

    public async Task ClickAsync(string key)
    {
        var (x, y) = await PlaceAsync(key);
        await Page.Mouse.MoveAsync(x, y);
        await Page.Mouse.ClickAsync(x, y);
    }

    /// <summary>The value of a parameter of the page's address.</summary>
    public Task<string?> AskedAsync(string name)
        => Page.EvaluateAsync<string?>("name => new URLSearchParams(location.search).get(name)", name);

    /// <summary>A picture of the picture, without what stands around it.</summary>
    public Task<byte[]> ShotAsync() => Page.Locator(".network").ScreenshotAsync();

    public async ValueTask DisposeAsync() => await Reader.DisposeAsync();
}
