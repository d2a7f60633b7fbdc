using ArxivLens.Core.Articles;
using ArxivLens.Core.Dump;
using ArxivLens.Core.Questions;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Articles and questions as a dump has them.</summary>
internal static class DumpedDebate
{
    private const string AskedSql =
        """
        SELECT questions.number, questions.id, questions.words, questions.works FROM askers
        JOIN questions ON questions.number = askers.question WHERE askers.article = $article ORDER BY askers.place
        """;

    private const string LeftSql = "SELECT number, id, words, works, label, kind FROM questions WHERE left_by = $article ORDER BY id";
    private const string NamesSql = "SELECT name FROM question_names WHERE question = $question ORDER BY name";
    private const string NumberSql = "SELECT question FROM question_names WHERE name = $name";
    private const string LeaveSql = "UPDATE questions SET left_by = $article, label = $label, kind = $kind WHERE number = $number";
    private const string AnswersSql = "SELECT passage, text, reader, given FROM answers WHERE question = $question";

    /// <summary>Reads an article.</summary>
    public static DumpedArticle ReadArticle(SqliteSession session, long number)
    {
        var stored = ArticleRows.Find(session, number)!;
        var asks = ReadAll(session, AskedSql, "$article", number, row => (Number: row.GetInt64(0), Question: ReadQuestion(row)));
        var left = ReadAll(session, LeftSql, "$article", number, row => (
            Number: row.GetInt64(0),
            Left: new DumpedLeft(ReadQuestion(row), StoredValue.ReadText(row, 4)!, (AskedKind)row.GetInt32(5))));
        return new DumpedArticle(
            stored.Id,
            stored.Found.Facts,
            stored.Found.Reading,
            stored.Found.Mentions,
            stored.Revisions,
            stored.Corrections,
            [.. asks.Select(one => one.Question with { Names = ReadNames(session, one.Number) })],
            [.. left.Select(one => one.Left with { Question = one.Left.Question with { Names = ReadNames(session, one.Number) } })]);
    }

    /// <summary>Enters an article that is not known yet, with its questions under the identities they had.</summary>
    public static void Enter(SqliteSession session, DumpedArticle article)
    {
        var stored = new StoredArticle(
            ArticleRows.Insert(session, article.Id), article.Id, new FoundArticle(article.Facts, article.Reading, article.Mentions),
            article.Revisions, article.Corrections);
        foreach (var revision in article.Revisions)
            ArticleRows.AddRevision(session, stored.Number, revision);
        ArticleRows.WriteCorrections(session, stored.Number, article.Corrections);
        ArticleRows.Write(session, stored);
        QuestionRows.Write(session, stored.Number, PlacesOf(session, article, stored.ToArticle().Reading.Questions));
        foreach (var left in article.Left)
            Leave(session, stored.Number, left);
    }

    /// <summary>
    /// Enters what readers made of a question: answers that are not there yet, and its standing where nobody set one.
    /// </summary>
    /// <returns>Whether anything was new; <c>null</c> when there is no such question.</returns>
    public static bool? Enter(SqliteSession session, DumpedQuestion question)
    {
        if (FindNumber(session, question.Id) is not { } number)
            return null;
        var known = ReadAll(session, AnswersSql, "$question", number, row =>
            (row.GetString(0), StoredValue.ReadText(row, 1)!, StoredValue.ReadText(row, 2)!, StoredValue.ReadTime(row, 3))).ToHashSet();
        var fresh = question.Answers
            .Where(one => !known.Contains((one.Passage.ToString(), one.Text, one.By, one.Given))).ToList();
        foreach (var answer in fresh)
            SqliteQuestionStore.AddAnswer(session, number, answer.Passage, answer.Text, answer.By, answer.Given);
        var isOpen = QuestionRow.ReadMade(session, number).Standing == QuestionStanding.Open;
        var isSet = isOpen && question.Standing != QuestionStanding.Open;
        if (isSet)
            SqliteQuestionStore.Set(session, number, question.Standing);
        return fresh.Count > 0 || isSet;
    }

    // A question that is known already under one of its names is that one.
    private static List<QuestionPlace> PlacesOf(SqliteSession session, DumpedArticle article, IReadOnlyList<AskedQuestion> asked)
    {
        var places = new List<QuestionPlace>();
        var entered = new HashSet<QuestionId>();
        for (var at = 0; at < asked.Count; at++)
        {
            var question = article.Asks[at];
            var known = FindKnown(session, question);
            var isNew = known is null && entered.Add(question.Id);
            if (isNew)
                QuestionRows.Found(session, question.Id, question.Words, WorksOf(question), question.Names);
            var id = known ?? question.Id;
            places.Add(new QuestionPlace(asked[at], id, id, QuestionRows.ReadWorks(session, id) ?? WorksOf(question), isNew, Former: null));
        }

        return places;
    }

    private static void Leave(SqliteSession session, long article, DumpedLeft left)
    {
        if (FindKnown(session, left.Question) is not null)
            return;
        var number = QuestionRows.Found(session, left.Question.Id, left.Question.Words, WorksOf(left.Question), left.Question.Names);
        var leave = session.Prepare(LeaveSql, "$article", "$label", "$kind", "$number");
        leave.Set(0, article);
        leave.Set(1, StoredValue.Text(left.Label));
        leave.Set(2, (int)left.Kind);
        leave.Set(3, number);
        leave.Execute();
    }

    private static QuestionId? FindKnown(SqliteSession session, DumpedAsking question) => question.Names.Prepend(question.Id)
        .Select(name => FindNumber(session, name))
        .Where(number => number is not null)
        .Select(number => (QuestionId?)QuestionRow.ReadMade(session, number!.Value).Id)
        .FirstOrDefault();

    private static string WorksOf(DumpedAsking question) => QuestionName.WorksOf(question.Works);

    private static long? FindNumber(SqliteSession session, QuestionId name)
    {
        var find = session.Prepare(NumberSql, "$name");
        find.Set(0, name.ToString());
        return (long?)find.ReadScalar();
    }

    private static DumpedAsking ReadQuestion(SqliteDataReader row) => new(
        SqliteKnownQuestions.ReadId(row.GetString(1)),
        StoredValue.ReadText(row, 2)!,
        [.. row.GetString(3).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(StoredValue.ReadKey)],
        []);

    private static List<QuestionId> ReadNames(SqliteSession session, long question) =>
        ReadAll(session, NamesSql, "$question", question, row => SqliteKnownQuestions.ReadId(row.GetString(0)));

    private static List<T> ReadAll<T>(SqliteSession session, string sql, string parameter, long value, Func<SqliteDataReader, T> read)
    {
        var select = session.Prepare(sql, parameter);
        select.Set(0, value);
        using var rows = select.Read();
        var all = new List<T>();
        while (rows.Read())
            all.Add(read(rows));
        return all;
    }
}
