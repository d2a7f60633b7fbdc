using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Site;

/// <summary>What readers and moderators do, by the links and buttons of pages, so that it is done with and without scripts alike.</summary>
internal static class CommunitySteps
{
    /// <summary>The words that a moderator sends with a decision.</summary>
    public const string Reason = "Say it about the proof.";

    /// <summary>Presses a button.</summary>
    public static Task PressAsync(this IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>Opens the address of <c>arxivlens admin</c> and makes the account of an administrator.</summary>
    public static async Task BecomeAdministratorAsync(IPage page, string address, string name)
    {
        await page.GotoAsync(address);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("E-mail address").FillAsync($"{name}@example.org");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(ReaderAccounts.Password);
        await page.PressAsync("Make the account");
        await Expect(page.GetByText("Administrator since")).ToBeVisibleAsync();
    }

    /// <summary>Opens the link of the mail that asks for it, and confirms.</summary>
    public static async Task ConfirmAsync(CommunityServer server, IPage page, string email)
    {
        await Expect(page.GetByText($"{email} waits for your confirmation")).ToBeVisibleAsync();
        var mail = await server.ReadMailAsync(email, "Confirm your address");
        await page.GotoAsync(CommunityServer.PathIn(mail.Text, "/account/confirm"));
        await page.PressAsync("Yes, it is mine");
        await Expect(page.GetByText("Your address is confirmed.")).ToBeVisibleAsync();
    }

    /// <summary>Posts the form that is open; afterwards the browser is at the comment.</summary>
    /// <returns>Its number.</returns>
    public static async Task<long> PostAsync(IPage page, string words, string button = "Post comment")
    {
        await page.GetByLabel("Your words").FillAsync(words);
        await page.PressAsync(button);
        await Expect(page.Locator(".comment:target")).ToBeVisibleAsync();
        return long.Parse(new Uri(page.Url).Fragment["#c".Length..], CultureInfo.InvariantCulture);
    }

    /// <summary>Gives the comment that the browser is at new words.</summary>
    public static async Task EditAsync(IPage page, string words)
    {
        await page.Locator(".comment:target").GetByRole(AriaRole.Link, new() { Name = "Edit your comment" }).ClickAsync();
        await page.GetByLabel("New words").FillAsync(words);
        await page.PressAsync("Save");
        await Expect(page.Locator(".comment:target")).ToContainTextAsync("edited");
    }

    /// <summary>Reports what somebody said on a page.</summary>
    public static async Task ReportAsync(IPage page, string address, string author)
    {
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Link, new() { Name = $"Report what is said here by {author}" }).ClickAsync();
        await page.GetByLabel("an attack on a person or a group").CheckAsync();
        await page.PressAsync("Send the report");
        await Expect(page.GetByTestId("reported")).ToBeVisibleAsync();
    }

    /// <summary>Finds the report in the queue and removes what it is about.</summary>
    public static async Task RemoveAsync(IPage page, long comment)
    {
        await page.GotoAsync("/moderation");
        await page.Locator($"[data-testid=case] h2 a[href='/moderation/{comment}']").ClickAsync();
        await Expect(page.GetByTestId("reports")).ToContainTextAsync("an attack on a person or a group");
        await page.GetByLabel("By which house rule").SelectOptionAsync("abuse");
        await page.GetByLabel("Words to the author").FillAsync(Reason);
        await page.PressAsync("Remove");
        await Expect(page.GetByTestId("case-state")).ToContainTextAsync("removed");
    }

    /// <summary>Reads where the comment stood why it was removed, and appeals.</summary>
    public static async Task AppealAsync(IPage page, string address, string words)
    {
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Link, new() { Name = "Read why, and appeal" }).ClickAsync();
        await Expect(page.GetByTestId("decision-words")).ToHaveTextAsync(Reason);
        await page.GetByLabel("Why it is wrong").FillAsync(words);
        await page.PressAsync("Appeal");
        await Expect(page.GetByTestId("appeal-state")).ToContainTextAsync("waits");
    }

    /// <summary>Grants somebody's appeal.</summary>
    public static async Task RestoreAsync(IPage page, string author)
    {
        await page.GotoAsync("/moderation?show=appeals");
        await page.Locator(".queue > li").Filter(new() { HasText = $"appeal of {author}" })
            .GetByRole(AriaRole.Button, new() { Name = "Undo the decision" }).ClickAsync();
        await Expect(page.GetByTestId("moderation-note")).ToContainTextAsync("1 decision made");
    }

    /// <summary>Makes the archive of everything of a reader's.</summary>
    /// <returns>Its file.</returns>
    public static async Task<string> ExportAsync(IPage page)
    {
        await page.GotoAsync("/account/export");
        var download = await page.RunAndWaitForDownloadAsync(() => page.PressAsync("Make the file"));
        return await download.PathAsync();
    }

    /// <summary>Deletes the account.</summary>
    public static async Task DeleteAsync(IPage page, string name)
    {
        await page.GotoAsync("/account/delete");
        await page.GetByLabel("Write your name").FillAsync(name);
        await page.PressAsync("Delete my account for good");
        await page.WaitForURLAsync("**/account/deleted");
    }
}
