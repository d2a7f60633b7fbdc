using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using ArxivLens.Host;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Http;

/// <summary>What any reader gets from the assembled site.</summary>
public sealed class SiteTests(Site site) : IClassFixture<Site>
{
    private readonly SiteClient _client = site.Client;

    [Fact]
    public async Task The_server_can_read_its_own_first_pages()
    {
        var read = await site.Services.GetRequiredService<FirstPages>().ReadAsync(CancellationToken.None);

        Assert.Equal(30, read.Count);
        Assert.All(read, page => Assert.True(page.Status == 200, $"{page.Address} was answered with {page.Status}."));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/abs/2311.09227")]
    [InlineData("/abs/0704.0001")]
    [InlineData("/abs/0705.0001")]
    [InlineData("/abs/0706.0001")]
    [InlineData("/search?q=dark+matter")]
    [InlineData("/search?q=")]
    [InlineData("/list/hep-th/recent")]
    [InlineData("/list/hep-th/0704")]
    [InlineData("/list/cs.CY/recent")]
    [InlineData("/categories")]
    [InlineData("/about")]
    [InlineData("/about/cookies")]
    [InlineData("/about/search")]
    public async Task Every_kind_of_page_answers(string path)
    {
        var answer = await _client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith("text/html", answer.ContentHeaders.ContentType?.ToString(), StringComparison.Ordinal);
        var page = await ParseAsync(answer);
        Assert.False(string.IsNullOrWhiteSpace(page.Title));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("[onclick], [onload], [style]"));
        AssertHeaders(answer);
    }

