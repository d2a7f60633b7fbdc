using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Tests;

/// <summary>Articles to save.</summary>
internal static class ArticleSamples
{
    public static readonly DateTimeOffset Morning = new(2024, 5, 31, 7, 0, 0, TimeSpan.Zero);
    public static readonly WorkKey Paper = Samples.Key("2311.09227");

    public static ArticleId Id(string name) => ArticleId.Of(name);

    /// <summary>An article that puts questions to <see cref="Paper"/>.</summary>
    public static ReadArticle Asking(string name, params string[] questions) => Article(name, 20, [Discussed(Paper, isAsked: true)], questions);

    /// <summary>An article of a day of May 2024.</summary>
    public static ReadArticle Article(string name, int day, IReadOnlyList<DiscussedWork> works, params string[] questions) => new(
        Id(name),
        new ArticleFacts
        {
            Title = $"On {name}",
            Author = "A. Writer",
            Site = "The site",
            Published = new DateOnly(2024, 5, day),
            Language = "en",
            ReadingMinutes = 7,
            Tags = ["open models", "safety"],
            Address = $"https://example.org/{name}",
        },
        new ArticleReading
        {
            Discusses = works,
            Quotes = [new ArticleQuote("B. Speaker", "minister", "We shall see.", new TextSpan(10, 23))],
            Figures = [new ArticleFigure("71 % agree.", "a poll", new TextSpan(30, 41))],
            Resources = [new ArticleResource("The companion", "https://example.org/companion", new TextSpan(50, 63))],
            Questions = [.. questions.Select((text, at) => Asked(text, at))],
        },
        ArticleIntake.FingerprintOf($"{name} {string.Join(' ', questions)}"),
        Morning);

    public static DiscussedWork Discussed(WorkKey? work, bool isAsked = false, double confidence = 0.9) => new(
        work is { } key ? $"The paper {key}" : "Some paper", work, confidence, "A paper says so.", new TextSpan(0, 16), isAsked);

    public static AskedQuestion Asked(string text, int at = 0, string? label = "Liability", AskedKind kind = AskedKind.Question) =>
        new(label, text, new TextSpan(100 * at, 100 * at + text.Length), kind, "What was said before.");

    public static ArticleCorrection Correction(ArticlePart part, string target, string? field, string? value) =>
        new(part, target, field, value, Morning);
}
