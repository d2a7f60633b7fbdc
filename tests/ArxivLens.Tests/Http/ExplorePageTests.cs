using System.Globalization;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;

namespace ArxivLens.Tests.Http;

/// <summary>The pages from which a reader goes exploring: the start, authors, categories by day, a random paper.</summary>
public sealed class ExplorePageTests(Site site) : IClassFixture<Site>
{
    private readonly SiteClient _client = site.Client;

    [Fact]
    public async Task The_start_page_shows_what_is_new_what_is_cited_and_what_it_is_about()
    {
        var page = await ReadAsync("/");
        Assert.Equal(6, page.QuerySelectorAll("section[aria-labelledby=new-h] .works > li").Length);
        var cited = page.QuerySelectorAll("[data-testid=most-cited] .works > li");
        Assert.Contains("cited by", cited[0].TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("[data-testid=home-terms] a"));
        foreach (var link in page.QuerySelectorAll("main section a").Select(link => link.GetAttribute("href")!).Distinct().Except(["/random"]))
            Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(link.Split('#')[0])).Status);
    }

    [Fact]
    public async Task A_random_paper_is_another_one_each_time_and_is_not_kept()
    {
        var seen = new HashSet<string>();
        for (var draw = 0; draw < 20; draw++)
        {
            var answer = await _client.GetAsync("/random");
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            seen.Add(answer.Headers.Location!.ToString());
        }

        Assert.InRange(seen.Count, 2, 20);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(seen.First())).Status);
    }

    [Fact]
    public async Task An_author_has_figures_coauthors_terms_and_orders()
    {
        var page = await ReadAsync("/author/a-author");
        Assert.Equal("A. Author", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("2007", page.QuerySelector("[data-testid=author-figures]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["B. Writer"], page.QuerySelectorAll("[data-testid=coauthors] a").Select(link => link.TextContent));
        Assert.NotEmpty(page.QuerySelectorAll("[data-testid=shared-terms] a"));
        foreach (var order in page.QuerySelectorAll("nav[aria-label=Order] a").Select(link => link.GetAttribute("href")!))
        {
            var ordered = await ReadAsync(order);
            Assert.Equal(order, ordered.QuerySelector("nav[aria-label=Order] a[aria-current]")!.GetAttribute("href"));
            // The reader sits at this machine, so the whole address is known without being configured.
            var canonical = new Uri(ordered.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!);
            Assert.Equal(("http", "/author/a-author"), (canonical.Scheme, canonical.PathAndQuery));
        }
    }

    [Fact]
    public async Task A_name_written_out_further_is_named_beside_one_with_initials()
        => Assert.Contains(
            (await ReadAsync("/author/dawn-song")).QuerySelectorAll("[data-testid=author-note] a"),
            link => link.GetAttribute("href") == "/author/d-song");

    [Fact]
    public async Task The_pages_of_an_author_follow_one_another_in_the_order_chosen()
    {
        var next = (await ReadAsync("/author/a-author?sort=oldest")).QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!;
        Assert.Equal("/author/a-author?sort=oldest&page=2", next);
        Assert.NotEmpty((await ReadAsync(next)).QuerySelectorAll(".works > li"));
    }

    [Fact]
    public async Task A_category_is_read_day_by_day_and_days_without_works_are_passed_over()
    {
        var newest = await ReadAsync("/list/hep-th/recent");
        var heading = newest.QuerySelector("h2.day")!;
        Assert.Equal("/list/hep-th/2007-04-02", heading.QuerySelector("a")!.GetAttribute("href"));
        var day = await ReadAsync("/list/hep-th/2007-04-02");
        Assert.Contains(heading.QuerySelector(".count")!.TextContent, day.QuerySelector("[data-testid=list-total]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(day.QuerySelector(".list-head a[rel=next]"));
        var before = await ReadAsync("/list/hep-th/2007-03-01");
        Assert.NotNull(before.QuerySelector("[data-testid=empty-listing] a"));
        Assert.Equal("/list/hep-th/2007-04-02", before.QuerySelector(".list-head a[rel=next]")!.GetAttribute("href"));
        var after = await ReadAsync("/list/hep-th/2011-01-01");
        Assert.Equal("/list/hep-th/2007-04-02", after.QuerySelector(".list-head a[rel=prev]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_term_names_the_terms_authors_and_categories_beside_it()
    {
        var page = await ReadAsync("/term/dark%20matter%20halos");
        Assert.NotEmpty(page.QuerySelectorAll("[data-testid=shared-terms] a"));
        Assert.DoesNotContain(page.QuerySelectorAll("[data-testid=shared-terms] a"), term => term.TextContent == "dark matter halos");
        Assert.Contains(page.QuerySelectorAll("[data-testid=term-authors] a"), author => author.TextContent == "A. Author");
        Assert.Contains(page.QuerySelectorAll("aside a"), link => link.GetAttribute("href") == "/list/hep-th");
    }

    [Theory]
    [InlineData("/abs/2311.09227")]
    [InlineData("/")]
    [InlineData("/search?q=matter")]
    [InlineData("/list/hep-th/recent")]
    [InlineData("/author/a-author")]
    public async Task A_page_with_its_styles_and_scripts_is_at_most_100_KB_on_the_wire(string path)
    {
        var page = await ReadAsync(path);
        var files = page.QuerySelectorAll("script[src], link[rel=stylesheet]")
            .Select(file => file.GetAttribute("src") ?? file.GetAttribute("href")!)
            // The picture and the mathematics are islands with bounds of their own.
            .Where(file => !file.Contains("/network", StringComparison.Ordinal) && !file.Contains("/mathematics", StringComparison.Ordinal));
        var total = await SizeAsync(path);
        foreach (var file in files)
            total += await SizeAsync(file);

        Assert.True(total <= 100_000, string.Create(CultureInfo.InvariantCulture, $"{path} is {total} bytes."));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Pages_data_and_styles_are_compressed(string encoding)
    {
        var style = (await ReadAsync("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        foreach (var path in new[] { "/", "/search.json?q=matter", style })
        {
            var answer = await _client.GetAsync(path, ("Accept-Encoding", encoding));
            Assert.Equal([encoding], answer.ContentHeaders.ContentEncoding);
        }
    }

    private async Task<int> SizeAsync(string path)
    {
        var answer = await _client.GetAsync(path, ("Accept-Encoding", "br"));
        Assert.Equal(["br"], answer.ContentHeaders.ContentEncoding);
        return answer.Length;
    }

    private async Task<IDocument> ReadAsync(string path)
    {
        var answer = await _client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(answer.Body));
    }
}
