using ArxivLens.Core.Articles;

namespace ArxivLens.Core.Tests.Articles;

public sealed class ArticleIntakeTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 31, 9, 0, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("https://example.org/a")]
    [InlineData("http://EXAMPLE.org:80/a/")]
    [InlineData("https://www.example.org/a#part")]
    [InlineData("https://example.org:443/a?utm_source=x&UTM_Medium=y&fbclid=z")]
    [InlineData(" https://example.org/a? ")]
    public void Addresses_of_one_article_have_one_key(string address) =>
        Assert.Equal(ArticleAddress.KeyOf("https://example.org/a"), ArticleAddress.KeyOf(address));

    [Theory]
    [InlineData("https://example.org/A")]
    [InlineData("https://example.org/a?id=2")]
    [InlineData("https://example.org:8443/a")]
    [InlineData("https://sub.example.org/a")]
    public void Addresses_of_other_articles_have_other_keys(string address) =>
        Assert.NotEqual(ArticleAddress.KeyOf("https://example.org/a"), ArticleAddress.KeyOf(address));

    [Fact]
    public void Parameters_that_matter_count_in_any_order() =>
        Assert.Equal(ArticleAddress.KeyOf("https://example.org/?b=2&a=1"), ArticleAddress.KeyOf("https://example.org/?a=1&utm_id=3&b=2"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/path")]
    [InlineData("ftp://example.org/a")]
    [InlineData("javascript://example.org/%0Aalert(1)")]
    [InlineData("JAVASCRIPT:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:password@example.org/")]
    [InlineData("https://example.org/\u0001")]
    public void What_is_no_link_of_the_web_is_none(string? text)
    {
        Assert.False(ArticleAddress.TryRead(text, out _));
        Assert.Null(ArticleAddress.KeyOf(text));
    }

    [Fact]
    public void An_article_is_known_by_its_address_else_by_title_and_author_else_by_its_text()
    {
        var facts = new ArticleFacts { Title = "On Things", Author = "A. Writer", Address = "https://example.org/a" };
        Assert.Equal(ArticleIntake.IdOf(facts, "1"), ArticleIntake.IdOf(new ArticleFacts { Address = "http://www.example.org/a/" }, "2"));
        var bare = facts with { Address = null };
        Assert.NotEqual(ArticleIntake.IdOf(facts, "1"), ArticleIntake.IdOf(bare, "1"));
        Assert.Equal(ArticleIntake.IdOf(bare, "1"), ArticleIntake.IdOf(new ArticleFacts { Title = "on “things”", Author = "a writer" }, "2"));
        Assert.NotEqual(ArticleIntake.IdOf(bare with { Author = null }, "1"), ArticleIntake.IdOf(bare with { Author = null }, "2"));
    }

    [Fact]
    public void A_text_laid_out_anew_has_the_same_fingerprint_and_a_changed_one_another()
    {
        Assert.Equal(ArticleIntake.FingerprintOf("One two.\n\nThree"), ArticleIntake.FingerprintOf(" One\ttwo. Three\r\n"));
        Assert.NotEqual(ArticleIntake.FingerprintOf("One two."), ArticleIntake.FingerprintOf("One too."));
    }

    [Fact]
    public void What_is_longer_than_a_library_keeps_is_cut_and_then_taken()
    {
        var astral = string.Concat(Enumerable.Repeat("🧪", 2_000));
        var read = Make(new ArticleReading
        {
            Discusses = [new DiscussedWork(astral, null, 7, astral, new TextSpan(0, 9), true)],
            Quotes = [new ArticleQuote(astral, "", astral, default)],
            Figures = [new ArticleFigure(astral, astral, default)],
            Resources = [new ArticleResource(astral, "javascript:alert(1)", default), new ArticleResource("ok", "https://example.org/", default)],
            Questions = [.. Enumerable.Repeat(new AskedQuestion(astral, astral, default, AskedKind.Question, astral + "end"), 1_200)],
        });
        ArticleLimits.Refuse(read);
        Assert.Equal(1, read.Reading.Discusses[0].Confidence);
        Assert.Equal(ArticleLimits.Items, read.Reading.Questions.Count);
        Assert.EndsWith("🧪…", read.Reading.Questions[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("…🧪", read.Reading.Questions[0].Context, StringComparison.Ordinal);
        Assert.EndsWith("end", read.Reading.Questions[0].Context, StringComparison.Ordinal);
        Assert.Null(read.Reading.Quotes[0].Role);
        Assert.Equal([null, "https://example.org/"], read.Reading.Resources.Select(one => one.Url));
        Assert.Equal(TimeSpan.Zero, read.Read.Offset);
    }

    [Fact]
    public void Characters_that_break_pages_are_dropped()
    {
        var read = Make(new ArticleReading { Quotes = [new ArticleQuote("A\nB", null, "x\0y\ud800z\u202e!", default)] });
        Assert.Equal(("A B", "xyz!"), (read.Reading.Quotes[0].Speaker, read.Reading.Quotes[0].Text));
    }

    private static ReadArticle Make(ArticleReading reading) =>
        ArticleIntake.Make(new ArticleDocument(new ArticleFacts { Title = "T", Tags = ["", "a"] }, new ArticleText("Text", [], [])), reading, Now);
}
