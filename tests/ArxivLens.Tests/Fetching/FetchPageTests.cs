using System.Globalization;
using System.Net;
using ArxivLens.Core.Fetching;
using ArxivLens.Sources.Tests.ArxivAtom;
using ArxivLens.Web.Limits;
using Reply = ArxivLens.Sources.Tests.ArxivAtom.FakeArxiv.Reply;

namespace ArxivLens.Tests.Fetching;

/// <summary>What readers, crawlers and strangers get of a paper that the library does not have.</summary>
public sealed class FetchPageTests
{
    private const string Paper = "2304.00001";
    private const string Page = $"/abs/{Paper}";

    [Fact]
    public async Task Looking_starts_nothing()
    {
        await using var site = await FetchSite.StartAsync(FakeArxiv.With(Paper));

        var page = await site.PageAsync(Page, HttpStatusCode.NotFound);
        await site.Client.HeadAsync(Page);
        await site.Client.GetAsync(Page, ("Sec-Purpose", "prefetch"));
        await site.Client.GetAsync($"/{Paper}");
        await site.Client.GetAsync($"/fetch.json?id={Paper}");
        var back = await site.Client.GetAsync($"/fetch/{Paper}");

        Assert.Equal((HttpStatusCode.Found, Page), (back.Status, back.Headers.Location!.OriginalString));
        Assert.Equal(("post", $"/fetch/{Paper}"), (page.QuerySelector(".fetching form")!.GetAttribute("method"), page.QuerySelector(".fetching form")!.GetAttribute("action")));
        await site.AskAsync("2304.00002");
        await site.ComesToAsync("/abs/2304.00002", HttpStatusCode.NotFound);
        Assert.DoesNotContain(site.Arxiv.Asked, ids => ids.Contains(Paper));
        Assert.Contains("Disallow: /fetch\n", (await site.Client.GetAsync("/robots.txt")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_who_asks_is_told_at_once_and_gets_the_paper()
    {
        using var hold = new ManualResetEventSlim();
        await using var site = await FetchSite.StartAsync(FakeArxiv.With(Paper).Then(_ =>
        {
            hold.Wait();
            return null;
        }));

        var asked = await site.AskAsync(Paper);
        Assert.Equal((HttpStatusCode.SeeOther, Page), (asked.Status, asked.Headers.Location!.OriginalString));
        var answer = await site.Client.GetAsync(Page);
        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Null(answer.Headers.ETag);
        var page = await site.PageAsync(Page, HttpStatusCode.Accepted);
        Assert.Equal($"arXiv:{Paper} is on its way", page.QuerySelector("h1")!.TextContent);
        Assert.Null(page.QuerySelector(".fetching form"));
        Assert.Contains("http-equiv=\"refresh\" content=\"5\"", page.QuerySelector("head noscript")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        var other = await site.AskAsync("2304.00002");
        Assert.Equal(HttpStatusCode.SeeOther, other.Status);
        var data = (await site.Client.GetAsync("/fetch.json?id=2304.00002")).Json;
        Assert.Equal(("waiting", 2), (data.GetProperty("state").GetString(), data.GetProperty("place").GetInt32()));

        hold.Set();
        await site.ComesToAsync(Page, HttpStatusCode.OK);

        page = await site.PageAsync(Page, HttpStatusCode.OK);
        Assert.Equal("A paper", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Not known here", page.QuerySelector("[data-testid=license]")!.TextContent, StringComparison.Ordinal);
        Assert.True((await site.Client.GetAsync($"/fetch.json?id={Paper}")).Json.GetProperty("isHere").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync($"/api/v1/papers/{Paper}")).Status);
    }

    [Fact]
    public async Task A_paper_that_arXiv_does_not_have_is_a_404_that_is_remembered()
    {
        await using var site = await FetchSite.StartAsync(FakeArxiv.With());
        await site.AskAsync(Paper);
        await site.ComesToAsync(Page, HttpStatusCode.NotFound);
        var requests = site.Arxiv.Asked.Count;

        await site.AskAsync(Paper);
        var page = await site.PageAsync(Page, HttpStatusCode.NotFound);

        Assert.Equal($"arXiv has no paper {Paper}", page.QuerySelector("h1")!.TextContent);
        Assert.Null(page.QuerySelector(".fetching form"));
        Assert.Equal(requests, site.Arxiv.Asked.Count);
        Assert.Contains(
            "arXiv has no such paper either", (await site.Client.GetAsync($"/api/v1/papers/{Paper}")).Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_told_with_the_reason()
    {
        await using var site = await FetchSite.StartAsync(FakeArxiv.With().Then(new Reply(AtomFeeds.Feed(1, 0, AtomFeeds.Entry(Paper + "v1", title: "")))));
        await site.AskAsync(Paper);
        await site.ComesToAsync(Page, HttpStatusCode.NotFound);

        var text = (await site.PageAsync(Page, HttpStatusCode.NotFound)).QuerySelector(".fetching")!.TextContent;
        Assert.Contains("title is missing", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_arXiv_is_down_the_page_says_since_when_and_the_place_outlives_a_restart()
    {
        var arxiv = FakeArxiv.With(Paper);
        arxiv.Usual = _ => Reply.Busy;
        await using var site = await FetchSite.StartAsync(arxiv);
        await site.AskAsync(Paper);
        await Eventually.IsTrueAsync(
            async () => (await site.Client.GetAsync(Page)).Body.Contains("status 503", StringComparison.Ordinal), () => "The page does not say that arXiv is down.");

        var text = (await site.PageAsync(Page, HttpStatusCode.Accepted)).QuerySelector(".fetching")!.TextContent;
        Assert.Matches("Nothing has come since [0-9:]+ UTC: arXiv gave no answer: status 503\\. It is tried again at [^;]+; the paper keeps place 1 in line", text);

        arxiv.Usual = _ => null;
        await site.RestartAsync();
        await site.ComesToAsync(Page, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_paper_known_from_others_offers_to_ask_for_its_record_and_is_never_shown_as_it_was()
    {
        using var hold = new ManualResetEventSlim();
        await using var site = await FetchSite.StartAsync(FakeArxiv.With("0706.0001").Then(_ =>
        {
            hold.Wait();
            return null;
        }));
        var before = await site.Client.GetAsync("/abs/0706.0001");
        Assert.Equal(HttpStatusCode.OK, before.Status);
        Assert.Contains("Ask arXiv for it", before.Body, StringComparison.Ordinal);

        await site.AskAsync("0706.0001");
        var after = await site.Client.GetAsync("/abs/0706.0001", ("If-None-Match", before.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Contains("data-fetch=\"0706.0001\"", after.Body, StringComparison.Ordinal);
        hold.Set();
        await Eventually.IsTrueAsync(
            async () => (await site.Client.GetAsync("/abs/0706.0001")).Body.Contains("<h1 data-testid=\"title\">A paper</h1>", StringComparison.Ordinal),
            () => "The record does not show.");
    }

    [Fact]
    public async Task A_version_that_the_library_does_not_know_can_be_asked_for()
    {
        await using var site = await FetchSite.StartAsync(FakeArxiv.With("0704.0001"));
        site.Arxiv.Version = 4;
        var page = await site.PageAsync("/abs/0704.0001v4", HttpStatusCode.NotFound);
        Assert.NotNull(page.QuerySelector(".fetching form"));
        // Its record was taken a moment ago: within a day arXiv is not asked for it again.
        await site.AskAsync("0704.0001");
        await Eventually.IsTrueAsync(
            async () => !(await site.Client.GetAsync("/fetch.json?id=0704.0001")).Json.TryGetProperty("state", out _), () => "It stays in line.");
        Assert.Empty(site.Arxiv.Asked);
    }

    [Fact]
    public async Task A_form_of_another_site_asks_for_nothing()
    {
        await using var site = await FetchSite.StartAsync(FakeArxiv.With(Paper));
        (string Name, string Value)[] strangers =
        [
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://elsewhere.example"), ("Origin", "null"),
            ("Origin", "http://127.0.0.1:1"),
        ];
        foreach (var stranger in strangers)
            Assert.Equal(HttpStatusCode.Forbidden, (await site.Client.SendAsync(HttpMethod.Post, $"/fetch/{Paper}", "text/html", stranger)).Status);
        Assert.False((await site.Client.GetAsync($"/fetch.json?id={Paper}")).Json.TryGetProperty("state", out _));
    }

    [Fact]
    public async Task Readers_behind_a_proxy_and_programs_are_heard()
    {
        await using var site = await FetchSite.StartAsync(FakeArxiv.With(Paper));
        var here = site.Client.Address.Authority;
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Client.SendAsync(HttpMethod.Post, $"/fetch/{Paper}", "*/*", ("Origin", $"https://{here}"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Client.SendAsync(HttpMethod.Post, "/fetch/2304.00002", "*/*")).Status);
    }

    [Fact]
    public async Task One_reader_asks_for_so_many_papers_a_minute_and_reads_on()
    {
        var limits = new LimitOptions { PerMinute = new Dictionary<RequestCost, int> { [RequestCost.Fetch] = 5, [RequestCost.Reading] = 10_000 } };
        await using var site = await FetchSite.StartAsync(FakeArxiv.With(Paper), limits);
        var statuses = new List<HttpStatusCode>();
        for (var number = 1; number <= 10; number++)
            statuses.Add((await site.AskAsync($"2304.{number:00000}")).Status);

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/abs/0704.0001")).Status);
    }

    [Fact]
    public async Task The_line_ends_somewhere_and_whoever_finds_it_full_is_told_when_to_come_back()
    {
        var arxiv = FakeArxiv.With();
        arxiv.Usual = _ => Reply.Busy;
        await using var site = await FetchSite.StartAsync(arxiv);
        for (var number = 1; number <= FetchLine.MostWaiting; number++)
            Assert.Equal(HttpStatusCode.SeeOther, (await site.AskAsync($"2304.{number.ToString("00000", CultureInfo.InvariantCulture)}")).Status);

        var answer = await site.AskAsync("2304.09999");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/abs/0704.0001")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/abs/2304.09999")).Status);
    }

    [Fact]
    public async Task What_is_no_identifier_leads_to_the_page_that_says_so_and_stays_on_this_server()
    {
        await using var site = await FetchSite.StartAsync(FakeArxiv.With());
        string[] hostile =
        [
            "0713.0001", "hep-th%2F990100", "..%2F..%2Fetc%2Fpasswd", "%F0%9F%98%80", "2304.00001%0D%0AX-Injected:%201", "%2F%2Felsewhere.example", "",
            new string('9', 8_000),
        ];
        foreach (var id in hostile)
        {
            var answer = await site.AskAsync(id);
            Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
            var address = answer.Headers.Location!.OriginalString;
            Assert.StartsWith("/abs/", address, StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("X-Injected"));
            Assert.InRange((int)(await site.Client.GetAsync(address)).Status, 300, 404);
            Assert.Equal(HttpStatusCode.BadRequest, (await site.Client.GetAsync($"/fetch.json?id={id}")).Status);
        }
    }

    [Fact]
    public async Task Where_it_is_switched_off_the_page_says_how_the_paper_is_got()
    {
        await using var site = await FetchSite.StartAsync(FakeArxiv.With(Paper), isOn: false);
        var page = await site.PageAsync(Page, HttpStatusCode.NotFound);
        Assert.Equal($"arxivlens fetch {Paper}", page.QuerySelector(".fetching code")!.TextContent);
        Assert.Null(page.QuerySelector(".fetching form"));
        Assert.NotNull(page.QuerySelector($"a[href='https://arxiv.org/abs/{Paper}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.AskAsync(Paper)).Status);
        Assert.EndsWith(
            $"arxivlens fetch {Paper}", (await site.Client.GetAsync($"/api/v1/papers/{Paper}")).Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("data-fetch", (await site.Client.GetAsync("/abs/0706.0001")).Body, StringComparison.Ordinal);
        Assert.Empty(site.Arxiv.Asked);
    }
}
