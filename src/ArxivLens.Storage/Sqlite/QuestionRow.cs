using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Reads a question with its askers and answers.</summary>
internal static class QuestionRow
{
    private const string FindSql = "SELECT id, works, status, reason FROM questions WHERE number = $number";

    private const string AskersSql =
        """
        SELECT articles.id, articles.title, articles.author, articles.published,
            askers.label, askers.text, askers.span_start, askers.span_end, askers.kind, askers.context
        FROM askers JOIN articles ON articles.number = askers.article
        WHERE askers.question = $number ORDER BY articles.day, articles.id, askers.place
        """;

    private const string PlacesSql =
        "SELECT articles.id, askers.place FROM askers JOIN articles ON articles.number = askers.article WHERE askers.question = $number";

    private const string AnswersSql = "SELECT number, passage, text, reader, given FROM answers WHERE question = $number ORDER BY number";

    /// <summary>Reads it; <c>null</c> when there is none or nobody asks it any more.</summary>
    public static Question? Read(SqliteSession session, long number)
    {
        var askers = ReadAll(session, AskersSql, number, ReadAsker);
        return askers.Count == 0
            ? null
            : ReadAll(session, FindSql, number, row => ReadOne(row, askers)).Select(question => question with
            {
                Answers = ReadAll(session, AnswersSql, number, ReadAnswer),
            }).SingleOrDefault();
    }

    /// <summary>Reads what readers made of it, asked or not.</summary>
    public static (QuestionId Id, QuestionStanding Standing, IReadOnlyList<Answer> Answers) ReadMade(SqliteSession session, long number)
    {
        var (id, standing) = ReadAll(session, FindSql, number, row => (SqliteKnownQuestions.ReadId(row.GetString(0)), ReadStanding(row)))[0];
        return (id, standing, ReadAll(session, AnswersSql, number, ReadAnswer));
    }

    /// <summary>Reads the articles that ask it with its places in them.</summary>
    public static IReadOnlyList<(string Article, int Place)> ReadPlaces(SqliteSession session, long number) =>
        ReadAll(session, PlacesSql, number, row => (row.GetString(0), row.GetInt32(1)));

    private static QuestionStanding ReadStanding(SqliteDataReader row) =>
        new((QuestionStatus)row.GetInt32(2), StoredValue.ReadText(row, 3));

    private static Question ReadOne(SqliteDataReader row, List<Asker> askers) => new()
    {
        Id = SqliteKnownQuestions.ReadId(row.GetString(0)),
        Text = askers[0].Asked.Text,
        Label = askers[0].Asked.Label,
        Kind = askers[0].Asked.Kind,
        Asked = [.. row.GetString(1).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(StoredValue.ReadKey)],
        Askers = askers,
        Standing = ReadStanding(row),
    };

    private static Asker ReadAsker(SqliteDataReader row) => new(
        ArticleId.TryParse(row.GetString(0), out var id) ? id : throw StoredValue.Damaged(row.GetString(0), "name of an article"),
        StoredValue.ReadText(row, 1),
        StoredValue.ReadText(row, 2),
        StoredValue.ReadDay(row, 3),
        new AskedQuestion(
            StoredValue.ReadText(row, 4),
            StoredValue.ReadText(row, 5)!,
            new TextSpan(row.GetInt32(6), row.GetInt32(7)),
            (AskedKind)row.GetInt32(8),
            StoredValue.ReadText(row, 9)!));

    private static Answer ReadAnswer(SqliteDataReader row) => new(
        row.GetInt32(0),
        PassageId.TryParse(row.GetString(1), out var passage) ? passage : throw StoredValue.Damaged(row.GetString(1), "place of a passage"),
        StoredValue.ReadText(row, 2)!,
        StoredValue.ReadText(row, 3)!,
        StoredValue.ReadTime(row, 4));

    private static List<T> ReadAll<T>(SqliteSession session, string sql, long number, Func<SqliteDataReader, T> read)
    {
        var select = session.Prepare(sql, "$number");
        select.Set(0, number);
        using var rows = select.Read();
        var all = new List<T>();
        while (rows.Read())
            all.Add(read(rows));
        return all;
    }
}
