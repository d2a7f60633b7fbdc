using System.Net;
using System.Text.Json;

namespace ArxivLens.Tests.Api.V1;

/// <summary>What version 1 promises of papers, line by line.</summary>
[Collection(V1Contract.Name)]
public sealed class PaperContractTests(V1Site site)
{
    private static readonly IReadOnlyList<V1Paper> All = V1Papers.All;

    [Fact]
    public async Task A_search_has_its_shape_and_says_where_the_page_stands()
    {
        var found = await site.AskAsync("/papers?query=glass&pageSize=7&page=2");
        Shapes.Check(found, "Papers");
        Assert.Equal(7, found.GetProperty("papers").GetArrayLength());
        Assert.Equal((64, 2, 7, 10), (Number(found, "totalCount"), Number(found, "page"), Number(found, "pageSize"), Number(found, "totalPages")));
        Assert.True(found.GetProperty("hasNextPage").GetBoolean() && found.GetProperty("hasPreviousPage").GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("query=")]
    [InlineData("query=++")]
    [InlineData("rankBy=date")]
    [InlineData("rankBy=created")]
    [InlineData("rankBy=relevance")]
    [InlineData("RANKBY=Date&unknown=1&unknown=2")]
    [InlineData("prioritizeRecent=true&prioritizeCited=TRUE")]
    public async Task Without_a_query_the_newest_stand_first(string query)
    {
        var ids = await site.FindAsync(query + "&pageSize=100");
        Assert.Equal(All.Count, ids.Length);
        var days = ids.Select(id => DateOf(id).Date).ToList();
        Assert.Equal(days.OrderDescending(), days);
    }

    [Fact]
    public async Task Every_order_is_its_own()
    {
        async Task<V1Paper[]> In(string order) => [.. (await site.FindAsync($"pageSize=100&rankBy={order}")).Select(Of)];
        Assert.Equal(All.Count, (await In("oldest")).Length);
        IsSorted((await In("oldest")).Select(paper => paper.First.Date));
        IsSorted((await In("citations")).Select(paper => -paper.Citations));
        IsSorted((await In("arxivId")).Select(paper => -NumberOf(paper.Id)));
        Assert.Equal("2401.00060", (await In("arxivid"))[0].Id);
        IsSorted((await In("tag")).Select(paper => Array.IndexOf(["hep-th", "math.AG", "cs.AI", "cs.LG"], paper.Categories.Split(' ')[0].Replace("alg-geom", "math.AG", StringComparison.Ordinal))));
        var shuffled = (await In("random")).Select(paper => paper.Id).ToList();
        Assert.Equal(All.Select(paper => paper.Id).Order(StringComparer.Ordinal), shuffled.Order(StringComparer.Ordinal));
        Assert.NotEqual(shuffled, (await In("date")).Select(paper => paper.Id));
    }

    [Theory]
    [InlineData("relevance", "query=glass")]
    [InlineData("relevance", "query=glass&prioritizeRecent=true&prioritizeCited=true")]
    [InlineData("random", "")]
    [InlineData("tag", "categories=cs,math")]
    [InlineData("citations", "query=quantum")]
    [InlineData("arxivId", "dateFrom=2000-01-01")]
    public async Task Pages_follow_on_each_other_to_the_last_in_every_order(string order, string query)
    {
        var walked = new List<string>();
        for (var (page, next) = (1, true); next; page++)
        {
            var found = await site.AskAsync($"/papers?{query}&rankBy={order}&pageSize=9&page={page}");
            walked.AddRange(V1Site.IdsOf(found.GetProperty("papers")));
            next = found.GetProperty("hasNextPage").GetBoolean();
            Assert.Equal(page < Number(found, "totalPages"), next);
        }

        var whole = await site.AskAsync($"/papers?{query}&rankBy={order}&pageSize=100");
        Assert.Equal(V1Site.IdsOf(whole.GetProperty("papers")), walked);
        Assert.Equal(Number(whole, "totalCount"), walked.Count);
        Assert.Equal(walked.Count, walked.Distinct().Count());
    }

    [Theory]
    [InlineData("math.AG", "math.AG")]
    [InlineData("math.AG,cs.AI", "math.AG cs.AI")]
    [InlineData("+cs.AI+,+,hep-th,", "cs.AI hep-th")]
    [InlineData("cs", "cs.AI cs.LG")]
    [InlineData("cs.ai", "cs.AI")]
    [InlineData("hep-th&categories=cs.LG", "hep-th cs.LG")]
    [InlineData("no.SUCH", "")]
    [InlineData("no.SUCH,cs.AI", "cs.AI")]
    [InlineData("%00%ff!?", "")]
    public async Task Categories_are_any_of_those_named(string categories, string codes)
    {
        var found = await site.AskAsync($"/papers?pageSize=100&categories={categories}");
        var expected = All.Where(paper => codes.Split(' ').Any(paper.IsIn)).Select(paper => paper.Id).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, V1Site.IdsOf(found.GetProperty("papers")).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Count, Number(found, "totalCount"));
        Assert.Equal(expected.Count, Number(await site.AskAsync($"/papers?page=1&pageSize=1&categories={categories}"), "totalCount"));
    }

