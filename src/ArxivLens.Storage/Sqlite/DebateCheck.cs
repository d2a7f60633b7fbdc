using ArxivLens.Core;
using ArxivLens.Core.Articles;

namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// Looks for articles that cannot be read, whose lists do not fit what was found in them and what was corrected, and for questions
/// whose counts do not fit their askers.
/// </summary>
internal static class DebateCheck
{
    private const string ArticlesSql = "SELECT number FROM articles ORDER BY number";
    private const string RowSql = "SELECT id, day, title, author FROM articles WHERE number = $number";
    private const string WorksSql = "SELECT work FROM article_works WHERE article = $number ORDER BY work";
    private const string AskersSql = "SELECT text FROM askers WHERE article = $number ORDER BY place";

    private const string QuestionsSql =
        """
        SELECT id FROM questions WHERE articles <> (SELECT count(DISTINCT article) FROM askers WHERE question = questions.number)
            OR (articles = 0) <> (left_by IS NOT NULL)
            OR number NOT IN (SELECT question FROM question_names WHERE name = questions.id)
            OR (works <> '') <> EXISTS (SELECT 1 FROM question_works WHERE question = questions.number)
        """;

    /// <summary>Runs it.</summary>
    public static IEnumerable<string> Run(SqliteSession session, CancellationToken cancellationToken)
    {
        foreach (var number in DebateContent.ReadNumbers(session, ArticlesSql))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FindFault(session, number) is { } fault)
                yield return fault;
        }

        foreach (var id in ReadTexts(session.Prepare(QuestionsSql)))
            yield return $"question {id}: its entry does not fit the articles that ask it";
    }

    private static string? FindFault(SqliteSession session, long number)
    {
        try
        {
            var article = ArticleRows.Find(session, number)!.ToArticle();
            if (ReadRow(session, number) != RowOf(article))
                return $"article {article.Id}: its entry does not fit what was found in it";
            if (!ReadTexts(session, number, WorksSql).SequenceEqual(DebateOrder.SureWorksOf(article.Reading).Order(StringComparer.Ordinal)))
                return $"article {article.Id}: the works it leads to do not fit what was found in it";
            return ReadTexts(session, number, AskersSql).SequenceEqual(article.Reading.Questions.Select(one => one.Text))
                ? null
                : $"article {article.Id}: its questions do not fit what was found in it";
        }
        catch (LibraryException e)
        {
            return e.Message;
        }
    }

    private static (string Id, string Day, string? Title, string? Author) RowOf(Article article) => (
        article.Id.ToString(), StoredValue.Day(DebateOrder.DayOf(article.Facts, article.Revisions[0].Read)), article.Facts.Title,
        article.Facts.Author);

    private static (string Id, string Day, string? Title, string? Author)? ReadRow(SqliteSession session, long number)
    {
        var select = session.Prepare(RowSql, "$number");
        select.Set(0, number);
        using var row = select.Read();
        return row.Read() ? (row.GetString(0), row.GetString(1), StoredValue.ReadText(row, 2), StoredValue.ReadText(row, 3)) : null;
    }

    private static List<string> ReadTexts(SqliteSession session, long number, string sql)
    {
        var select = session.Prepare(sql, "$number");
        select.Set(0, number);
        return ReadTexts(select);
    }

    private static List<string> ReadTexts(SqliteStatement select)
    {
        using var rows = select.Read();
        var texts = new List<string>();
        while (rows.Read())
            texts.Add(StoredValue.ReadText(rows, 0)!);
        return texts;
    }
}
