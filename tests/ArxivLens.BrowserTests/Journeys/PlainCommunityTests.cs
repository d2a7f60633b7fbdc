using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>All that accounts are for, in a browser that runs no script: plain forms and links, on a small phone in the dark.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class PlainCommunityTests(BrowserSite site, CommunityServer server)
{
    private const string Paper = "/abs/2311.09227";
    private const string Name = "Cleo";
    private const string Email = "cleo@example.org";
    private const int Width = 390;

    [Fact]
    public async Task Everything_is_done_and_every_page_is_read_without_scripts()
    {
        await using var max = await OpenAsync();
        await using var cleo = await OpenAsync();
        await using var dora = await OpenAsync();
        await CommunitySteps.BecomeAdministratorAsync(max.Page, await server.PrintSetupAddressAsync(), "Max");
        await SignUpAsync(dora.Page, "Dora", "dora@example.org");
        await SignUpAsync(cleo.Page, Name, Email);

        var comment = await CommentAsync(cleo.Page);
        await AnswerAsync(dora.Page, comment);
        await CommunitySteps.ReportAsync(dora.Page, Paper, Name);
        await CommunitySteps.RemoveAsync(max.Page, comment);
        await CommunitySteps.AppealAsync(cleo.Page, Paper, "It is about the proof.");
        await CommunitySteps.RestoreAsync(max.Page, Name);
        await SaveAndFollowAsync(cleo.Page);
        await EndDigestsAsync(cleo.Page, dora.Page);

        Assert.Empty(await FaultsOfAllPagesAsync(cleo, ["/", Paper, "/account", "/following", "/shelves", $"/comment/{comment}/edit"]));
        Assert.Empty(await FaultsOfAllPagesAsync(max, ["/moderation", "/moderation?show=appeals", "/moderation/readers", $"/moderation/{comment}"], "/moderation"));
        Assert.True(new FileInfo(await CommunitySteps.ExportAsync(cleo.Page)).Length > 1_000);
        await ReaderAccounts.SignOutAsync(cleo.Page);
        await ReaderAccounts.SignInAsync(cleo.Page, Email, "/account/delete");
        await CommunitySteps.DeleteAsync(cleo.Page, Name);

        await dora.Page.GotoAsync(Paper);
        await Expect(dora.Page.Locator($"#c{comment}")).ToHaveAttributeAsync("data-testid", "empty-place");
        string[] complaints = [.. max.Complaints, .. cleo.Complaints, .. dora.Complaints];
        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
    }

    private Task<Reader> OpenAsync() => server.OpenAsync(site, scripts: false, Width, ColorScheme.Dark);

    private async Task SignUpAsync(IPage page, string name, string email)
    {
        await ReaderAccounts.SignUpAsync(page, name, email);
        await CommunitySteps.ConfirmAsync(server, page, email);
    }

    private static async Task<long> CommentAsync(IPage page)
    {
        await page.GotoAsync(Paper);
        await page.GetByLabel("Your words").FillAsync("Plain *words*");
        await page.GetByLabel("About", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.PressAsync("Preview");
        await Expect(page.Locator("#preview em")).ToHaveTextAsync("words");
        var comment = await CommunitySteps.PostAsync(page, "Plain *words* and $x^2$");
        await Expect(page.Locator(".comment:target [data-testid=anchor]")).ToHaveAttributeAsync("data-standing", "same");
        await CommunitySteps.EditAsync(page, "Plainer *words* and $x^3$");
        return comment;
    }

    private static async Task AnswerAsync(IPage page, long comment)
    {
        await page.GotoAsync(Paper);
        await page.Locator($"#c{comment}").GetByRole(AriaRole.Link, new() { Name = $"Quote {Name}" }).ClickAsync();
        var quoted = await page.GetByLabel("Your words").InputValueAsync();
        Assert.StartsWith($"> @{Name} wrote:", quoted, StringComparison.Ordinal);
        await CommunitySteps.PostAsync(page, $"{quoted}So it is.", "Post reply");
    }

    private static async Task SaveAndFollowAsync(IPage page)
    {
        await page.GotoAsync(Paper);
        await page.PressAsync("Save");
        await Expect(page.Locator(".paper-head").GetByTestId("save")).ToContainTextAsync("Saved on To read");
        // A new account follows replies; the button brings back who stopped.
        await page.GotoAsync("/following");
        await page.GetByTestId("following").GetByRole(AriaRole.Button, new() { Name = "Stop following Replies to me" }).ClickAsync();
        await page.GetByTestId("follow").GetByRole(AriaRole.Button).ClickAsync();
        await page.GotoAsync("/following");
        await Expect(page.GetByTestId("following").Locator("> li")).ToContainTextAsync("Replies to me");
        await page.GotoAsync(Paper);
        await page.PressAsync("Follow");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Following" })).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private static async Task EndDigestsAsync(IPage page, IPage other)
    {
        await other.GotoAsync(Paper);
        await CommunitySteps.PostAsync(other, "Here is something new for who follows.");
        await page.GotoAsync("/following/digest");
        var digest = await page.GetByRole(AriaRole.Region, new() { Name = "The daily digest" }).TextContentAsync();
        await page.GotoAsync(CommunityServer.PathIn(digest!, "/unsubscribe/"));
        await page.PressAsync("End my digests");
        await Expect(page.GetByTestId("unsubscribed")).ToBeVisibleAsync();
    }

    /// <summary>Walks by links, one page of each kind, and tells what is wrong with those it comes to.</summary>
    private static async Task<IReadOnlyList<string>> FaultsOfAllPagesAsync(Reader reader, string[] from, string within = "/")
    {
        var waiting = new Queue<string>(from);
        var (kinds, faults) = (new HashSet<string>(), new List<string>());
        while (waiting.TryDequeue(out var path))
        {
            if (!kinds.Add(KindOf(path)))
                continue;
            var response = await reader.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            if (response is not { Status: 200 })
                faults.Add($"{path}: {response?.Status}");
            if (await reader.Page.Locator("h1").CountAsync() is not 1 and var heads)
                faults.Add($"{path}: {heads} headings");
            faults.AddRange((await reader.OverflowsAsync()).Select(one => $"{path}: {one}"));
            if (Environment.GetEnvironmentVariable("ARXIVLENS_SCREENSHOTS") is { Length: > 0 } folder)
                await reader.Page.ScreenshotAsync(new() { Path = $"{folder}/plain{KindOf(path).Replace('/', '-').Replace('?', '-')}.png", FullPage = true });
            foreach (var link in await LinksAsync(reader.Page))
            {
                if (link.StartsWith(within, StringComparison.Ordinal))
                    waiting.Enqueue(link);
            }
        }

        // The walk leads on from where it begins.
        Assert.True(within != "/" || kinds.Count >= 30, string.Join(' ', kinds));
        return faults;
    }

    /// <summary>Where the page leads on this site; not files, and not what leads on to arXiv.</summary>
    private static Task<string[]> LinksAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll("a[href]")]
            .map(link => new URL(link.href))
            .filter(address => address.origin === location.origin && !/^\/(pdf|html|src|format|random|bibtex|ris|csl|export|unapi|openapi|sitemap|api\/v1)\b|\.(csv|json|jsonld|atom|opml|md|argdown|graphml|gexf|bib|bibtex|ris|csl|rdf|xml|yaml|txt)$/.test(address.pathname))
            .map(address => address.pathname + address.search)
        """);

    // Pages of one's own are each a kind; of papers, days and the like a few show what the others do.
    private static string KindOf(string path)
    {
        var parts = path.Split('?')[0].Split('/');
        var isOwn = parts is [_, "account" or "about" or "moderation" or "following" or "shelves" or "annotations", not "", ..] && !char.IsDigit(parts[2][0]);
        var last = parts is [_, "abs" or "comment", _, var part] ? $"/{part}" : "";
        return $"/{parts[1]}{(isOwn ? $"/{parts[2]}" : last)}{(path.Contains('?', StringComparison.Ordinal) ? "?" : "")}";
    }
}
