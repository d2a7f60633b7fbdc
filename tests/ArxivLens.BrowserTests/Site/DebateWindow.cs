using ArxivLens.Tests.Shared;
using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Site;

/// <summary>A reader's window onto a debate served inside this process, in the Chromium that all journeys share.</summary>
internal sealed class DebateWindow : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    private DebateWindow(DebateSite debate, IBrowserContext context, Reader reader)
    {
        Debate = debate;
        _context = context;
        Reader = reader;
    }

    public DebateSite Debate { get; }

    public Reader Reader { get; }

    public IPage Page => Reader.Page;

    public static async Task<DebateWindow> OpenAsync(BrowserSite site, DebateSite debate, bool scripts = true, int width = 1280)
    {
        var context = await site.NewContextAsync(debate.Address, width, scripts);
        return new DebateWindow(debate, context, new Reader(context, await context.NewPageAsync(), debate.Address));
    }

    /// <summary>Lets what this window asks for from now on be a reader's, in place of whoever it was.</summary>
    public Task SignInAsync(Core.Accounts.Reader reader) => SignInAsync(_context, Debate.Address, reader);

    /// <summary>The same for a window that is no debate's. A cookie, since a page fetched ahead of its click has no added headers.</summary>
    public static Task SignInAsync(IBrowserContext context, Uri address, Core.Accounts.Reader reader) => context.AddCookiesAsync(
        [new() { Name = TestSignIn.Header, Value = Uri.EscapeDataString(reader.SignInText()), Url = address.ToString() }]);

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        await Debate.DisposeAsync();
    }
}
