using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>A walk through the site by its own links, with the browser's eye on everything that is loaded and run (R55).</summary>
[Collection(BrowserJourneys.Name)]
public sealed class CrawlTests(BrowserSite site)
{
    /// <summary>Pages of one kind that are looked at: the first ones show what the others do.</summary>
    private const int OfOneKind = 2;

    private const int Pages = 60;

    [Fact]
    public async Task No_page_that_links_lead_to_breaks_the_policy_or_asks_another_server()
    {
        await using var reader = await site.OpenAsync();
        await reader.Page.AddInitScriptAsync(
            "window.broken = []; document.addEventListener('securitypolicyviolation', e => window.broken.push(`${e.violatedDirective} ${e.blockedURI}`));");
        var waiting = new Queue<string>(["/", "/abs/2311.09227", "/network?id=2311.09227", "/nowhere", "/abs/0713.0001"]);
        var (seen, kinds, broken) = (new HashSet<string>(waiting), new Dictionary<string, int>(), new List<string>());
        for (var visited = 0; visited < Pages && waiting.TryDequeue(out var path);)
        {
            var kind = KindOf(path);
            if (kinds.GetValueOrDefault(kind) >= OfOneKind)
                continue;
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            visited++;
            await reader.Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            broken.AddRange((await reader.Page.EvaluateAsync<string[]>("window.broken")).Select(one => $"{path}: {one}"));
            foreach (var link in await LinksAsync(reader.Page))
            {
                if (seen.Add(link))
                    waiting.Enqueue(link);
            }
        }

        Assert.Empty(broken);
        // The browser says of the two that are not there that they are not.
        Assert.DoesNotContain(reader.Complaints, one => !one.Contains("status of 40", StringComparison.Ordinal));
        Assert.True(kinds.Count >= 12, string.Join(' ', kinds.Keys));
    }

    /// <summary>Where the page leads on this site; not files, and not what leads on to arXiv.</summary>
    private static Task<string[]> LinksAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll("a[href]")]
            .map(link => new URL(link.href))
            .filter(address => address.origin === location.origin && !/^\/(pdf|html|src|format|random|bibtex|ris|csl|export|unapi|openapi)\b|\.(csv|json|jsonld|atom|md|argdown|graphml|gexf|bib|bibtex|ris|csl|rdf|xml|yaml|txt)$/.test(address.pathname))
            .map(address => address.pathname + address.search)
        """);

    private static string KindOf(string path)
    {
        var parts = path.Split('?')[0].Split('/');
        return $"/{parts[1]}{(path.Contains('?', StringComparison.Ordinal) ? "?" : "")}{(path.EndsWith("/versions", StringComparison.Ordinal) ? "/versions" : "")}";
    }
}
