using System.Net;
using System.Text.Json;
using ArxivLens.Core.Questions;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Debate;

/// <summary>The debate on the page of a work, and as files for other programs.</summary>
public sealed class DebateFileTests(DebatePages pages) : IClassFixture<DebatePages>
{
    private const string Address = "/abs/2403.00001/debate.";

    [Fact]
    public async Task The_page_of_a_work_shows_its_articles_and_what_it_is_asked()
    {
        var debate = (await pages.ReadAsync("/abs/2403.00001")).QuerySelector("[data-testid=debate]")!;

        Assert.Equal("In the Debate 2 articles, 3 questions", DebatePages.Fold(debate.QuerySelector("h2")!.TextContent));
        Assert.Equal(2, debate.QuerySelectorAll("[data-testid=article-list] > li").Length);
        Assert.Equal(3, debate.QuerySelectorAll("[data-testid=question-list] > li").Length);
        Assert.DoesNotContain("Who is right?", debate.TextContent, StringComparison.Ordinal);
        Assert.Contains("no passage bears on it", debate.TextContent, StringComparison.Ordinal);
        Assert.Contains("by machine", debate.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_work_that_no_article_is_about_shows_no_debate()
        => Assert.Null((await pages.ReadAsync("/abs/2403.00002")).QuerySelector("[data-testid=debate]"));

    [Fact]
    public async Task Of_many_questions_the_page_shows_open_ones_first_and_leads_to_all()
    {
        await using var site = await DebateSite.StartAsync(DebateCases.AskedPaper);
        var asked = Enumerable.Range(0, 12).Select(number => DebateCases.Question("Label", $"Is bridge number {number} safe?", number * 100));
        await site.AddAsync("many", new(), DebateCases.Second with { Questions = [.. asked] });
        var first = (await site.Storage.Questions.ListAsync(new QuestionFilter(), 0, 1)).Questions[0];
        await site.Storage.Questions.SetStandingAsync(first.Id, new QuestionStanding(QuestionStatus.Addressed, "It is."));

        var debate = (await pages.ReadAsync(site, "/abs/2403.00001")).QuerySelector("[data-testid=debate]")!;

        var shown = debate.QuerySelectorAll("[data-testid=question-list] > li");
        Assert.Equal(8, shown.Length);
        Assert.All(shown, question => Assert.Contains("Open", question.TextContent, StringComparison.Ordinal));
        Assert.Equal("All 12 questions to this paper", debate.QuerySelector("a[href='/questions?work=2403.00001']")!.TextContent);
        Assert.Contains(", 11 of them open", debate.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_data_each_question_comes_with_its_closest_passages()
    {
        var data = JsonDocument.Parse((await pages.GetAsync(Address + "json")).Body).RootElement;

        Assert.Equal((2, 4), (data.GetProperty("articles").GetArrayLength(), data.GetProperty("questionTotal").GetInt32()));
        var evidence = data.GetProperty("questions").EnumerateArray()
            .ToDictionary(one => one.GetProperty("text").GetString()!, one => one.TryGetProperty("evidence", out var found) ? found.GetProperty("passages").GetArrayLength() : -1);
        Assert.Equal(-1, evidence["Who is right?"]);
        Assert.Equal(0, evidence[DebateCases.Foreign.Text]);
        Assert.Equal(2, evidence[DebateCases.Liability.Text]);
    }

    [Fact]
    public async Task As_linked_data_questions_are_about_the_work_and_answers_cite_passages()
    {
        await using var site = await DebateCases.StartAsync();
        var id = (await site.Storage.Questions.ListAsync(new QuestionFilter { Label = "Liability" }, 0, 1)).Questions.Concat(
            (await site.Storage.Questions.ListAsync(new QuestionFilter { Label = "Costs" }, 0, 1)).Questions).First().Id;
        await site.AnswerAsync(id, "2403.00001#a3", "Inspectors do.");

        var (_, body, response) = await pages.GetAsync(site, Address + "jsonld");
        var graph = JsonDocument.Parse(body).RootElement.GetProperty("@graph").EnumerateArray().ToList();

        Assert.Equal("application/ld+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("https://schema.org", JsonDocument.Parse(body).RootElement.GetProperty("@context").GetString());
        Assert.Equal(
            ["ScholarlyArticle", "Article", "Article", "Question", "Question", "Question", "Question"],
            graph.Select(one => one.GetProperty("@type").GetString()));
        var question = graph.Single(one => one.GetProperty("@id").GetString() == $"/question/{id}");
        Assert.Equal("/abs/2403.00001", Assert.Single(question.GetProperty("about").EnumerateArray()).GetProperty("@id").GetString());
        Assert.Equal(2, question.GetProperty("isPartOf").GetArrayLength());
        var answer = Assert.Single(question.GetProperty("suggestedAnswer").EnumerateArray());
        Assert.Equal(("Inspectors do.", "2403.00001#a3"), (answer.GetProperty("text").GetString(), answer.GetProperty("citation").GetProperty("identifier").GetString()));
    }

    [Fact]
    public async Task As_Argdown_questions_undercut_challenges_attack_and_answers_attack_the_question()
    {
        await using var site = await DebateCases.StartAsync();
        var challenge = (await site.Storage.Questions.ListAsync(new QuestionFilter { Label = "Towns" }, 0, 1)).Questions[0];
        await site.AnswerAsync(challenge.Id, "2403.00001#a3", "It counts four; see table 2.");

        var (_, body, response) = await pages.GetAsync(site, Address + "argdown");
        var lines = body.Split('\n');

        Assert.Equal("2403.00001-debate.argdown", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal("<2403.00001>: Bridges of open models", lines[2]);
        string Behind(string words, int by) => lines[Array.FindIndex(lines, line => line.Contains(words, StringComparison.Ordinal)) + by];
        Assert.Equal("  _> <2403.00001>", Behind("lentils?", 1));
        Assert.Equal("  -> <2403.00001>", Behind("without a river.", 1));
        Assert.Matches(@"^  - <Q\d\.A1>: It counts four\\; see table 2\. — A reader, to 2403\\\.00001\\#a3$", Behind("without a river.", 2));
        Assert.Equal("", Behind("Who is right?", 1));
    }

    [Fact]
    public async Task As_Markdown_a_reader_finds_questions_passages_and_answers()
    {
        var (_, body, response) = await pages.GetAsync(Address + "md");

        Assert.Equal("text/markdown; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var page = DebatePages.Parse(Markdig.Markdown.ToHtml(body));
        Assert.Equal("The debate about “Bridges of open models”", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Liability", page.QuerySelectorAll("h2").Select(label => label.TextContent).Append("Liability"));
        Assert.Contains(DebateCases.Foreign.Text, page.QuerySelectorAll("h3").Select(question => question.TextContent));
        Assert.Contains("Nothing in this library bears on this question.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("blockquote p:first-child"), passage => passage.TextContent.StartsWith("Whoever copies", StringComparison.Ordinal));
        Assert.Contains("https://span.example.org/copied-bridge", page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("/abs/2403.00001/debate.xml", HttpStatusCode.NotFound)]
    [InlineData("/abs/2403.99999/debate.json", HttpStatusCode.NotFound)]
    [InlineData("/abs/nonsense/debate.json", HttpStatusCode.BadRequest)]
    [InlineData("/debate.json?id=2403.00001", HttpStatusCode.OK)]
    [InlineData("/debate.json", HttpStatusCode.BadRequest)]
    [InlineData("/abs/2403.00002/debate.md", HttpStatusCode.OK)]
    [InlineData("/abs/hep-th/9901001/debate.md", HttpStatusCode.NotFound)]
    public async Task Every_address_of_a_debate_answers(string path, HttpStatusCode expected) => Assert.Equal(expected, (await pages.GetAsync(path)).Status);

    [Fact]
    public async Task Hostile_texts_stay_text_in_every_file()
    {
        await using var site = await HostileDebate.StartAsync();

        var (_, markdown, _) = await pages.GetAsync(site, HostileDebate.Files + "md");
        var read = DebatePages.Parse(Markdig.Markdown.ToHtml(markdown));
        Assert.Empty(read.QuerySelectorAll("script, img, iframe, svg, style, form, object, embed, base, meta[http-equiv], table, code, hr"));
        Assert.All(
            read.QuerySelectorAll("a"),
            link => Assert.Matches("^(/abs/|/question/|/article/|https://(arxiv|span|creativecommons)\\.)", link.GetAttribute("href")!));
        var questions = read.QuerySelectorAll("h3").Select(question => question.TextContent).ToHashSet(StringComparer.Ordinal);
        Assert.All(HostileTexts.Words, words => Assert.Contains(OneLine(words), questions));

        var argdown = (await pages.GetAsync(site, HostileDebate.Files + "argdown")).Body;
        Assert.Equal(HostileTexts.Words.Count, argdown.Split('\n').Count(line => line.StartsWith("[Q", StringComparison.Ordinal)));
        Assert.All(
            argdown.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches(@"^(#{1,2} |\[Q\d+\]: |<[\w.-]+>: |  (_>|->) <[\w.-]+>$|  - <Q\d+\.A\d+>: )", line));

        foreach (var format in new[] { "json", "jsonld" })
        {
            var body = (await pages.GetAsync(site, HostileDebate.Files + format)).Body;
            Assert.DoesNotContain("<", body, StringComparison.Ordinal);
Assert.All(Addresses(JsonDocument.Parse(body).RootElement), address => Assert.Matches("^(/|https://)", address));
        }
    }

    private static IEnumerable<string> Addresses(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Addresses),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property =>
            property.Name is "url" or "href" or "@id" or "licenseUrl"
                ? [property.Value.GetString()!]
                : Addresses(property.Value)),
        _ => [],
    };

    private static string OneLine(string words) => DebatePages.Fold(string.Concat(words.Where(sign => !char.IsControl(sign))));
}
