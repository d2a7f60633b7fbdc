using System.Text.Json;
using ArxivLens.BrowserTests.Site;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>axe-core finds nothing to mend on any sort of page, in either theme, from a small phone to a wide screen (U32–U34).</summary>
[Collection(BrowserJourneys.Name)]
public sealed class AccessibilityTests(BrowserSite site)
{
    private static readonly int[] Widths = [320, 390, 768, 1440, 1920];

    private static readonly string[] Pages =
    [
        "/", "/abs/2311.09227", "/abs/2403.07918", "/search", "/search?q=open+models", "/search?q=open+models&explain=1",
        "/search?q=fondation", "/search?q=zzzzqqqq", "/search?q=models&category=cs.CY&from=2024", "/list/cs.CY/recent",
        "/list/cs.CY/2023-11-17", "/list/cs.CY/1999", "/categories", "/author/anton-korinek", "/author/markus-anderljung", "/about",
        "/about/cookies", "/about/search", "/help/keyboard", "/abs/9999.99999", "/abs/nonsense", "/abs/0704.9999", "/nowhere",
        "/author/nobody-of-this-name", "/work/work:generative-artificial-intelligence-the-competitive-landscape", "/term/open-source",
        "/term/zzzzqqqq", "/abs/2311.09227?similar=method", "/articles", "/questions", "/question/000000000000", "/article/nonsense", "/api", "/api/errors",
    ];

    public static TheoryData<string> AllPages => [.. Pages];

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Axe_finds_nothing(string address)
    {
        await using var reader = await site.OpenAsync(Widths[0], 844, address: address);
        if (await reader.Page.Locator(".network").CountAsync() > 0)
        {
            await reader.Page.Locator(".network").ScrollIntoViewIfNeededAsync();
            await reader.Page.WaitForFunctionAsync("() => window.arxivlensNetwork?.ready === true");
        }

        await reader.LoadAxeAsync();
        foreach (var theme in new[] { "light", "dark" })
        {
            await reader.Page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);
            foreach (var width in Widths)
            {
                await reader.Page.SetViewportSizeAsync(width, 844);
                var findings = await reader.AxeFindingsAsync();
                Assert.True(findings.Count == 0, $"{address} {theme} {width}: {string.Join("\n", findings)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Nothing_runs_over_the_edge_at_320_pixels_nor_with_wide_spacing(string address)
    {
        await using var reader = await site.OpenAsync(320, 700, address: address);
        Assert.InRange(await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, 320);

        // WCAG 1.4.12, by the object model, since the policy forbids styles written into a page.
        await reader.Page.EvaluateAsync(
            """
            () => {
              for (const element of document.querySelectorAll("body *")) {
                Object.assign(element.style, { lineHeight: "1.5", letterSpacing: ".12em", wordSpacing: ".16em" });
                if (element.tagName === "P") element.style.marginBottom = "2em";
              }
            }
            """);
        Assert.InRange(await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, 320);
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task What_has_the_focus_is_seen_and_can_be_hit(string address)
    {
        await using var reader = await site.OpenAsync(390, 844, address: address);

        var faults = await reader.Page.EvaluateAsync<JsonElement>(
            """
            () => [...document.querySelectorAll("a[href], button, input, select, summary")].flatMap(element => {
              if (element.closest("[hidden], svg, .network") || element.getClientRects().length === 0) return [];
              element.focus({ focusVisible: true });
              if (document.activeElement !== element) return [];
              const style = getComputedStyle(element);
              const box = element.getBoundingClientRect();
              const name = element.outerHTML.slice(0, 90);
              const faults = [];
              if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(`no outline: ${name}`);
              // Links within running text may be as high as their line (WCAG 2.5.8).
              const isRunning = element.closest("p, dd, li, .authors, td") !== null && style.display === "inline";
              if (!isRunning && element.type !== "checkbox" && Math.min(box.width, box.height) < 23.5) faults.push(`${box.width} × ${box.height}: ${name}`);
              return faults;
            })
            """);

        Assert.Empty(faults.EnumerateArray().Select(fault => fault.GetString()));
    }

    /// <summary>What axe-core finds in the page that is open.</summary>
    internal static async Task<IReadOnlyList<string>> FindingsAsync(Reader reader)
    {
        await reader.LoadAxeAsync();
        return await reader.AxeFindingsAsync();
    }
}
