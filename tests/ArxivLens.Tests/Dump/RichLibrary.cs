using ArxivLens.Core.Articles;
using ArxivLens.Core.Citations;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Core.Retractions;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.Dump;

/// <summary>A library with some of everything that can be in one.</summary>
internal static class RichLibrary
{
    /// <summary>The article whose questions were corrected, answered and left.</summary>
    public static readonly ArticleId Essay = ArticleId.Of("essay");

    private static readonly DateTimeOffset Morning = new(2024, 5, 31, 7, 0, 0, TimeSpan.Zero);
    private static readonly WorkKey Paper = Key("2311.09227");

    /// <summary>Makes it, without an index.</summary>
    public static async Task MakeAsync(DataFolder data)
    {
        using var storage = SqliteStorage.Open(new DataDirectory(data.Path).LibraryFile);
        await storage.Works.SaveAsync(
        [
            Of(Paper, 2, "On open models"), Of(Paper, 1, "On open models, a draft"), Of(Key("hep-th/9901001"), 1, "Odd: \0, \ud800, \ufdd00041 and \u2028 𝔘"),
            Of(Key("2001.00001"), 1, "Closed"), new Work { Key = Key("doi:10.1000/xyz"), Title = "A work, known by its facts", Year = 1999 },
        ]);
        await storage.Merges.JoinAsync(
            [
                new MergeClaim(Paper, Key("doi:10.1000/xyz"), MergeRule.Hand, "The journal says so: “𝔘”."),
                new MergeClaim(Key("hep-th/9901001"), Key("2001.00001"), MergeRule.Hand, "A mistake."),
            ],
            Morning);
        await storage.Merges.SplitAsync(Key("hep-th/9901001"), "Two papers.", Morning.AddDays(1));
        await storage.Merges.SplitAsync(Key("2001.00001"), "Two papers.", Morning.AddDays(1));
        var import = await storage.Imports.BeginAsync("citations", "c.csv", Morning);
        await storage.Citations.SaveAsync(
        [
            new Citation(Paper, Key("hep-th/9901001"), "zeta"), new Citation(Paper, Key("doi:10.1000/xyz"), "alpha"),
            new Citation(Paper, Key("hep-th/9901001"), "alpha"), new Citation(Key("2001.00001"), Key("work:unresolved"), "alpha"),
        ], import);
        await storage.Retractions.SaveAsync([new Retraction(Key("doi:10.1000/xyz"), Key("doi:10.1000/notice")), new Retraction(Key("2001.00001"), null)]);
        await storage.FullTexts.SaveAsync([Text(Paper), Text(Key("2001.00001"))]);
        await DebateAsync(storage);
    }

    /// <summary>Adds an answer that points into a full text.</summary>
    public static async Task AnswerFullTextAsync(DataFolder data)
    {
        using var storage = SqliteStorage.Open(new DataDirectory(data.Path).LibraryFile);
        var asked = await storage.Questions.FindAskedByAsync(Essay);
        await storage.Questions.AnswerAsync(asked[0].Id, new PassageId(Paper, true, 3), "So it is.", "A Reader", Morning);
    }

    /// <summary>A key.</summary>
    public static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text, nameof(text));

    private static async Task DebateAsync(SqliteStorage storage)
    {
        await storage.Articles.SaveAsync(Article("essay", "Who bears the marginal risk of weights?", "Could any law hold a model to account?", "Why?"));
        await storage.Articles.SaveAsync(Article("reply", "Who bears the marginal risk of the weights?"));
        var asked = await storage.Questions.FindAskedByAsync(Essay);
        foreach (var question in asked)
        {
            await storage.Questions.AnswerAsync(question.Id, new PassageId(Paper, false, 1), $"To “{question.Text}”: see \0.", "R. Eader", Morning.AddTicks(7));
            await storage.Questions.SetStandingAsync(question.Id, new QuestionStanding(QuestionStatus.Disputed, "Two say two things."));
        }

        await storage.Articles.CorrectAsync(
            Essay, new ArticleCorrection(ArticlePart.Questions, "Who bears the marginal risk of weights?", "text", "Who bears what risk, and whose is it then?", Morning));
        await storage.Articles.CorrectAsync(Essay, new ArticleCorrection(ArticlePart.Questions, "Could any law hold a model to account?", null, null, Morning));
        await storage.Articles.CorrectAsync(Essay, new ArticleCorrection(ArticlePart.Facts, "author", null, "Jane Doe", Morning));
        var work = new DiscussedWork("Odd", Key("hep-th/9901001"), 0.9, "They say so.", new TextSpan(0, 0), false);
        await storage.Articles.MentionAsync([ArticleMention.Make(new ArticleFacts { Title = "A post", Address = "https://example.org/post" }, work, Morning)]);
    }

    private static ReadArticle Article(string name, params string[] questions) => new(
        ArticleId.Of(name),
        new ArticleFacts { Title = $"The {name}", Author = "A. Writer", Published = new DateOnly(2024, 5, 20), Address = $"https://example.org/{name}", Tags = ["a"] },
        new ArticleReading
        {
            Discusses = [new DiscussedWork("On open models", Paper, 0.95, "It says so.", new TextSpan(3, 9), true)],
            Quotes = [new ArticleQuote("B. Speaker", null, "We shall \ud800 see.", new TextSpan(10, 23))],
            Questions = [.. questions.Select((text, at) => new AskedQuestion("Risk", text, new TextSpan(at, at + text.Length), AskedKind.Question, ""))],
        },
        ArticleIntake.FingerprintOf(name),
        Morning);

    private static FullText Text(WorkKey work) => new(
        work, null, null, [new FullTextPart(1, "Introduction", ["We look at risk.", "It is marginal."]), new FullTextPart(3, null, ["So it is."])]);

    private static Work Of(WorkKey key, int versions, string title) => new()
    {
        Key = key,
        Title = title,
        Authors = [new PersonName("Sammy\t", "Davis\n", "Jr."), new PersonName("", "群")],
        Year = 2020,
        Published = new DateOnly(2020, 1, 31),
        Doi = "10.1000/Open",
        Abstract = $"We show a thing. {title}.",
        Paper = new PaperFacts
        {
            Comments = "12 pages",
            License = title == "Closed" ? "http://arxiv.org/licenses/nonexclusive-distrib/1.0/" : "http://creativecommons.org/licenses/by/4.0/",
            MetadataChanged = new DateOnly(2021, 2, 3),
            Versions = [.. Enumerable.Range(1, versions).Select(v => new PaperVersion(v, new DateTimeOffset(2020, 1, v, 23, 59, 59, TimeSpan.FromHours(2)).AddTicks(v)))],
        },
    };
}
