using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The questions of the library as those of an article are placed among them, read in the transaction that writes.</summary>
internal sealed class SqliteKnownQuestions(SqliteSession session) : IKnownQuestions
{
    private const string ResolveSql =
        """
        SELECT questions.id FROM question_names JOIN questions ON questions.number = question_names.question
        WHERE question_names.name = $name AND questions.works = $works
        """;

    private const string FreeSql = "SELECT 1 FROM question_names WHERE name = $name";

    private const string AskedBySql =
        """
        SELECT questions.id, words, works, EXISTS (SELECT 1 FROM askers WHERE askers.question = questions.number AND askers.article <> own.number)
        FROM questions JOIN articles AS own ON own.id = $article
        WHERE questions.number IN (SELECT question FROM askers WHERE article = own.number) OR questions.left_by = own.number
        ORDER BY questions.id
        """;

    private const string PutToSql = "SELECT id, words, works, 1 FROM questions WHERE works = $works ORDER BY id";

    public QuestionId? Resolve(QuestionId name, string works)
    {
        var find = session.Prepare(ResolveSql, "$name", "$works");
        find.Set(0, name.ToString());
        find.Set(1, works);
        return find.ReadScalar() is string id ? ReadId(id) : null;
    }

    public bool IsFree(QuestionId name)
    {
        var find = session.Prepare(FreeSql, "$name");
        find.Set(0, name.ToString());
        return find.ReadScalar() is null;
    }

    public IReadOnlyList<KnownQuestion> FindAskedBy(ArticleId article) => Read(AskedBySql, "$article", article.ToString());

    public IReadOnlyList<KnownQuestion> FindPutTo(string works) => Read(PutToSql, "$works", works);

    /// <summary>Reads the identity of a question.</summary>
    internal static QuestionId ReadId(string text) =>
        QuestionId.TryParse(text, out var id) ? id : throw StoredValue.Damaged(text, "name of a question");

    private List<KnownQuestion> Read(string sql, string parameter, string value)
    {
        var select = session.Prepare(sql, parameter);
        select.Set(0, value);
        using var rows = select.Read();
        var known = new List<KnownQuestion>();
        while (rows.Read())
            known.Add(ReadKnown(rows));
        return known;
    }

    private static KnownQuestion ReadKnown(SqliteDataReader row) =>
        new(ReadId(row.GetString(0)), StoredValue.ReadText(row, 1)!, row.GetString(2), row.GetBoolean(3));
}
