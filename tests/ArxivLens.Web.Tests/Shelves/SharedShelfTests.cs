using System.Net;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Web.Tests.Shelves;

/// <summary>What others may know of a shelf that is shared, and what of it moderators are asked about.</summary>
public sealed class SharedShelfTests
{
    private const string Link = "See https://spam.example/buy for more";

    [Fact]
    public async Task Nobody_finds_a_work_by_notes_and_tags_that_are_not_shown()
    {
        await using var site = await ShelfSite.StartAsync();
        var shelf = await SaveAsync(site, "secretive", "hidden");
        await PostAsync(site, shelf, "Share");
        var address = await ShowAsync(site, shelf);
        foreach (var query in new[] { "?words=secret", "?words=hidden", "?tag=hidden" })
        {
            var (status, page, _) = await site.GetAsync(address + query);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.DoesNotContain("Pulsar timing", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"{address}\">Show all of it", page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("hidden</a>", (await site.GetAsync(address)).Text, StringComparison.Ordinal);
        await PostAsync(site, shelf, "Share", ("notes", "yes"));
        var (_, tagged, _) = await site.GetAsync(address + "?tag=hidden&words=secret");
        Assert.Contains("Pulsar timing", tagged, StringComparison.Ordinal);
        Assert.Contains($"href=\"{address}?words=secret\">All", tagged, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("switch")]
    [InlineData("edit")]
    [InlineData("tag")]
    [InlineData("again")]
    [InlineData("undo")]
    [InlineData("copy")]
    public async Task A_link_that_the_rules_hold_waits_for_a_moderator_however_it_comes_into_shown_notes(string way)
    {
        await using var site = await ShelfSite.StartAsync();
        await LinkOftenAsync(site);
        var shelf = await SaveAsync(site, way is "switch" or "again" or "undo" ? Link : "", "");
        await PostAsync(site, shelf, "Share", ("notes", way is "switch" or "again" or "undo" ? "no" : "yes"));
        await ShowAsync(site, shelf);
        switch (way)
        {
            case "switch":
                await PostAsync(site, shelf, "Share", ("notes", "yes"));
                break;
            case "edit":
                await PostAsync(site, shelf, "Edit", ("work", "2401.00001"), ("note", Link), ("tags", ""));
                break;
            case "tag":
                await PostAsync(site, shelf, "Selected", ("work", "2401.00001"), ("what", "tag"), ("tag", "https://spam.example/buy"));
                break;
            case "again":
                await PostAsync(site, shelf, "Revoke");
                await PostAsync(site, shelf, "Share", ("notes", "yes"));
                break;
            case "undo":
                await PostAsync(site, shelf, "Selected", ("work", "2401.00001"), ("what", "remove"));
                await PostAsync(site, shelf, "Share", ("notes", "yes"));
                Assert.Equal(ContributionState.Shown, await StateAsync(site, shelf));
                await site.PostAsync(site.Ada, "/shelves/save?handler=Undo", ("work", "2401.00001"));
                break;
            default:
                var other = (await site.PostAsync(site.Ada, "/shelves?handler=Add", ("name", "Other"))).Answer.Headers.Location!.OriginalString;
                await site.PostAsync(site.Ada, "/shelves/save", ("work", "2401.00002"), ("shelf", other["/shelf/".Length..]));
                await site.PostAsync(site.Ada, $"{other}?handler=Edit", ("work", "2401.00002"), ("note", Link), ("tags", ""));
                await site.PostAsync(site.Ada, $"{other}?handler=Selected", ("work", "2401.00002"), ("what", "copy"), ("to", $"{shelf}"));
                break;
        }

        Assert.Equal(ContributionState.Held, await StateAsync(site, shelf));
    }

    [Fact]
    public async Task A_note_that_is_edited_while_it_waits_is_another_revision_for_whoever_looks_at_it()
    {
        await using var site = await ShelfSite.StartAsync();
        await LinkOftenAsync(site);
        var shelf = await SaveAsync(site, Link, "");
        await PostAsync(site, shelf, "Share", ("notes", "yes"));
        var before = await FindAsync(site, shelf);
        Assert.Equal(ContributionState.Held, before.State);
        await PostAsync(site, shelf, "Edit", ("work", "2401.00001"), ("note", "Other words"), ("tags", ""));
        Assert.True((await FindAsync(site, shelf)).Revision > before.Revision);
    }

    // On this site nobody is new, so what is held is what several texts of a day link to.
    private static async Task LinkOftenAsync(ShelfSite site)
    {
        var rules = site.Site.Part<SubmissionRules>();
        for (var number = 1; number < rules.Limits.PostsToHost; number++)
        {
            var about = new Subject(SubjectKind.Work, $"2401.0000{number}");
            await rules.CheckAsync(new Submission(site.Bob, ContributionKind.Comment, about, $"https://spam.example/{number}", null, false));
        }
    }

    private static async Task<long> SaveAsync(ShelfSite site, string note, string tags)
    {
        await site.PostAsync(site.Ada, "/shelves/save", ("work", "2401.00001"));
        var shelf = await site.FirstShelfAsync(site.Ada);
        await PostAsync(site, shelf, "Edit", ("work", "2401.00001"), ("note", note), ("tags", tags));
        return shelf;
    }

    private static Task<(HttpStatusCode, string, HttpResponseMessage)> PostAsync(ShelfSite site, long shelf, string handler, params (string, string)[] fields) =>
        site.PostAsync(site.Ada, $"/shelf/{shelf}?handler={handler}", fields);

    private static async Task<string> ShowAsync(ShelfSite site, long shelf)
    {
        var found = await FindAsync(site, shelf);
        await site.Site.Community!.Contributions.SetStateAsync(found.Number, ContributionState.Shown);
        return $"/shared/{(await site.Site.Community.Shelves.FindAsync(site.Ada.Account, shelf))!.Sharing!.Token}";
    }

    private static async Task<ContributionState> StateAsync(ShelfSite site, long shelf) => (await FindAsync(site, shelf)).State;

    private static async Task<Contribution> FindAsync(ShelfSite site, long shelf)
    {
        var found = await site.Site.Community!.Shelves.FindAsync(site.Ada.Account, shelf);
        return (await site.Site.Community.Contributions.FindAsync(found!.Contribution!.Value))!;
    }
}
