using System.Net;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Tests.Debate;

namespace ArxivLens.Web.Tests.Answers;

/// <summary>Readers answer questions and say how they stand.</summary>
public sealed class AnswerPageTests
{
    private const string Text = "The *second* sentence <b>says</b> so: $x^2$.";

    [Fact]
    public async Task An_answer_with_two_passages_is_shown_everywhere_edited_and_taken_back()
    {
        await using var site = await AnswerSite.StartAsync();
        var (_, page, _) = await site.GetAsync(site.Question, site.Ada);
        var with = page.QuerySelectorAll("[data-testid=answer-with]").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains($"{site.Question}/answer?passage=2403.00001%23a2", with);

        var (status, _, answer) = await site.SendFormAsync(
            site.Ada, with.Single(one => one.EndsWith("00001%23a2", StringComparison.Ordinal)),
            ("text", Text), ("passage", "2403.00001#a2"), ("passage", "2403.00002#a2"), ("passage", "2403.00001#a2"));

        Assert.Equal(HttpStatusCode.Redirect, status);
        var kept = await OneAsync(site, ContributionKind.Answer);
        Assert.Equal($"{site.Question}#answer-c{kept.Number}", answer.Headers.Location!.OriginalString);
        (_, page, _) = await site.GetAsync(site.Question);
        var shown = page.QuerySelector($"#answer-c{kept.Number}")!;
        Assert.Equal("second", shown.QuerySelector(".words em")!.TextContent);
        Assert.Empty(shown.QuerySelectorAll(".words b"));
        Assert.Equal(2, shown.QuerySelectorAll("[data-testid=passage]").Length);
        Assert.Contains("By Ada", DebatePages.Fold(shown.TextContent), StringComparison.Ordinal);
        Assert.Contains("1 answer", await BodyAsync(site, "/questions"), StringComparison.Ordinal);
        Assert.Contains($"\"contribution\":{kept.Number}", await BodyAsync(site, $"{site.Question}.json"), StringComparison.Ordinal);
        Assert.Contains("Ada answers", await BodyAsync(site, "/questions.atom"), StringComparison.Ordinal);
        Assert.Contains("sentence", await BodyAsync(site, "/abs/2403.00001/debate.md"), StringComparison.Ordinal);

        (status, _, _) = await site.SendFormAsync(site.Ada, $"{site.Question}/answer?edit={kept.Number}", ("text", "Other words."));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Contains("Other words.", await BodyAsync(site, site.Question), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.GetAsync($"{site.Question}/answer?edit={kept.Number}", site.Bob)).Status);

