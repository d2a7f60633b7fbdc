using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Lines of the log of moderation.</summary>
internal static class DecisionRow
{
    /// <summary>What <see cref="Read"/> reads.</summary>
    public const string Columns =
        "decisions.number, decisions.at, action, rule, words, contribution, kind, subject_kind, subject, decisions.account, before, after, "
        + "by_account, by_role, about, undone_by";

    private const int Operator = -1;
    private const string FindSql = $"SELECT {Columns} FROM decisions WHERE number = $number";
    private const string ClosureSql =
        $"SELECT {Columns} FROM closures JOIN decisions ON decisions.number = closures.decision WHERE closures.account = $account";

    private const string LastSql = "SELECT coalesce(max(number), 0) FROM decisions WHERE contribution = $contribution";
    private const string InsertSql =
        """
        INSERT INTO decisions (at, action, rule, words, contribution, kind, subject_kind, subject, account, before, after, by_account, by_role, about)
        VALUES ($at, $action, $rule, $words, $contribution, $kind, $subject_kind, $subject, $account, $before, $after, $by, $by_role, $about)
        """;

    private const string MarkUndoneSql = "UPDATE decisions SET undone_by = $by WHERE number = $number";

    /// <summary>Reads a row.</summary>
    public static Decision Read(SqliteDataReader row) => new()
    {
        Number = row.GetInt64(0),
        At = StoredValue.ReadTime(row, 1),
        Action = (ModerationAction)row.GetInt32(2),
        Rule = row.IsDBNull(3) ? null : (HouseRule)row.GetInt32(3),
        Words = StoredValue.ReadText(row, 4),
        Contribution = ReadNumber(row, 5),
        Kind = row.IsDBNull(6) ? null : (ContributionKind)row.GetInt32(6),
        Subject = row.IsDBNull(7) ? null : new Subject((SubjectKind)row.GetInt32(7), StoredValue.ReadText(row, 8)!),
        Account = ReadNumber(row, 9),
        Before = row.GetInt32(10),
        After = row.GetInt32(11),
        By = ReadNumber(row, 12),
        ByRole = row.GetInt32(13) is var role && role != Operator ? (Role)role : null,
        About = ReadNumber(row, 14),
        UndoneBy = ReadNumber(row, 15),
    };

    /// <summary>Finds one by its number.</summary>
    public static Decision? Find(SqliteSession session, long number) =>
        session.With(FindSql, ("$number", number)).ReadAll(Read).FirstOrDefault();

    /// <summary>The decision by which an account is closed.</summary>
    public static Decision? FindClosure(SqliteSession session, long account) =>
        session.With(ClosureSql, ("$account", account)).ReadAll(Read).FirstOrDefault();

    /// <summary>The number of the newest decision about a contribution; 0 for none.</summary>
    public static long FindLast(SqliteSession session, long contribution) =>
        (long)session.With(LastSql, ("$contribution", contribution)).ReadScalar()!;

    /// <summary>Enters one.</summary>
    /// <returns>It, with its number.</returns>
    public static Decision Insert(SqliteSession session, Decision decision)
    {
        session.With(
            InsertSql, ("$at", StoredValue.Time(decision.At)), ("$action", (int)decision.Action), ("$rule", (int?)decision.Rule),
            ("$words", StoredValue.Text(decision.Words)), ("$contribution", decision.Contribution), ("$kind", (int?)decision.Kind),
            ("$subject_kind", (int?)decision.Subject?.Kind), ("$subject", StoredValue.Text(decision.Subject?.Id)),
            ("$account", decision.Account), ("$before", decision.Before), ("$after", decision.After), ("$by", decision.By),
            ("$by_role", decision.ByRole is { } role ? (int)role : Operator), ("$about", decision.About)).Execute();
        return decision with { Number = session.LastNumber };
    }

    /// <summary>Says of a decision which later one undid it.</summary>
    public static void MarkUndone(SqliteSession session, long number, long by) =>
        session.With(MarkUndoneSql, ("$by", by), ("$number", number)).Execute();

    private static long? ReadNumber(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
