using System.Net;
using ArxivLens.Core.Articles;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Tests.Debate;

namespace ArxivLens.Web.Tests.Articles;

/// <summary>What the page of an article and the list of articles show.</summary>
public sealed class ArticlePageTests(DebatePages pages) : IClassFixture<DebatePages>
{
    private static string Address { get; } = $"/article/{ArticleId.Of("first")}";

    [Fact]
    public async Task An_article_shows_its_facts_and_that_a_machine_found_the_rest()
    {
        var page = await pages.ReadAsync(Address);

        Assert.Equal("Who pays for a copied bridge?", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("en", page.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Equal("By Ada Reader", DebatePages.TextOf(page, "author"));
        Assert.Equal("The Daily Span span.example.org 2 April 2024 7 minutes to read", DebatePages.TextOf(page, "facts"));
        Assert.Contains("found in the article by machine", DebatePages.TextOf(page, "found-by-machine"), StringComparison.Ordinal);
        Assert.Equal(["bridges", "law"], page.QuerySelectorAll(".tags li").Select(tag => tag.TextContent.Trim()));
        Assert.Equal(Address, new Uri(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!).AbsolutePath);
    }

    [Fact]
    public async Task Works_surely_discussed_are_told_from_mentions_that_wait()
    {
        var page = await pages.ReadAsync(Address);

        var sure = Assert.Single(page.QuerySelectorAll("[data-testid=discusses] .works > li"));
        Assert.Equal("/abs/2403.00001", sure.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Contains("asked", sure.TextContent, StringComparison.Ordinal);
        Assert.Contains("A paper on bridges asks this.", sure.QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 mention waits for somebody to look", DebatePages.TextOf(page, "waiting"), StringComparison.Ordinal);
        Assert.Contains("A mention that may be a paper", DebatePages.TextOf(page, "waiting"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_stand_under_their_labels_in_order_with_what_bears_on_them()
    {
        var asks = (await pages.ReadAsync(Address)).QuerySelector("[data-testid=asks]")!;

        Assert.Equal(["Liability", "Soup", "Towns"], asks.QuerySelectorAll("h3").Select(label => label.TextContent));
        Assert.Equal(
            [
                "Who is right? rhetorical", "Should whoever copies a bridge pay for the marginal risk of collapse? 2 passages asked by 2 articles",
                "Which herb belongs into a soup of lentils? no passage bears on it",
            ],
            asks.QuerySelectorAll("li").Take(3).Select(question => DebatePages.Fold(question.TextContent)));
        Assert.StartsWith("The paper counts no town without a river. challenge", DebatePages.Fold(asks.QuerySelectorAll("li")[3].TextContent), StringComparison.Ordinal);
        Assert.All(asks.QuerySelectorAll("li a"), link => Assert.StartsWith("/question/", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quotes_figures_and_resources_name_whom_they_are_from()
    {
        var page = await pages.ReadAsync(Address);

        var quotes = page.QuerySelectorAll("[data-testid=quotes] figure");
        Assert.Equal("Nobody asked us", quotes[0].QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Equal("Mayor Stone, mayor of Spanville", DebatePages.Fold(quotes[0].QuerySelector("figcaption")!.TextContent));
        Assert.Equal("The article does not say who said this.", DebatePages.Fold(quotes[1].QuerySelector("figcaption")!.TextContent));
        Assert.Contains("names it: Bridge Office", DebatePages.TextOf(page, "claimed-figures"), StringComparison.Ordinal);
        var resources = page.QuerySelectorAll("[data-testid=resources] li");
        Assert.Equal("Report of the office office.example.org", DebatePages.Fold(resources[0].TextContent));
        Assert.Null(resources[1].QuerySelector("a"));
    }

    [Fact]
    public async Task Every_way_out_is_marked_as_given_by_others()
    {
        var page = await pages.ReadAsync(Address);

        var outside = page.QuerySelectorAll("main a[href^=http]").Where(link => link.GetAttribute("rel") != "noreferrer").ToList();
        Assert.Equal(3, outside.Count);
        Assert.All(outside, link => Assert.Equal("ugc nofollow noopener noreferrer", link.GetAttribute("rel")));
    }

    [Fact]
    public async Task What_was_set_right_by_hand_is_marked_and_only_that()
    {
        await using var site = await DebateCases.StartAsync();
        await site.Storage.Articles.CorrectAsync(
            ArticleId.Of("first"), new ArticleCorrection(ArticlePart.Quotes, "Nobody asked us", "role", "mayor", DateTimeOffset.UnixEpoch));

        var page = await pages.ReadAsync(site, Address);

        Assert.Equal("corrected by hand", Assert.Single(page.QuerySelectorAll(".corrected")).TextContent);
        Assert.Equal("Mayor Stone, mayor corrected by hand", DebatePages.Fold(page.QuerySelector("[data-testid=quotes] figcaption")!.TextContent));
    }

    [Fact]
    public async Task An_article_read_again_with_another_text_shows_its_revisions()
    {
        await using var site = await DebateCases.StartAsync();
        Assert.Null((await pages.ReadAsync(site, Address)).QuerySelector("[data-testid=revisions]"));

        await site.AddAsync("first", DebateCases.Facts, DebateCases.Reading, "bb");

        var page = await pages.ReadAsync(site, Address);
        Assert.Equal(2, page.QuerySelectorAll("[data-testid=revisions] li").Length);
        Assert.Contains("2 revisions", DebatePages.TextOf(page, "facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_that_says_nothing_of_itself_is_shown_all_the_same()
    {
        await using var site = await DebateSite.StartAsync(DebateCases.AskedPaper);
        await site.AddAsync("bare", new ArticleFacts(), new ArticleReading());

        var page = await pages.ReadAsync(site, $"/article/{ArticleId.Of("bare")}");

        Assert.Equal("Article without a title", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("No question was found", DebatePages.TextOf(page, "asks"), StringComparison.Ordinal);
        Assert.Contains("No work was found", DebatePages.TextOf(page, "discusses"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/article/nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/article/000000000000", HttpStatusCode.NotFound)]
    [InlineData("/articles?page=0", HttpStatusCode.BadRequest)]
    [InlineData("/articles?page=x", HttpStatusCode.BadRequest)]
    [InlineData("/articles?page=9", HttpStatusCode.OK)]
    public async Task What_is_not_there_says_so_with_a_way_on(string path, HttpStatusCode expected)
    {
        var (status, body, _) = await pages.GetAsync(path);

        Assert.Equal(expected, status);
        Assert.Single(DebatePages.Parse(body).QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task An_identity_in_capitals_leads_to_the_one_address()
    {
        var (status, _, response) = await pages.GetAsync(Address.ToUpperInvariant().Replace("/ARTICLE", "/article", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.MovedPermanently, Address), (status, response.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task The_list_names_all_articles_the_newest_first()
    {
        var page = await pages.ReadAsync("/articles");

        Assert.Equal("2 articles, the newest first", DebatePages.TextOf(page, "articles-total"));
        Assert.Equal(2, page.QuerySelectorAll("[data-testid=article-list] > li").Length);
        Assert.Contains(Address, page.QuerySelectorAll("h2 a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("/articles")]
    [InlineData("/questions")]
    public async Task A_library_without_articles_says_how_to_add_one(string path)
    {
        await using var site = await DebateSite.StartAsync(DebateCases.AskedPaper);

        Assert.Contains("arxivlens article add", DebatePages.TextOf(await pages.ReadAsync(site, path), "empty-debate"), StringComparison.Ordinal);
    }
}
