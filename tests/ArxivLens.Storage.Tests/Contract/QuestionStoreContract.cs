using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of questions promises.</summary>
public abstract class QuestionStoreContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private const string Liable = "Who is liable when the open weights are misused?";
    private const string Safe = "Is it safe to wait for evidence of marginal risk?";
    private static readonly PassageId Passage = new(ArticleSamples.Paper, IsFullText: true, Sentence: 120);

    [Fact]
    public async Task A_question_says_who_asks_what_of_which_work()
    {
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Safe, Liable));
        var question = await OneAsync(Liable);
        Assert.Equal([ArticleSamples.Paper], question.Asked);
        Assert.Equal("Liability", question.Label);
        Assert.Equal(QuestionStanding.Open, question.Standing);
        var asker = Assert.Single(question.Askers);
        Assert.Equal(
            new Asker(ArticleSamples.Id("one"), "On one", "A. Writer", new DateOnly(2024, 5, 20), ArticleSamples.Asked(Liable, 1)), asker);
        Assert.Null(await Given.Questions.FindAsync(QuestionId.Of("other")));
    }

    [Fact]
    public async Task The_same_question_of_several_articles_is_one_whose_first_asker_words_it()
    {
        await Given.Articles.SaveAsync(Dated("late", 9, "WHO is liable, when the open weights are misused"));
        await Given.Articles.SaveAsync(Dated("early", 2, Liable));
        await Given.Articles.SaveAsync(Dated("alike", 5, "And who is actually liable when open weights get misused?"));
        var question = Assert.Single(await ListAsync());
        Assert.Equal(["On early", "On alike", "On late"], question.Askers.Select(asker => asker.Title));
        Assert.Equal((Liable, 3), (question.Text, question.Articles));
    }

    [Fact]
    public async Task What_an_article_asks_comes_in_the_order_of_its_text_each_question_once()
    {
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Safe, Liable, "Who is liable when the open weights are MISUSED?"));
        await Given.Articles.SaveAsync(ArticleSamples.Asking("two", Liable));
        var asked = await Given.Questions.FindAskedByAsync(ArticleSamples.Id("one"));
        Assert.Equal([Safe, Liable], asked.Select(question => question.Text));
        Assert.Equal((2, 3), (asked[1].Articles, asked[1].Askers.Count));
        Assert.Empty(await Given.Questions.FindAskedByAsync(ArticleSamples.Id("none")));
    }

    [Fact]
    public async Task A_list_keeps_the_order_of_the_article_that_asks()
    {
        string[] asked = ["Who pays for harm?", "What does a filter do?", "When do towns decide?", "How many weights leak?", "Where is it tested?"];
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", asked));
        Assert.Equal(asked, (await ListAsync()).Select(question => question.Text));
    }

    [Fact]
    public async Task A_list_can_be_of_the_newest_however_they_stand_and_however_many_ask_them()
    {
        await Given.Articles.SaveAsync(Dated("old", 2, Liable));
        await Given.Articles.SaveAsync(Dated("older", 1, Liable));
        await Given.Articles.SaveAsync(Dated("new", 9, Safe));
        await Given.Questions.SetStandingAsync((await OneAsync(Safe)).Id, new QuestionStanding(QuestionStatus.Addressed, "Passages say so."));

        Assert.Equal([Liable, Safe], (await Given.Questions.ListAsync(new QuestionFilter(), 0, 9)).Questions.Select(question => question.Text));
        var newest = await Given.Questions.ListAsync(new QuestionFilter { NewestFirst = true }, 0, 9);
        Assert.Equal([Safe, Liable], newest.Questions.Select(question => question.Text));
        Assert.Equal(2, newest.Total);
    }

    [Fact]
    public async Task Questions_that_differ_stay_apart()
    {
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Liable));
        await Given.Articles.SaveAsync(ArticleSamples.Asking("two", "Who is not liable when the open weights are misused?"));
        await Given.Articles.SaveAsync(ArticleSamples.Article(
            "three", 1, [ArticleSamples.Discussed(Samples.Key(3), isAsked: true)], Liable));
        await Given.Articles.SaveAsync(ArticleSamples.Asking("four", "Why?"));
        await Given.Articles.SaveAsync(ArticleSamples.Asking("five", "Why?"));
        Assert.Equal(5, (await ListAsync()).Count);
    }

    [Fact]
    public async Task Answers_are_numbered_and_come_back_as_given()
    {
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Liable));
        var id = (await OneAsync(Liable)).Id;
        var stamp = await Given.Articles.ReadStampAsync();
        await Given.Questions.AnswerAsync(id, Passage, "It \0 says \ud800 so 🧪.", "Reader", ArticleSamples.Morning);
        var question = await Given.Questions.AnswerAsync(
            id, Passage with { IsFullText = false, Sentence = 1 }, "And so.", "Another", ArticleSamples.Morning.AddHours(1).ToOffset(TimeSpan.FromHours(9)));
        Assert.Equal(
            [
                new Answer(1, Passage, "It \0 says \ud800 so 🧪.", "Reader", ArticleSamples.Morning),
                new Answer(2, Passage with { IsFullText = false, Sentence = 1 }, "And so.", "Another", ArticleSamples.Morning.AddHours(1)),
            ],
            question!.Answers);
        Assert.Equal(question.Answers, (await Given.Questions.FindAsync(id))!.Answers);
        Assert.NotEqual(stamp, await Given.Articles.ReadStampAsync());
    }

    [Fact]
    public async Task An_answer_without_a_passage_or_beyond_its_limits_is_refused()
    {
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Liable));
        var id = (await OneAsync(Liable)).Id;
        var long4001 = new string('x', AnswerLimits.Text + 1);
        await Assert.ThrowsAsync<ArgumentException>(() => Given.Questions.AnswerAsync(id, default, "Text", "By", ArticleSamples.Morning));
        await Assert.ThrowsAsync<ArgumentException>(() => Given.Questions.AnswerAsync(id, Passage, " ", "By", ArticleSamples.Morning));
        await Assert.ThrowsAsync<ArgumentException>(() => Given.Questions.AnswerAsync(id, Passage, long4001, "By", ArticleSamples.Morning));
        await Assert.ThrowsAsync<ArgumentException>(() => Given.Questions.AnswerAsync(id, Passage, "Text", long4001, ArticleSamples.Morning));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Given.Questions.SetStandingAsync(id, new QuestionStanding(QuestionStatus.Open, long4001)));
        Assert.Empty((await Given.Questions.FindAsync(id))!.Answers);
        Assert.Null(await Given.Questions.AnswerAsync(QuestionId.Of("none"), Passage, "Text", "By", ArticleSamples.Morning));
        Assert.Null(await Given.Questions.SetStandingAsync(QuestionId.Of("none"), QuestionStanding.Open));
    }

    [Fact]
    public async Task Open_questions_come_first_then_those_of_more_articles_then_the_newer()
    {
        await Given.Articles.SaveAsync(Dated("one", 1, Liable, Safe, "What would marginal risk evidence look like?"));
        await Given.Articles.SaveAsync(Dated("two", 2, Safe));
        await Given.Articles.SaveAsync(Dated("three", 3, "How are watermarks enforced on downloaded open weights?"));
        await Given.Questions.SetStandingAsync((await OneAsync(Safe)).Id, new QuestionStanding(QuestionStatus.Disputed, "Two passages disagree."));
        var list = await Given.Questions.ListAsync(new QuestionFilter(), 0, 3);
        Assert.Equal(4, list.Total);
        Assert.Equal("How are watermarks enforced on downloaded open weights?", list.Questions[0].Text);
        Assert.Equal(Safe, (await Given.Questions.ListAsync(new QuestionFilter(), 3, 3)).Questions.Single().Text);

        await Given.Questions.SetStandingAsync((await OneAsync(Safe)).Id, new QuestionStanding(QuestionStatus.Open, null));
        Assert.Equal(Safe, (await ListAsync())[0].Text);
    }

    [Fact]
    public async Task The_hash_tells_what_readers_made_of_the_debate_and_not_in_which_order_it_came()
    {
        var hashes = new List<string> { await Given.Library.ComputeContentHashAsync() };
        using var other = TEngine.Open();
        await other.Articles.SaveAsync(Dated("two", 2, "Who will be liable when open weights are misused?"));
        await other.Articles.SaveAsync(Dated("one", 1, Liable) with { Read = ArticleSamples.Morning.AddDays(7) });
        await Given.Articles.SaveAsync(Dated("one", 1, Liable));
        hashes.Add(await Given.Library.ComputeContentHashAsync());
        await Given.Articles.SaveAsync(Dated("two", 2, "Who will be liable when open weights are misused?"));
        hashes.Add(await Given.Library.ComputeContentHashAsync());
        await AnswerAsync((await OneAsync(Liable)).Id);
        hashes.Add(await Given.Library.ComputeContentHashAsync());
        await Given.Questions.SetStandingAsync((await OneAsync(Liable)).Id, new QuestionStanding(QuestionStatus.Addressed, "Why."));
        hashes.Add(await Given.Library.ComputeContentHashAsync());
        Assert.Equal(hashes.Count, hashes.Distinct().Count());

        var id = (await other.Questions.ListAsync(new QuestionFilter(), 0, 1)).Questions[0].Id;
        await other.Questions.SetStandingAsync(id, new QuestionStanding(QuestionStatus.Addressed, "Why."));
        await other.Questions.AnswerAsync(id, Passage, "The passage says so.", "Reader", ArticleSamples.Morning.AddDays(1));
        Assert.Equal(hashes[^1], await other.Library.ComputeContentHashAsync());
    }

    [Fact]
    public async Task A_paper_is_asked_by_the_DOI_it_was_published_under_too()
    {
        await Given.Works.SaveAsync([Samples.Paper(ArticleSamples.Paper)]);
        await Given.Articles.SaveAsync(ArticleSamples.Article(
            "one", 1, [ArticleSamples.Discussed(Samples.Key("10.1000/xyz"), isAsked: true), ArticleSamples.Discussed(ArticleSamples.Paper)], Liable));
        Assert.Single(await Given.Articles.FindAboutAsync(ArticleSamples.Paper));
        Assert.Equal(1, await CountAsync(new QuestionFilter { Work = ArticleSamples.Paper }));
        Assert.Empty(await Given.Articles.FindAboutAsync(Samples.Key(1)));
    }

    [Fact]
    public async Task A_filter_leaves_what_it_names()
    {
        await Given.Works.SaveAsync([Samples.Paper(ArticleSamples.Paper), Samples.Work(Samples.Key(3))]);
        var rhetorical = ArticleSamples.Asking("one", Liable);
        await Given.Articles.SaveAsync(rhetorical with
        {
            Reading = rhetorical.Reading with
            {
                Questions =
                [
                    ArticleSamples.Asked(Liable), ArticleSamples.Asked("Who is right?", 1, " Sides ", AskedKind.Rhetorical),
                    ArticleSamples.Asked("Their evidence is of the past alone.", 2, "Evidence", AskedKind.Challenge),
                ],
            },
        });
        await Given.Articles.SaveAsync(ArticleSamples.Article("two", 2, [ArticleSamples.Discussed(Samples.Key(3), isAsked: true)], Safe));
        await Given.Questions.SetStandingAsync((await OneAsync(Safe)).Id, new QuestionStanding(QuestionStatus.Addressed, "Yes."));

        Assert.Equal(3, await CountAsync(new QuestionFilter()));
        Assert.Equal(4, await CountAsync(new QuestionFilter { WithRhetorical = true }));
        Assert.Equal(1, await CountAsync(new QuestionFilter { Work = Samples.Key(3) }));
        Assert.Equal(0, await CountAsync(new QuestionFilter { Work = Samples.Key(4) }));
        Assert.Equal(2, await CountAsync(new QuestionFilter { Category = "hep-th" }));
        Assert.Equal(2, await CountAsync(new QuestionFilter { Category = "cs" }));
        Assert.Equal(0, await CountAsync(new QuestionFilter { Category = "math" }));
        Assert.Equal(1, await CountAsync(new QuestionFilter { Label = "evidence" }));
        Assert.Equal(1, await CountAsync(new QuestionFilter { Label = "SIDES", WithRhetorical = true }));
        Assert.Equal(1, await CountAsync(new QuestionFilter { Status = QuestionStatus.Addressed }));
    }

    private static ReadArticle Dated(string name, int day, params string[] questions) =>
        ArticleSamples.Article(name, day, [ArticleSamples.Discussed(ArticleSamples.Paper, isAsked: true)], questions);

    private async Task<IReadOnlyList<Question>> ListAsync() => (await Given.Questions.ListAsync(new QuestionFilter(), 0, 100)).Questions;

    private async Task<int> CountAsync(QuestionFilter filter) => (await Given.Questions.ListAsync(filter, 0, 0)).Total;

    private async Task<Question> OneAsync(string text) => (await ListAsync()).Single(question => question.Text == text);

    private Task<Question?> AnswerAsync(QuestionId id) =>
        Given.Questions.AnswerAsync(id, Passage, "The passage says so.", "Reader", ArticleSamples.Morning);
}
