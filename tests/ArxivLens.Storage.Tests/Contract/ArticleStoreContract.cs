using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of articles promises.</summary>
public abstract class ArticleStoreContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly string[] NoTags = [];
    private const string Question = "Who is liable when the open weights are misused?";

    [Fact]
    public async Task An_article_comes_back_as_it_was_saved()
    {
        var read = ArticleSamples.Asking("one", Question);
        var saved = await Given.Articles.SaveAsync(read);
        Assert.Equal(SaveOutcome.Added, saved.Outcome);
        var found = (await Given.Articles.FindAsync(read.Id))!;
        AssertEqual(read, found);
        AssertEqual(read, saved.Article);
        Assert.Equal([new ArticleRevision(1, ArticleSamples.Morning, read.Fingerprint)], found.Revisions);
        Assert.Equal(1, await Given.Articles.CountAsync());
        Assert.Null(await Given.Articles.FindAsync(ArticleSamples.Id("other")));
    }

    [Fact]
    public async Task The_same_text_again_is_unchanged_and_another_is_a_revision()
    {
        var read = ArticleSamples.Asking("one", Question);
        await Given.Articles.SaveAsync(read);
        var stamp = await Given.Articles.ReadStampAsync();
        Assert.Equal(SaveOutcome.Unchanged, (await Given.Articles.SaveAsync(read with { Read = read.Read.AddDays(1) })).Outcome);
        Assert.Equal(stamp, await Given.Articles.ReadStampAsync());

        var changed = await Given.Articles.SaveAsync(read with { Fingerprint = "other", Read = read.Read.AddDays(2) });
        Assert.Equal(SaveOutcome.Updated, changed.Outcome);
        Assert.Equal([read.Fingerprint, "other"], changed.Article.Revisions.Select(one => one.Fingerprint));
        Assert.Equal(read.Read.AddDays(2), changed.Article.Revisions[^1].Read);
        Assert.NotEqual(stamp, await Given.Articles.ReadStampAsync());
        Assert.Equal(1, await Given.Articles.CountAsync());
    }

    [Fact]
    public async Task The_same_text_in_which_more_was_found_is_no_revision()
    {
        var read = ArticleSamples.Asking("one", Question);
        await Given.Articles.SaveAsync(read);
        var better = read with { Reading = read.Reading with { Quotes = [] } };
        var saved = await Given.Articles.SaveAsync(better);
        Assert.Equal(SaveOutcome.Updated, saved.Outcome);
        Assert.Single(saved.Article.Revisions);
        Assert.Empty((await Given.Articles.FindAsync(read.Id))!.Reading.Quotes);
    }

    [Fact]
    public async Task Only_works_that_are_surely_discussed_lead_to_an_article()
    {
        var sure = ArticleSamples.Discussed(Samples.Key(1));
        var unsure = ArticleSamples.Discussed(Samples.Key(2), confidence: 0.69);
        await Given.Articles.SaveAsync(ArticleSamples.Article("older", 3, [sure, unsure, ArticleSamples.Discussed(null)]));
        await Given.Articles.SaveAsync(ArticleSamples.Article("newer", 9, [sure, sure]));
        Assert.Equal(["On newer", "On older"], await TitlesAboutAsync(Samples.Key(1)));
        Assert.Empty(await TitlesAboutAsync(Samples.Key(2)));

        await Given.Articles.SaveAsync(ArticleSamples.Article("newer", 9, []));
        Assert.Equal(["On older"], await TitlesAboutAsync(Samples.Key(1)));
    }

    [Fact]
    public async Task Articles_are_listed_the_newest_first_page_by_page()
    {
        foreach (var day in new[] { 4, 9, 1, 7 })
            await Given.Articles.SaveAsync(ArticleSamples.Article($"day {day}", day, []));
        var undated = ArticleSamples.Article("undated", 1, []);
        await Given.Articles.SaveAsync(undated with { Facts = undated.Facts with { Published = null } });
        Assert.Equal(["On undated", "On day 9", "On day 7"], (await Given.Articles.ListAsync(0, 3)).Select(one => one.Facts.Title));
        Assert.Equal(["On day 4", "On day 1"], (await Given.Articles.ListAsync(3, 3)).Select(one => one.Facts.Title));
        Assert.Empty(await Given.Articles.ListAsync(9, 3));
    }

    [Fact]
    public async Task A_correction_holds_when_the_article_is_read_again()
    {
        var read = ArticleSamples.Asking("one", Question, "Is it safe to wait for evidence?");
        await Given.Articles.SaveAsync(read);
        await CorrectAsync(read.Id, ArticlePart.Facts, "author", null, "The right one");
        await CorrectAsync(read.Id, ArticlePart.Quotes, "we shall see", "speaker", "C. Other");
        await CorrectAsync(read.Id, ArticlePart.Figures, "71 % agree.", null, null);
        await CorrectAsync(read.Id, ArticlePart.Questions, Question, "label", "Blame");
        await CorrectAsync(read.Id, ArticlePart.Questions, "Added by hand?", null, "Added by hand?");

        var again = read with { Fingerprint = "other", Facts = read.Facts with { Author = "Wrong again" } };
        await Given.Articles.SaveAsync(again);
        var article = (await Given.Articles.FindAsync(read.Id))!;
        Assert.Equal("The right one", article.Facts.Author);
        Assert.Equal("C. Other", Assert.Single(article.Reading.Quotes).Speaker);
        Assert.Empty(article.Reading.Figures);
        Assert.Equal(["Blame", "Liability", null], article.Reading.Questions.Select(one => one.Label));
        Assert.Equal(5, article.Corrections.Count);
        Assert.True(article.IsCorrected(ArticlePart.Quotes, "We shall see."));
        Assert.True(article.IsCorrected(ArticlePart.Facts, "author"));
        Assert.False(article.IsCorrected(ArticlePart.Facts, "title"));
    }

    [Fact]
    public async Task A_later_correction_of_a_field_takes_the_place_of_an_earlier_one_and_can_be_taken_back()
    {
        var read = ArticleSamples.Asking("one", Question);
        await Given.Articles.SaveAsync(read);
        await CorrectAsync(read.Id, ArticlePart.Questions, Question, "text", "Who pays when the weights are misused?");
        await CorrectAsync(read.Id, ArticlePart.Questions, "who pays, when the weights are misused", "label", "Money");
        var twice = await CorrectAsync(read.Id, ArticlePart.Questions, Question, "text", "Who shall pay?");
        Assert.Equal(2, twice!.Corrections.Count);
        Assert.Equal(("Money", "Who shall pay?"), (twice.Reading.Questions[0].Label, twice.Reading.Questions[0].Text));

        Assert.Equal(2, (await Given.Articles.UndoAsync(read.Id, 3))!.Corrections.Count);
        Assert.Equal(Question, (await Given.Articles.UndoAsync(read.Id, 2))!.Reading.Questions[0].Text);
        Assert.Equal("Liability", (await Given.Articles.UndoAsync(read.Id, 1))!.Reading.Questions[0].Label);
        Assert.Null(await Given.Articles.UndoAsync(ArticleSamples.Id("other"), 1));
        Assert.Null(await CorrectAsync(ArticleSamples.Id("other"), ArticlePart.Facts, "title", null, "None"));
    }

    [Fact]
    public async Task A_confirmed_work_is_discussed_and_a_rejected_one_is_not()
    {
        var read = ArticleSamples.Article("one", 1, [ArticleSamples.Discussed(Samples.Key(1), confidence: 0.3), ArticleSamples.Discussed(Samples.Key(2))]);
        await Given.Articles.SaveAsync(read);
        await CorrectAsync(read.Id, ArticlePart.Discusses, Samples.Key(1).ToString(), "confidence", "1");
        await CorrectAsync(read.Id, ArticlePart.Discusses, Samples.Key(2).ToString(), null, null);
        await CorrectAsync(read.Id, ArticlePart.Discusses, Samples.Key(3).ToString(), null, Samples.Key(3).ToString());
        Assert.Single(await TitlesAboutAsync(Samples.Key(1)));
        Assert.Empty(await TitlesAboutAsync(Samples.Key(2)));
        Assert.Single(await TitlesAboutAsync(Samples.Key(3)));
    }

    [Fact]
    public async Task What_others_say_of_an_article_stays_when_it_is_read()
    {
        var first = Mention("one", Samples.Key(1), 0.9);
        var second = Mention("one", Samples.Key(2), 0.9);
        Assert.Equal(
            [SaveOutcome.Added, SaveOutcome.Updated, SaveOutcome.Unchanged, SaveOutcome.Added],
            await Given.Articles.MentionAsync([first, second, first, Mention("two", Samples.Key(1), 0.5)]));
        Assert.Equal(["Heard of one"], await TitlesAboutAsync(Samples.Key(1)));
        Assert.Equal(["Heard of one"], await TitlesAboutAsync(Samples.Key(2)));

        var read = ArticleSamples.Asking("one", Question) with { Id = first.Id };
        read = read with { Reading = read.Reading with { Discusses = [ArticleSamples.Discussed(Samples.Key(1), isAsked: true, confidence: 0.2)] } };
        var saved = await Given.Articles.SaveAsync(read);
        Assert.Equal(SaveOutcome.Updated, saved.Outcome);
        Assert.Equal([(Samples.Key(1), 0.9), (Samples.Key(2), 0.9)], saved.Article.Reading.Discusses.Select(one => (one.Work!.Value, one.Confidence)));
        Assert.Equal([SaveOutcome.Unchanged], await Given.Articles.MentionAsync([first]));
        Assert.Equal("On one", (await Given.Articles.FindAsync(first.Id))!.Facts.Title);
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task A_removed_article_takes_its_questions_along()
    {
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Question));
        Assert.True(await Given.Articles.RemoveAsync(ArticleSamples.Id("one")));
        Assert.False(await Given.Articles.RemoveAsync(ArticleSamples.Id("one")));
        Assert.Empty(await Given.Articles.ListAsync(0, 9));
        Assert.Empty((await Given.Questions.ListAsync(new(), 0, 9)).Questions);
        Assert.Empty(await TitlesAboutAsync(ArticleSamples.Paper));
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Theory]
    [InlineData("nul \0 inside")]
    [InlineData("lone \ud800 surrogate \udfff")]
    [InlineData("astral 𝒳 and 🧪")]
    [InlineData("noncharacter \ufdd0" + "0041")]
    [InlineData("tab\tline\nand \"quotes\"")]
    public async Task Any_text_comes_back_as_it_is(string text)
    {
        var plain = ArticleSamples.Asking("one", text);
        var read = plain with
        {
            Facts = plain.Facts with { Title = text, Author = text, Site = text, Tags = [text] },
            Reading = plain.Reading with
            {
                Discusses = [new DiscussedWork(text, null, 0.5, text, new TextSpan(1, 2), false)],
                Quotes = [new ArticleQuote(text, text, text, new TextSpan(1, 2))],
            },
        };
        await Given.Articles.SaveAsync(read);
        await CorrectAsync(read.Id, ArticlePart.Quotes, text, "role", text);
        var article = (await Given.Articles.FindAsync(read.Id))!;
        AssertEqual(read, article);
        Assert.Equal(text, article.Corrections[0].Value);
        var question = Assert.Single((await Given.Questions.ListAsync(new(), 0, 9)).Questions);
        Assert.Equal((text, text), (question.Text, question.Askers[0].Title));
    }

    [Fact]
    public async Task Every_kind_of_day_comes_back()
    {
        foreach (var day in new DateOnly?[] { null, DateOnly.MinValue, DateOnly.MaxValue, new(2024, 2, 29), new(1969, 12, 31) })
        {
            var read = ArticleSamples.Asking($"of {day:O}", Question);
            read = read with { Facts = read.Facts with { Published = day }, Read = new DateTimeOffset(2024, 12, 31, 23, 30, 0, TimeSpan.FromHours(-5)) };
            await Given.Articles.SaveAsync(read);
            var article = (await Given.Articles.FindAsync(read.Id))!;
            Assert.Equal(day, article.Facts.Published);
            Assert.Equal(TimeSpan.Zero, article.Revisions[0].Read.Offset);
            Assert.Equal(read.Read, article.Revisions[0].Read);
        }
    }

    [Fact]
    public async Task More_than_a_library_keeps_is_refused_and_leaves_no_trace()
    {
        var read = ArticleSamples.Asking("one", Question);
        var megabyte = new string('x', 1 << 20);
        var asked = read.Reading.Questions[0];
        ReadArticle[] tooMuch =
        [
            read with { Facts = read.Facts with { Title = megabyte } },
            read with { Facts = read.Facts with { Tags = [megabyte] } },
            read with { Facts = read.Facts with { Address = "javascript:alert(1)" } },
            read with { Reading = read.Reading with { Resources = [new ArticleResource("x", "data:text/html,x", default)] } },
            read with { Reading = read.Reading with { Quotes = [new ArticleQuote(null, null, megabyte, default)] } },
            read with { Reading = read.Reading with { Questions = [asked with { Context = new string('x', ArticleLimits.Context + 1) }] } },
            read with { Reading = read.Reading with { Questions = [.. Enumerable.Repeat(asked, ArticleLimits.Items + 1)] } },
            read with { Reading = read.Reading with { Discusses = [new DiscussedWork("", null, 1, new string('x', ArticleLimits.Passage + 1), default, false)] } },
        ];
        foreach (var article in tooMuch)
            await Assert.ThrowsAsync<ArgumentException>(() => Given.Articles.SaveAsync(article));
        await Assert.ThrowsAsync<ArgumentException>(() => CorrectAsync(read.Id, ArticlePart.Facts, "title", null, megabyte));
        Assert.Equal(0, await Given.Articles.CountAsync());
        await Given.Articles.SaveAsync(read with
        {
            Reading = read.Reading with { Questions = [asked with { Context = new string('x', ArticleLimits.Context) }] },
        });
    }

    [Fact]
    public async Task The_index_has_nothing_to_follow_and_the_library_keeps_its_stamp()
    {
        await Given.Works.SaveAsync([Samples.Paper(ArticleSamples.Paper)]);
        var stamp = await Given.Changes.FollowAsync();
        await Given.Articles.SaveAsync(ArticleSamples.Asking("one", Question));
        Assert.Equal(stamp, await Given.Library.ReadStampAsync());
    }

    [Fact]
    public async Task The_hash_tells_articles_and_corrections_apart()
    {
        var hashes = new List<string> { await Given.Library.ComputeContentHashAsync() };
        var read = ArticleSamples.Asking("one", Question);
        await Given.Articles.SaveAsync(read);
        hashes.Add(await Given.Library.ComputeContentHashAsync());
        await CorrectAsync(read.Id, ArticlePart.Facts, "author", null, "Another");
        hashes.Add(await Given.Library.ComputeContentHashAsync());
        await CorrectAsync(read.Id, ArticlePart.Facts, "site", null, null);
        hashes.Add(await Given.Library.ComputeContentHashAsync());
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        await Given.Articles.RemoveAsync(read.Id);
        Assert.Equal(hashes[0], await Given.Library.ComputeContentHashAsync());
    }

    [Fact]
    public async Task A_cancelled_save_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Given.Articles.SaveAsync(ArticleSamples.Asking("one", Question), cancelled.Token));
        Assert.Equal(0, await Given.Articles.CountAsync());
    }

    private static ArticleMention Mention(string name, WorkKey work, double confidence) => ArticleMention.Make(
        new ArticleFacts { Title = $"Heard of {name}", Address = $"https://example.org/{name}" },
        new DiscussedWork("A paper", work, confidence, "An excerpt.", default, IsAsked: false),
        ArticleSamples.Morning);

    private Task<Article?> CorrectAsync(ArticleId id, ArticlePart part, string target, string? field, string? value) =>
        Given.Articles.CorrectAsync(id, ArticleSamples.Correction(part, target, field, value));

    private async Task<IEnumerable<string?>> TitlesAboutAsync(WorkKey key) =>
        (await Given.Articles.FindAboutAsync(key)).Select(article => article.Facts.Title);

    private static void AssertEqual(ReadArticle read, Article article)
    {
        Assert.Equal(read.Id, article.Id);
        Assert.Equal(read.Facts with { Tags = NoTags }, article.Facts with { Tags = NoTags });
        Assert.Equal(read.Facts.Tags, article.Facts.Tags);
        Assert.Equal(read.Reading.Discusses, article.Reading.Discusses);
        Assert.Equal(read.Reading.Figures, article.Reading.Figures);
        Assert.Equal(read.Reading.Resources, article.Reading.Resources);
        Assert.Equal(read.Reading.Questions, article.Reading.Questions);
        Assert.Equal(read.Reading.Quotes.Select(one => one.Text), article.Reading.Quotes.Select(one => one.Text));
    }
}
