using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Site;

/// <summary>One server and one Chromium for all journeys; each journey has a profile of its own.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    private static readonly string[] ChromiumArguments =
    [
        "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
    ];

    /// <summary>Milliseconds after which what should happen has failed: long, since a machine may stand still for seconds.</summary>
    private const float Patience = 30_000;

    private ServedLibrary? _site;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the site is.</summary>
    public Uri Address => Site.Address;

    /// <summary>Imports papers beside the running server, see <see cref="ServedLibrary.ImportAsync"/>.</summary>
    public Task ImportAsync(string snapshot, string shown) => Site.ImportAsync(snapshot, shown);

    private ServedLibrary Site => _site ?? throw new InvalidOperationException("The site has not been started.");

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        // A form that comes back at once is a program's; those who drive a browser are no slower.
        _site = await ServedLibrary.StartAsync(("ARXIVLENS_MODERATION_LIMITS", "least-seconds=0"));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            ChromiumSandbox = false,
            Args = ChromiumArguments,
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
    }

    /// <summary>A profile of its own in the shared browser, for the pages at an address.</summary>
    internal async Task<IBrowserContext> NewContextAsync(
        Uri address, int width = 1280, bool scripts = true, int height = 900, ColorScheme theme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = theme,
            JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(Patience);
        return context;
    }

    /// <summary>Opens a reader's window; whatever goes wrong in it is noted in <see cref="Reader.Complaints"/>.</summary>
    public async Task<Reader> OpenAsync(
        int width = 1280, int height = 900, ColorScheme theme = ColorScheme.Light, bool scripts = true, string? address = null)
    {
        var context = await NewContextAsync(Address, width, scripts, height, theme);
        var reader = new Reader(context, await context.NewPageAsync(), Address);
        if (address is not null)
            await reader.Page.GotoAsync(address);
        return reader;
    }
}

/// <summary>All journeys share the server and the browser, and those of a community its server.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserJourneys : ICollectionFixture<BrowserSite>, ICollectionFixture<CommunityServer>
{
    public const string Name = "journeys";
}