        await site.Site.Community!.Contributions.SetStateAsync(kept.Number, ContributionState.Removed);
        foreach (var place in new[] { site.Question, $"{site.Question}.json", "/questions", "/questions.atom", "/abs/2403.00001/debate.md" })
            Assert.DoesNotContain("Other words.", await BodyAsync(site, place), StringComparison.Ordinal);
        Assert.Contains("A moderator removed this", await BodyAsync(site, site.Question, site.Ada), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await site.GetAsync($"{site.Question}/answer?edit={kept.Number}", site.Ada)).Status);
    }

    [Theory]
    [InlineData("", "2403.00001#a2", "empty")]
    [InlineData("Words", "", "choose one")]
    [InlineData("Words", "9999.99999#a1", "choose one")]
    [InlineData("Words", "2403.00001#\ud800\u202e", "choose one")]
    public async Task A_refused_answer_comes_back_with_its_words(string text, string passage, string fault)
    {
        await using var site = await AnswerSite.StartAsync();
        var (status, page, _) = await site.SendFormAsync(site.Ada, $"{site.Question}/answer", ("text", text), ("passage", passage));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(fault, DebatePages.TextOf(page, "answer-fault"), StringComparison.Ordinal);
        Assert.Equal(text, page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Empty(await site.Site.Community!.Contributions.ListOfAsync(site.Ada.Account));
    }

    [Fact]
    public async Task Sentences_of_another_paper_are_found_and_the_words_stay()
    {
        await using var site = await AnswerSite.StartAsync();
        var (status, page, _) = await site.SendFormAsync(
            site.Ada, $"{site.Question}/answer?passage=2403.00001%23a1", ("text", Text), ("work", "arXiv:2403.00002"), ("do", "find"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(3, page.QuerySelectorAll("[data-testid=found]").Length);
        Assert.Equal(Text, page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector("input[value='2403.00001#a1'][checked]"));

        (status, page, _) = await site.SendFormAsync(site.Ada, $"{site.Question}/answer", ("work", "\u202e nonsense"), ("do", "find"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Name a paper", page.Body!.TextContent, StringComparison.Ordinal);
        (_, page, _) = await site.SendFormAsync(site.Ada, $"{site.Question}/answer", ("text", Text), ("do", "preview"));
        Assert.NotNull(page.QuerySelector("[data-testid=preview] em"));
    }

    [Fact]
    public async Task What_readers_say_makes_a_question_stand_and_who_runs_the_library_has_the_last_word()
    {
        await using var site = await AnswerSite.StartAsync();
        Assert.Contains("nobody has said", DebatePages.TextOf((await site.GetAsync(site.Question)).Page, "standing-by"), StringComparison.Ordinal);

        await StandAsync(site, site.Ada, "addressed", "Section 4\nanswers \u202e it.");
        Assert.Contains("Addressed, by what readers say: 1 addressed, 0 disputed, 0 open", await StandingAsync(site), StringComparison.Ordinal);
        Assert.Contains("Section 4 answers it.", await BodyAsync(site, site.Question), StringComparison.Ordinal);
        await StandAsync(site, site.Bob, "open", "It does not.");
        Assert.StartsWith("Disputed", await StandingAsync(site), StringComparison.Ordinal);
        Assert.Contains("Should whoever copies", await BodyAsync(site, "/questions?status=disputed"), StringComparison.Ordinal);
        Assert.DoesNotContain("Should whoever copies", await BodyAsync(site, "/questions?open"), StringComparison.Ordinal);
        Assert.Contains("\"status\":\"disputed\"", await BodyAsync(site, $"{site.Question}.json"), StringComparison.Ordinal);
        Assert.Contains("\"standingBy\":\"readers\"", await BodyAsync(site, $"{site.Question}.json"), StringComparison.Ordinal);
        Assert.Contains("Disputed", await BodyAsync(site, "/abs/2403.00001/debate.md"), StringComparison.Ordinal);

        // Saying it otherwise replaces what one said.
        await StandAsync(site, site.Bob, "addressed", "Now it does.");
        Assert.Contains("2 addressed, 0 disputed, 0 open", await StandingAsync(site), StringComparison.Ordinal);
        Assert.Single(await site.Site.Community!.Contributions.ListOfAsync(site.Bob.Account));

        Assert.True(QuestionId.TryParse(site.Question["/question/".Length..], out var id));
        await site.Site.Storage.Questions.SetStandingAsync(id, new QuestionStanding(QuestionStatus.Open, "We think not."));
        Assert.Equal("Open, as whoever runs this library says: We think not.", await StandingAsync(site));
    }

    [Theory]
    [InlineData("", "Because.", "open, addressed or disputed")]
    [InlineData("settled", "Because.", "open, addressed or disputed")]
    [InlineData("open", " \n ", "Say why")]
    public async Task A_standing_without_its_parts_is_refused(string status, string reason, string fault)
    {
        await using var site = await AnswerSite.StartAsync();
        var (code, page, _) = await site.SendFormAsync(site.Ada, $"{site.Question}/standing", ("status", status), ("reason", reason));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, code);
        Assert.Contains(fault, DebatePages.TextOf(page, "standing-fault"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_is_as_long_as_is_said_and_no_longer()
    {
        await using var site = await AnswerSite.StartAsync();
        await StandAsync(site, site.Ada, "open", new string('x', AnswerLimits.Reason));
        var (code, _, _) = await site.SendFormAsync(
            site.Bob, $"{site.Question}/standing", ("status", "open"), ("reason", new string('y', AnswerLimits.Reason + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_led_there_and_what_is_not_there_is_not_found()
    {
        await using var site = await AnswerSite.StartAsync();
        foreach (var place in new[] { "answer", "standing" })
        {
            var (status, _, answer) = await site.GetAsync($"{site.Question}/{place}");
            Assert.Equal(HttpStatusCode.Redirect, status);
            Assert.StartsWith("/sign-in?return=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync($"/question/000000000000/{place}", site.Ada)).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await site.GetAsync($"/question/%00/{place}", site.Ada)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync($"{site.Question}/answer?edit=999", site.Ada)).Status);
        await using var closed = await ArxivLens.Tests.Shared.DebateCases.StartAsync();
        using var pages = new DebatePages();
        Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync(closed, $"{site.Question}/answer")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync(closed, $"{site.Question}/standing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await pages.GetAsync(closed, "/webmention")).Status);
        Assert.DoesNotContain("answer-with", (await pages.GetAsync(closed, site.Question)).Body, StringComparison.Ordinal);
    }

    private static async Task StandAsync(AnswerSite site, Core.Accounts.Reader reader, string status, string reason)
    {
        var (code, _, _) = await site.SendFormAsync(reader, $"{site.Question}/standing", ("status", status), ("reason", reason));
        Assert.Equal(HttpStatusCode.Redirect, code);
    }

    private static async Task<string> StandingAsync(AnswerSite site) =>
        DebatePages.TextOf((await site.GetAsync(site.Question)).Page, "standing-by");

    private static async Task<string> BodyAsync(AnswerSite site, string path, Core.Accounts.Reader? reader = null)
    {
        var (status, _, answer) = await site.GetAsync(path, reader);
        Assert.Equal(HttpStatusCode.OK, status);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<Contribution> OneAsync(AnswerSite site, ContributionKind kind) => Assert.Single(
        await site.Site.Community!.Contributions.ListOfAsync(site.Ada.Account), one => one.Kind == kind);
}
