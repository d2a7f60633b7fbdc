using ArxivLens.BrowserTests.Site;
using ArxivLens.Sources.Tests.ArxivAtom;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>From a paper that the library does not have to the paper, by way of an arXiv on this machine.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class FetchTests(BrowserSite site) : IAsyncLifetime, IDisposable
{
    private readonly ManualResetEventSlim _hold = new();
    private FakeArxiv _arxiv = null!;
    private ServedLibrary _served = null!;

    public async Task InitializeAsync()
    {
        _arxiv = FakeArxiv.With("2304.00001");
        _arxiv.Usual = _ =>
        {
            _hold.Wait();
            return null;
        };
        _served = await ServedLibrary.StartAsync(("ARXIVLENS_FETCH", "on"), ("ARXIVLENS_ARXIV_API_URL", _arxiv.Address.ToString()));
    }

    public async Task DisposeAsync()
    {
        _hold.Set();
        await _served.DisposeAsync();
        await _arxiv.DisposeAsync();
    }

    public void Dispose() => _hold.Dispose();

    [Theory]
    [InlineData(true, 1280, ColorScheme.Light)]
    [InlineData(false, 320, ColorScheme.Dark)]
    public async Task A_reader_asks_waits_and_reads(bool scripts, int width, ColorScheme theme)
    {
        var context = await site.NewContextAsync(_served.Address, width, scripts, 844, theme);
        await using var reader = new Reader(context, await context.NewPageAsync(), _served.Address);
        await reader.Page.GotoAsync("/abs/2304.00001");

        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Ask arXiv for it" }).ClickAsync();

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("arXiv:2304.00001 is on its way");
        await Expect(reader.Page.GetByTestId("fetching")).ToContainTextAsync("arXiv");
        await Expect(reader.Page).ToHaveURLAsync(new Uri(_served.Address, "/abs/2304.00001").ToString());
        if (scripts)
        {
            Assert.Empty(await AccessibilityTests.FindingsAsync(reader));
            Assert.InRange(await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
        }

        _hold.Set();

        // Nobody touches the page: it looks again by itself.
        await Expect(reader.Page.GetByTestId("title")).ToHaveTextAsync("A paper");
        await Expect(reader.Page.GetByTestId("license")).ToContainTextAsync("Not known here");
        Assert.Single(_arxiv.Asked);
        // The first page was a 404, as it should be; a browser complains of that.
        Assert.DoesNotContain(reader.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }
}
