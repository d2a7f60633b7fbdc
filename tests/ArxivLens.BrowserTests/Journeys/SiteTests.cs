using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>What all pages have in common: themes, paper, one origin, no jumping, ways back.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class SiteTests(BrowserSite site)
{
    private const string Ground = "() => getComputedStyle(document.documentElement).backgroundColor";
    private const string Light = "rgb(252, 251, 248)";
    private const string Dark = "rgb(23, 22, 19)";

    public static TheoryData<string> Sorts =>
    [
        "/", "/abs/2311.09227", "/search?q=open+models", "/list/cs.CY/recent", "/categories", "/author/anton-korinek", "/term/open-source",
        "/about", "/help/keyboard", "/questions", "/nowhere",
    ];

    [Theory]
    [InlineData(ColorScheme.Light, true, Light)]
    [InlineData(ColorScheme.Dark, true, Dark)]
    [InlineData(ColorScheme.Light, false, Light)]
    [InlineData(ColorScheme.Dark, false, Dark)]
    public async Task The_system_s_theme_holds_with_and_without_scripts(ColorScheme theme, bool scripts, string ground)
    {
        await using var reader = await site.OpenAsync(theme: theme, scripts: scripts, address: "/about");

        Assert.Equal(ground, await reader.Page.EvaluateAsync<string>(Ground));
        await Expect(reader.Page.GetByRole(AriaRole.Group, new() { Name = "Theme" })).ToHaveCountAsync(scripts ? 1 : 0);
    }

    [Fact]
    public async Task A_chosen_theme_is_kept_told_to_the_page_and_given_up_again()
    {
        await using var reader = await site.OpenAsync(theme: ColorScheme.Light, address: "/about");
        var page = reader.Page;
        await page.EvaluateAsync("() => { window.told = 0; document.addEventListener('arxivlens:theme', () => window.told++); }");
        ILocator Choice(string name) => page.GetByRole(AriaRole.Group, new() { Name = "Theme" }).GetByRole(AriaRole.Button, new() { Name = name });

        await Choice("Dark").ClickAsync();
        Assert.Equal(Dark, await page.EvaluateAsync<string>(Ground));
        Assert.Equal(1, await page.EvaluateAsync<int>("() => window.told"));
        await page.GotoAsync("/categories");
        Assert.Equal(Dark, await page.EvaluateAsync<string>(Ground));
        await Expect(Choice("Dark")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Choice("Light").ClickAsync();
        Assert.Equal(Light, await page.EvaluateAsync<string>(Ground));
        await Choice("System").ClickAsync();
        Assert.Equal(Dark, await page.EvaluateAsync<string>(Ground));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => localStorage.length"));
    }

    [Fact]
    public async Task A_kept_theme_is_there_before_anything_is_drawn()
    {
        await using var reader = await site.OpenAsync(theme: ColorScheme.Light, address: "/about");
        await reader.Page.EvaluateAsync("() => localStorage.setItem('theme', 'dark')");
        // What the page has become when its body begins, long before its modules run.
        await reader.Page.AddInitScriptAsync(
            """
            new MutationObserver((_, observer) => {
              if (!document.body) return;
              window.themeAtBody = document.documentElement.dataset.theme;
              observer.disconnect();
            }).observe(document, { childList: true, subtree: true });
            """);

        await reader.Page.ReloadAsync();

        Assert.Equal("dark", await reader.Page.EvaluateAsync<string>("() => window.themeAtBody"));
    }

    [Fact]
    public async Task Paper_shows_the_text_in_black_and_the_addresses_and_no_chrome()
    {
        await using var reader = await site.OpenAsync(theme: ColorScheme.Dark, address: "/abs/2311.09227");
        await reader.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(reader.Page.Locator(".top-search, footer, .skip, .network").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        Assert.Equal("rgb(255, 255, 255)", await reader.Page.EvaluateAsync<string>(Ground));
        Assert.Contains("http", await reader.Page.EvaluateAsync<string>(
            "() => getComputedStyle(document.querySelector('main a[href^=http]'), '::after').content"), StringComparison.Ordinal);
        await Expect(reader.Page.GetByText("From ArxivLens:")).ToContainTextAsync("/abs/2311.09227");
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task A_page_asks_no_other_server_and_does_not_jump_while_it_loads(string address)
    {
        await using var reader = await site.OpenAsync();
        await reader.Page.AddInitScriptAsync(
            """
            window.shift = 0;
            new PerformanceObserver(list => {
              for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
            }).observe({ type: "layout-shift", buffered: true });
            """);
        var session = await reader.Page.Context.NewCDPSessionAsync(reader.Page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 4 });

        await reader.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.InRange(await reader.Page.EvaluateAsync<double>("() => window.shift"), 0, .02);
        // The browser itself notes the answer 404 of a page that is not there.
        Assert.DoesNotContain(reader.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Going_back_leads_to_where_the_reader_was()
    {
        await using var reader = await site.OpenAsync(width: 390, height: 700, address: "/search?q=open+models");
        var link = reader.Page.Locator(".works h3 a[href^='/abs/']").Nth(7);
        await link.ScrollIntoViewIfNeededAsync();
        var before = await reader.Page.EvaluateAsync<int>("() => Math.round(scrollY)");
        Assert.NotEqual(0, before);

        await link.ClickAsync();
        await reader.Page.WaitForURLAsync("**/abs/**");
        Assert.Equal(0, await reader.Page.EvaluateAsync<int>("() => Math.round(scrollY)"));
        await reader.Page.GoBackAsync();

        await reader.Page.WaitForFunctionAsync("before => Math.abs(scrollY - before) < 3", before);
    }

    [Fact]
    public async Task A_page_is_fetched_while_the_pointer_rests_on_its_link()
    {
        await using var reader = await site.OpenAsync(address: "/list/cs.CY/recent");
        var session = await reader.Page.Context.NewCDPSessionAsync(reader.Page);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        session.Event("Preload.prefetchStatusUpdated").OnEvent += (_, told) =>
        {
            if (told?.GetProperty("status").GetString() is "Ready" or "Success")
                ready.TrySetResult();
        };
        await session.SendAsync("Preload.enable");
        var link = reader.Page.Locator(".works h3 a[href^='/abs/']").First;

        await link.HoverAsync();
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await link.ClickAsync();
        await reader.Page.WaitForURLAsync("**/abs/**");

        Assert.Equal(
            "navigational-prefetch", await reader.Page.EvaluateAsync<string>("() => performance.getEntriesByType('navigation')[0].deliveryType"));
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task The_link_over_the_head_leads_to_the_content()
    {
        await using var reader = await site.OpenAsync(address: "/about");

        await reader.Page.Keyboard.PressAsync("Tab");
        await Expect(reader.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await reader.Page.Keyboard.PressAsync("Enter");

        await Expect(reader.Page.Locator("main")).ToBeFocusedAsync();
    }
}
