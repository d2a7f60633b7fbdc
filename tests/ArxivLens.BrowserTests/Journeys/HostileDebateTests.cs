using ArxivLens.BrowserTests.Site;
using ArxivLens.Tests.Shared;
using Microsoft.Playwright;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>Hostile texts through every field of articles, questions, answers and passages (R44, R45, R48), in real Chromium.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class HostileDebateTests(BrowserSite site)
{
    /// <summary>Does what a reader does who reads and points at everything.</summary>
    private const string Touch =
        """
        () => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          for (const element of document.querySelectorAll("main *")) {
            for (const name of ["mouseover", "mouseenter", "focus", "click"]) {
              if (name === "click" && element.closest("a, button, summary, input, select, label")) continue;
              element.dispatchEvent(new MouseEvent(name, { bubbles: true, cancelable: true }));
            }
          }
          const strange = [...document.querySelectorAll("main *")].filter(e =>
            /^(script|img|iframe|object|embed|style|link|base|meta|video|audio|marquee|animate|math|template|textarea|title)$/i.test(e.localName)
            && !e.closest(".network, .tex, .katex"));
          const handlers = [...document.querySelectorAll("main *")].filter(e => [...e.attributes].some(a => /^on|^style$/i.test(a.name)));
          const links = [...document.querySelectorAll("main a")].map(a => a.href).filter(href => !/^https?:/.test(href));
          const foreign = [...document.querySelectorAll("main a[href^='http']")].filter(a =>
            new URL(a.href).origin !== location.origin && !/noreferrer/.test(a.rel)).map(a => a.href);
          return [...strange.map(e => e.outerHTML), ...handlers.map(e => e.outerHTML), ...links, ...foreign, ...(window.hits ?? [])];
        }
        """;

    [Fact]
    public async Task No_text_runs_a_script_leads_to_one_or_asks_another_server()
    {
        await using var window = await DebateWindow.OpenAsync(site, await HostileDebate.StartAsync());
        var page = window.Page;
        await page.AddInitScriptAsync(
            """
            window.hits = []; window.hit = number => window.hits.push(`hit ${number}`);
            document.addEventListener("securitypolicyviolation", event => window.hits.push(`${event.violatedDirective} ${event.blockedURI}`));
            """);
        var dialogs = 0;
        page.Dialog += async (_, dialog) =>
        {
            dialogs++;
            await dialog.DismissAsync();
        };
        foreach (var path in await HostileDebate.PagesAsync(window.Debate))
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            var faults = await page.EvaluateAsync<string[]>(Touch);
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
