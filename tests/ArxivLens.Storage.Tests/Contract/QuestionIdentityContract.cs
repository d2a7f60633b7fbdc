using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store promises of a question while articles come, go, change and are corrected.</summary>
public abstract class QuestionIdentityContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private const string Liable = "Who is liable when the open weights are misused?";
    private const string Safe = "Is it safe to wait for evidence of marginal risk?";
    private static readonly PassageId Passage = new(ArticleSamples.Paper, IsFullText: true, Sentence: 120);

    [Fact]
    public async Task A_name_lives_as_long_as_its_question_whoever_comes_and_goes()
    {
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Liable));
        await Given.Articles.SaveAsync(ArticleSamples.Asking("two", "Who will be liable when open weights are misused?"));
        var id = (await OneAsync(Liable)).Id;
        await AnswerAsync(id);
        await Given.Articles.RemoveAsync(ArticleSamples.Id("one"));
        Assert.Equal("On two", Assert.Single((await Given.Questions.FindAsync(id))!.Askers).Title);
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Liable));
        await Given.Articles.RemoveAsync(ArticleSamples.Id("two"));
        var question = (await Given.Questions.FindAsync(id))!;
        Assert.Equal((id, Liable, 1), (question.Id, question.Text, question.Answers.Count));
    }

    [Fact]
    public async Task The_order_of_articles_does_not_change_what_a_name_leads_to()
    {
        const string Alike = "Who will be liable when open weights are misused?";
        using var other = TEngine.Open();
        foreach (var (library, order) in new[] { (Given, new[] { "one", "two" }), (other, ["two", "one"]) })
        {
            foreach (var name in order)
                await library.Articles.SaveAsync(ArticleSamples.Asking(name, name == "one" ? Liable : Alike));
        }

        foreach (var text in new[] { Liable, Alike })
        {
            var name = QuestionName.Of(text, null, ArticleSamples.Paper.ToString(), default);
            Assert.Equal(2, (await Given.Questions.FindAsync(name))!.Articles);
            Assert.Equal(2, (await other.Questions.FindAsync(name))!.Articles);
        }
    }

    [Fact]
    public async Task Corrections_follow_a_question_whose_words_the_article_changes()
    {
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Safe, Liable));
        await Given.Articles.CorrectAsync(
            ArticleSamples.Id("one"), ArticleSamples.Correction(ArticlePart.Questions, Liable, "label", "Who pays"));
        await Given.Articles.CorrectAsync(ArticleSamples.Id("one"), ArticleSamples.Correction(ArticlePart.Questions, Safe, null, null));
        const string Now = "Who is liable when open weights get misused?";
        const string Later = "Who is liable, then, when open weights get misused at last?";

        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", "Is it really safe to wait for evidence of marginal risk?", Now));
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", "Is it really safe to wait for evidence of marginal risk?", Later));

        var article = (await Given.Articles.FindAsync(ArticleSamples.Id("one")))!;
        var asked = Assert.Single(article.Reading.Questions);
        Assert.Equal(("Who pays", Later), (asked.Label, asked.Text));
        Assert.True(article.IsCorrected(ArticlePart.Questions, Later));
        Assert.Equal(3, article.Revisions.Count);
    }

    [Fact]
    public async Task Answers_stay_when_an_article_is_read_again_in_other_words_or_corrected()
    {
        var read = ArticleSamples.Asking("one", Safe, Liable);
        await Given.Articles.SaveAsync(read);
        var id = (await OneAsync(Liable)).Id;
        await AnswerAsync(id);
        await Given.Questions.SetStandingAsync(id, new QuestionStanding(QuestionStatus.Addressed, "Section 4 answers it."));

        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", "Who is liable when the open weights get misused?"));
        Assert.Single((await Given.Questions.FindAsync(id))!.Answers);
        await Given.Articles.CorrectAsync(
            read.Id,
            ArticleSamples.Correction(
                ArticlePart.Questions, "Who is liable when the open weights get misused?", "text", "Whose fault is a harmful fine-tune?"));
        var question = (await Given.Questions.FindAsync(id))!;
        Assert.Equal("Whose fault is a harmful fine-tune?", question.Text);
        Assert.Equal(QuestionStatus.Addressed, question.Standing.Status);
        Assert.Single(question.Answers);
    }

    [Fact]
    public async Task Answers_stay_when_the_work_a_question_is_put_to_becomes_known()
    {
        await Given.Articles.SaveAsync(ArticleSamples.Article("one", 1, [ArticleSamples.Discussed(null, isAsked: true)], Liable));
        var id = (await OneAsync(Liable)).Id;
        Assert.Empty((await OneAsync(Liable)).Asked);
        await AnswerAsync(id);
        await Given.Articles.CorrectAsync(
            ArticleSamples.Id("one"), ArticleSamples.Correction(ArticlePart.Discusses, "Some paper", "work", ArticleSamples.Paper.ToString()));
        var question = (await Given.Questions.FindAsync(id))!;
        Assert.Equal([ArticleSamples.Paper], question.Asked);
        Assert.Single(question.Answers);

        await Given.Articles.SaveAsync(ArticleSamples.Article("two", 2, [], Liable));
        Assert.Equal(2, (await ListAsync()).Count);
        Assert.Single((await Given.Questions.FindAsync(id))!.Askers);
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task A_question_that_turns_out_to_be_one_of_another_article_brings_its_answers_along()
    {
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Liable));
        await Given.Articles.SaveAsync(ArticleSamples.Article("two", 1, [ArticleSamples.Discussed(null, isAsked: true)], Liable));
        var (to, from) = ((await OneAsync(Liable, asked: 1)).Id, (await OneAsync(Liable, asked: 0)).Id);
        await AnswerAsync(to);
        await AnswerAsync(from);
        await Given.Articles.CorrectAsync(
            ArticleSamples.Id("two"), ArticleSamples.Correction(ArticlePart.Discusses, "Some paper", "work", ArticleSamples.Paper.ToString()));
        var question = Assert.Single(await ListAsync());
        Assert.Equal((to, 2), (question.Id, question.Articles));
        Assert.Equal([1, 2], question.Answers.Select(answer => answer.Number));
        Assert.Equal(to, (await Given.Questions.FindAsync(from))!.Id);
    }

    [Fact]
    public async Task A_question_that_is_left_and_asked_again_has_its_answers_still()
    {
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Liable));
        var id = (await OneAsync(Liable)).Id;
        await AnswerAsync(id);
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Safe));
        Assert.Null(await Given.Questions.FindAsync(id));
        Assert.Null(await Given.Questions.AnswerAsync(id, Passage, "Late.", "Reader", ArticleSamples.Morning));
        Assert.Single(await ListAsync());
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Safe, Liable));
        Assert.Single((await Given.Questions.FindAsync(id))!.Answers);

        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Safe));
        await Given.Articles.RemoveAsync(ArticleSamples.Id("one"));
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Liable));
        Assert.Empty((await Given.Questions.FindAsync(id))!.Answers);
    }

    private async Task<IReadOnlyList<Question>> ListAsync() => (await Given.Questions.ListAsync(new QuestionFilter(), 0, 100)).Questions;

    private async Task<Question> OneAsync(string text, int? asked = null) =>
        (await ListAsync()).Single(question => question.Text == text && (asked is null || question.Asked.Count == asked));

    private Task<Question?> AnswerAsync(QuestionId id) =>
        Given.Questions.AnswerAsync(id, Passage, "The passage says so.", "Reader", ArticleSamples.Morning);
}
