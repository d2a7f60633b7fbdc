using System.Text.Json;
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
                _complaints.Add($"console: {message.Text} {message.Location}");
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

    /// <summary>Puts axe-core into the page that is open.</summary>
    public async Task LoadAxeAsync()
        => await Page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe.min.js")) + ";undefined");

    /// <summary>What axe-core finds against WCAG 2.2 AA and best practice in the page as it stands.</summary>
    public async Task<IReadOnlyList<string>> AxeFindingsAsync()
    {
        var found = await Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values: [
              "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } }))
              .violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " | " + n.failureSummary).join(" ; ")}`)
            """);
        return [.. found.EnumerateArray().Select(finding => finding.GetString()!)];
    }

    /// <summary>What makes the page wider than its window, outermost first; nothing where the page fits.</summary>
    public async Task<string[]> OverflowsAsync() => await Page.EvaluateAsync<string[]>(
        """
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [`${document.documentElement.scrollWidth} wide`,
          ...[...document.body.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right > innerWidth)
            .slice(0, 8).map(one => `${Math.round(one.getBoundingClientRect().right)}: ${one.cloneNode(false).outerHTML.slice(0, 200)}`)]
        """);

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
