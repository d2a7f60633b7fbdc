using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Shelves;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Shelves;

/// <summary>Shelves over HTTP, by forms alone.</summary>
public sealed class ShelfPageTests
{
    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_sign_in_and_back_to_saving()
    {
        await using var site = await ShelfSite.StartAsync();
        var (_, paper, _) = await site.GetAsync("/abs/2401.00001");
        Assert.Contains("href=\"/shelves/save?work=2401.00001\"", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("method=\"post\"", paper, StringComparison.Ordinal);
        var (status, _, answer) = await site.GetAsync("/shelves/save?work=2401.00001");
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal("/sign-in?return=%2Fshelves%2Fsave%3Fwork%3D2401.00001", answer.Headers.Location!.OriginalString);
        Assert.Contains("data-save-key", (await site.GetAsync("/shelves/save?work=2401.00001", site.Ada)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_is_saved_taken_away_and_put_back_where_it_stands()
    {
        await using var site = await ShelfSite.StartAsync();
        var saved = await site.PostAsync(site.Ada, "/shelves/save", ("work", "arXiv:2401.00001v1"), ("return", "/abs/2401.00001?x=1"));
        Assert.Equal("/abs/2401.00001?x=1", saved.Answer.Headers.Location!.OriginalString);
        var (_, paper, _) = await site.GetAsync("/abs/2401.00001", site.Ada);
        Assert.Contains("Saved on", paper, StringComparison.Ordinal);
        Assert.Contains("Saved on", (await site.GetAsync("/search?q=pulsar", site.Ada)).Text, StringComparison.Ordinal);
        var shelf = await site.FirstShelfAsync(site.Ada);
        await site.PostAsync(site.Ada, "/shelves/save?handler=Remove", ("work", "2401.00001"), ("shelf", $"{shelf}"));
        Assert.Contains("Taken from", (await site.GetAsync("/abs/2401.00001", site.Ada)).Text, StringComparison.Ordinal);
        await site.PostAsync(site.Ada, "/shelves/save?handler=Undo", ("work", "2401.00001"));
        Assert.Contains("Saved on", (await site.GetAsync("/abs/2401.00001", site.Ada)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Saved on", (await site.GetAsync("/abs/2401.00001", site.Bob)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", HttpStatusCode.BadRequest)]
    [InlineData("no work", "", HttpStatusCode.BadRequest)]
    [InlineData("2401.00001", "99999", HttpStatusCode.UnprocessableEntity)]
    [InlineData("2401.00001", "-1", HttpStatusCode.UnprocessableEntity)]
    [InlineData("10.1000/not-here", "", HttpStatusCode.Redirect)]
    public async Task What_cannot_be_saved_is_refused(string work, string shelf, HttpStatusCode status)
    {
        await using var site = await ShelfSite.StartAsync();
        Assert.Equal(status, (await site.PostAsync(site.Ada, "/shelves/save", ("work", work), ("shelf", shelf), ("return", "https://elsewhere.example/"))).Status);
    }

    [Fact]
    public async Task Notes_and_tags_are_written_filtered_and_refused_with_the_words_kept()
    {
        await using var site = await ShelfSite.StartAsync();
        var shelf = await SaveAsync(site, "2401.00001", "2401.00002");
        var address = $"/shelf/{shelf}";
        await site.PostAsync(site.Ada, $"{address}?handler=Edit", ("work", "2401.00001"), ("note", "<b>bold</b>\nline"), ("tags", "to do, Pulsars"));
        var (_, page, _) = await site.GetAsync(address, site.Ada);
        Assert.Contains("&lt;b&gt;bold&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>bold", page, StringComparison.Ordinal);
        var (_, tagged, _) = await site.GetAsync($"{address}?tag=pulsars", site.Ada);
        Assert.Contains("data-work=\"2401.00001\"", tagged, StringComparison.Ordinal);
        Assert.DoesNotContain("data-work=\"2401.00002\"", tagged, StringComparison.Ordinal);
        Assert.Contains("data-work=\"2401.00002\"", (await site.GetAsync($"{address}?words=CONFINEMENT&order=title", site.Ada)).Text, StringComparison.Ordinal);
        var wrong = await site.PostAsync(site.Ada, $"{address}?handler=Edit", ("work", "2401.00002"), ("note", new string('n', ShelfLimits.LongestNote + 1)), ("tags", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains(new string('n', ShelfLimits.LongestNote + 1), wrong.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Works_are_moved_up_down_and_to_the_top_by_buttons()
    {
        await using var site = await ShelfSite.StartAsync();
        var shelf = await SaveAsync(site, "2401.00001", "2401.00002", "2401.00003");
        Assert.Equal("321", await OrderAsync(site, shelf));
        await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Move", ("up", "2401.00001"));
        Assert.Equal("312", await OrderAsync(site, shelf));
        await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Move", ("down", "2401.00003"));
        Assert.Equal("132", await OrderAsync(site, shelf));
        await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Move", ("top", "2401.00002"));
        Assert.Equal("213", await OrderAsync(site, shelf));
        await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Move", ("down", "2401.00003"));
        await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Move", ("work", "2401.00003"), ("before", "2401.00001"));
        Assert.Equal("231", await OrderAsync(site, shelf));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Move", ("up", "2401.99999"))).Status);
    }

    [Fact]
    public async Task Ticked_works_are_tagged_copied_exported_removed_and_put_back()
    {
        await using var site = await ShelfSite.StartAsync();
        var shelf = await SaveAsync(site, "2401.00001", "2401.00002");
        var made = await site.PostAsync(site.Ada, "/shelves?handler=Add", ("name", "Other"));
        var other = made.Answer.Headers.Location!.OriginalString["/shelf/".Length..];
        var selected = $"/shelf/{shelf}?handler=Selected";
        (string, string)[] ticked = [("work", "2401.00001"), ("work", "2401.00002")];
        await site.PostAsync(site.Ada, selected, [.. ticked, ("what", "tag"), ("tag", "both")]);
        await site.PostAsync(site.Ada, selected, [.. ticked, ("what", "copy"), ("to", other)]);
        Assert.Contains("data-work=\"2401.00002\"", (await site.GetAsync($"/shelf/{other}?tag=both", site.Ada)).Text, StringComparison.Ordinal);
        var file = await site.PostAsync(site.Ada, selected, [.. ticked, ("what", "export"), ("format", "ris")]);
        Assert.Equal("application/x-research-info-systems", file.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("KW  - both", file.Text, StringComparison.Ordinal);
        var removed = await site.PostAsync(site.Ada, selected, [.. ticked, ("what", "remove")]);
        var back = removed.Answer.Headers.Location!.OriginalString;
        Assert.Equal("", await OrderAsync(site, shelf));
        await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Undo", ("removed", back[(back.IndexOf("removed=", StringComparison.Ordinal) + 8)..]));
        Assert.Equal("21", await OrderAsync(site, shelf));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostAsync(site.Ada, selected, ("what", "remove"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostAsync(site.Ada, selected, [.. ticked, ("what", "move"), ("to", "99")])).Status);
    }

    [Fact]
    public async Task A_shelf_is_shared_read_followed_reported_on_and_revoked()
    {
        await using var site = await ShelfSite.StartAsync();
        var shelf = await SaveAsync(site, "2401.00001");
        await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Edit", ("work", "2401.00001"), ("note", "secret note"), ("tags", "mytag"));
        await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Share", ("owner", "yes"));
        var found = await site.Site.Community!.Shelves.FindAsync(site.Ada.Account, shelf);
        await site.Site.Community.Contributions.SetStateAsync(found!.Sharing!.Contribution, ContributionState.Shown);
        var address = $"/shared/{found.Sharing.Token}";
        Assert.Equal(43, found.Sharing.Token.Length);
        var (status, page, answer) = await site.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.Contains("ada saved and shares", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret note", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret note", (await site.GetAsync(address + ".bib")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mytag", (await site.GetAsync(address + ".csl")).Text, StringComparison.Ordinal);
        Assert.Contains("<entry>", (await site.GetAsync(address + ".atom")).Text, StringComparison.Ordinal);
        Assert.Contains("/report/", (await site.GetAsync(address, site.Bob)).Text, StringComparison.Ordinal);
        await site.PostAsync(site.Bob, $"{address}?handler=Follow", ("follow", "yes"));
        Assert.Contains("Shelves you follow", (await site.GetAsync("/shelves", site.Bob)).Text, StringComparison.Ordinal);
        await site.Site.Community.Contributions.SetStateAsync(found.Sharing.Contribution, ContributionState.Removed);
        foreach (var ending in new[] { "", ".bib", ".atom" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(address + ending)).Status);
        Assert.DoesNotContain("Shelves you follow", (await site.GetAsync("/shelves", site.Bob)).Text, StringComparison.Ordinal);
        Assert.Contains("moderator removed it", (await site.GetAsync($"/shelf/{shelf}", site.Ada)).Text, StringComparison.Ordinal);
        await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Revoke");
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(address, site.Ada)).Status);
    }

    [Fact]
    public async Task What_is_new_of_a_work_is_said_until_it_was_seen()
    {
        await using var site = await ShelfSite.StartAsync();
        var shelf = await SaveAsync(site, "2401.00001");
        Assert.DoesNotContain("New since you last looked", (await site.GetAsync($"/shelf/{shelf}", site.Ada)).Text, StringComparison.Ordinal);
        var paper = DebateSite.Paper("2401.00001", "Pulsar timing of neutron stars", "We time pulsars.");
        await site.Site.AddAsync(paper with { Paper = paper.Paper! with { Versions = [.. paper.Paper.Versions, new PaperVersion(2, new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.Zero))] } });
        Assert.Contains("version 2", (await site.GetAsync($"/shelf/{shelf}", site.Ada)).Text, StringComparison.Ordinal);
        await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Seen");
        Assert.DoesNotContain("New since you last looked", (await site.GetAsync($"/shelf/{shelf}", site.Ada)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_shown_before_it_is_saved_and_nothing_is_doubled()
    {
        await using var site = await ShelfSite.StartAsync();
        const string File = """
            @article{a, title={Whatever}, eprint={2401.00001}, archivePrefix={arXiv}, keywords={one, two}, annote={mine}}
            @article{b, title={Quark confinement on the lattice}, year={2024}}
            @article{c, title={Nowhere to be found at all}, author={Nobody, N.}, year={1901}}
            @misc{d, title={Outside}, doi={10.1000/outside}}
            """;
        for (var time = 1; time <= 2; time++)
        {
            using var form = new MultipartFormDataContent { { FileOf(File), "file", "my.bib" } };
            var read = await site.PostAsync(site.Ada, "/shelves/import?handler=Read", form);
            Assert.Equal(HttpStatusCode.OK, read.Status);
            Assert.Contains("Read as BibTeX", read.Text, StringComparison.Ordinal);
            Assert.Contains("Nowhere to be found at all", read.Text, StringComparison.Ordinal);
            var saved = await site.PostAsync(site.Ada, "/shelves/import?handler=Save", ("unknown", "yes"));
            Assert.Contains(time == 1 ? "saved on" : "stood there already", saved.Text, StringComparison.Ordinal);
        }

        var entries = await site.Site.Community!.ShelfEntries.ListAsync(await site.FirstShelfAsync(site.Ada));
        Assert.Contains(entries, entry => entry.Work.ToString() == "2401.00001" && entry is { Note: "mine", Tags: ["one", "two"] });
        Assert.Contains(entries, entry => entry.Work.ToString() == "doi:10.1000/outside" && entry.Title == "Outside");
        Assert.DoesNotContain(entries, entry => entry.Title.StartsWith("Nowhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_5_MB_is_read_and_a_longer_one_refused()
    {
        await using var site = await ShelfSite.StartAsync();
        foreach (var (bytes, status) in new[] { (ShelfLimits.MostImportedBytes, HttpStatusCode.OK), (ShelfLimits.MostImportedBytes + 1, HttpStatusCode.UnprocessableEntity) })
        {
            using var form = new MultipartFormDataContent { { FileOf("2401.00001\n" + new string('x', bytes - 11)), "file", "long.txt" } };
            Assert.Equal(status, (await site.PostAsync(site.Ada, "/shelves/import?handler=Read", form)).Status);
        }

        using var huge = new MultipartFormDataContent { { FileOf(new string('x', ShelfLimits.MostImportedBytes + 200_000)), "file", "huge.txt" } };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await site.PostAsync(site.Ada, "/shelves/import?handler=Read", huge)).Status);
    }

    [Fact]
    public async Task Every_format_takes_a_shelf_away_with_notes_and_tags()
    {
        await using var site = await ShelfSite.StartAsync();
        var shelf = await SaveAsync(site, "2401.00001");
        await site.PostAsync(site.Ada, $"/shelf/{shelf}?handler=Edit", ("work", "2401.00001"), ("note", "my own words"), ("tags", "mytag"));
        foreach (var format in Core.Citing.CitationFormat.All)
        {
            var (status, text, _) = await site.GetAsync($"/shelf/{shelf}.{format.Name}", site.Ada);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("my own words", text, StringComparison.Ordinal);
            Assert.Contains("mytag", text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync($"/shelf/{shelf}.{format.Name}", site.Bob)).Status);
        }
    }

    [Fact]
    public async Task Recommendations_say_why_and_leave_out_what_is_dismissed()
    {
        await using var site = await ShelfSite.StartAsync();
        Assert.Contains("Save a few papers first", (await site.GetAsync("/recommendations", site.Ada)).Text, StringComparison.Ordinal);
        await SaveAsync(site, "2401.00001");
        var (_, page, _) = await site.GetAsync("/recommendations", site.Ada);
        Assert.Contains("data-work=\"2401.00003\"", page, StringComparison.Ordinal);
        Assert.Contains("Because of", page, StringComparison.Ordinal);
        Assert.Contains("Why this is recommended", (await site.GetAsync("/recommendations?why=2401.00003", site.Ada)).Text, StringComparison.Ordinal);
        await site.PostAsync(site.Ada, "/recommendations?handler=Choose", ("kind", "Work"), ("value", "2401.00003"), ("return", "/recommendations"));
        Assert.DoesNotContain("data-work=\"2401.00003\"", (await site.GetAsync("/recommendations", site.Ada)).Text, StringComparison.Ordinal);
        await site.PostAsync(site.Ada, "/recommendations?handler=Undo", ("kind", "Work"), ("value", "2401.00003"));
        Assert.Contains("data-work=\"2401.00003\"", (await site.GetAsync("/recommendations?order=newest", site.Ada)).Text, StringComparison.Ordinal);
        await site.PostAsync(site.Ada, "/recommendations?handler=Choose", ("kind", "Seed"), ("value", "2401.00001"), ("weight", "0"));
        Assert.Contains("None of your saved works counts", (await site.GetAsync("/recommendations", site.Ada)).Text, StringComparison.Ordinal);
        foreach (var (kind, weight) in new[] { ("Seed", "7"), ("99", "1"), ("", "") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await site.PostAsync(site.Ada, "/recommendations?handler=Choose", ("kind", kind), ("value", "x"), ("weight", weight))).Status);
    }

    [Fact]
    public async Task A_readers_archive_has_their_shelves()
    {
        await using var site = await ShelfSite.StartAsync();
        await SaveAsync(site, "2401.00001");
        var files = new List<PersonalFile>();
        await foreach (var file in site.Site.Part<IPersonalData>().ExportAsync(site.Ada.Account, default))
            files.Add(file);
        Assert.Contains(files, file => file.Path.StartsWith("shelves/to-read-", StringComparison.Ordinal) && Encoding.UTF8.GetString(file.Content.Span).Contains("Pulsar", StringComparison.Ordinal));
        Assert.Contains(files, file => file.Path == "shelves.json" && Encoding.UTF8.GetString(file.Content.Span).Contains("2401.00001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_accounts_there_are_no_shelves()
    {
        await using var site = await DebateSite.StartAsync(DebateSite.Paper("2401.00001", "A title", "Words."));
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
        using var client = new HttpClient { BaseAddress = site.Address };
#pragma warning restore RS0030
        foreach (var address in new[] { "/shelves", "/shelf/1", "/shelf/1.bib", "/shared/x", "/shared/x.atom", "/shelves/import", "/shelves/save", "/recommendations" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        Assert.DoesNotContain("shelves", await client.GetStringAsync("/abs/2401.00001"), StringComparison.Ordinal);
    }

    private static ByteArrayContent FileOf(string text)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }

    private static async Task<long> SaveAsync(ShelfSite site, params string[] works)
    {
        foreach (var work in works)
            await site.PostAsync(site.Ada, "/shelves/save", ("work", work), ("return", "/"));
        return await site.FirstShelfAsync(site.Ada);
    }

    private static async Task<string> OrderAsync(ShelfSite site, long shelf) =>
        string.Concat((await site.Site.Community!.ShelfEntries.ListAsync(shelf)).Select(entry => entry.Work.ToString()[^1]));
}
