using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tests.Articles;

public sealed class CorrectionsTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 31, 9, 0, 0, TimeSpan.Zero);

    private static readonly ArticleReading Found = new()
    {
        Discusses = [new DiscussedWork("Some paper", null, 0.5, "", default, true)],
        Quotes = [new ArticleQuote("A", "minister", "We shall see.", default), new ArticleQuote("B", null, "Never.", default)],
        Questions = [new AskedQuestion("Money", "Who pays?", new TextSpan(5, 14), AskedKind.Question, "")],
    };

    [Fact]
    public void Without_corrections_what_was_found_stays_itself()
    {
        Assert.Same(Found.Quotes, Corrections.Apply(Found, []).Quotes);
        Assert.Same(Found.Quotes, Corrections.Apply(Found, [Of(ArticlePart.Questions, "Who pays?", null, null)]).Quotes);
    }

    [Fact]
    public void Words_are_compared_without_case_accents_and_signs()
    {
        var corrected = Corrections.Apply(Found, [Of(ArticlePart.Quotes, "“wé SHALL  see”", "role", null)]);
        Assert.Equal([null, null], corrected.Quotes.Select(one => one.Role));
        Assert.Equal("minister", Found.Quotes[0].Role);
    }

    [Fact]
    public void A_renamed_item_is_corrected_under_its_first_words()
    {
        var corrections = Corrections.With([], Of(ArticlePart.Questions, "Who pays?", "text", "Who shall pay?"));
        corrections = Corrections.With(corrections, Of(ArticlePart.Questions, "Who shall pay?", "text", "Whose bill is it?"));
        corrections = Corrections.With(corrections, Of(ArticlePart.Questions, "Whose bill is it?", "label", "Bills"));
        Assert.Equal(["Who pays?", "Who pays?"], corrections.Select(one => one.Target));
        var question = Assert.Single(Corrections.Apply(Found, corrections).Questions);
        Assert.Equal(("Bills", "Whose bill is it?", new TextSpan(5, 14)), (question.Label, question.Text, question.Span));
    }

    [Fact]
    public void A_removed_item_stays_away_and_comes_back_when_that_is_taken_back()
    {
        var corrections = Corrections.With([], Of(ArticlePart.Quotes, "Never.", null, null));
        Assert.Equal(["We shall see."], Corrections.Apply(Found, corrections).Quotes.Select(one => one.Text));
        corrections = Corrections.With(corrections, Of(ArticlePart.Quotes, "Never", null, "Never"));
        Assert.Equal(2, Corrections.Apply(Found, corrections).Quotes.Count);
    }

    [Fact]
    public void A_work_corrected_by_its_title_stays_so_when_its_key_becomes_known()
    {
        Assert.True(WorkKey.TryParse("2311.09227", out var key));
        var known = Found with { Discusses = [Found.Discusses[0] with { Work = key, Confidence = 0.9 }] };
        Assert.Empty(Corrections.Apply(known, [Of(ArticlePart.Discusses, "some paper", null, null)]).Discusses);
        var corrections = new[] { Of(ArticlePart.Discusses, "Some paper", "asked", "false") };
        var article = Article() with { Reading = Corrections.Apply(known, corrections), Corrections = corrections };
        Assert.False(article.Reading.Discusses[0].IsAsked);
        Assert.True(article.IsCorrected(article.Reading.Discusses[0]));
    }

    [Fact]
    public void A_value_that_cannot_be_read_leaves_what_was_found()
    {
        var corrected = Corrections.Apply(
            Found,
            [
                Of(ArticlePart.Discusses, "Some paper", "work", "nonsense"), Of(ArticlePart.Discusses, "Some paper", "confidence", "2"),
                Of(ArticlePart.Questions, "Who pays?", "kind", "odd"), Of(ArticlePart.Questions, "Who pays?", "colour", "red"),
            ]);
        Assert.Equal(Found.Discusses, corrected.Discusses);
        Assert.Equal(Found.Questions, corrected.Questions);
    }

    [Fact]
    public void Every_fact_can_be_set_and_emptied()
    {
        var values = new Dictionary<string, string>
        {
            ["title"] = "T", ["author"] = "A", ["site"] = "S", ["published"] = "2024-05-31", ["language"] = "de", ["url"] = "https://example.org/",
            ["tags"] = "one, two",
        };
        Assert.Equal(Corrections.FactNames.Order(), values.Keys.Order());
        var set = Corrections.Apply(new ArticleFacts(), [.. values.Select(one => Of(ArticlePart.Facts, one.Key, null, one.Value))]);
        Assert.Equal(("T", "A", "S", "de"), (set.Title, set.Author, set.Site, set.Language));
        Assert.Equal((new DateOnly(2024, 5, 31), "https://example.org/"), (set.Published, set.Address));
        Assert.Equal(["one", "two"], set.Tags);
        var emptied = Corrections.Apply(set, [.. values.Keys.Select(name => Of(ArticlePart.Facts, name, null, null))]);
        Assert.Equal(new ArticleFacts { Tags = emptied.Tags }, emptied);
        Assert.Empty(emptied.Tags);
    }

    [Theory]
    [InlineData(ArticlePart.Quotes, "Never.", null, "Never", "is there already")]
    [InlineData(ArticlePart.Quotes, "Unknown", null, null, "the article has no")]
    [InlineData(ArticlePart.Quotes, "Never.", "text", null, "needs a text")]
    [InlineData(ArticlePart.Quotes, "Never.", "speaker", "a\u001bb", "no control characters")]
    [InlineData(ArticlePart.Quotes, " ", null, null, "an empty text")]
    [InlineData(ArticlePart.Discusses, "Some paper", "work", "0713.0001", "no arXiv identifier")]
    [InlineData(ArticlePart.Discusses, "Some paper", "asked", "maybe", "true or false")]
    [InlineData(ArticlePart.Facts, "weather", null, "fine", "is no fact")]
    public void What_cannot_be_meant_is_explained(ArticlePart part, string target, string? field, string? value, string reason)
    {
        Assert.Null(Corrections.TryMake(Article(), part, target, field, value, Now, out var fault));
        Assert.Contains(reason, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void What_can_be_meant_is_a_correction_of_its_time()
    {
        var made = Corrections.TryMake(Article(), ArticlePart.Quotes, "never", "speaker", "C", Now.ToOffset(TimeSpan.FromHours(2)), out var fault);
        Assert.Null(fault);
        Assert.Equal(Of(ArticlePart.Quotes, "never", "speaker", "C"), made);
        Assert.Equal(TimeSpan.Zero, made!.Corrected.Offset);
    }

    [Fact]
    public void Corrections_follow_an_item_whose_words_the_article_changed()
    {
        ArticleCorrection[] corrections =
        [
            Of(ArticlePart.Questions, "Who pays for the instruments of the lake?", "label", "Bills"),
            Of(ArticlePart.Questions, "Who pays for the instruments of the lake?", "kind", "Rhetorical"),
            Of(ArticlePart.Quotes, "We shall see what comes of it.", null, null),
        ];
        var before = Asking("Is it deep?", "Who pays for the instruments of the lake?", "Is it cold?") with
        {
            Quotes = [new ArticleQuote("A", null, "We shall see what comes of it.", default), new ArticleQuote("B", null, "Never.", default)],
        };
        var after = Asking("How deep is it now?", "Is it deep?", "Who pays now for the instruments in the lake?", "Is it cold?") with
        {
            Quotes = [new ArticleQuote("A", null, "“We shall see what may come of it.”", default), new ArticleQuote("B", null, "Never.", default)],
        };

        var followed = Corrections.Follow(before, after, corrections);

        var read = Corrections.Apply(after, followed);
        var question = read.Questions[2];
        Assert.Equal(("Bills", AskedKind.Rhetorical, "Who pays now for the instruments in the lake?"), (question.Label, question.Kind, question.Text));
        Assert.All(read.Questions.Where(one => one != question), one => Assert.Equal("Money", one.Label));
        Assert.Equal(["Never."], read.Quotes.Select(one => one.Text));
        Assert.Same(followed, Corrections.Follow(after, after, followed));
    }

    [Fact]
    public void Place_and_label_tell_which_of_two_alike_it_is()
    {
        var correction = Of(ArticlePart.Questions, "Is the first lake cold in winter?", null, null);
        var before = Asking("Is it deep?", "Is the first lake cold in winter?", "Is it old?");
        var after = Asking("Is the second lake cold in summer?", "Is it deep?", "Is the north lake cold in summer?", "Is it old?");
        Assert.Equal("Is the north lake cold in summer?", Assert.Single(Corrections.Follow(before, after, [correction])).Target);
    }

    [Fact]
    public void What_is_another_item_takes_over_no_correction()
    {
        ArticleCorrection[] corrections =
        [
            Of(ArticlePart.Questions, "Who pays?", null, null),
            Of(ArticlePart.Questions, "Is any of it true?", null, "Is any of it true?"),
            Of(ArticlePart.Discusses, "2001.00001", "asked", "false"),
        ];
        var before = Asking("Who pays?") with { Discusses = [Discussed("2001.00001", "On lakes")] };
        // The same title by another key is another work; what was added by hand stays as it was added.
        var after = Asking("Who is right about the ice?", "Is any of it true at all?") with { Discusses = [Discussed("2001.00002", "On lakes")] };
        Assert.Same(corrections, Corrections.Follow(before, after, corrections));
    }

    [Fact]
    public void An_item_that_stays_keeps_its_corrections_and_the_same_address_is_the_same_resource()
    {
        ArticleCorrection[] corrections =
        [
            Of(ArticlePart.Questions, "Is the lake cold in winter?", null, null), Of(ArticlePart.Resources, "The data", "title", "Data of the lake"),
        ];
        var before = Asking("Is the lake cold in winter?") with { Resources = [new ArticleResource("The data", "https://example.org/d", default)] };
        var after = Asking("Is the lake cold in winter?", "Is the lake cold in spring?") with
        {
            Resources = [new ArticleResource("Download", "https://example.org/d", default), new ArticleResource("The code", "https://example.org/c", default)],
        };
        var followed = Corrections.Follow(before, after, corrections);
        Assert.Equal(["Is the lake cold in winter?", "Download"], followed.Select(one => one.Target));
        Assert.Equal(["Data of the lake", "The code"], Corrections.Apply(after, followed).Resources.Select(one => one.Title));
    }

    private static ArticleReading Asking(params string[] questions) => new()
    {
        Questions = [.. questions.Select(text => new AskedQuestion("Money", text, default, AskedKind.Question, ""))],
    };

    private static DiscussedWork Discussed(string key, string title) =>
        new(title, WorkKey.TryParse(key, out var work) ? work : throw new ArgumentException(key), 0.9, "", default, IsAsked: true);

    private static Article Article() => new()
    {
        Id = ArticleId.Of("one"), Facts = new ArticleFacts(), Reading = Found, Revisions = [new ArticleRevision(1, Now, "f")],
    };

    private static ArticleCorrection Of(ArticlePart part, string target, string? field, string? value) => new(part, target, field, value, Now);
}
