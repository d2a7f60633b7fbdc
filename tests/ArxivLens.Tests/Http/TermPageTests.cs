using System.Net;
using AngleSharp;
using AngleSharp.Dom;

namespace ArxivLens.Tests.Http;

/// <summary>The page of a term, as any reader gets it.</summary>
public sealed class TermPageTests(Site site) : IClassFixture<Site>
{
    private readonly SiteClient _client = site.Client;

    [Fact]
    public async Task It_lists_the_works_that_have_the_term_and_their_years()
    {
        var page = await ReadAsync("/term/dark%20matter%20halos");
        var works = page.QuerySelectorAll("[data-testid=works] > li");
        Assert.NotEmpty(works);
        Assert.All(works, work => Assert.Contains("dark matter halos", work.TextContent, StringComparison.Ordinal));
        Assert.Equal("dark matter halos", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        var chart = page.QuerySelector("[data-testid=year-chart] svg[role=img]");
        Assert.Contains("2007", chart!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("[data-testid=year-chart] table tbody tr"));
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    [Theory]
    [InlineData("/term/dark-matter%20halos")]
    [InlineData("/term/Dark%20Matter%20Halo")]
    [InlineData("/term/%20dark%20%20matter%20halos%20")]
    [InlineData("/term/%22dark%20matter%20halos%22")]
    public async Task Every_spelling_leads_to_the_same_works(string path)
        => Assert.Equal(TotalOf(await ReadAsync("/term/dark%20matter%20halos")), TotalOf(await ReadAsync(path)));

    [Fact]
    public async Task The_orders_and_the_key_terms_of_a_paper_are_links_that_work()
    {
        var page = await ReadAsync("/term/dark%20matter%20halos");
        foreach (var link in page.QuerySelectorAll("nav[aria-label=Order] a"))
            Assert.Equal(TotalOf(page), TotalOf(await ReadAsync(link.GetAttribute("href")!)));
        var terms = (await ReadAsync("/abs/2311.09227")).QuerySelectorAll("[data-testid=key-terms] a").Take(5).ToList();
        Assert.Equal(5, terms.Count);
        foreach (var term in terms)
        {
            var works = await ReadAsync(term.GetAttribute("href")!);
            Assert.Contains("2311.09227", works.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/term")]
    [InlineData("/term/")]
    [InlineData("/term/%20")]
    [InlineData("/term/the")]
    [InlineData("/term/%22")]
    [InlineData("/term/%2F")]
    [InlineData("/term/%2e%2e%2f%2e%2e")]
    [InlineData("/term/%F0%9F%98%80")]
    [InlineData("/term/%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/term/halos%20AND%20dark")]
    [InlineData("/term/dark%20OR%20matter")]
    [InlineData("/term/%24%5Cfrac%7B1%7D%7B2%24")]
    [InlineData("/term/no%20such%20phrase/at%20all")]
    [InlineData("/term/%ff")]
    public async Task What_no_work_has_is_not_found_and_leads_to_the_search(string path)
    {
        var answer = await _client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        var page = await ParseAsync(answer);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotNull(page.QuerySelector("form[role=search]"));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Theory]
    [InlineData("/term/..")]
    [InlineData("/term/%00%01")]
    [InlineData("/term/%")]
    public async Task What_is_no_address_is_no_failure(string path)
        => Assert.InRange((int)(await _client.GetAsync(path)).Status, 200, 499);

    [Fact]
    public async Task A_term_as_long_as_a_book_is_no_failure()
    {
        var answer = await _client.GetAsync("/term/" + new string('x', 10_000));
        Assert.InRange((int)answer.Status, 400, 499);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/term/" + new string('x', 4_000))).Status);
    }

    [Fact]
    public async Task A_page_that_cannot_be_is_refused()
        => Assert.Equal(HttpStatusCode.BadRequest, (await _client.GetAsync("/term/matter?page=0")).Status);

    private static string TotalOf(IDocument page) => page.QuerySelector("[data-testid=term-total]")!.TextContent;

    private async Task<IDocument> ReadAsync(string path)
    {
        var answer = await _client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await ParseAsync(answer);
    }

    private static Task<IDocument> ParseAsync(SiteAnswer answer)
        => BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(answer.Body));
}
