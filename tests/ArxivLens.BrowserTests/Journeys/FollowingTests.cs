using System.Globalization;
using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>From a button on a page to what is new, and to no more digests by one click.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class FollowingTests(BrowserSite site)
{
    [Theory]
    [InlineData(true, 1280, ColorScheme.Light)]
    [InlineData(false, 320, ColorScheme.Dark)]
    public async Task A_reader_follows_sees_what_is_new_and_ends_the_digests_by_one_click(bool scripts, int width, ColorScheme theme)
    {
        await using var reader = await site.OpenAsync(width, 844, theme, scripts);
        var page = reader.Page;
        // Of each case a name of its own: the server is everybody's.
        var (author, month) = scripts ? ("Lovelace", "2608") : ("Noether", "2607");
        await ReaderAccounts.SignUpAsync(page, $"follows-{author}");

        await page.GotoAsync("/list/cs.LG/recent");
        if (scripts)
            await page.Keyboard.PressAsync("w");
        else
            await page.GetByRole(AriaRole.Button, new() { Name = "Follow" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Following" })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark all as seen" }).ClickAsync();
        await Expect(page.GetByTestId("new-count")).ToHaveTextAsync("nothing new");

        // A paper's own page is there before the index has it; its author's is not.
        await site.ImportAsync(Fresh(author, month), $"/author/ada-{author.ToLowerInvariant()}");
        await page.GotoAsync("/list/cs.LG/recent");
        await Expect(page.GetByTestId("new-count")).ToHaveTextAsync("1 new, 1 older came in");
        await page.GotoAsync("/following");
        await Expect(page.GetByTestId("news-items")).ToContainTextAsync("What came today");
        await Expect(page.GetByTestId("news-items")).Not.ToContainTextAsync("What came long ago");
        if (scripts)
            Assert.Empty(await AccessibilityTests.FindingsAsync(reader));
        Assert.InRange(await page.Locator("html").EvaluateAsync<int>("html => html.scrollWidth"), 1, width);

        await page.GetByRole(AriaRole.Link, new() { Name = "My next digest" }).ClickAsync();
        var digest = await page.GetByRole(AriaRole.Region, new() { Name = "The daily digest" }).TextContentAsync();
        Assert.Contains("* New: What came today", digest, StringComparison.Ordinal);
        await EndDigestsAsync(digest!.Split('\n').Single(line => line.Contains("/unsubscribe/", StringComparison.Ordinal)));
        await page.ReloadAsync();
        await Expect(page.GetByTestId("no-digests")).ToBeVisibleAsync();
        await page.GotoAsync("/following");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop following" }).First.ClickAsync();
        await Expect(page.GetByTestId("follows-nothing")).ToBeVisibleAsync();
        Assert.Empty(reader.Complaints);
    }

    // In a window that nobody is signed in in, as a link in a mail opens.
    private async Task EndDigestsAsync(string address)
    {
        await using var mail = await site.OpenAsync(address: address);
        await mail.Page.GetByRole(AriaRole.Button, new() { Name = "End my digests" }).ClickAsync();
        await Expect(mail.Page.GetByTestId("unsubscribed")).ToBeVisibleAsync();
        Assert.Empty(await AccessibilityTests.FindingsAsync(mail));
    }

    private static string Fresh(string author, string month)
    {
        var now = TimeProvider.System.GetUtcNow();
        string[] lines =
        [
            Record($"{month}.00001", author, $"What came long ago from {author}", now.AddYears(-9)),
            Record($"{month}.00002", author, $"What came today from {author}", now),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string Record(string id, string author, string title, DateTimeOffset day) =>
        $$"""
        {"id":"{{id}}","submitter":"A","authors":"Ada {{author}}","title":"{{title}}","comments":null,"journal-ref":null,"doi":null,"report-no":null,"categories":"cs.LG","license":null,"abstract":"We show a thing.","versions":[{"version":"v1","created":"{{day.ToString("ddd, d MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture)}}"}],"update_date":"{{day:yyyy-MM-dd}}","authors_parsed":[["{{author}}","Ada",""]]}
        """.ReplaceLineEndings("");
}
