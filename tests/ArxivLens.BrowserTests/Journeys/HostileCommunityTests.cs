using ArxivLens.BrowserTests.Site;
using ArxivLens.Tests.Shared;
using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>Hostile texts through everything that readers write, search for and are called (R45, R46), in real Chromium.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class HostileCommunityTests(BrowserSite site)
{
    [Fact]
    public async Task Nothing_that_readers_write_runs_a_script_leads_to_one_or_asks_another_server()
    {
        Assert.True(HostileCorpus.All.Count >= 150);
        await using var hostile = await HostileCommunity.StartAsync();
        await LookAsync(hostile, null, hostile.Open);
        await LookAsync(hostile, hostile.Author, hostile.Own);
        await LookAsync(hostile, hostile.Moderator, hostile.Moderated);
    }

    [Fact]
    public async Task Markup_that_somebody_writes_is_read_as_words()
    {
        await using var hostile = await HostileCommunity.StartAsync();
        await using var reader = await OpenAsync(hostile, null);
        var seen = "";
        foreach (var path in hostile.Open.Where(path => path.StartsWith("/comments", StringComparison.Ordinal)))
        {
            await reader.Page.GotoAsync(path);
            seen += await reader.Page.Locator("main").InnerTextAsync();
        }

        foreach (var markup in HostileCorpus.Mutating.Where(text => !text.Contains('\u000c', StringComparison.Ordinal)))
            Assert.True(seen.Contains(Mark(markup), StringComparison.Ordinal), $"not to be read: {markup}");
    }

    [Fact]
    public async Task Nothing_that_is_searched_for_or_written_into_an_address_becomes_markup()
    {
        await using var hostile = await HostileCommunity.StartAsync();
        await using var reader = await OpenAsync(hostile, null);
        await reader.Page.GotoAsync("/about");
        string[] places = ["/search?q={0}", "/term/{0}", "/nothing/{0}", "/abs/{0}", "/sign-in?return={0}", "/sign-up?name={0}", "/comments?about={0}", "/reader/{0}"];
        var addresses = HostileCorpus.All.Concat(HostileTexts.Addresses).Select(Uri.EscapeDataString)
            .SelectMany((text, at) => places.Where((_, place) => place == 0 || (at + place) % 3 == 0).Select(place => place.Replace("{0}", text, StringComparison.Ordinal)))
            .ToList();
        var wrong = await HostileTouch.ReadAsync(reader.Page, addresses);
        Assert.True(wrong.Length == 0, string.Join('\n', wrong.Take(20)));
        foreach (var address in addresses.Where((_, at) => at % 40 == 0))
        {
            await reader.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
            var faults = await HostileTouch.TouchAsync(reader.Page);
            Assert.True(faults.Length == 0, $"{address}: {string.Join('\n', faults)}");
        }
    }

    // The number after a call or an address marks each text; a call's first letter may be a character reference.
    private static string Mark(string text)
    {
        var sign = new[] { "hit(", "it(", "evil.example/" }.First(one => text.Contains(one, StringComparison.Ordinal));
        return text.Substring(text.IndexOf(sign, StringComparison.Ordinal), sign.Length + 3);
    }

    private async Task LookAsync(HostileCommunity hostile, ArxivLens.Core.Accounts.Reader? reader, IReadOnlyList<string> paths)
    {
        await using var window = await OpenAsync(hostile, reader);
        var dialogs = 0;
        window.Page.Dialog += async (_, dialog) =>
        {
            dialogs++;
            await dialog.DismissAsync();
        };
        foreach (var path in paths)
        {
            var answer = await window.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            Assert.True(answer!.Status < 500, $"{path}: {answer.Status}");
            var faults = await HostileTouch.TouchAsync(window.Page);
            Assert.True(faults.Length == 0, $"{path}: {string.Join('\n', faults)}");
            Assert.Equal(hostile.Site.Address.Authority, new Uri(window.Page.Url).Authority);
        }

        Assert.Equal(0, dialogs);
        Assert.DoesNotContain(window.Complaints, one => !one.Contains("status of 4", StringComparison.Ordinal));
    }

    private async Task<Site.Reader> OpenAsync(HostileCommunity hostile, ArxivLens.Core.Accounts.Reader? reader)
    {
        var context = await site.NewContextAsync(hostile.Site.Address);
        if (reader is not null)
            await DebateWindow.SignInAsync(context, hostile.Site.Address, reader);
        var window = new Site.Reader(context, await context.NewPageAsync(), hostile.Site.Address);
        await HostileTouch.ListenAsync(window.Page);
        return window;
    }
}
