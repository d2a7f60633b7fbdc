using ArxivLens.BrowserTests.Site;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>What the browser's jar holds before, while and after somebody is signed in (U49, R57).</summary>
[Collection(BrowserJourneys.Name)]
public sealed class CookieTests(BrowserSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task There_is_no_cookie_until_one_signs_in_and_each_is_named(bool scripts)
    {
        await using var reader = await site.OpenAsync(scripts: scripts);
        var (page, jar) = (reader.Page, reader.Page.Context);
        foreach (var path in new[] { "/", "/abs/2311.09227", "/search?q=models", "/about/cookies", "/about/privacy", "/nowhere" })
        {
            await page.GotoAsync(path);
            Assert.Empty(await jar.CookiesAsync());
            Assert.Empty(await page.QuerySelectorAllAsync("dialog[open], [role=dialog], [role=alertdialog]"));
        }

        await page.GotoAsync("/about/cookies");
        var named = await page.Locator("[data-testid=cookies] code").AllTextContentsAsync();
        await ReaderAccounts.SignUpAsync(page, scripts ? "Jar.With" : "Jar.Without");
        var signedIn = await jar.CookiesAsync();
        Assert.Equal(named.Order(), signedIn.Select(cookie => cookie.Name).Order());
        foreach (var cookie in signedIn)
        {
            Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal);
            Assert.True(cookie is { Secure: true, HttpOnly: true, Path: "/" });
            Assert.InRange(cookie.Value.Length, 1, 4_000);
        }

        await ReaderAccounts.SignOutAsync(page);
        // What is left is a word that is of nobody, until the browser is closed.
        Assert.All(await jar.CookiesAsync(), cookie => Assert.Equal((SessionOnly, true), (cookie.Expires, cookie.Name.EndsWith("-form", StringComparison.Ordinal))));
        Assert.DoesNotContain(reader.Complaints, one => !one.Contains("status of 404", StringComparison.Ordinal));
    }

    private const float SessionOnly = -1;
}
