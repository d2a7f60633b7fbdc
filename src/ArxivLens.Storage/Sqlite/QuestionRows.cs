using ArxivLens.Core.Articles;
using ArxivLens.Core.Library;
using ArxivLens.Core.Questions;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Writes the questions of an article.</summary>
internal static class QuestionRows
{
    private const string NumberSql = "SELECT number FROM questions WHERE id = $id";
    private const string WorksSql = "SELECT works FROM questions WHERE id = $id";
    private const string InsertSql = "INSERT INTO questions (id, words, works) VALUES ($id, $words, $works) RETURNING number";
    private const string PutToSql = "UPDATE questions SET works = $works WHERE number = $number AND works <> $works";
    private const string ClearWorksSql = "DELETE FROM question_works WHERE question = $number";
    private const string AddWorkSql = "INSERT INTO question_works (work, question) VALUES ($work, $question)";

    private const string NameSql =
        "INSERT INTO question_names (name, question) VALUES ($name, $question) ON CONFLICT DO UPDATE SET question = excluded.question";

    private const string AskedBySql = "SELECT DISTINCT question FROM askers WHERE article = $article";
    private const string ClearAskersSql = "DELETE FROM askers WHERE article = $article";

    private const string AddAskerSql =
        """
        INSERT INTO askers (article, place, question, label, text, span_start, span_end, kind, context)
        VALUES ($article, $place, $question, $label, $text, $start, $end, $kind, $context)
        """;

    private const string MoveNamesSql = "UPDATE question_names SET question = $to WHERE question = $from";

    private const string MoveAnswersSql =
        """
        INSERT INTO answers (question, number, passage, text, reader, given)
        SELECT $to, (SELECT coalesce(max(number), 0) FROM answers WHERE question = $to) + row_number() OVER (ORDER BY number),
            passage, text, reader, given
        FROM answers WHERE question = $from
        """;

    private const string MoveStandingSql =
        """
        UPDATE questions SET status = former.status, reason = former.reason
        FROM (SELECT status, reason FROM questions WHERE number = $from) AS former
        WHERE questions.number = $to AND questions.reason IS NULL AND questions.status = 0
        """;

    private const string RemoveSql = "DELETE FROM questions WHERE number = $from";

    // What its first asker says of it, and how many ask it.
    private const string CountSql =
        """
        UPDATE questions SET
            articles = (SELECT count(DISTINCT article) FROM askers WHERE question = $number),
            newest = coalesce((SELECT max(articles.day) FROM askers JOIN articles ON articles.number = askers.article
                WHERE askers.question = $number), ''),
            kind = coalesce($kind, kind), label = coalesce($label, label), left_by = NULL
        WHERE number = $number
        """;

    private const string FirstAskerSql =
        """
        SELECT askers.kind, askers.label FROM askers JOIN articles ON articles.number = askers.article
        WHERE askers.question = $number ORDER BY articles.day, articles.id, askers.place LIMIT 1
        """;

    private const string LeaveSql =
        """
        UPDATE questions SET left_by = $article WHERE number = $number AND articles = 0
            AND (status <> 0 OR reason IS NOT NULL OR EXISTS (SELECT 1 FROM answers WHERE answers.question = questions.number))
        """;

    private const string RemoveUnaskedSql = "DELETE FROM questions WHERE number = $number AND articles = 0 AND left_by IS NULL";

    /// <summary>Writes the questions of an article in place of those before.</summary>
    public static void Write(SqliteSession session, long article, IReadOnlyList<QuestionPlace> places)
    {
        var touched = ReadAskedBy(session, article);
        Run(session, ClearAskersSql, ("$article", article));
        for (var at = 0; at < places.Count; at++)
        {
            var question = Place(session, places[at]);
            AddAsker(session, article, at, question, places[at].Asked);
            touched.Add(question);
        }

        foreach (var question in touched)
        {
            Count(session, question);
            Run(session, LeaveSql, ("$article", article), ("$number", question));
            Run(session, RemoveUnaskedSql, ("$number", question));
        }
    }

    /// <summary>Removes an article's questions; what only it asks goes with its answers.</summary>
    public static void Forget(SqliteSession session, long article)
    {
        var touched = ReadAskedBy(session, article);
        Run(session, ClearAskersSql, ("$article", article));
        foreach (var question in touched)
        {
            Count(session, question);
            Run(session, RemoveUnaskedSql, ("$number", question));
        }
    }

