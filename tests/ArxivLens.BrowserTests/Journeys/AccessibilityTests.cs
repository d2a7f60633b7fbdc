using System.Text.Json;
using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>axe-core finds nothing to mend on any sort of page, in either theme, on a desk or in a hand (U32).</summary>
[Collection(BrowserJourneys.Name)]
public sealed class AccessibilityTests(BrowserSite site)
{
    private static readonly string[] Pages =
    [
        "/", "/abs/2311.09227", "/abs/2403.07918", "/search?q=open+models", "/search?q=open+models&explain=1", "/search?q=fondation", "/search?q=zzzzqqqq", "/list/cs.CY/recent", "/categories",
        "/author/anton-korinek", "/about", "/about/cookies", "/abs/9999.99999", "/abs/nonsense", "/nowhere",
        "/work/work:generative-artificial-intelligence-the-competitive-landscape", "/term/open-source", "/term/zzzzqqqq",
        "/abs/2311.09227?similar=method",
    ];

    public static TheoryData<string> AllPages => [.. Pages];

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Axe_finds_nothing(string address)
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var width in new[] { 1280, 390 })
            {
                await using var reader = await site.OpenAsync(width, 844, theme, address: address);
                if (await reader.Page.Locator(".network").CountAsync() > 0)
                    await reader.Page.WaitForFunctionAsync("() => window.arxivlensNetwork?.ready === true");
                var findings = await FindingsAsync(reader);
                Assert.True(findings.Count == 0, $"{address} {theme} {width}: {string.Join("\n", findings)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Nothing_runs_over_the_edge_at_320_pixels(string address)
    {
        await using var reader = await site.OpenAsync(320, 700, address: address);

        var widest = await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");

        Assert.InRange(widest, 1, 320);
    }

    internal static async Task<IReadOnlyList<string>> FindingsAsync(Reader reader)
    {
        var axe = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe.min.js"));
        await reader.Page.EvaluateAsync(axe + ";undefined");
        var found = await reader.Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { runOnly: { type: "tag", values: [
              "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } }))
              .violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " | " + n.failureSummary).join(" ; ")}`)
            """);
        return [.. found.EnumerateArray().Select(finding => finding.GetString()!)];
    }
}
