using System.Text.Json;

namespace ArxivLens.Tests.Api.V1;

/// <summary>What version 1 promises of authors and categories.</summary>
[Collection(V1Contract.Name)]
public sealed class AuthorContractTests(V1Site site)
{
    [Fact]
    public async Task Authors_have_their_shape_and_their_papers()
    {
        var found = await site.AskAsync("/authors?authorName=L%C3%96WE+AD&pageSize=1");
        Shapes.Check(found, "Authors");
        Assert.Equal((1, 1), (found.GetProperty("totalCount").GetInt32(), found.GetProperty("totalPages").GetInt32()));
        var author = found.GetProperty("authors")[0];
        Assert.Equal(("Ada Löwe", "ada-lowe"), (author.GetProperty("name").GetString(), author.GetProperty("genSlug").GetString()));
        Assert.Equal(CountOf("Ada Löwe"), author.GetProperty("paperCount").GetInt32());
    }

    [Theory]
    [InlineData("ada", "ada-lowe")]
    [InlineData("lowe", "a-lowe ada-lowe")]
    [InlineData("Löwe, Ada", "ada-lowe")]
    [InlineData("witten", "bo-witten")]
    [InlineData("witt+bo", "bo-witten")]
    [InlineData("o'hara", "cy-ohara")]
    [InlineData("王小明", "u738b-u5c0f-u660e")]
    [InlineData("фок", "vladimir-fok")]
    [InlineData("Glass", "glass-collaboration")]
    [InlineData("berg", "j-p-van-der-berg")]
    [InlineData("nobody", "")]
    [InlineData("%3F", "")]
    [InlineData("%00", "")]
    public async Task A_name_is_found_by_any_part_with_or_without_accents(string name, string slugs)
    {
        var authors = (await site.AskAsync($"/authors?authorName={(name.Contains('%', StringComparison.Ordinal) ? name : Uri.EscapeDataString(name).Replace("%2B", "+", StringComparison.Ordinal))}")).GetProperty("authors");
        Assert.Equal(
            slugs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            authors.EnumerateArray().Select(author => author.GetProperty("genSlug").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pages_of_all_authors_have_each_once_and_each_leads_to_a_profile()
    {
        var slugs = new List<string>();
        for (var (page, next) = (1, true); next; page++)
        {
            var found = await site.AskAsync($"/authors?pageSize=30&page={page}");
            slugs.AddRange(found.GetProperty("authors").EnumerateArray().Select(author => author.GetProperty("genSlug").GetString()!));
            next = found.GetProperty("hasNextPage").GetBoolean();
            Assert.Equal(69, found.GetProperty("totalCount").GetInt32());
        }

        Assert.Equal((69, 69), (slugs.Count, slugs.Distinct().Count()));
        foreach (var slug in slugs)
        {
            var profile = await site.AskAsync($"/authors/{slug}");
            Shapes.Check(profile, "AuthorProfile");
            Assert.Equal(slug, profile.GetProperty("genSlug").GetString());
            Assert.Equal(profile.GetProperty("paperCount").GetInt32(), profile.GetProperty("papers").GetArrayLength());
        }
    }

    [Fact]
    public async Task A_profile_has_every_paper_the_newest_first_with_its_titles()
    {
        var profile = await site.AskAsync("/authors/BO-witten");
        var papers = profile.GetProperty("papers").EnumerateArray().ToList();
        Assert.Equal(CountOf("Bo Witten"), papers.Count);
        Assert.Equal(papers.Select(paper => paper.GetProperty("title").GetString()), profile.GetProperty("paperTitles").EnumerateArray().Select(title => title.GetString()));
        var days = papers.Select(paper => paper.GetProperty("published").GetString()![..10]).ToList();
        Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
        Assert.Equal("math/0601001", papers[^1].GetProperty("paperId").GetString());
    }

    [Fact]
    public async Task Every_author_of_every_paper_has_a_profile_that_counts_it()
    {
        var paper = (await site.AskAsync("/papers/1501.00001")).GetProperty("paper");
        Assert.Equal(60, paper.GetProperty("authors").GetArrayLength());
        foreach (var author in paper.GetProperty("authors").EnumerateArray().Take(5))
        {
            var profile = await site.AskAsync($"/authors/{author.GetProperty("genSlug").GetString()}");
            Assert.Equal(author.GetProperty("name").GetString(), profile.GetProperty("name").GetString());
            Assert.Equal("1501.00001", profile.GetProperty("papers")[0].GetProperty("paperId").GetString());
        }
    }

    [Fact]
    public async Task Categories_are_an_object_of_groups_in_arXivs_order()
    {
        var answer = await site.AskAsync("/arxiv/categories");
        Assert.Equal(["categories"], answer.EnumerateObject().Select(one => one.Name));
        var groups = answer.GetProperty("categories").EnumerateObject().ToList();
        Assert.Equal(
            [
                "Physics", "Mathematics", "Computer Science", "Quantitative Biology", "Quantitative Finance", "Statistics",
                "Electrical Engineering and Systems Science", "Economics",
            ],
            groups.Select(group => group.Name));
        Assert.All(groups, group => Shapes.Check(group.Value, "Category[]"));
        var codes = groups.SelectMany(group => group.Value.EnumerateArray()).Select(one => one.GetProperty("code").GetString()!).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Contains(("math.AG", "Algebraic Geometry"), groups[1].Value.EnumerateArray().Select(Pair));
    }

    [Fact]
    public async Task Every_category_can_be_counted_and_the_counts_are_true()
    {
        var answer = await site.AskAsync("/arxiv/categories");
        var codes = answer.GetProperty("categories").EnumerateObject()
            .SelectMany(group => group.Value.EnumerateArray()).Select(one => one.GetProperty("code").GetString()!);
        var counts = await Task.WhenAll(codes.Select(async code =>
            (Code: code, Count: (await site.AskAsync($"/papers?page=1&pageSize=1&categories={code}")).GetProperty("totalCount").GetInt32())));
        Assert.Equal(
            [("cs.AI", 16), ("cs.LG", 15), ("hep-th", 16), ("math-ph", 15), ("math.AG", 17), ("math.MP", 15), ("math.NT", 1), ("math.OC", 15)],
            counts.Where(one => one.Count > 0).OrderBy(one => one.Code, StringComparer.Ordinal));
    }

    private static int CountOf(string name) => V1Papers.All.Count(paper => paper.Authors.Split(", ").Contains(name));

    private static (string, string) Pair(JsonElement one) => (one.GetProperty("code").GetString()!, one.GetProperty("name").GetString()!);
}