    private static HashSet<long> ReadAskedBy(SqliteSession session, long article)
    {
        var select = session.Prepare(AskedBySql, "$article");
        select.Set(0, article);
        using var rows = select.Read();
        var numbers = new HashSet<long>();
        while (rows.Read())
            numbers.Add(rows.GetInt64(0));
        return numbers;
    }

    private static long Place(SqliteSession session, QuestionPlace place)
    {
        var number = FindNumber(session, place.Question) ?? Insert(session, place.Question, place.Asked.Text, place.Works);
        if (place.Former is { } former && FindNumber(session, former) is { } from && from != number)
            Absorb(session, from, number);
        Run(session, NameSql, ("$name", place.Name.ToString()), ("$question", number));
        if (Run(session, PutToSql, ("$works", place.Works), ("$number", number)) > 0 || place.IsNew)
            WriteWorks(session, number, place.Works);
        return number;
    }

    /// <summary>Enters a question that nobody asks yet.</summary>
    /// <returns>Its number.</returns>
    public static long Found(SqliteSession session, QuestionId id, string words, string works, IEnumerable<QuestionId> names)
    {
        var number = Insert(session, id, words, works);
        WriteWorks(session, number, works);
        foreach (var name in names.Prepend(id).Distinct())
            Run(session, NameSql, ("$name", name.ToString()), ("$question", number));
        return number;
    }

    /// <summary>Reads the works that a question is put to.</summary>
    public static string? ReadWorks(SqliteSession session, QuestionId id)
    {
        var find = session.Prepare(WorksSql, "$id");
        find.Set(0, id.ToString());
        return (string?)find.ReadScalar();
    }

    private static long Insert(SqliteSession session, QuestionId id, string words, string works)
    {
        var insert = session.Prepare(InsertSql, "$id", "$words", "$works");
        insert.Set(0, id.ToString());
        insert.Set(1, StoredText.Escape(words));
        insert.Set(2, works);
        return (long)insert.ReadScalar()!;
    }

    private static void WriteWorks(SqliteSession session, long question, string works)
    {
        Run(session, ClearWorksSql, ("$number", question));
        foreach (var work in works.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Run(session, AddWorkSql, ("$work", work), ("$question", question));
    }

    private static void Absorb(SqliteSession session, long from, long to)
    {
        Run(session, MoveNamesSql, ("$to", to), ("$from", from));
        Run(session, MoveAnswersSql, ("$to", to), ("$from", from));
        Run(session, MoveStandingSql, ("$to", to), ("$from", from));
        Run(session, RemoveSql, ("$from", from));
    }

    private static void AddAsker(SqliteSession session, long article, int place, long question, AskedQuestion asked) => Run(
        session,
        AddAskerSql,
        ("$article", article),
        ("$place", place),
        ("$question", question),
        ("$label", StoredValue.Text(asked.Label)),
        ("$text", StoredText.Escape(asked.Text)),
        ("$start", asked.Span.Start),
        ("$end", asked.Span.End),
        ("$kind", (int)asked.Kind),
        ("$context", StoredText.Escape(asked.Context)));

    private static void Count(SqliteSession session, long question)
    {
        object? kind = null, label = null;
        var first = session.Prepare(FirstAskerSql, "$number");
        first.Set(0, question);
        using (var rows = first.Read())
        {
            if (rows.Read())
                (kind, label) = (rows.GetInt64(0), LabelName.Of(StoredValue.ReadText(rows, 1)));
        }

        Run(session, CountSql, ("$kind", kind), ("$label", label), ("$number", question));
    }

    private static long? FindNumber(SqliteSession session, QuestionId id)
    {
        var find = session.Prepare(NumberSql, "$id");
        find.Set(0, id.ToString());
        return (long?)find.ReadScalar();
    }

    private static int Run(SqliteSession session, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var names = new string[values.Length];
        for (var at = 0; at < names.Length; at++)
            names[at] = values[at].Name;
        var statement = session.Prepare(sql, names);
        for (var at = 0; at < names.Length; at++)
            statement.Set(at, values[at].Value);
        return statement.Execute();
    }
}