    [Fact]
    public async Task The_seed_paper_has_every_part()
    {
        var page = await ParseAsync(await _client.GetAsync("/abs/2311.09227"));
        var text = page.Body!.TextContent;
        foreach (var part in new[]
        {
            "Elizabeth Seger", "Quick Summary", "2311.09227", "Key Terms", "Creative Commons", "Citation", "Computers and Society",
            "References cited in this paper", "Papers that cite this paper", "Similar Papers", "Comments", "cookie",
        })
        {
            Assert.Contains(part, text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("AI Safety Frameworks Should Include Procedures for Model Access Decisions", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?similar=method", "method", "In the method: ")]
    [InlineData("?similar=background", "background", "In the background: ")]
    [InlineData("?similar=nonsense", "everything", "one cites the other")]
    [InlineData("", "everything", "one cites the other")]
    public async Task Similar_papers_can_be_asked_for_in_one_facet(string query, string chosen, string reason)
    {
        var page = await ParseAsync(await _client.GetAsync("/abs/2311.09227" + query));
        var similar = page.QuerySelector("[data-testid=similar]")!;

        Assert.Equal(chosen, Assert.Single(similar.QuerySelectorAll("[data-testid=facets] [aria-current=true]")).TextContent);
        Assert.Contains(reason, similar.TextContent, StringComparison.Ordinal);
        foreach (var entry in similar.QuerySelectorAll(".reasons dl"))
        {
            var scores = entry.QuerySelectorAll("dd").Select(score => decimal.Parse(score.TextContent, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(scores[^1], scores[..^1].Sum());
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/abs/0704.0001")]
    [InlineData("/abs/0704.9999")]
    [InlineData("/abs/nonsense")]
    [InlineData("/no/such/page")]
    [InlineData("/search.json?q=matter")]
    [InlineData("/pdf/0704.0001")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/favicon.ico")]
    [InlineData("/robots.txt")]
    public async Task Every_response_carries_the_security_headers(string path) => AssertHeaders(await _client.GetAsync(path));

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_names_its_characters_and_answers_those_who_ask_for_the_head_only(string path)
    {
        Assert.Equal("text/plain; charset=utf-8", (await _client.GetAsync(path)).ContentHeaders.ContentType?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await _client.HeadAsync(path)).Status);
    }

    [Fact]
    public async Task Robots_are_kept_out_of_answers_but_an_archive_may_save_a_search()
    {
        var groups = (await _client.GetAsync("/robots.txt")).Body.ReplaceLineEndings("\n").Split("\n\n");

        Assert.StartsWith("User-agent: *\n", groups[0], StringComparison.Ordinal);
        Assert.Contains("\nDisallow: /search?\n", groups[0], StringComparison.Ordinal);
        Assert.Contains("\nDisallow: /network", groups[0], StringComparison.Ordinal);
        Assert.StartsWith("User-agent: archive.org_bot\n", groups[1], StringComparison.Ordinal);
        Assert.DoesNotContain("/search?", groups[1], StringComparison.Ordinal);
        Assert.DoesNotContain("noindex", (await _client.GetAsync("/search?q=matter")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_never_cached()
    {
        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            var answer = await _client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.True(answer.Headers.CacheControl?.NoStore);
        }
    }

    [Theory]
    [InlineData("/abs/0704.9999", HttpStatusCode.NotFound)]
    [InlineData("/abs/hep-th/9901001", HttpStatusCode.NotFound)]
    [InlineData("/abs/9999.99999", HttpStatusCode.BadRequest)]
    [InlineData("/abs/hello", HttpStatusCode.BadRequest)]
    [InlineData("/list/hep-th/9913", HttpStatusCode.BadRequest)]
    [InlineData("/list/no-such/recent", HttpStatusCode.NotFound)]
    [InlineData("/author/nobody-of-this-name", HttpStatusCode.NotFound)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_said_helpfully(string path, HttpStatusCode status)
    {
        var answer = await _client.GetAsync(path);
        Assert.Equal(status, answer.Status);
        var page = await ParseAsync(answer);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.NotEmpty(page.QuerySelectorAll("form[action='/search'], a[href='/']"));
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/abs/0704.0001v1")]
    [InlineData("/abs/arXiv:0704.0001")]
    [InlineData("/abs/ARXIV:0704.0001v1")]
    [InlineData("/abs/0704.0001.pdf")]
    [InlineData("/abs/0704.0001v1.pdf")]
    [InlineData("/abs//0704.0001")]
    [InlineData("/abs/10.48550/arXiv.0704.0001")]
    [InlineData("/abs/0704.0001/")]
    [InlineData("/abs/%200704.0001")]
    public async Task Every_shape_of_an_identifier_leads_to_one_address(string path)
    {
        var answer = await _client.GetAsync(path);
        for (var hops = 0; hops < 3 && (int)answer.Status is >= 300 and < 400; hops++)
            answer = await _client.GetAsync(answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("On dark matter halos number 1", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("arXiv:0704.0001")]
    [InlineData("https://arxiv.org/abs/0704.0001v2")]
    [InlineData("https://arxiv.org/pdf/0704.0001")]
    [InlineData("10.48550/arXiv.0704.0001")]
    [InlineData("https://doi.org/10.48550/arXiv.0704.0001")]
    public async Task An_address_typed_into_search_goes_to_the_paper(string text)
    {
        var answer = await _client.GetAsync($"/search?q={Uri.EscapeDataString(text)}");
        Assert.InRange((int)answer.Status, 300, 399);
        Assert.EndsWith("/abs/0704.0001", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_sets_no_cookie_and_names_no_other_origin()
    {
        foreach (var path in new[] { "/", "/abs/0704.0001", "/abs/2311.09227", "/search?q=matter" })
        {
            var answer = await _client.GetAsync(path);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            var page = await ParseAsync(answer);
            foreach (var source in page.QuerySelectorAll("script[src], link[rel=stylesheet], img[src]"))
                Assert.StartsWith("/", source.GetAttribute("src") ?? source.GetAttribute("href"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Escaped_signs_are_shown_as_signs()
    {
        const string title = @"A $5 proof that $\{x\}$ is in {y}";
        var page = await ParseAsync(await _client.GetAsync("/abs/0708.0001"));
        Assert.StartsWith(title, page.Title, StringComparison.Ordinal);
        Assert.Equal(title, page.QuerySelector("meta[name=citation_title]")!.GetAttribute("content"));
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Equal([@"$\{x\}$"], page.QuerySelectorAll("h1 .tex").Select(formula => formula.TextContent));
        foreach (var name in new[] { "description", "citation_abstract" })
        {
            var content = page.QuerySelector($"meta[name={name}]")!.GetAttribute("content");
            Assert.StartsWith("It costs $5 and $6.", content, StringComparison.Ordinal);
        }

        // BibTeX is for TeX and has it.
        Assert.Contains(@"title={A \$5 proof", page.QuerySelector(".cite code")!.TextContent, StringComparison.Ordinal);
        page.QuerySelector(".cite")!.Remove();
        Assert.DoesNotContain(@"\$", page.Body!.TextContent, StringComparison.Ordinal);
        using var search = JsonDocument.Parse((await _client.GetAsync("/search.json?q=title:proof")).Body);
        var hit = search.RootElement.GetProperty("hits")[0];
        Assert.Equal(title, hit.GetProperty("title").GetString());
        Assert.StartsWith("It costs $5 and $6.", hit.GetProperty("summary").GetString(), StringComparison.Ordinal);
        using var network = JsonDocument.Parse((await _client.GetAsync("/network.json?id=0708.0001")).Body);
        Assert.Equal(title, network.RootElement.GetProperty("nodes")[0].GetProperty("title").GetString());
    }

    private static Task<IDocument> ParseAsync(SiteAnswer answer) =>
        BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(answer.Body));

    private static void AssertHeaders(SiteAnswer answer)
    {
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.Contains("Referrer-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }
}
