using System.Text.Json;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Library;
using ArxivLens.Core.Questions;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The questions in SQLite.</summary>
internal sealed class SqliteQuestionStore(SqliteConnections connections) : IQuestionStore
{
    private const string NumberSql = "SELECT question FROM question_names WHERE name = $name";

    // As set by hand, else by what readers say under any name of it.
    private const string StatusSql =
        """
        CASE WHEN $heard IS NULL OR status <> 0 OR reason IS NOT NULL THEN status
        ELSE coalesce((SELECT $heard ->> name FROM question_names WHERE question = questions.number AND $heard ->> name IS NOT NULL LIMIT 1), 0) END
        """;

    private const string NamesSql = $"SELECT name FROM question_names WHERE question = ({NumberSql})";

    private const string Matching =
        $"""
        FROM questions
        WHERE articles > 0
            AND ($rhetorical OR kind <> 1)
            AND ($status IS NULL OR {StatusSql} = $status)
            AND ($label IS NULL OR label = $label)
            AND ($work IS NULL OR number IN (SELECT question FROM question_works WHERE work IN ({WorkNames.Sql})))
            AND ($categories IS NULL OR EXISTS (
                SELECT 1 FROM question_works JOIN works ON works.key = question_works.work
                JOIN json_each($categories) AS code ON instr(' ' || works.categories || ' ', ' ' || code.value || ' ') > 0
                WHERE question_works.question = questions.number))
        """;

    private const string CountSql = $"SELECT count(*) {Matching}";

    private const string ListSql =
        $"""
        SELECT number {Matching}
        ORDER BY NOT $newest AND {StatusSql} <> 0, CASE WHEN $newest THEN 0 ELSE articles END DESC, newest DESC,
            (SELECT min(place) FROM askers WHERE askers.question = questions.number), id
        LIMIT $take OFFSET $skip
        """;

    private const string AskedBySql =
        """
        SELECT question FROM askers WHERE article = (SELECT number FROM articles WHERE id = $article)
        GROUP BY question ORDER BY min(place)
        """;

    private const string AnswerSql =
        """
        INSERT INTO answers (question, number, passage, text, reader, given)
        VALUES ($question, (SELECT coalesce(max(number), 0) + 1 FROM answers WHERE question = $question), $passage, $text, $reader, $given)
        """;

    private const string AnswerCountSql = "SELECT count(*) FROM answers WHERE question = $question";
    private const string StandingSql = "UPDATE questions SET status = $status, reason = $reason WHERE number = $number";

    private static readonly string[] FilterParameters =
        ["$rhetorical", "$status", "$label", "$work", "$categories", "$heard"];

    public Task<Question?> FindAsync(QuestionId id, CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => FindNumber(session, id) is { } number ? QuestionRow.Read(session, number) : null, cancellationToken);

