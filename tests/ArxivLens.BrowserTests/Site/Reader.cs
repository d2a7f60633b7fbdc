using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Site;

/// <summary>A reader's window, with a record of everything a page must never do.</summary>
public sealed class Reader : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    internal Reader(IBrowserContext context, IPage page, Uri origin)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
                _complaints.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"script: {error}");
        page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" && address.GetLeftPart(UriPartial.Authority) != origin.GetLeftPart(UriPartial.Authority))
                _complaints.Add($"third party: {request.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Script errors, messages of the content security policy, requests to another origin.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
