using ArxivLens.Core.Questions;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The debate's part of the content hash.</summary>
internal static class DebateContent
{
    /// <summary>Whether readers made anything of a question.</summary>
    internal const string Made = "(status <> 0 OR reason IS NOT NULL OR number IN (SELECT question FROM answers))";

    private const string ArticlesSql = "SELECT number FROM articles ORDER BY id";

    private const string QuestionsSql = $"SELECT number FROM questions WHERE {Made} ORDER BY number";

    /// <summary>Adds articles, then what readers made of questions.</summary>
    public static void Add(ContentHash hash, SqliteSession session, CancellationToken cancellationToken)
    {
        foreach (var number in ReadNumbers(session, ArticlesSql))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var article = ArticleRows.Find(session, number)!;
            hash.AddArticle(article.Id, article.Found, article.Revisions[^1].Fingerprint, article.Corrections);
        }

        hash.AddQuestions(ReadNumbers(session, QuestionsSql).Select(number => Describe(session, number)));
    }

    /// <summary>Reads a column of numbers whole, so that other statements can run meanwhile.</summary>
    internal static List<long> ReadNumbers(SqliteSession session, string sql)
    {
        using var rows = session.Prepare(sql).Read();
        var numbers = new List<long>();
        while (rows.Read())
            numbers.Add(rows.GetInt64(0));
        return numbers;
    }

    private static (string Asked, QuestionStanding Standing, IReadOnlyList<Answer> Answers) Describe(SqliteSession session, long number)
    {
        var (id, standing, answers) = QuestionRow.ReadMade(session, number);
        return (DebateOrder.AskedBy(id, QuestionRow.ReadPlaces(session, number)), standing, answers);
    }
}
