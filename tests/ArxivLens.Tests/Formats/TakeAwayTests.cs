using System.Net;
using System.Net.Http.Headers;
using ArxivLens.Core.Citing;

namespace ArxivLens.Tests.Formats;

/// <summary>Works in formats, over HTTP: by address, by Accept, as lists and selections.</summary>
[Collection(FormatTests.Name)]
public sealed class TakeAwayTests(FormatSite site)
{
    private const string Old = "hep-th/9407087";

    [Theory]
    [InlineData("/bibtex/hep-th/9407087", "text/plain", "@misc{seiberg2025monopolecondensation")]
    [InlineData("/bibtex/hep-th%2F9407087v1", "text/plain", "eprint={hep-th/9407087v1}")]
    [InlineData("/ris/hep-th/9407087", "application/x-research-info-systems", "TY  - UNPB")]
    [InlineData("/csl/hep-th/9407087", "application/vnd.citationstyles.csl+json", "\"type\": \"article\"")]
    [InlineData("/abs/hep-th/9407087.bib", "application/x-bibtex", "doi={10.1016/0550-3213(94)90124-4}")]
    [InlineData("/abs/hep-th/9407087v2.ris", "application/x-research-info-systems", "AN  - hep-th/9407087v2")]
    [InlineData("/abs/hep-th/9407087.csl.json", "application/vnd.citationstyles.csl+json", "\"archive_location\": \"hep-th/9407087\"")]
    [InlineData("/abs/hep-th/9407087.json", "application/json", "\"genre\": \"Preprint\"")]
    [InlineData("/abs/hep-th/9407087.rdf", "application/rdf+xml", "<z:itemType")]
    [InlineData("/abs/hep-th/9407087.jsonld", "application/ld+json", "\"@type\": \"ScholarlyArticle\"")]
    [InlineData("/abs/hep-th/9407087.csv", "text/csv", "id,title,authors")]
    [InlineData("/abs/hep-th/9407087.md", "text/markdown", "# Monopole condensation")]
    [InlineData("/export?id=doi:10.1000/a%2Bb%23c%26d&format=ris", "application/x-research-info-systems", "DO  - 10.1000/a+b#c&d")]
    public async Task A_work_is_answered_in_its_format_under_the_name_of_a_file(string address, string type, string holds)
    {
        var answer = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(type, answer.ContentHeaders.ContentType?.MediaType);
        Assert.Equal("utf-8", answer.ContentHeaders.ContentType?.CharSet);
        Assert.Contains(holds, answer.Body, StringComparison.Ordinal);
        AssertSafe(answer.ContentHeaders.ContentDisposition);

        var head = await site.Client.HeadAsync(address);
        Assert.Equal((HttpStatusCode.OK, 0), (head.Status, head.Length));
        Assert.Equal(type, head.ContentHeaders.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/bibtex/nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/ris/2402.99999", HttpStatusCode.NotFound)]
    [InlineData("/csl/2402.00001v9", HttpStatusCode.NotFound)]
    [InlineData("/abs/2402.99999.bib", HttpStatusCode.NotFound)]
    [InlineData("/abs/.bib", HttpStatusCode.BadRequest)]
    [InlineData("/abs/0706.0001.md", HttpStatusCode.NotFound)]
    [InlineData("/export", HttpStatusCode.BadRequest)]
    [InlineData("/export?id=2402.00001&format=docx", HttpStatusCode.BadRequest)]
    [InlineData("/export?id=%00%ff&format=ris", HttpStatusCode.BadRequest)]
    [InlineData("/search.bib?page=0", HttpStatusCode.BadRequest)]
    [InlineData("/list/%20/recent.bib", HttpStatusCode.BadRequest)]
    [InlineData("/list/cs.CY/1999-99-99.bib", HttpStatusCode.BadRequest)]
    [InlineData("/list/cs.NOPE/recent.bib", HttpStatusCode.NotFound)]
    [InlineData("/author/nobody.ris", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_had_is_refused_and_said_why(string address, HttpStatusCode status)
    {
        var answer = await site.Client.GetAsync(address);
        Assert.Equal(status, answer.Status);
        Assert.NotEmpty(answer.Body);
        Assert.Null(answer.Headers.ETag);
    }

    [Theory]
    [InlineData("application/x-bibtex", "application/x-bibtex")]
    [InlineData("Application/X-BibTeX;q=0.9, text/html;q=0.5", "application/x-bibtex")]
    [InlineData("application/vnd.citationstyles.csl+json, */*;q=0.1", "application/vnd.citationstyles.csl+json")]
    [InlineData("application/x-research-info-systems", "application/x-research-info-systems")]
    [InlineData("application/json", "application/json")]
    [InlineData("text/markdown", "text/markdown")]
    [InlineData("application/rdf+xml;q=0.5, application/x-bibtex;q=0.8", "application/x-bibtex")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "text/html")]
    [InlineData("text/html, application/json", "text/html")]
    [InlineData("*/*", "text/html")]
    [InlineData("image/png", "text/html")]
    [InlineData("application/x-bibtex;q=0", "text/html")]
    [InlineData("nonsense;;=,", "text/html")]
    [InlineData("", "text/html")]
    public async Task The_page_of_a_work_is_negotiated_and_nobody_is_refused(string accept, string type)
    {
        foreach (var address in new[] { "/abs/2402.00001", "/work/10.1000/a%2Bb%23c%26d" })
        {
            var answer = await site.Client.GetAsync(address, accept);
            Assert.Equal((HttpStatusCode.OK, type), (answer.Status, answer.ContentHeaders.ContentType?.MediaType));
            Assert.Contains("Accept", answer.Headers.Vary);
        }
    }

    [Fact]
    public async Task A_tag_is_of_one_format_only()
    {
        var page = await site.Client.GetAsync("/abs/2402.00001");
        var tags = new[] { page }.Concat(await Task.WhenAll(new[] { "application/x-bibtex", "application/json", "text/markdown" }
            .Select(accept => site.Client.GetAsync("/abs/2402.00001", accept)))).Select(answer => answer.Headers.ETag!.Tag).ToList();
        Assert.Equal(4, tags.Distinct().Count());
        var again = await site.Client.GetAsync("/abs/2402.00001.bib", ("If-None-Match", (await site.Client.GetAsync("/abs/2402.00001.bib")).Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
    }

    [Fact]
    public async Task A_search_a_list_an_author_and_a_selection_are_files_of_all_their_works()
    {
        var category = site.Random.Count + OddWorks.Few.Count(work => work.Paper is not null);
        foreach (var (address, works) in new[]
        {
            ("/list/cs.CY/recent.ris", category),
            ("/list/cs.CY/2401.ris", category),
            ("/search.ris?q=&category=cs.CY", category),
            ("/search.ris?q=monopole+condensation", 1),
            ("/search.ris?q=arXiv:hep-th/9407087", 1),
            ("/search.ris?q=zzzzzz", 0),
            ("/author/elizabeth-seger.ris", 1),
            ("/export?id=2402.00001&id=hep-th/9407087v1&ids=2402.00001,2402.00004&format=ris", 3),
            ("/export?id=2402.00001&id=2402.99999&format=ris", 1),
        })
        {
            var answer = await site.Client.GetAsync(address);
            if (works == 0)
            {
                Assert.Equal(HttpStatusCode.NotFound, answer.Status);
                continue;
            }

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal(works, answer.Body.Split("\r\n").Count(line => line.StartsWith("TY  - ", StringComparison.Ordinal)));
            AssertSafe(answer.ContentHeaders.ContentDisposition);
            Assert.Equal("attachment", answer.ContentHeaders.ContentDisposition!.DispositionType);
        }
    }

    [Fact]
    public async Task A_thousand_works_can_be_named_and_not_one_more()
    {
        static string Ids(int count) => "/export?format=csv&ids=" + string.Join(',', Enumerable.Range(1, count).Select(number => $"2401.{number:00000}"));
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(Ids(1_000))).Status);
        var refused = await site.Client.GetAsync(Ids(1_001));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("1000", refused.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"; filename=\"x.exe")]
    [InlineData("../../etc/passwd")]
    [InlineData("a\r\nSet-Cookie: x=1")]
    [InlineData("日本語 😀 \u202e")]
    [InlineData("....")]
    public async Task A_search_of_any_words_names_its_file_safely(string words)
    {
        var answer = await site.Client.GetAsync($"/search.csv?q={Uri.EscapeDataString(words)}+OR+paper");
        Assert.Contains(answer.Status, new[] { HttpStatusCode.OK, HttpStatusCode.NotFound });
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        if (answer.Status == HttpStatusCode.OK)
            AssertSafe(answer.ContentHeaders.ContentDisposition);
    }

    [Fact]
    public async Task The_page_as_Markdown_says_what_the_page_says_and_escapes_it()
    {
        var text = (await site.Client.GetAsync($"/abs/{Old}.md")).Body;
        foreach (var part in new[]
        {
            "# Monopole condensation in", "**Authors:** N. Seiberg; Sammy Davis Jr.", "- **arXiv id:** hep-th/9407087", "## Abstract",
            "A second paragraph", "## References (0)", "## Cited by (0)", "## Links", "https://arxiv.org/pdf/hep-th/9407087", $"/abs/{Old}.bib",
        })
        {
            Assert.Contains(part, text.Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        foreach (var work in site.Random.Where(work => work.Title.Contains('<', StringComparison.Ordinal)).Take(5))
            Assert.DoesNotContain("\n# <", (await site.Client.GetAsync($"/abs/{work.Key}.md")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_thousand_authors_are_all_in_every_format()
    {
        foreach (var format in CitationFormat.All.Where(format => format != CitationFormat.Csv))
        {
            var answer = await site.Client.GetAsync($"/abs/2402.00003.{format.Extension}");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains("Author2999", answer.Body, StringComparison.Ordinal);
        }

        var page = await site.Client.HeadAsync("/abs/2402.00003");
        Assert.InRange(page.Headers.GetValues("Link").Sum(value => value.Length), 1, 4_000);
    }

    private static void AssertSafe(ContentDispositionHeaderValue? disposition)
    {
        Assert.NotNull(disposition);
        Assert.Matches("^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$", disposition.FileName!);
        Assert.Null(disposition.FileNameStar);
    }
}
