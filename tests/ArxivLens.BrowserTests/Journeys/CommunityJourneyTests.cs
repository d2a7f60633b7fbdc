using System.IO.Compression;
using System.Net;
using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>
/// From signing up to nothing left, in one chain: the program as a process of its own, its real file, a mail server that is not ours,
/// three people in real Chromium and a stranger who looks at everything else (R50–R58, R62, R63).
/// </summary>
[Collection(BrowserJourneys.Name)]
public sealed class CommunityJourneyTests(BrowserSite site, CommunityServer server)
{
    private const string Paper = "/abs/2311.09227";
    private const string Answer = "I read this otherwise, and say so.";

    // In every thing of the reader's that is kept, and nowhere else: her name, address, words, notes, what she follows.
    private readonly string _word = $"zq{Guid.NewGuid():N}"[..12];

    private string Name => $"Ada-{_word}";

    private string Email => $"{_word}@example.org";

    [Fact]
    public async Task A_reader_signs_up_says_something_is_moderated_is_mailed_leaves_and_nothing_is_left()
    {
        await using var mary = await server.OpenAsync(site);
        await using var ada = await server.OpenAsync(site);
        await using var bob = await server.OpenAsync(site);
        using var stranger = new Stranger(server.Address);
        await CommunitySteps.BecomeAdministratorAsync(mary.Page, await server.PrintSetupAddressAsync(), "Mary");
        await SignUpWithPasskeyAsync(ada.Page);
        await ReaderAccounts.SignUpAsync(bob.Page, "Bob", "bob@example.org");
        await CommunitySteps.ConfirmAsync(server, bob.Page, "bob@example.org");

        await FollowAsync(ada.Page);
        var comment = await CommentAsync(ada.Page);
        await CommunitySteps.ReportAsync(bob.Page, Paper, Name);
        await CommunitySteps.RemoveAsync(mary.Page, comment);
        await ExpectRemovedAsync(bob.Page, stranger, comment);
        await CommunitySteps.AppealAsync(ada.Page, Paper, $"It is about the proof: {_word}.");
        await CommunitySteps.RestoreAsync(mary.Page, Name);
        await ExpectRestoredAsync(bob.Page, comment);
        var answer = await AnswerAsync(bob.Page, comment);
        await server.MissDigestAsync(Name);
        await ReadDigestAndEndThemAsync(ada.Page, stranger);

        await KeepMoreAsync(ada.Page);
        await TakeAwayAsync(ada.Page);
        string[] named = [.. PlacesOf(comment), (await ShareAsync(ada.Page))];
        var (before, _) = await stranger.FindAsync(_word, named);
        ExpectSeen(before, comment);
        Assert.Contains("community.db", await server.FindFilesAsync(_word), StringComparison.Ordinal);
        await CommunitySteps.DeleteAsync(ada.Page, Name);

        await ExpectNothingAsync(ada.Page, stranger, before, named);
        await ExpectOthersStayAsync(bob.Page, comment, answer);
        Assert.Contains("/sign-in?handler=passkey", Assert.Single(ada.Complaints), StringComparison.Ordinal);
        string[] complaints = [.. mary.Complaints, .. bob.Complaints];
        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
    }

