using System.Net;
using System.Text.Json;
using ArxivLens.Core.Questions;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Tests.Debate;

namespace ArxivLens.Web.Tests.Questions;

/// <summary>What the page of a question and the list of questions show.</summary>
public sealed class QuestionPageTests(DebatePages pages) : IClassFixture<DebatePages>
{
    [Fact]
    public async Task A_question_shows_who_asks_it_in_which_words_and_whom()
    {
        var page = await pages.ReadAsync(await AddressOf("copies a bridge"));

        Assert.Equal(DebateCases.Liability.Text, page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Liability", DebatePages.TextOf(page, "label"));
        Assert.Equal("/abs/2403.00001", page.QuerySelector("[data-testid=works-asked] a")!.GetAttribute("href"));
        var askers = page.QuerySelectorAll("[data-testid=askers] li").Select(asker => DebatePages.Fold(asker.TextContent)).ToList();
        Assert.Equal(2, askers.Count);
        Assert.Contains(askers, asker => asker.Contains("Builders pay today. Should whoever copies", StringComparison.Ordinal));
        Assert.Contains(askers, asker => asker.Contains("A second opinion By Bo Other under “Costs”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_passage_says_where_it_stands_why_it_is_near_and_under_which_licence()
    {
        var page = await pages.ReadAsync(await AddressOf("copies a bridge"));

        var passages = page.QuerySelectorAll("[data-testid=passages] [data-testid=passage]");
        var open = passages.Single(passage => passage.TextContent.Contains("towns nearby", StringComparison.Ordinal));
        Assert.Contains("marginal", open.QuerySelectorAll("mark").Select(mark => mark.TextContent.ToLowerInvariant()));
        Assert.Equal(2, open.QuerySelectorAll(".beside").Length);
        Assert.Equal("/abs/2403.00001#s2", open.QuerySelector(".place")!.GetAttribute("href"));
        Assert.Contains("the paper asked", open.TextContent, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", open.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"Closeness\s*(very close|close|near) \((over )?0\.\d\d\)", open.TextContent);
        Assert.DoesNotContain("one sentence is quoted", open.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_work_without_an_open_licence_one_sentence_is_quoted()
    {
        var page = await pages.ReadAsync(await AddressOf("copies a bridge"));

        var closed = page.QuerySelectorAll("[data-testid=passage]").Single(passage => passage.TextContent.Contains("sixty towns", StringComparison.Ordinal));
        Assert.Empty(closed.QuerySelectorAll(".beside"));
        Assert.DoesNotContain("Nobody paid", closed.TextContent, StringComparison.Ordinal);
        Assert.Contains("; one sentence is quoted", closed.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_nothing_bears_on_a_question_is_said_plainly_with_what_was_looked_at()
    {
        var page = await pages.ReadAsync(await AddressOf("lentils"));

        var said = DebatePages.TextOf(page, "nothing-bears");
        Assert.StartsWith("Nothing in this library bears on this question.", said, StringComparison.Ordinal);
        Assert.Matches(@"\d works? (was|were) looked at", said);
        Assert.Null(page.QuerySelector("[data-testid=passage]"));
    }

    [Fact]
    public async Task Where_the_machine_found_nothing_and_a_reader_something_the_page_says_both()
    {
        await using var site = await DebateCases.StartAsync();
        var id = await IdOf(site, "lentils");
        await site.AnswerAsync(id, "2403.00001#a1", "Bridges are not cooked.");

        var page = await pages.ReadAsync(site, $"/question/{id}");

        Assert.Contains("Nothing in this library bears on this question. That is what the machine found", DebatePages.TextOf(page, "nothing-bears"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#answers-h"));
    }

    [Fact]
    public async Task A_reader_goes_from_question_to_question_as_the_article_asks_them()
    {
        var visited = new List<string>();
        for (var path = await AddressOf("Who is right"); path is not null;)
        {
            var page = await pages.ReadAsync(path);
            visited.Add(page.QuerySelector("h1")!.TextContent);
            path = page.QuerySelector("[data-testid=beside] a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(DebateCases.Reading.Questions.Select(question => question.Text), visited);
    }

    [Fact]
    public async Task For_a_rhetorical_question_nothing_is_looked_for()
    {
        var page = await pages.ReadAsync(await AddressOf("Who is right"));

        Assert.Contains("to nobody", DebatePages.TextOf(page, "passages"), StringComparison.Ordinal);
        Assert.Contains("rhetorical", DebatePages.TextOf(page, "standing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_stand_with_the_passage_they_point_to_and_the_standing_with_its_reason()
    {
        await using var site = await DebateCases.StartAsync();
        var id = await IdOf(site, "copies a bridge");
        await site.AnswerAsync(id, "2403.00001#a3", "Inspectors do.\n\nAnd they are paid.");
        await site.AnswerAsync(id, "2403.09999#a1", "Somebody else says so.", "Cy");
        await site.Storage.Questions.SetStandingAsync(id, new QuestionStanding(QuestionStatus.Addressed, "Sentence three says it."));

        var page = await pages.ReadAsync(site, $"/question/{id}");

        Assert.Equal("Addressed Sentence three says it.", DebatePages.TextOf(page, "standing"));
        var answers = page.QuerySelectorAll("[data-testid=answers] > ol > li");
        Assert.Equal(2, answers[0].QuerySelectorAll(".answer-text p").Length);
        Assert.Contains("Inspectors of bridges lower this risk.", answers[0].QuerySelector("blockquote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("which this library no longer has", answers[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("Cy", answers[1].QuerySelector("bdi")!.TextContent);
    }

    [Theory]
    [InlineData("/question/nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/question/000000000000", HttpStatusCode.NotFound)]
    [InlineData("/question/nonsense.json", HttpStatusCode.BadRequest)]
    [InlineData("/question/000000000000.json", HttpStatusCode.NotFound)]
    [InlineData("/questions?page=0", HttpStatusCode.BadRequest)]
    [InlineData("/questions.json?page=0", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_says_so(string path, HttpStatusCode expected) => Assert.Equal(expected, (await pages.GetAsync(path)).Status);

    [Theory]
    [InlineData("/questions", "3 questions, open ones first")]
    [InlineData("/questions?open", "3 questions")]
    [InlineData("/questions?open&rhetorical=1", "4 questions")]
    [InlineData("/questions?status=addressed", "0 questions")]
    [InlineData("/questions?work=2403.00001", "3 questions")]
    [InlineData("/questions?work=2403.00002", "0 questions")]
    [InlineData("/questions?category=cs.CY", "3 questions")]
    [InlineData("/questions?category=cs", "3 questions")]
    [InlineData("/questions?category=hep-th", "0 questions")]
    [InlineData("/questions?label=liability", "1 question")]
    public async Task The_list_holds_what_was_asked_for(string path, string total) =>
        Assert.Equal(total, DebatePages.TextOf(await pages.ReadAsync(path), "questions-total"));

    [Theory]
    [InlineData("/questions?status=settled", "status")]
    [InlineData("/questions?work=bridge", "paper")]
    [InlineData("/questions?category=%3Cb%3E", "category")]
    public async Task A_filter_that_cannot_be_read_is_left_out_and_said_so(string path, string named)
    {
        var page = await pages.ReadAsync(path);

        Assert.Contains(named, page.QuerySelector(".note")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, page.QuerySelectorAll("[data-testid=question-list] > li").Length);
    }

    [Fact]
    public async Task A_list_without_questions_leads_on()
    {
        var page = await pages.ReadAsync("/questions?open&label=nobody");

        Assert.Contains("No question of this library is like this.", DebatePages.TextOf(page, "no-questions"), StringComparison.Ordinal);
        Assert.Equal(
            ["/questions?label=nobody", "/questions?open&label=nobody&rhetorical=1", "/questions"],
            page.QuerySelectorAll(".ways a").Select(link => link.GetAttribute("href")));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task A_question_is_given_as_data_with_its_passages()
    {
        var id = await IdOf(pages.Site, "copies a bridge");
        var data = JsonDocument.Parse((await pages.GetAsync($"/question/{id}.json")).Body).RootElement;

        Assert.Equal("machine", data.GetProperty("foundBy").GetString());
        Assert.Equal(("question", "open"), (data.GetProperty("kind").GetString(), data.GetProperty("status").GetString()));
        Assert.Equal(2, data.GetProperty("askers").GetArrayLength());
        Assert.Equal(100, data.GetProperty("askers").EnumerateArray().Min(asker => Math.Max(100, asker.GetProperty("start").GetInt32())));
        var passage = data.GetProperty("evidence").GetProperty("passages").EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == "2403.00001#a2");
        Assert.Equal("asked", passage.GetProperty("relation").GetString());
        Assert.Equal("Inspectors of bridges lower this risk.", passage.GetProperty("after").GetString());
        Assert.NotEmpty(passage.GetProperty("terms").EnumerateArray());
    }

    [Fact]
    public async Task A_list_is_given_as_data_with_the_way_to_its_next_page()
    {
        await using var site = await DebateSite.StartAsync(DebateCases.AskedPaper);
        var asked = Enumerable.Range(0, 30).Select(number => DebateCases.Question("Label", $"Is bridge number {number} safe?", number * 100));
        await site.AddAsync("many", new(), DebateCases.Second with { Questions = [.. asked] });

        var first = JsonDocument.Parse((await pages.GetAsync(site, "/questions.json?open")).Body).RootElement;
        var second = JsonDocument.Parse((await pages.GetAsync(site, first.GetProperty("next").GetString()!)).Body).RootElement;

        Assert.Equal((30, 25), (first.GetProperty("total").GetInt32(), first.GetProperty("questions").GetArrayLength()));
        Assert.Equal((2, 5), (second.GetProperty("page").GetInt32(), second.GetProperty("questions").GetArrayLength()));
        Assert.False(second.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task A_page_that_the_reader_has_is_sent_again_only_when_the_debate_has_changed()
    {
        await using var site = await DebateCases.StartAsync();
        var id = await IdOf(site, "copies a bridge");
        foreach (var path in new[] { $"/question/{id}", $"/question/{id}.json", "/questions", "/articles", "/abs/2403.00001/debate.md" })
        {
            var tag = (await pages.GetAsync(site, path)).Response.Headers.ETag!.ToString();
            Assert.Equal(HttpStatusCode.NotModified, (await pages.GetAsync(site, path, ("If-None-Match", tag))).Status);
            await site.AnswerAsync(id, "2403.00001#a3", "Once more.");
            Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync(site, path, ("If-None-Match", tag))).Status);
        }
    }

    private async Task<string> AddressOf(string words) => $"/question/{await IdOf(pages.Site, words)}";

    private static async Task<QuestionId> IdOf(DebateSite site, string words) =>
        (await site.Storage.Questions.ListAsync(new QuestionFilter { WithRhetorical = true }, 0, 100)).Questions
            .Single(question => question.Text.Contains(words, StringComparison.Ordinal)).Id;
}
