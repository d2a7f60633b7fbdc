using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>Keys for what the mouse does (U35).</summary>
[Collection(BrowserJourneys.Name)]
public sealed class KeyboardTests(BrowserSite site)
{
    private static readonly DateTime Morning = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Slash_goes_to_the_search_box_and_is_a_sign_within_it()
    {
        await using var reader = await site.OpenAsync(address: "/about");
        var box = reader.Page.Locator("#q");

        await reader.Page.Keyboard.PressAsync("/");
        await Expect(box).ToBeFocusedAsync();
        await reader.Page.Keyboard.TypeAsync("hep-th/j?");

        await Expect(box).ToHaveValueAsync("hep-th/j?");
    }

    [Theory]
    [InlineData("h", "/")]
    [InlineData("s", "/search")]
    [InlineData("c", "/categories")]
    [InlineData("a", "/about")]
    [InlineData("k", "/help/keyboard")]
    public async Task G_and_a_letter_go_to_a_page(string letter, string address)
    {
        await using var reader = await OpenWithHeldClockAsync("/about/cookies");

        await reader.Page.Keyboard.PressAsync("g");
        await reader.Page.Clock.RunForAsync(1_400);
        await reader.Page.Keyboard.PressAsync(letter);

        await reader.Page.WaitForURLAsync(new Uri(site.Address, address).ToString());
    }

    [Fact]
    public async Task G_is_forgotten_after_a_second_and_a_half()
    {
        await using var reader = await OpenWithHeldClockAsync("/list/cs.CY/recent");

        await reader.Page.Keyboard.PressAsync("g");
        await reader.Page.Clock.RunForAsync(1_600);
        await reader.Page.Keyboard.PressAsync("h");
        await reader.Page.Keyboard.PressAsync("j");

        await Expect(reader.Page.Locator(".works > li h3 a").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task J_and_k_walk_the_entries_and_o_opens_one()
    {
        await using var reader = await site.OpenAsync(address: "/list/cs.CY/recent");
        var entries = reader.Page.Locator(".works > li h3 a");

        await reader.Page.Keyboard.PressAsync("j");
        await reader.Page.Keyboard.PressAsync("j");
        await reader.Page.Keyboard.PressAsync("j");
        await Expect(entries.Nth(2)).ToBeFocusedAsync();
        await Expect(entries.Nth(2)).ToBeInViewportAsync();
        await reader.Page.Keyboard.PressAsync("k");
        await Expect(entries.Nth(1)).ToBeFocusedAsync();
        var address = await entries.Nth(1).GetAttributeAsync("href");
        await reader.Page.Keyboard.PressAsync("o");

        await reader.Page.WaitForURLAsync("**" + address);
    }

    [Fact]
    public async Task P_and_n_turn_over_days()
    {
        await using var reader = await site.OpenAsync(address: "/list/cs.CY/2023-11-17");

        var next = await reader.Page.Locator("main a[rel=next]").GetAttributeAsync("href");
        await reader.Page.Keyboard.PressAsync("n");
        await reader.Page.WaitForURLAsync("**" + next);
        await reader.Page.Keyboard.PressAsync("p");

        await reader.Page.WaitForURLAsync("**/2023-11-17");
    }

    [Fact]
    public async Task A_question_mark_lists_the_keys_and_Escape_gives_the_focus_back()
    {
        await using var reader = await site.OpenAsync(address: "/list/cs.CY/recent");
        await reader.Page.Keyboard.PressAsync("j");
        await reader.Page.Keyboard.PressAsync("?");
        var dialog = reader.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" });

        await Expect(dialog).ToContainTextAsync("Next entry");
        Assert.Empty(await AccessibilityTests.FindingsAsync(reader));
        // While the list is open, its keys do nothing below it.
        await reader.Page.Keyboard.PressAsync("j");
        await reader.Page.Keyboard.PressAsync("Escape");

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(reader.Page.Locator(".works > li h3 a").First).ToBeFocusedAsync();
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Keys_can_be_switched_off_and_on_again()
    {
        await using var reader = await site.OpenAsync(address: "/help/keyboard");
        var choice = reader.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Use these keys in this browser" });
        await choice.UncheckAsync();
        await reader.Page.GotoAsync("/list/cs.CY/recent");
        foreach (var key in new[] { "j", "/", "?", "g", "h" })
            await reader.Page.Keyboard.PressAsync(key);
        Assert.True(await reader.Page.EvaluateAsync<bool>("() => document.activeElement === document.body"));
        Assert.EndsWith("/list/cs.CY/recent", reader.Page.Url, StringComparison.Ordinal);

        await reader.Page.GotoAsync("/help/keyboard");
        await Expect(choice).Not.ToBeCheckedAsync();
        await choice.CheckAsync();
        await reader.Page.Keyboard.PressAsync("Tab");
        await reader.Page.Keyboard.PressAsync("/");

        await Expect(reader.Page.Locator("#q")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Keys_with_a_modifier_and_keys_of_the_network_are_left_alone()
    {
        await using var reader = await site.OpenAsync(address: "/abs/2311.09227");
        await reader.Page.Locator(".network").ScrollIntoViewIfNeededAsync();
        await reader.Page.WaitForFunctionAsync("() => window.arxivlensNetwork?.ready === true");
        await reader.Page.Keyboard.PressAsync("Control+/");
        await reader.Page.Locator(".network button:visible").First.FocusAsync();
        await reader.Page.Keyboard.PressAsync("/");

        await Expect(reader.Page.Locator("#q")).Not.ToBeFocusedAsync();
    }

    /// <summary>A page whose clock moves only when told to: a busy machine must not say how long a reader waits.</summary>
    private async Task<Reader> OpenWithHeldClockAsync(string address)
    {
        var reader = await site.OpenAsync();
        await reader.Page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = Morning });
        await reader.Page.GotoAsync(address);
        await reader.Page.Clock.PauseAtAsync(Morning.AddHours(1));
        return reader;
    }
}