    private async Task SignUpWithPasskeyAsync(IPage page)
    {
        await PasskeyDevice.AddAsync(page);
        await page.GotoAsync("/sign-up");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(Name);
        await page.GetByLabel("E-mail address").FillAsync(Email);
        await page.PressAsync("Use a passkey in place of a password");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Name);
        await CommunitySteps.ConfirmAsync(server, page, Email);
    }

    private async Task FollowAsync(IPage page)
    {
        await page.GotoAsync(Paper);
        await page.PressAsync("Follow");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Following" })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GotoAsync($"/search?q={_word}");
        await page.PressAsync("Follow");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Following" })).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private async Task<long> CommentAsync(IPage page)
    {
        await page.GotoAsync(Paper);
        await page.GetByLabel("About", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var comment = await CommunitySteps.PostAsync(page, $"First, {_word}first: $e^{{i\\pi}} = -1$.");
        await Expect(page.Locator(".comment:target .katex")).ToHaveCountAsync(1);
        await Expect(page.Locator(".comment:target [data-testid=anchor]")).ToHaveAttributeAsync("data-standing", "same");
        await CommunitySteps.EditAsync(page, $"Then, {_word}then: $e^{{i\\pi}} + 1 = 0$.");
        await Expect(page.Locator(".comment:target .words")).ToContainTextAsync($"{_word}then");
        await Expect(page.Locator(".comment:target .katex")).ToHaveCountAsync(1);
        return comment;
    }

    private async Task ExpectRemovedAsync(IPage page, Stranger stranger, long comment)
    {
        await page.GotoAsync(Paper);
        await Expect(page.GetByText(_word)).ToHaveCountAsync(0);
        var (left, _) = await stranger.FindAsync($"{_word}then", PlacesOf(comment));
        Assert.Empty(left.Keys);
    }

    private async Task ExpectRestoredAsync(IPage page, long comment)
    {
        await page.GotoAsync(Paper);
        await Expect(page.Locator($"#c{comment} .words")).ToContainTextAsync($"{_word}then");
        await page.GotoAsync("/moderation/log");
        var lines = page.GetByTestId("log").Locator("> li").Filter(new() { Has = page.Locator($"a[href$='#c{comment}']") });
        await Expect(lines).ToHaveCountAsync(2);
        await Expect(lines.First).ToContainTextAsync("by an administrator");
        await Expect(lines.Last).ToContainTextAsync("undone by decision");
    }

    private static async Task<long> AnswerAsync(IPage page, long comment)
    {
        await page.GotoAsync($"{Paper}#c{comment}");
        await page.Locator($"#c{comment} [data-reply]").ClickAsync();
        return await CommunitySteps.PostAsync(page, Answer, "Post reply");
    }

    private async Task ReadDigestAndEndThemAsync(IPage page, Stranger stranger)
    {
        var digest = await server.ReadMailAsync(Email, "(daily digest)");
        Assert.Contains($"* Comment: {Answer}", digest.Text, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", digest.Header("List-Unsubscribe-Post"));
        var end = CommunityServer.PathIn(digest.Header("List-Unsubscribe"), "/unsubscribe/");
        Assert.Equal(HttpStatusCode.OK, (await stranger.PostAsync(end, "List-Unsubscribe=One-Click")).Status);
        // Who was signed in before the server was killed still is.
        await page.GotoAsync("/following");
        await Expect(page.GetByTestId("digests-off")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("following-count")).ToContainTextAsync("3 things");
    }

    private async Task KeepMoreAsync(IPage page)
    {
        await page.GotoAsync("/account/passkeys");
        await page.GetByLabel("Name of this passkey").FillAsync($"{_word} key");
        await page.PressAsync("Rename");
        await page.GotoAsync(Paper);
        await page.Locator(".paper-head [data-save-key]").ClickAsync();
        await Expect(page.Locator(".paper-head").GetByTestId("save")).ToContainTextAsync("Saved on To read");
        await page.GotoAsync("/shelves");
        await page.GetByTestId("shelves").GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByText("Note and tags").First.ClickAsync();
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync($"{_word} note");
        await page.PressAsync("Keep");
        await Expect(page.Locator("main")).ToContainTextAsync($"{_word} note");
    }

    private static async Task<string> ShareAsync(IPage page)
    {
        await page.GotoAsync("/shelves");
        await page.GetByTestId("shelves").GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByLabel("Show my notes and tags").CheckAsync();
        await page.PressAsync("Share by an address");
        return await page.GetByTestId("shared-address").GetAttributeAsync("href") ?? "";
    }

    private async Task TakeAwayAsync(IPage page)
    {
        using var archive = await ZipFile.OpenReadAsync(await CommunitySteps.ExportAsync(page));
        var all = new List<string>();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            all.Add(await reader.ReadToEndAsync());
        }

        foreach (var kept in new[] { $"{_word}first", $"{_word}then", $"{_word} note", $"{_word} key", Email, Name, $"about the proof: {_word}" })
            Assert.Contains(all, one => one.Contains(kept, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(archive.Entries, entry => entry.FullName.EndsWith("following.json", StringComparison.Ordinal));
    }

    // Everything a stranger sees of it; that it is seen there before says that it is looked for in the right places.
    private string[] PlacesOf(long comment) =>
    [
        Paper, "/", "/comments", $"/comment/{comment}", $"/comment/{comment}/history", $"/reader/{Name}", "/comments.atom", $"{Paper}/comments.atom", $"{Paper}/news.atom",
        $"{Paper}/annotations.jsonld", $"/annotations/{comment}.jsonld", "/api/v1/comments", "/api/v1/papers/2311.09227/comments", "/moderation/log", "/moderation/log.atom",
        "/api/v1/moderation/log", $"/api/v1/comments?author={Name}", $"/report/{comment}", "/sitemap.xml", "/feeds", "/network?id=2311.09227", $"/appeal/{comment}",
    ];

    private void ExpectSeen(IReadOnlyDictionary<string, Answer> before, long comment)
    {
        foreach (var place in new[]
        {
            Paper, "/comments", $"/comment/{comment}/history", $"/reader/{Name}", "/comments.atom", $"{Paper}/comments.atom", $"{Paper}/annotations.jsonld", "/api/v1/comments",
            "/api/v1/papers/2311.09227/comments",
        })
        {
            Assert.Contains(place, before.Keys);
        }
    }

    private async Task ExpectNothingAsync(IPage page, Stranger stranger, IReadOnlyDictionary<string, Answer> before, string[] named)
    {
        // Before anybody asks for the word again, which a log might keep of them.
        Assert.Empty(await server.FindFilesAsync(_word));
        Assert.DoesNotContain(_word, server.Messages, StringComparison.OrdinalIgnoreCase);
        foreach (var (address, seen) in before)
        {
            // A copy that is kept elsewhere is told to be old.
            var now = await stranger.GetAsync(address, seen.Tag);
            Assert.True(now.Status != HttpStatusCode.NotModified && !now.Text.Contains(_word, StringComparison.OrdinalIgnoreCase), $"{address} {now.Status}");
        }

        var (left, looked) = await stranger.FindAsync(_word, [.. named, .. before.Keys]);
        Assert.Empty(left.Keys);
        Assert.InRange(looked, 60, 300);
        Assert.DoesNotContain(Name, (await stranger.GetAsync($"/search?q={_word}")).Text, StringComparison.Ordinal);
        Assert.Contains("\"totalCount\":0", (await stranger.GetAsync($"/api/v1/papers?query={_word}")).Text, StringComparison.Ordinal);
        // Nor in the browser that they used.
        Assert.All(await page.Context.CookiesAsync(), cookie => Assert.EndsWith("-form", cookie.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(_word, await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"), StringComparison.Ordinal);
        await page.GoBackAsync();
        // Her device still offers the key of the account, which opens nothing, and is asked once.
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("This passkey is not known here");
        await Expect(page.GetByText(_word)).ToHaveCountAsync(0);
    }

    private static async Task ExpectOthersStayAsync(IPage page, long comment, long answer)
    {
        await page.GotoAsync(Paper);
        await Expect(page.Locator($"#c{comment}")).ToHaveAttributeAsync("data-testid", "empty-place");
        await Expect(page.Locator($"#c{answer} .words")).ToHaveTextAsync(Answer);
        await page.GotoAsync("/moderation/log");
        await Expect(page.GetByTestId("log").Locator("> li").Filter(new() { HasText = "undone by decision" })).Not.ToHaveCountAsync(0);
    }
}
