using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Following;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;

namespace ArxivLens.Core.Tests.Following;

public sealed class NewsDeskTests : IDisposable
{
    private static readonly FollowedThing Learning = new(FollowKind.Category, "cs.LG");
    private static readonly FollowedThing Paper = FollowedThing.Of(NewsLibrary.Key("2611.00001"));

    private readonly NewsLibrary _library = new();

    [Fact]
    public async Task A_work_is_told_once_its_index_shows_it_and_once_only()
    {
        await _library.SaveAsync(NewsLibrary.Paper("2611.00001"));
        await _library.IndexAsync();
        var first = await _library.MarkAsync();
        Assert.True((await _library.FindAsync(Learning, first)).IsEmpty);

        // The library has it, and the index does not: a span that ends here leaves it to the next.
        await _library.SaveAsync(NewsLibrary.Paper("2611.00002"));
        var between = await _library.MarkAsync();
        Assert.True((await _library.FindAsync(Learning, first)).IsEmpty);
        await _library.IndexAsync();
        Assert.Equal(["2611.00002"], Keys(await _library.FindAsync(Learning, first)));
        Assert.Equal(["2611.00002"], Keys(await _library.FindAsync(Learning, between)));
        Assert.True((await _library.FindAsync(Learning, await _library.MarkAsync())).IsEmpty);
    }

    [Fact]
    public async Task Works_that_came_out_long_before_are_counted_and_not_told()
    {
        await _library.SaveAsync(NewsLibrary.Paper("2611.00001"));
        await _library.IndexAsync();
        var mark = await _library.MarkAsync();
        await _library.SaveAsync([
            NewsLibrary.Paper("2611.00002", FollowLimits.FreshDays), NewsLibrary.Paper("2609.00003", FollowLimits.FreshDays + 1), NewsLibrary.Paper("0704.0004", 7000),
        ]);
        await _library.IndexAsync();
        foreach (var thing in new[] { Learning, FollowedThing.OfAuthor("ada-lovelace"), FollowedThing.OfTerm("learning"), Search("q=learning"), Search("q=&category=cs.LG") })
        {
            var news = await _library.FindAsync(thing, mark);
            Assert.Equal(["2611.00002"], Keys(news));
            Assert.Equal((1, 2), (news.Total, news.Older));
        }
    }

    [Fact]
    public async Task News_stand_newest_first_and_the_rest_is_counted()
    {
        await _library.IndexAsync();
        var mark = await _library.MarkAsync();
        await _library.SaveAsync([.. Enumerable.Range(1, 20).Select(number => NewsLibrary.Paper($"2611.{number:00000}", number))]);
        await _library.IndexAsync();
        var news = await _library.Desk.FindAsync(Learning, null, new NewsSpan(mark, await _library.MarkAsync()), 3, default);
        Assert.Equal(["2611.00001", "2611.00002", "2611.00003"], Keys(news));
        Assert.Equal((20, 0), (news.Total, news.Older));
    }

    [Fact]
    public async Task A_work_of_which_only_the_year_is_known_is_as_new_as_its_year()
    {
        await _library.IndexAsync();
        var mark = await _library.MarkAsync();
        await _library.SaveAsync([Undated("2611.00001", 2026), Undated("2611.00002", 2025)]);
        await _library.IndexAsync();
        var news = await _library.FindAsync(Learning, mark);
        Assert.Equal((1, 1), (news.Total, news.Older));
    }

    [Fact]
    public async Task A_search_that_nothing_matches_whole_has_no_news_of_what_matches_in_part()
    {
        await _library.IndexAsync();
        var mark = await _library.MarkAsync();
        await _library.SaveAsync(NewsLibrary.Paper("2611.00001"));
        await _library.IndexAsync();
        Assert.True((await _library.FindAsync(Search("q=learning%20zebras"), mark)).IsEmpty);
        Assert.Single((await _library.FindAsync(Search("q=learning%20thing"), mark)).Items);
    }

