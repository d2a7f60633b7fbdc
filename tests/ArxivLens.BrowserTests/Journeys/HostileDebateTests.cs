using ArxivLens.BrowserTests.Site;
using ArxivLens.Tests.Shared;
using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>Hostile texts through every field of articles, questions, answers and passages (R44, R45, R48), in real Chromium.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class HostileDebateTests(BrowserSite site)
{
    [Fact]
    public async Task No_text_runs_a_script_leads_to_one_or_asks_another_server()
    {
        await using var window = await DebateWindow.OpenAsync(site, await HostileDebate.StartAsync());
        var page = window.Page;
        await HostileTouch.ListenAsync(page);
        var dialogs = 0;
        page.Dialog += async (_, dialog) =>
        {
            dialogs++;
            await dialog.DismissAsync();
        };
        foreach (var path in await HostileDebate.PagesAsync(window.Debate))
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            var faults = await HostileTouch.TouchAsync(page);
            Assert.True(faults.Length == 0, $"{path}: {string.Join("\n", faults)}");
            Assert.Equal(window.Debate.Address.Host, new Uri(page.Url).Host);
        }

        Assert.Equal(0, dialogs);
        Assert.Empty(window.Reader.Complaints);
    }

    [Fact]
    public async Task Hostile_texts_do_not_break_out_of_the_page_s_width()
    {
        await using var window = await DebateWindow.OpenAsync(site, await HostileDebate.StartAsync(), width: 320);
        foreach (var path in (await HostileDebate.PagesAsync(window.Debate)).Where((_, at) => at < 5 || at % 12 == 0))
        {
            await window.Page.GotoAsync(path);
            Assert.True(320 >= await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), path);
        }
    }
}
