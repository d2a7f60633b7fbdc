using System.Net;
using ArxivLens.Core.Discussion;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Shelves;

/// <summary>What others may know of a shelf that is shared.</summary>
public sealed class SharedShelfTests
{
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

    private static async Task<long> SaveAsync(ShelfSite site, string note, string tags)
    {
        await site.PostAsync(site.Ada, "/shelves/save", ("work", "2401.00001"));
        var shelf = await site.FirstShelfAsync(site.Ada);
        await PostAsync(site, shelf, "Edit", ("work", "2401.00001"), ("note", note), ("tags", tags));
        return shelf;
    }

    private static Task PostAsync(ShelfSite site, long shelf, string handler, params (string, string)[] fields) =>
        site.PostAsync(site.Ada, $"/shelf/{shelf}?handler={handler}", fields);

    private static async Task<string> ShowAsync(ShelfSite site, long shelf)
    {
        var found = await FindAsync(site, shelf);
        await site.Site.Community!.Contributions.SetStateAsync(found.Number, ContributionState.Shown);
        return $"/shared/{(await site.Site.Community.Shelves.FindAsync(site.Ada.Account, shelf))!.Sharing!.Token}";
    }

    private static async Task<Contribution> FindAsync(ShelfSite site, long shelf)
    {
        var found = await site.Site.Community!.Shelves.FindAsync(site.Ada.Account, shelf);
        return (await site.Site.Community.Contributions.FindAsync(found!.Contribution!.Value))!;
    }
}
