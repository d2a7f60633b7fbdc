using ArxivLens.BrowserTests.Site;
using ArxivLens.Core.Discussion;
using ArxivLens.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ArxivLens.BrowserTests.Journeys;

/// <summary>Saving, ordering, noting, bringing, taking away and sharing, in a real browser.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class ShelfTests(BrowserSite site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_paper_is_saved_ordered_tagged_brought_taken_away_shared_and_shared_no_more(bool scripts)
    {
        await using var window = await OpenAsync(scripts);
        var page = window.Page;
        await SignInAsync(window, "ada");
        await page.GotoAsync("/abs/2401.00001");
        if (scripts)
            await page.Keyboard.PressAsync("s");
        else
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator(".paper-head").GetByTestId("save")).ToContainTextAsync("Saved on To read");
        await page.GotoAsync("/shelves/import");
        await page.GetByLabel("or references").FillAsync("arXiv:2401.00002\n10.1000/outside\nNobody, N. Nothing of the kind. 1901.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read and show" }).ClickAsync();
        await Expect(page.GetByTestId("import-unread")).ToContainTextAsync("Nothing of the kind");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save 2 works" }).ClickAsync();
        await page.GetByTestId("import-done").GetByRole(AriaRole.Link).ClickAsync();

        var works = page.GetByTestId("shelf-works").Locator("> li");
        await Expect(works).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Move Pulsar timing of neutron stars to the top" }).ClickAsync();
        await Expect(works.First).ToContainTextAsync("Pulsar timing");
        if (scripts)
        {
            await works.Nth(2).DragToAsync(works.First);
            await Expect(works.First).Not.ToContainTextAsync("Pulsar timing");
            await Expect(page.Locator("[data-said]")).ToContainTextAsync("Moved to place 1");
            await page.ReloadAsync();
            await Expect(works.First).Not.ToContainTextAsync("Pulsar timing");
        }

        await works.Filter(new() { HasText = "Pulsar timing" }).GetByText("Note and tags").ClickAsync();
        await works.Filter(new() { HasText = "Pulsar timing" }).GetByLabel("Note", new() { Exact = true }).FillAsync("Read before Monday.");
        await works.Filter(new() { HasText = "Pulsar timing" }).GetByLabel("Tags, with commas").FillAsync("urgent, stars");
        await works.Filter(new() { HasText = "Pulsar timing" }).GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await page.GetByTestId("tags").GetByRole(AriaRole.Link, new() { Name = "urgent" }).ClickAsync();
        await Expect(works).ToHaveCountAsync(1);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("shelf-files").GetByRole(AriaRole.Link, new() { Name = "BibTeX" }).ClickAsync());
        Assert.Contains("annote={Read before Monday.}", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);

        var address = await ShareAsync(window);
        await SignInAsync(window, "bob");
        await page.GotoAsync(address);
        await Expect(works).ToHaveCountAsync(3);
        await Expect(page.Locator("main")).ToContainTextAsync("Read before Monday.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Follow this shelf" }).ClickAsync();
        await Expect(page.GetByTestId("follow-shelf")).ToContainTextAsync("You follow this shelf");
        await SignInAsync(window, "ada");
        await page.GotoAsync("/shelves");
        await page.GetByTestId("shelves").GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Share it no more" }).ClickAsync();
        await page.GotoAsync(address);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("No shelf is shared here");
        Assert.DoesNotContain(window.Reader.Complaints, complaint => !complaint.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Saving_in_place_is_undone_in_place()
    {
        await using var window = await OpenAsync(true);
        var page = window.Page;
        await SignInAsync(window, "ada");
        await page.GotoAsync("/search?q=pulsar");
        var save = page.GetByTestId("save").First;
        await save.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(save.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved on To read.");
        await save.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(save).ToContainTextAsync("Taken from To read.");
        await save.GetByRole(AriaRole.Button, new() { Name = "Put " }).ClickAsync();
        await Expect(save).ToContainTextAsync("Saved on To read");
        Assert.EndsWith("/search?q=pulsar", page.Url, StringComparison.Ordinal);
        Assert.Empty(window.Reader.Complaints);
    }

    [Fact]
    public async Task Axe_finds_nothing_and_nothing_runs_over_the_edge()
    {
        await using var window = await OpenAsync(true);
        var page = window.Page;
        var ada = await SignInAsync(window, "ada");
        foreach (var work in new[] { "2401.00001", "2401.00002" })
        {
            await page.GotoAsync($"/abs/{work}");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(page.Locator(".paper-head").GetByTestId("save")).ToContainTextAsync("Saved on");
        }

        var shelf = (await window.Debate.Community!.Shelves.ListAsync(ada.Account, TimeProvider.System.GetUtcNow()))[0].Number;
        await window.Debate.Community.ShelfEntries.EditAsync(
            ada.Account, shelf, DebateSite.Key("2401.00001"), new string('n', 300), ["a-tag-as-long-as-tags-may-be-and-without-any-place-to-break-it"], TimeProvider.System.GetUtcNow());
        var shared = await ShareAsync(window);
        var faults = new List<string>();
        foreach (var address in new[] { "/abs/2401.00001", "/shelves", $"/shelf/{shelf}", "/shelves/import", "/shelves/save?work=2401.00003", "/recommendations", shared })
        {
            await page.GotoAsync(address);
            await window.Reader.LoadAxeAsync();
            await page.EvaluateAsync("() => { for (const one of document.querySelectorAll('main details')) one.open = true; }");
            foreach (var theme in new[] { "light", "dark" })
            {
                await page.EvaluateAsync("theme => document.documentElement.dataset.theme = theme", theme);
                await page.SetViewportSizeAsync(320, 800);
                string[] found = [.. await window.Reader.OverflowsAsync(), .. await window.Reader.AxeFindingsAsync()];
                faults.AddRange(found.Select(fault => $"{address} {theme}: {fault}"));
            }

            if (Environment.GetEnvironmentVariable("ARXIVLENS_SCREENSHOTS") is { } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{address.Split('?')[0].Replace('/', '_')}.png"), FullPage = true });
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<string> ShareAsync(DebateWindow window)
    {
        var page = window.Page;
        await page.GotoAsync("/shelves");
        await page.GetByTestId("shelves").GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByLabel("Show my notes and tags").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Share by an address" }).ClickAsync();
        var address = await page.GetByTestId("shared-address").GetAttributeAsync("href") ?? "";
        // What is shared within a moment of the form's being shown waits for a moderator, who is quick here.
        var shelf = await window.Debate.Community!.Shelves.FindSharedAsync(address["/shared/".Length..]);
        await window.Debate.Community.Contributions.SetStateAsync(shelf!.Sharing!.Contribution, ContributionState.Shown);
        return address;
    }

    private async Task<DebateWindow> OpenAsync(bool scripts) => await DebateWindow.OpenAsync(
        site,
        await DebateSite.StartCommunityAsync(
            DebateSite.Paper("2401.00001", "Pulsar timing of neutron stars", "We time pulsars."),
            DebateSite.Paper("2401.00002", "Quark confinement on the lattice", "We confine quarks."),
            DebateSite.Paper("2401.00003", "Neutron stars weighed by pulsar timing", "We weigh neutron stars by timing pulsars.")),
        scripts);

    private static async Task<Core.Accounts.Reader> SignInAsync(DebateWindow window, string name)
    {
        var community = window.Debate.Community!;
        var reader = (await community.Accounts.FindReaderAsync(name)) ?? await CommunityAccounts.AddAsync(community, name);
        await window.SignInAsync(reader);
        return reader;
    }
}
