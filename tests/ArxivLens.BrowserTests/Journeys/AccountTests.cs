using ArxivLens.BrowserTests.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>Accounts as readers make and use them, at the program itself.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class AccountTests(BrowserSite site)
{
    // A number is no domain, and passkeys are bound to one.
    private Uri Localhost => new($"http://localhost:{site.Address.Port}");

    [Theory]
    [InlineData(true, 1280, ColorScheme.Light)]
    [InlineData(false, 320, ColorScheme.Dark)]
    public async Task A_reader_signs_up_comes_back_and_signs_out(bool scripts, int width, ColorScheme theme)
    {
        await using var reader = await site.OpenAsync(width, 844, theme, scripts);
        var name = $"Ada-{width}";

        await ReaderAccounts.SignUpAsync(reader.Page, name);
        await ReaderAccounts.SignOutAsync(reader.Page);
        await ReaderAccounts.SignInAsync(reader.Page, name.ToUpperInvariant(), "/account/sessions");

        await Expect(reader.Page.GetByText("(this one)")).ToBeVisibleAsync();
        Assert.InRange(await reader.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"), 1, width);
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task Signing_up_needs_the_keyboard_only()
    {
        await using var reader = await site.OpenAsync(address: "/sign-up");
        var keys = reader.Page.Keyboard;

        await keys.TypeAsync("Typist");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("short");
        await keys.PressAsync("Enter");
        var password = reader.Page.GetByLabel("Password", new() { Exact = true });
        await Expect(reader.Page.Locator("#Password-fault")).ToContainTextAsync("at least 8 characters");
        await Expect(password).ToHaveAttributeAsync("aria-describedby", "Password-hint Password-fault");
        await Expect(reader.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Typist");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("four words that rhyme");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Space");
        await Expect(password).ToHaveAttributeAsync("type", "text");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");

        await Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Typist");
    }

    [Fact]
    public async Task A_reader_signs_up_with_a_passkey_alone_and_signs_in_with_it()
    {
        await using var reader = await OpenWithDeviceAsync();
        var page = reader.Page;

        await page.GotoAsync("/sign-up");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Keyholder");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey in place of a password" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Keyholder");
        await ReaderAccounts.SignOutAsync(page);
        await page.GotoAsync("/sign-in?return=%2Faccount%2Fpasskeys");

        await Expect(page).ToHaveURLAsync(new Uri(Localhost, "/account/passkeys").ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("last way in");
        await page.GetByLabel("Name of this passkey").FillAsync("The blue one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await Expect(page.GetByLabel("Name of this passkey")).ToHaveValueAsync("The blue one");
    }

    private async Task<Reader> OpenWithDeviceAsync()
    {
        var context = await site.NewContextAsync(Localhost);
        var reader = new Reader(context, await context.NewPageAsync(), Localhost);
        await PasskeyDevice.AddAsync(reader.Page);
        return reader;
    }
}