    public Task<IReadOnlyList<QuestionId>> FindNamesAsync(QuestionId id, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<QuestionId>>(
            session =>
            {
                var names = new List<QuestionId>();
                var find = session.Prepare(NamesSql, "$name");
                find.Set(0, id.ToString());
                using var rows = find.Read();
                while (rows.Read())
                    names.Add(QuestionId.TryParse(rows.GetString(0), out var name) ? name : throw StoredValue.Damaged(rows.GetString(0), "question"));
                return names;
            },
            cancellationToken);

    public Task<IReadOnlyList<Question>> FindAskedByAsync(ArticleId article, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<Question>>(
            session =>
            {
                using var snapshot = session.BeginSnapshot();
                var select = session.Prepare(AskedBySql, "$article");
                select.Set(0, article.ToString());
                return ReadAll(session, select);
            },
            cancellationToken);

    public Task<QuestionList> ListAsync(QuestionFilter filter, int skip, int take, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        return connections.ReadAsync(session => List(session, filter, skip, take), cancellationToken);
    }

    public Task<Question?> AnswerAsync(
        QuestionId id, PassageId passage, string text, string by, DateTimeOffset given, CancellationToken cancellationToken = default)
    {
        AnswerLimits.Refuse(passage, text, by);
        return ChangeAsync(id, (session, number) => AddAnswer(session, number, passage, text, by, given), cancellationToken);
    }

    public Task<Question?> SetStandingAsync(QuestionId id, QuestionStanding standing, CancellationToken cancellationToken = default)
    {
        AnswerLimits.Refuse(standing);
        return ChangeAsync(id, (session, number) => Set(session, number, standing), cancellationToken);
    }

    /// <summary>Sets how a question stands.</summary>
    internal static void Set(SqliteSession session, long number, QuestionStanding standing)
    {
        var update = session.Prepare(StandingSql, "$status", "$reason", "$number");
        update.Set(0, (int)standing.Status);
        update.Set(1, StoredValue.Text(standing.Reason));
        update.Set(2, number);
        update.Execute();
    }

    private Task<Question?> ChangeAsync(QuestionId id, Action<SqliteSession, long> change, CancellationToken cancellationToken)
        => connections.WriteAsync(
            (session, _) =>
            {
                if (FindNumber(session, id) is not { } number || QuestionRow.Read(session, number) is null)
                    return null;
                change(session, number);
                SqliteArticleStore.EnterChange(session);
                return QuestionRow.Read(session, number);
            },
            cancellationToken);

    /// <summary>Adds an answer behind those there are.</summary>
    internal static void AddAnswer(SqliteSession session, long number, PassageId passage, string text, string by, DateTimeOffset given)
    {
        var count = session.Prepare(AnswerCountSql, "$question");
        count.Set(0, number);
        AnswerLimits.RefuseMore((long)count.ReadScalar()!);
        var insert = session.Prepare(AnswerSql, "$question", "$passage", "$text", "$reader", "$given");
        insert.Set(0, number);
        insert.Set(1, passage.ToString());
        insert.Set(2, StoredText.Escape(text));
        insert.Set(3, StoredText.Escape(by));
        insert.Set(4, StoredValue.Time(given));
        insert.Execute();
    }

    private static long? FindNumber(SqliteSession session, QuestionId id)
    {
        var find = session.Prepare(NumberSql, "$name");
        find.Set(0, id.ToString());
        return (long?)find.ReadScalar();
    }

    private static QuestionList List(SqliteSession session, QuestionFilter filter, int skip, int take)
    {
        using var snapshot = session.BeginSnapshot();
        var count = session.Prepare(CountSql, FilterParameters);
        Set(count, filter);
        var total = (int)(long)count.ReadScalar()!;
        var list = session.Prepare(ListSql, [.. FilterParameters, "$take", "$skip", "$newest"]);
        Set(list, filter);
        list.Set(FilterParameters.Length, take);
        list.Set(FilterParameters.Length + 1, skip);
        list.Set(FilterParameters.Length + 2, filter.NewestFirst ? 1 : 0);
        return new QuestionList(ReadAll(session, list), total);
    }

    private static List<Question> ReadAll(SqliteSession session, SqliteStatement select)
    {
        var numbers = new List<long>();
        using (var rows = select.Read())
        {
            while (rows.Read())
                numbers.Add(rows.GetInt64(0));
        }

        return [.. numbers.Select(number => QuestionRow.Read(session, number)!)];
    }

    private static void Set(SqliteStatement statement, QuestionFilter filter)
    {
        statement.Set(0, filter.WithRhetorical ? 1 : 0);
        statement.Set(1, filter.Status is { } status ? (int)status : null);
        statement.Set(2, filter.Label is { } label ? LabelName.Of(label) : null);
        statement.Set(3, filter.Work?.ToString());
        statement.Set(4, filter.Category is null ? null : JsonSerializer.Serialize(filter.CategoryCodes()));
        statement.Set(5, filter.Heard is { Count: > 0 } heard
            ? JsonSerializer.Serialize(heard.ToDictionary(one => one.Key.ToString(), one => (int)one.Value))
            : null);
    }
}
