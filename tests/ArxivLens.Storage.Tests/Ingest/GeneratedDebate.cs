using System.Globalization;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Storage.Tests.Ingest;

/// <summary>Articles, corrections and answers as they come in one after the other, each in a transaction of its own.</summary>
internal static class GeneratedDebate
{
    private const int Articles = 60;

    /// <summary>Takes all of them in; what is there already stays as it is.</summary>
    public static async Task RunAsync(SqliteStorage storage)
    {
        for (var number = 0; number < Articles; number++)
        {
            var id = (await storage.Articles.SaveAsync(Article(number))).Article.Id;
            await storage.Articles.CorrectAsync(id, ArticleSamples.Correction(ArticlePart.Questions, Question(number), "label", $"Label {number}"));
            var question = (await storage.Questions.FindAskedByAsync(id))[0];
            if (question.Answers.Count == 0)
                await storage.Questions.AnswerAsync(question.Id, new PassageId(ArticleSamples.Paper, false, 1), "Text", "By", ArticleSamples.Morning);
            await storage.Questions.SetStandingAsync(question.Id, new QuestionStanding(QuestionStatus.Disputed, "Why."));
        }
    }

    // Every third asks what the one before it asks, and every one its own.
    private static ReadArticle Article(int number) => ArticleSamples.Asking(
        Text(number), [Question(number), .. Enumerable.Range(0, 20).Select(at => $"What of matter {Text(at)} in case {Text(number)}?")]);

    private static string Question(int number) => $"Who answers for the harm of release {Text(number - number % 3)}?";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
