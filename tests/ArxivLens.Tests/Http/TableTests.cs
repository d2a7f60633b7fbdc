using System.Net;
using AngleSharp;
using AngleSharp.Dom;

namespace ArxivLens.Tests.Http;

/// <summary>The tables of a paper as a reader without scripts gets them, and as a file.</summary>
public sealed class TableTests(Site site) : IClassFixture<Site>
{
    private const string Seed = "/abs/2311.09227";
    private readonly SiteClient _client = site.Client;

    [Fact]
    public async Task Every_column_sorts_by_a_link_and_says_how_it_is_sorted()
    {
        var page = await PageAsync(Seed);
        var headings = page.QuerySelectorAll("#citations th");
        Assert.Equal(
            ["Title", "Authors", "Year ↓", "Cited by", "Similarity", "Sources", "Actions"], headings.Select(one => one.TextContent.Trim()));
        Assert.Equal("descending", Assert.Single(headings, one => one.HasAttribute("aria-sort")).GetAttribute("aria-sort"));

        foreach (var link in page.QuerySelectorAll("#citations th a"))
        {
            var address = link.GetAttribute("href")!;
            Assert.EndsWith("#citations", address, StringComparison.Ordinal);
            var sorted = await PageAsync(address);
            Assert.Equal(link.TextContent.Split(' ')[0], sorted.QuerySelector("#citations th[aria-sort]")!.TextContent.Split(' ')[0]);
            Assert.Equal(34, sorted.QuerySelectorAll("#citations tbody tr").Length);
        }

        Assert.Contains("order=oldest", headings[2].QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        var years = (await PageAsync(Seed + "?order=oldest")).QuerySelectorAll("#citations td.y").Select(one => one.TextContent.Trim()).ToList();
        Assert.Equal(years.Order(), years);
    }

    [Fact]
    public async Task A_filter_narrows_both_tables_and_says_so()
    {
        var page = await PageAsync(Seed + "?find=safety&from=2024&n-layout=timeline");
        var rows = page.QuerySelectorAll("#citations tbody tr");
        Assert.InRange(rows.Length, 1, 33);
        Assert.All(rows, row => Assert.Contains("safety", row.TextContent, StringComparison.OrdinalIgnoreCase));
        Assert.Equal($"{rows.Length} of 34 match.", page.QuerySelector("#citations [data-testid=matching]")!.TextContent);
        Assert.Contains("None of these works matches the filter.", page.QuerySelector("#references")!.TextContent, StringComparison.Ordinal);

        var form = page.QuerySelector("[data-testid=table-tools]")!;
        Assert.True(form.HasAttribute("open"));
        Assert.Equal("safety", form.QuerySelector("input[name=find]")!.GetAttribute("value"));
        Assert.Equal("timeline", form.QuerySelector("input[name=n-layout]")!.GetAttribute("value"));
        Assert.Equal(Seed + "?n-layout=timeline#tables-h", form.QuerySelector("a.clear")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Old_addresses_of_the_tables_still_work()
    {
        var page = await PageAsync(Seed + "?order=cited&references=all&citations=all");
        Assert.Equal(34, page.QuerySelectorAll("#citations tbody tr").Length);
        Assert.Equal("descending", page.QuerySelector("#citations th.n")!.GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task The_file_holds_the_rows_of_the_page()
    {
        var page = await PageAsync(Seed + "?find=safety");
        var address = page.QuerySelector("#citations a[download]")!.GetAttribute("href")!;
        var answer = await _client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("text/csv", answer.ContentHeaders.ContentType!.MediaType);
        Assert.Equal("attachment", answer.ContentHeaders.ContentDisposition!.DispositionType);
        Assert.Equal("2311.09227-citations.csv", answer.ContentHeaders.ContentDisposition.FileName);
        var lines = answer.Body.TrimEnd().Split("\r\n");
        Assert.Equal("direction,id,title,authors,year,published,categories,doi,citations,similarity,origins,also_as,standing,not_listed_by,first_seen", lines[0]);
        Assert.Equal(
            page.QuerySelectorAll("#citations tr[data-key]").Select(row => row.GetAttribute("data-key")),
            lines.Skip(1).Select(line => line.Split(',')[1]));
        Assert.All(lines.Skip(1), line => Assert.StartsWith("citation,", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/works.csv?id=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/works.csv", HttpStatusCode.BadRequest)]
    [InlineData("/works.csv?id=2311.09227&table=both", HttpStatusCode.BadRequest)]
    [InlineData("/works.csv?id=0704.9999", HttpStatusCode.NotFound)]
    public async Task A_file_that_cannot_be_is_refused(string address, HttpStatusCode status)
    {
        var answer = await _client.GetAsync(address, accept: "application/json");
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentHeaders.ContentType!.MediaType);
    }

    [Fact]
    public async Task Both_tables_in_one_file_say_which_way_each_citation_goes()
    {
        var lines = (await _client.GetAsync("/works.csv?id=2311.09227")).Body.TrimEnd().Split("\r\n");
        Assert.Equal((3, 34), (lines.Count(line => line.StartsWith("reference,", StringComparison.Ordinal)), lines.Count(line => line.StartsWith("citation,", StringComparison.Ordinal))));
    }

    private async Task<IDocument> PageAsync(string path)
    {
        var answer = await _client.GetAsync(path.Split('#')[0]);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(answer.Body));
    }
}
