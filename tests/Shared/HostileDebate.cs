using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Tests.Shared;

/// <summary>A debate whose every field of words holds hostile words and whose every address is none.</summary>
internal static class HostileDebate
{
    internal const string Files = "/abs/2403.00001/debate.";

    /// <summary>The page of a work, of all articles and all questions, and one of each.</summary>
    internal static async Task<IReadOnlyList<string>> PagesAsync(DebateSite site)
    {
        var articles = await site.Storage.Articles.ListAsync(0, 100);
        var questions = await site.Storage.Questions.ListAsync(new QuestionFilter { WithRhetorical = true }, 0, 1000);
        return
        [
            "/abs/2403.00001", "/articles", "/questions?rhetorical=1", "/questions?rhetorical=1&page=2", "/questions?rhetorical=1&page=3",
            .. articles.Select(article => $"/article/{article.Id}"), .. questions.Questions.Select(question => $"/question/{question.Id}"),
        ];
    }

    internal static async Task<DebateSite> StartAsync()
    {
        var words = HostileTexts.Words;
        var site = await DebateSite.StartTaintedAsync(DebateCases.AskedPaper with { Title = TexText.ToPlain(string.Join(' ', words.Take(6))) }, Quoted());
        // Each vector is the title, author and site of an article of its own too.
        for (var at = 0; at < words.Count; at++)
            await site.AddAsync($"hostile {at}", FactsOf(at), ReadingOf(at));
        var questions = (await site.Storage.Questions.ListAsync(new QuestionFilter { WithRhetorical = true }, 0, 1000)).Questions;
        for (var at = 0; at < questions.Count; at++)
        {
            await site.AnswerAsync(questions[at].Id, "2403.00001#a2", Readable(words[at % words.Count]), Readable(Name(words[(at + 1) % words.Count])));
            await site.Storage.Questions.SetStandingAsync(questions[at].Id, new QuestionStanding(QuestionStatus.Open, Readable(words[(at + 2) % words.Count])));
        }

        return site;
    }

    // Its sentences are near every question, so that passages hold hostile words as well.
    private static Work Quoted() => DebateSite.Paper(
        "2403.00002", "A title with <script>hit(200)</script>",
        string.Join(". ", HostileTexts.Words.Take(20).Select(words => $"Whoever copies <b>a bridge</b> should pay {TexText.ToPlain(words)} for the marginal risk")) + ".");

    private static ArticleFacts FactsOf(int at) => new()
    {
        Title = Word(at),
        Author = Word(at + 1),
        Site = Word(at + 2),
        Language = Word(at + 3),
        Tags = [Word(at + 4), Word(at + 5)],
        Published = new DateOnly(2024, 1, 1).AddDays(at),
    };

    private static ArticleReading ReadingOf(int at) => new()
    {
        Discusses =
        [
            new(Word(at), DebateCases.Asked, .9, Word(at + 1), new TextSpan(0, 1), true),
            new(Word(at + 2), null, .3, Word(at + 3), new TextSpan(2, 3), false),
        ],
        Quotes = [new(Word(at + 4), Word(at + 5), Word(at + 6), new TextSpan(4, 5))],
        Figures = [new(Word(at + 7), Word(at + 8), new TextSpan(6, 7))],
        Resources = [new(Word(at + 9), null, new TextSpan(8, 9)), new(Word(at + 10), null, new TextSpan(10, 11))],
        Questions = [new(Word(at + 11), Word(at), new TextSpan(12, 13), at % 2 == 0 ? AskedKind.Question : AskedKind.Challenge, Word(at + 12))],
    };

    private static string Word(int at) => HostileTexts.Words[at % HostileTexts.Words.Count];

    // Readers' texts are refused with characters that nobody can read, an article's are kept as they are.
    private static string Readable(string words) => string.Concat(words.Where(sign => !char.IsControl(sign)));

    private static string Name(string words) => words.Length <= 40 ? words : words[..40];
}
