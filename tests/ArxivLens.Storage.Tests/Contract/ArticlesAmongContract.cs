using ArxivLens.Core.Articles;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store promises of the articles about many works at once.</summary>
public abstract class ArticlesAmongContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private const string Question = "Who is liable when the open weights are misused?";

    [Fact]
    public async Task Articles_about_many_works_come_by_what_they_tell_of_the_first()
    {
        var (paper, other, third) = (ArticleSamples.Paper, Samples.Key(1), Samples.Key(2));
        await SaveAsync("asks-other", 30, [ArticleSamples.Discussed(other, isAsked: true)], "Does it hold?");
        await SaveAsync("newest", 31, [ArticleSamples.Discussed(other), ArticleSamples.Discussed(third)]);
        await SaveAsync("older", 3, [ArticleSamples.Discussed(other)]);
        await SaveAsync("about-paper", 1, [ArticleSamples.Discussed(paper), ArticleSamples.Discussed(third)]);
        await SaveAsync("asks-paper", 2, [ArticleSamples.Discussed(third), ArticleSamples.Discussed(paper, isAsked: true)], Question);
        await SaveAsync("elsewhere", 4, [ArticleSamples.Discussed(Samples.Key(9)), ArticleSamples.Discussed(paper, confidence: .5)]);

        var among = await Given.Articles.FindAmongAsync([paper, other, third], 1, 4);
        Assert.Equal(5, among.Total);
        Assert.Equal(["On asks-paper", "On about-paper", "On asks-other", "On newest"], among.Articles.Select(one => one.Article.Facts.Title));
        Assert.Equal([new WorkDiscussed(0, true), new WorkDiscussed(2, false)], among.Articles[0].Works);
        Assert.Equal([new WorkDiscussed(1, false), new WorkDiscussed(2, false)], among.Articles[3].Works);

        var counted = await Given.Articles.FindAmongAsync([paper, other, third], 1, 0);
        Assert.Equal((0, 5), (counted.Articles.Count, counted.Total));
        Assert.Equal(0, (await Given.Articles.FindAmongAsync([], 0, 9)).Total);
        Assert.Equal(0, (await Given.Articles.FindAmongAsync([Samples.Key(77)], 1, 9)).Total);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Given.Articles.FindAmongAsync([paper], 1, -1));
    }

    [Fact]
    public async Task Among_many_works_one_is_found_by_its_DOI_and_a_key_that_stands_twice_at_both_places()
    {
        var doi = Samples.Key("doi:10.1000/published");
        await Given.Works.SaveAsync([Samples.Work(Samples.Key(1)) with { Doi = "10.1000/Published" }]);
        await SaveAsync("by-doi", 5, [ArticleSamples.Discussed(doi, isAsked: true)], Question);
        var among = await Given.Articles.FindAmongAsync([Samples.Key(1), Samples.Key(2), Samples.Key(1), doi], 1, 9);
        var one = Assert.Single(among.Articles);
        Assert.Equal([new WorkDiscussed(0, true), new WorkDiscussed(2, true), new WorkDiscussed(3, true)], one.Works);
    }

    [Fact]
    public async Task A_rhetorical_question_asks_no_work()
    {
        var read = ArticleSamples.Asking("one", "Who is right?");
        await Given.Articles.SaveAsync(
            read with { Reading = read.Reading with { Questions = [ArticleSamples.Asked("Who is right?", kind: AskedKind.Rhetorical)] } });
        var among = await Given.Articles.FindAmongAsync([ArticleSamples.Paper], 1, 9);
        Assert.Equal([new WorkDiscussed(0, false)], Assert.Single(among.Articles).Works);
    }

    [Fact]
    public async Task Articles_are_found_among_ten_thousand_works()
    {
        await SaveAsync("one", 5, [ArticleSamples.Discussed(Samples.Key(9_999))]);
        var among = await Given.Articles.FindAmongAsync([.. Enumerable.Range(1, 20_000).Select(number => Samples.Key(number))], 1, 9);
        Assert.Equal([new WorkDiscussed(9_998, false)], Assert.Single(among.Articles).Works);
    }

    private Task<SavedArticle> SaveAsync(string name, int day, IReadOnlyList<DiscussedWork> works, params string[] questions) =>
        Given.Articles.SaveAsync(ArticleSamples.Article(name, day, works, questions));
}
