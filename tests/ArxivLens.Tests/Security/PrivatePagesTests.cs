using System.IO.Compression;
using System.Net;
using System.Text;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Privacy;
using ArxivLens.Tests.Http;
using ArxivLens.Tests.Security.Authorization;
using ArxivLens.Web.Features.Privacy;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Security;

/// <summary>What was made for one reader reaches nobody else, and what they delete is gone (R56, privacy).</summary>
[Collection(SharedSite.Name)]
public sealed class PrivatePagesTests(Site site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/abs/2311.09227")]
    public async Task Pages_are_fetched_ahead_for_strangers_only(string address)
    {
        var (_, place) = await site.Everybody.AddAsync($"Leander.{address.Length}");
        const string ahead = "speculationrules";
        Assert.Contains(ahead, (await site.Client.SendAsync(HttpMethod.Get, address, "text/html", [.. site.Everybody.HeadersOf(null)])).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(ahead, (await site.Client.SendAsync(HttpMethod.Get, address, "text/html", [.. site.Everybody.HeadersOf(place)])).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_of_a_reader_reaches_another_or_a_cache()
    {
        var (reader, place) = await site.Everybody.AddAsync("Xanthippe.Q");
        var addresses = await AddressesAsync();
        var mine = 0;
        foreach (var address in addresses)
        {
            var own = await site.Client.SendAsync(HttpMethod.Get, address, "text/html", [.. site.Everybody.HeadersOf(place)]);
            if (own.Body.Contains(reader.Name, StringComparison.Ordinal))
                mine++;
            Assert.True(address.StartsWith("/dist/", StringComparison.Ordinal) || address == "/favicon.ico" || IsPrivate(own), $"{address} of a reader may be kept.");
            foreach (var headers in new[] { site.Everybody.HeadersOf(null), site.Everybody.HeadersOf(1) })
            {
                var other = await site.Client.SendAsync(HttpMethod.Get, address, "text/html", [.. headers]);
                Assert.False(other.Body.Contains(reader.Name, StringComparison.Ordinal), $"{address} names a reader to another.");
                Assert.True(!other.Headers.Contains("Set-Cookie") || IsPrivate(other), $"{address} sets a cookie and may be kept.");
                // What others have cannot stand for what the reader sees.
                if (other.Headers.ETag is not { } tag || IsFile(address) || address.StartsWith("/openapi/", StringComparison.Ordinal))
                    continue;
                var again = await site.Client.SendAsync(HttpMethod.Get, address, "text/html", [.. site.Everybody.HeadersOf(place), ("If-None-Match", tag.ToString())]);
                Assert.True(again.Status != HttpStatusCode.NotModified, $"{address} is taken from what was kept of another.");
            }
        }

        Assert.True(mine > 20, "The reader's name is on few pages.");
    }

    [Fact]
    public async Task Who_only_reads_is_given_no_cookie_and_pages_that_can_be_kept()
    {
        foreach (var address in new[] { "/", "/abs/0704.0001", "/search?q=matter", "/list/hep-th/0704", "/about/cookies", "/about/privacy" })
        {
            var answer = await site.Client.GetAsync(address);
            Assert.False(answer.Headers.Contains("Set-Cookie"), address);
            Assert.NotNull(answer.Headers.ETag);
            Assert.Contains("Cookie", answer.Headers.Vary);
            Assert.DoesNotContain("method=\"post\"", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_a_reader_who_deletes_their_account_nothing_is_found_anywhere()
    {
        const string words = "a sentence of Philomela that nobody else would write";
        var (reader, place) = await site.Everybody.AddAsync("Philomela.Q");
        var store = site.Services.GetRequiredService<IContributionStore>();
        var first = await store.AddAsync(Comment(reader.Account, words, null));
        await store.AddAsync(Comment(site.Everybody.All[1].Account, "A reply that stays.", first.Number));
        await store.EditAsync(first.Number, 1, words + " twice", null, ContributionState.Shown, TimeProvider.System.GetUtcNow());
        Assert.Contains(words, (await site.Client.GetAsync("/abs/0704.0001")).Body, StringComparison.Ordinal);

        using var wrong = new StringContent("Name=somebody", Encoding.UTF8, "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync("/account/delete", place, wrong)).Status);
        using var right = new StringContent("Name=philomela.q", Encoding.UTF8, "application/x-www-form-urlencoded");
        var gone = await SendAsync("/account/delete", place, right);
        Assert.Equal("/account/deleted", gone.Headers.Location?.OriginalString);

        Assert.Equal("/sign-in?return=%2Faccount", (await site.Client.SendAsync(HttpMethod.Get, "/account", "text/html", [.. site.Everybody.HeadersOf(place)])).Headers.Location?.OriginalString);
        foreach (var address in new[] { "/abs/0704.0001", "/comments", "/comments.atom", "/abs/0704.0001/comments.atom", "/search?q=Philomela", "/api/v1/papers/0704.0001/comments" })
        {
            var body = (await site.Client.GetAsync(address)).Body;
            Assert.DoesNotContain(words, body, StringComparison.Ordinal);
            Assert.False(address[0] == '/' && !address.StartsWith("/search", StringComparison.Ordinal) && body.Contains(reader.Name, StringComparison.Ordinal), address);
        }

        Assert.Contains("A reply that stays.", (await site.Client.GetAsync("/abs/0704.0001")).Body, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(site.CommunityFile)!, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[open.Length];
            await open.ReadExactlyAsync(bytes);
            foreach (var trace in new[] { words, reader.Name, "philomela.q@example.org" })
                Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(trace)) >= 0, $"{Path.GetFileName(file)} holds '{trace}'.");
        }
    }

    [Fact]
    public async Task Everything_of_a_reader_comes_as_one_file()
    {
        var (reader, place) = await site.Everybody.AddAsync("Erato.Q");
        await site.Services.GetRequiredService<IContributionStore>().AddAsync(Comment(reader.Account, "words of Erato", null));
        using var nothing = new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded");
        var answer = await SendAsync("/account/export", place, nothing);
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.Status, answer.ContentHeaders.ContentType!.MediaType));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains("arxivlens-Erato.Q.zip", answer.ContentHeaders.ContentDisposition!.ToString(), StringComparison.Ordinal);
        await using var archive = await ZipArchive.CreateAsync(
            new MemoryStream(answer.Bytes), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
        var texts = new Dictionary<string, string>();
        foreach (var entry in archive.Entries)
        {
            using var text = new StreamReader(await entry.OpenAsync());
            texts.Add(entry.FullName, await text.ReadToEndAsync());
        }

        Assert.Contains(texts.Values, text => text.Contains("words of Erato", StringComparison.Ordinal));
        Assert.Contains("Not in it", texts["README.txt"], StringComparison.Ordinal);
        foreach (var feature in site.Services.GetServices<IPersonalData>())
        {
            await foreach (var file in feature.ExportAsync(reader.Account, default))
                Assert.Contains(file.Path, texts.Keys);
        }
    }

    [Fact]
    public void Every_table_of_what_readers_own_is_told_of()
    {
        var told = KeptDatum.All.SelectMany(datum => datum.Tables).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
        // Neither is something kept that nobody is told of, nor are they told of what is not there.
        Assert.Equal(CommunityState.Tables(site.CommunityFile).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Everything_that_is_kept_for_a_time_is_dropped_after_it()
    {
        var dropped = site.Services.GetServices<Retention>().Select(one => one.Name).Order(StringComparer.Ordinal);
        Assert.Equal(
            ["links that ended", "names that were given up", "sessions that ended", "what was compared against advertising", "what was taken from shelves"],
            dropped);
    }

    private static Contribution Comment(long account, string text, long? parent) => new()
    {
        Kind = ContributionKind.Comment, Account = account, Subject = new Subject(SubjectKind.Work, "0704.0001"), Parent = parent, Text = text,
        Written = TimeProvider.System.GetUtcNow(),
    };

    private static bool IsPrivate(SiteAnswer answer) => answer.Headers.CacheControl?.NoStore == true && answer.Headers.ETag is null;

    private static bool IsFile(string address) => address.StartsWith("/dist/", StringComparison.Ordinal) || address == "/favicon.ico";

    private async Task<IReadOnlyList<string>> AddressesAsync()
    {
        var everybody = await AuthorizationSite.PrepareAsync(site);
        List<string> addresses = [];
        foreach (var route in everybody.Routes().Where(route => route.StartsWith("GET ", StringComparison.Ordinal)))
            addresses.Add((await everybody.MakeAsync(route)).Address);
        return addresses;
    }

    private Task<SiteAnswer> SendAsync(string path, int place, HttpContent content) =>
        site.Client.SendAsync(HttpMethod.Post, path, "text/html", content, [.. site.Everybody.HeadersOf(place, hasWord: true)]);
}