    [Theory]
    [InlineData("2024-01-03", "2024-01-05")]
    [InlineData("2024-01-03", "2024-01-03")]
    [InlineData("1999-01-31", "2006-01-02")]
    [InlineData("0001-01-01", "9999-12-31")]
    [InlineData("2024-01-05", "2024-01-03")]
    [InlineData(null, "2006-01-01")]
    [InlineData("2024-01-10", null)]
    public async Task Days_are_included_at_both_ends(string? from, string? to)
    {
        var (first, last) = (from is null ? DateOnly.MinValue : DateOnly.Parse(from, null), to is null ? DateOnly.MaxValue : DateOnly.Parse(to, null));
        var expected = All.Where(paper => DateOnly.FromDateTime(paper.First.UtcDateTime) is var day && day >= first && day <= last).Select(paper => paper.Id);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal), (await site.FindAsync($"pageSize=100&dateFrom={from}&dateTo={to}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Priorities_change_the_order_and_nothing_else()
    {
        var plain = await site.FindAsync("query=glass&pageSize=100");
        var cited = await site.FindAsync("query=glass&pageSize=100&prioritizeCited=true");
        Assert.Equal(plain.Order(StringComparer.Ordinal), cited.Order(StringComparer.Ordinal));
        Assert.NotEqual(plain, cited);
        Assert.True(Of(cited[0]).Citations > cited.Average(id => Of(id).Citations));
        var recent = await site.FindAsync("query=lattice&pageSize=100&prioritizeRecent=true");
        Assert.True(Array.IndexOf(recent, "1501.00001") < Array.IndexOf(recent, "math/0601001"));
        Assert.Equal(await site.FindAsync("query=glass&rankBy=oldest"), await site.FindAsync("query=glass&rankBy=oldest&prioritizeCited=true"));
    }

    [Theory]
    [InlineData("query=lattices+alles", "math/0601001")]
    [InlineData("query=%22late+in+the+day%22", "hep-th/9901001")]
    [InlineData("query=author:%22van+der+Berg%22", "hep-th/9901001")]
    [InlineData("query=math/0601001", "math/0601001")]
    [InlineData("query=arXiv%3A1501.00001v1", "1501.00001")]
    [InlineData("query=nosuchwordanywhere", "")]
    [InlineData("query=the", "")]
    [InlineData("query=%3F%3F%00", "")]
    [InlineData("query=glass&page=2147483647", "")]
    public async Task A_query_is_read_as_the_search_box_reads_it(string query, string ids) =>
        Assert.Equal(ids, string.Join(' ', await site.FindAsync(query)));

    [Fact]
    public async Task A_paper_has_all_that_is_recorded()
    {
        var answer = await site.AskAsync("/papers/math-0601001");
        Shapes.Check(answer, "Paper");
        var paper = answer.GetProperty("paper");
        Assert.Equal("Old lattices and über alles", paper.GetProperty("title").GetString());
        Assert.Equal("math.AG math.NT", paper.GetProperty("categories").GetString());
        Assert.Equal(("math/0601001", "math-0601001"), (paper.GetProperty("paperId").GetString(), paper.GetProperty("genSlug").GetString()));
        Assert.Equal("https://arxiv.org/abs/math/0601001", paper.GetProperty("arxivLink").GetString());
        Assert.Equal("https://arxiv.org/pdf/math/0601001", paper.GetProperty("pdfLink").GetString());
        Assert.Equal(("2006-01-02T00:30:15Z", "2006-03-04T00:30:15Z"), (paper.GetProperty("published").GetString(), paper.GetProperty("updated").GetString()));
        Assert.Equal(("10.1000/old.1", "J. Old 1 (2006) 1"), (paper.GetProperty("doi").GetString(), paper.GetProperty("journalRef").GetString()));
        Assert.Equal(JsonValueKind.Null, paper.GetProperty("thumbnailUrl").ValueKind);
        Assert.Equal("arxiv", paper.GetProperty("source").GetString());
        Assert.Equal(["ada-lowe", "bo-witten"], paper.GetProperty("authors").EnumerateArray().Select(author => author.GetProperty("genSlug").GetString()));
        Assert.Equal("We study lattices of glass. We find that lattices of glass are brittle.", paper.GetProperty("summary").GetString());
        Assert.NotEqual("", paper.GetProperty("twoLineSummary").GetString());
        Assert.NotEmpty(answer.GetProperty("similarPapers").EnumerateArray());
        Assert.DoesNotContain("math/0601001", V1Site.IdsOf(answer.GetProperty("similarPapers")));
    }

    [Theory]
    [InlineData("math/0601001")]
    [InlineData("math%2F0601001")]
    [InlineData("math%2f0601001v2")]
    [InlineData("math/0601001v1")]
    [InlineData("MATH-0601001")]
    [InlineData("math-0601001v2")]
    [InlineData("arXiv:math/0601001")]
    [InlineData("arXiv%3Amath%2F0601001v1")]
    [InlineData("math.AG/0601001")]
    [InlineData("math0601001")]
    [InlineData("https%3A%2F%2Farxiv.org%2Fabs%2Fmath%2F0601001v2")]
    [InlineData("http%3A%2F%2Fwww.arxiv.org%2Fpdf%2Fmath%2F0601001.pdf")]
    [InlineData("10.48550%2FarXiv.math%2F0601001")]
    [InlineData("math%252F0601001")]
    public async Task A_paper_is_found_by_its_id_in_every_shape(string identifier)
    {
        var expected = (await site.AskAsync("/papers/math-0601001")).ToString();
        Assert.Equal(expected, (await site.AskAsync($"/papers/{identifier}")).ToString());
        Assert.Equal("completed", (await site.AskAsync($"/papers/{identifier}/key-findings")).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("2401.99999")]
    [InlineData("2401.00001v7")]
    [InlineData("0706.0001")]
    [InlineData("no-such-paper")]
    [InlineData("math/06010")]
    [InlineData("2024-99-99")]
    [InlineData("%ff%fe")]
    [InlineData("a/b")]
    public async Task An_unknown_paper_is_404_with_a_message(string identifier)
    {
        Shapes.Check(await site.AskAsync($"/papers/{identifier}", HttpStatusCode.NotFound), "Error");
        Shapes.Check(await site.AskAsync($"/papers/{identifier}/key-findings", HttpStatusCode.NotFound), "Error");
    }

    [Fact]
    public async Task Slugs_and_numbers_are_unique_and_lead_back_to_the_paper()
    {
        var papers = (await site.AskAsync("/papers?pageSize=100")).GetProperty("papers").EnumerateArray().ToList();
        Assert.Equal(papers.Count, papers.Select(paper => paper.GetProperty("id").GetInt32()).Distinct().Count());
        foreach (var paper in papers)
        {
            var found = (await site.AskAsync($"/papers/{paper.GetProperty("genSlug").GetString()}")).GetProperty("paper");
            Assert.Equal(paper.GetProperty("paperId").GetString(), found.GetProperty("paperId").GetString());
            Assert.Equal(paper.GetProperty("id").GetInt32(), found.GetProperty("id").GetInt32());
        }
    }

    [Fact]
    public async Task A_paper_under_an_old_code_says_the_one_it_is_listed_under_too()
    {
        var paper = (await site.AskAsync("/papers/alg-geom/9202001")).GetProperty("paper");
        Assert.Equal("alg-geom math.AG", paper.GetProperty("categories").GetString());
        Assert.Equal(@"Curves with $\alpha < 1$ $5", paper.GetProperty("title").GetString());
        Assert.Equal("the-glass-collaboration", "the-" + paper.GetProperty("authors")[0].GetProperty("genSlug").GetString());
    }

    [Fact]
    public async Task The_papers_of_a_day_are_those_first_published_then_in_UTC()
    {
        var day = await site.AskAsync("/papers/by-date/2024-01-03?limit=3");
        Shapes.Check(day, "PapersOfDay");
        Assert.Equal((4, 1, 3), (Number(day.GetProperty("pagination"), "total"), Number(day.GetProperty("pagination"), "page"), Number(day.GetProperty("pagination"), "limit")));
        var ids = V1Site.IdsOf(day.GetProperty("papers")).Concat(V1Site.IdsOf((await site.AskAsync("/papers/by-date/2024-01-03?limit=3&page=2")).GetProperty("papers")));
        Assert.Equal(All.Where(paper => paper.First.Date == new DateTime(2024, 1, 3)).Select(paper => paper.Id), ids.Order(StringComparer.Ordinal));
        Assert.Equal(["hep-th/9901001"], V1Site.IdsOf((await site.AskAsync("/papers/by-date/1999-01-31?source=arXiv")).GetProperty("papers")));
        Assert.Empty((await site.AskAsync("/papers/by-date/1999-01-31?source=elsewhere")).GetProperty("papers").EnumerateArray());
        Assert.Empty((await site.AskAsync("/papers/by-date/1999-02-01")).GetProperty("papers").EnumerateArray());
        Assert.Empty((await site.AskAsync("/papers/by-date/1999-01-31?page=9")).GetProperty("papers").EnumerateArray());
    }

    private static int Number(JsonElement value, string name) => value.GetProperty(name).GetInt32();

    private static V1Paper Of(string id) => All.Single(paper => paper.Id == id);

    private static DateTimeOffset DateOf(string id) => Of(id).First;

    // Year, month and number as a number: 2401.00060 is 202401 00060.
    private static long NumberOf(string id)
    {
        var digits = string.Concat(id.Where(char.IsAsciiDigit));
        var (month, number) = (long.Parse(digits[..4], null), long.Parse(digits[4..], null));
        return ((month > 9000 ? 190_000 : 200_000) + month) * 100_000 + number;
    }

    private static void IsSorted<T>(IEnumerable<T> keys) => Assert.Equal(keys.Order(), keys);
}