    [Fact]
    public async Task Of_a_paper_is_told_what_became_of_it_what_cites_it_and_what_is_said()
    {
        var ada = await _library.JoinAsync("Ada");
        var bob = await _library.JoinAsync("Bob");
        await _library.SaveAsync([NewsLibrary.Paper("2611.00001"), NewsLibrary.Paper("2611.00002"), NewsLibrary.Paper("2601.00003", 300)]);
        await _library.CiteAsync("2611.00002", "2611.00001");
        await _library.IndexAsync();
        var mark = await _library.MarkAsync();

        await _library.SaveAsync([NewsLibrary.Paper("2611.00001", versions: 2), NewsLibrary.Paper("2611.00004")]);
        await _library.CiteAsync("2611.00004", "2611.00001");
        await _library.CiteAsync("2601.00003", "2611.00001");
        await _library.Storage.Retractions.SaveAsync([new Retraction(NewsLibrary.Key("2611.00001"), null)]);
        var subject = new Subject(SubjectKind.Work, "2611.00001");
        var removed = await _library.SayAsync(bob, subject, "To be removed");
        await _library.SayAsync(bob, subject, "Is it so?");
        await _library.SayAsync(ada, subject, "My own");
        await _library.Community.Contributions.SetStateAsync(removed, ContributionState.Removed);
        await _library.IndexAsync();

        var news = await _library.FindAsync(Paper, mark, ada);
        Assert.Equal(
            [(NewsKind.Retracted, "On learning"), (NewsKind.Version, "On learning"), (NewsKind.Comment, "Is it so?"), (NewsKind.Citing, "On learning")],
            news.Items.Select(item => (item.Kind, item.Title)));
        Assert.Equal((4, 1), (news.Total, news.Older));
        Assert.Equal(NewsLibrary.Key("2611.00004"), news.Items[^1].Work);
    }

    [Fact]
    public async Task Who_follows_a_work_follows_what_it_is_one_with()
    {
        await _library.SaveAsync([NewsLibrary.Paper("2611.00001") with { Doi = "10.1000/x" }, NewsLibrary.Paper("2611.00002")]);
        await _library.SaveAsync([NewsLibrary.Paper("2611.00001") with { Key = NewsLibrary.Key("10.1000/x"), Paper = null }]);
        await _library.IndexAsync();
        var mark = await _library.MarkAsync();
        await _library.Storage.Merges.JoinAsync(
            [new MergeClaim(NewsLibrary.Key("10.1000/x"), NewsLibrary.Key("2611.00001"), MergeRule.Doi, "Same.")], DateTimeOffset.UnixEpoch);
        await _library.CiteAsync("2611.00002", "2611.00001");
        await _library.SayAsync(await _library.JoinAsync("Bob"), new Subject(SubjectKind.Work, "2611.00001"), "Here");
        await _library.IndexAsync();
        var news = await _library.FindAsync(FollowedThing.Of(NewsLibrary.Key("10.1000/x")), mark);
        Assert.Equal([NewsKind.Comment, NewsKind.Citing], news.Items.Select(item => item.Kind));
    }

    [Fact]
    public async Task An_article_about_a_paper_and_its_question_are_told_by_when_the_article_was_read()
    {
        await _library.SaveAsync(NewsLibrary.Paper("2611.00001"));
        await _library.IndexAsync();
        var before = await _library.MarkAsync();
        _library.Clock.Pass(TimeSpan.FromHours(1));
        var reading = new ArticleReading
        {
            Discusses = [new DiscussedWork("On learning", NewsLibrary.Key("2611.00001"), 1, "On learning", new TextSpan(0, 1), true)],
            Questions = [new AskedQuestion(null, "Does it hold?", new TextSpan(0, 1), AskedKind.Question, "")],
        };
        await _library.Storage.Articles.SaveAsync(
            new ReadArticle(ArticleId.Of("https://a.example/1"), new ArticleFacts { Title = "It was said" }, reading, "aa", _library.Clock.GetUtcNow()));
        var news = await _library.FindAsync(Paper, before);
        Assert.Contains(news.Items, item => item is { Kind: NewsKind.Article, Title: "It was said" });
        Assert.True((await _library.FindAsync(Paper, await _library.MarkAsync())).IsEmpty);
    }

    [Fact]
    public async Task A_held_comment_is_told_from_when_it_is_let_through()
    {
        var bob = await _library.JoinAsync("Bob");
        await _library.SaveAsync(NewsLibrary.Paper("2611.00001"));
        await _library.IndexAsync();
        var first = await _library.MarkAsync();
        var held = await _library.SayAsync(bob, new Subject(SubjectKind.Work, "2611.00001"), "Look here", ContributionState.Held);
        var second = await _library.MarkAsync();
        Assert.True((await _library.FindAsync(Paper, first)).IsEmpty);
        await _library.Community.Contributions.SetStateAsync(held, ContributionState.Shown);
        Assert.Equal("Look here", Assert.Single((await _library.FindAsync(Paper, second)).Items).Title);
    }

    public void Dispose() => _library.Dispose();

    private static IEnumerable<string> Keys(News news) => news.Items.Select(item => item.Work.ToString()!);

    private static Work Undated(string id, int year) => NewsLibrary.Paper(id) with { Published = null, Year = year, Paper = null };

    private static FollowedThing Search(string value) =>
        FollowedThing.TryRead("search", value, out var thing) ? thing.Value : throw new ArgumentException(value, nameof(value));
}
