using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Site;

/// <summary>Makes accounts as readers do, for journeys that begin with somebody who is signed in.</summary>
internal static class ReaderAccounts
{
    /// <summary>The password of every account that journeys make.</summary>
    public const string Password = "four words that rhyme";

    /// <summary>Signs up with a password; afterwards the page shows the account.</summary>
    /// <param name="page">A page of the assembled program.</param>
    /// <param name="name">The name; another for every account of a library.</param>
    /// <param name="email">The address, for a server that sends mail.</param>
    public static async Task SignUpAsync(IPage page, string name, string? email = null)
    {
        await page.GotoAsync("/sign-up");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        if (email is not null)
            await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
    }

    /// <summary>Signs in with the password; afterwards the page is the one at the address.</summary>
    public static async Task SignInAsync(IPage page, string name, string address = "/account")
    {
        await page.GotoAsync($"/sign-in?return={Uri.EscapeDataString(address)}");
        // Where the server sends mail, it is labelled as name or address.
        await page.Locator("#Name").FillAsync(name);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(new Uri(page.Url), address).ToString());
    }

    /// <summary>Signs out by the menu in the head of the page.</summary>
    public static async Task SignOutAsync(IPage page)
    {
        await page.Locator(".account-menu > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
    }
}
