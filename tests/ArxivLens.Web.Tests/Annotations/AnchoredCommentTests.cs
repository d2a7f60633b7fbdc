using ArxivLens.Core.Accounts;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Tests.Discussion;

namespace ArxivLens.Web.Tests.Annotations;

/// <summary>Comments on passages, written without scripts; and their words, gone everywhere once the comment is.</summary>
public sealed class AnchoredCommentTests(AnnotatedSite site) : IClassFixture<AnnotatedSite>
{
    private const string Form = ".comment-form";
    private const string Sentence = "Whoever copies a bridge should pay for the marginal risk of collapse in towns nearby.";

    [Theory]
    [InlineData("abstract-2", "", Sentence)]
    [InlineData("", "pay for the\n  marginal risk", "pay for the marginal risk")]
    [InlineData("abstract-3", "bridges", "bridges")]
    [InlineData("abstract-1", "“bridges that anybody may copy.”", "bridges that anybody may copy.")]
    [InlineData("", "answers on a Sunday", "answers on a Sunday")]
    public async Task A_passage_is_chosen_from_the_list_or_pasted(string passage, string quote, string found)
    {
        await site.Site.Storage.FullTexts.SaveAsync([new FullText(
            DebateCases.Asked, null, null, [new FullTextPart(1, "2 Method", ["We ask forty towns.", "Nobody answers on a Sunday."])])]);
        using var bob = new CommentingReader(site.Site.Address, site.Bob);
        var sent = await bob.SendAsync(
            await bob.GetAsync(AnnotatedSite.Paper), Form, ("text", $"About “{found}”, chosen by “{passage}”."), ("anchor-passage", passage), ("anchor-quote", quote), ("do", "post"));
        var page = await bob.FollowAsync(sent);
        Assert.Equal(found, page.Page.QuerySelector($"#c{sent.Location!["/comment/".Length..]} .anchor q")!.TextContent);
    }

    [Theory]
    [InlineData("", "words that stand nowhere")]
    [InlineData("", "bridges")]
    [InlineData("abstract-99", "")]
    public async Task A_passage_that_is_not_there_is_refused_and_all_that_was_typed_comes_back(string passage, string quote)
    {
        using var bob = new CommentingReader(site.Site.Address, site.Bob);
        var answer = await bob.SendAsync(
            await bob.GetAsync(AnnotatedSite.Paper), Form, ("text", "Kept words."), ("anchor-passage", passage), ("anchor-quote", quote), ("do", "post"));
        Assert.Equal(422, answer.Status);
        Assert.Contains("passage", answer.Text("comment-fault")!, StringComparison.Ordinal);
        Assert.Equal(("Kept words.", quote), (answer.Words, answer.Page.QuerySelector("#anchor-quote")!.TextContent));
    }

    [Fact]
    public async Task No_comment_marks_a_passage_of_a_text_that_it_is_not_about()
    {
        await site.Site.AddAsync(DebateSite.Paper("2405.00002", "Elsewhere", "Nobody said a thing about this sentence."));
        using var bob = new CommentingReader(site.Site.Address, site.Bob);
        var answer = await bob.SendAsync(
            await bob.GetAsync(AnnotatedSite.Paper), Form, ("text", "Look there."), ("anchor-source", "abstract/2405.00002"),
            ("anchor-passage", "abstract-1"), ("anchor-text", ""), ("do", "post"));
        Assert.Equal(422, answer.Status);
        Assert.DoesNotContain("Look there.", (await bob.GetAsync("/abs/2405.00002")).Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_and_a_price_in_a_passage_are_shown_as_what_they_are()
    {
        await site.Site.AddAsync(DebateSite.Paper("2405.00001", "Prices", TexText.ToPlain(@"We pay \$5 and \$6 for $x^2$ bridges. It is cheap.")));
        using var bob = new CommentingReader(site.Site.Address, site.Bob);
        var sent = await bob.SendAsync(
            await bob.GetAsync("/abs/2405.00001"), Form, ("text", "Cheap?"), ("anchor-quote", "$5 and $6 for $x^2$ bridges"), ("do", "post"));
        var quote = (await bob.FollowAsync(sent)).Page.QuerySelector(".comment .anchor q")!;
        Assert.Equal(("$5 and $6 for $x^2$ bridges", "$x^2$"), (quote.TextContent, quote.QuerySelector(".tex")!.TextContent));
        Assert.Single(quote.QuerySelectorAll(".tex"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_comment_that_is_gone_the_quoted_words_are_gone_everywhere(bool isRemoved)
    {
        // Words that stand in no text of the library: wherever they are seen they are the comment's.
        var author = await site.AddReaderAsync(isRemoved ? "Removed" : "Regretful");
        var other = site.Bob;
        var number = (await site.SayAsync(author, "Said about quokkas.", Gone())).Number;
        await site.SayAsync(other, "Still here.", null);
        await site.Store.AddAsync(Reply(number, other));
        string[] everywhere =
        [
            AnnotatedSite.Paper, $"{AnnotatedSite.Paper}/annotations.jsonld", $"{AnnotatedSite.Paper}/annotations.jsonld?page=1", $"{AnnotatedSite.Paper}/comments.atom", "/comments", "/comments.atom", $"/annotations/{number}.jsonld",
            $"/comment/{number}/history", $"/comment/{number}/reply", $"/reader/{author.Name}", $"/api/v1/papers/{DebateCases.AskedId}/comments",
            "/api/v1/comments", "/annotations/mine.jsonld", "/moderation/log",
        ];
        Assert.Contains("quokkas smile", (await site.GetAsync(AnnotatedSite.Paper)).Body, StringComparison.Ordinal);
        Assert.Contains("quokkas smile", (await site.GetAsync($"/annotations/{number}.jsonld")).Body, StringComparison.Ordinal);

        await site.Store.SetStateAsync(number, isRemoved ? ContributionState.Removed : ContributionState.TakenBack);
        foreach (var path in everywhere)
        {
            foreach (var reader in new Reader?[] { null, other })
            {
                var body = (await site.GetAsync(path, reader)).Body;
                foreach (var word in new[] { "quokkas", "wombats", "numbats" })
                    Assert.False(body.Contains(word, StringComparison.Ordinal), $"{word} on {path} for {reader?.Name}");
            }
        }

        // Its author takes away what a moderator removed, never what they took back themselves.
        var own = (await site.GetAsync("/annotations/mine.jsonld", author)).Body;
        Assert.Equal(isRemoved, own.Contains("quokkas smile", StringComparison.Ordinal));
        Assert.Equal(410, (int)(await site.GetAsync($"/annotations/{number}.jsonld", site.Mary)).Status);
    }

    private static Anchor Gone() => new()
    {
        Source = new AnchorSource(AnchorSourceKind.Abstract, DebateCases.AskedId), Version = 1, Fingerprint = "of another text",
        Part = AnchorPart.Abstract, Sentence = 1, Start = 30, Exact = "quokkas smile at all", Prefix = "where wombats dig", Suffix = "and numbats hide",
    };

    private static Contribution Reply(long parent, Reader by) => new()
    {
        Kind = ContributionKind.Comment, Account = by.Account, Subject = new Subject(SubjectKind.Work, DebateCases.AskedId), Parent = parent,
        Text = "An answer.", Written = DateTimeOffset.UnixEpoch,
    };
}
