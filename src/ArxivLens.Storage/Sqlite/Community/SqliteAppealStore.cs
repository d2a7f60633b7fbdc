using ArxivLens.Core.Moderation;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Appeals in SQLite.</summary>
internal sealed class SqliteAppealStore(SqliteConnections connections) : IAppealStore
{
    private const string Select =
        """
        SELECT decision, appeals.account, words, at, outcome, answer, answered, name
        FROM appeals JOIN accounts ON accounts.number = appeals.account
        """;

    private const string FindSql = $"{Select} WHERE decision = $decision";
    private const string OpenSql = $"{Select} WHERE outcome IS NULL ORDER BY at, decision";
    private const string ListOfSql = $"{Select} WHERE appeals.account = $account ORDER BY decision";
    private const string InsertSql =
        "INSERT OR IGNORE INTO appeals (decision, account, words, at) VALUES ($decision, $account, $words, $at)";

    private const string ForgetSql = "UPDATE decisions SET words = NULL WHERE account = $account";
    private const string AnswerSql =
        """
        UPDATE appeals SET outcome = $outcome, answer = $answer, answered = $at, by_account = $by
        WHERE decision = $decision AND outcome IS NULL
        """;

    private const string ReopenSql =
        "UPDATE appeals SET outcome = NULL, answer = NULL, answered = NULL, by_account = NULL WHERE decision = $decision";

    public Task<bool> AddAsync(Appeal appeal, CancellationToken cancellationToken = default) => connections.WriteAsync(
        session => DecisionRow.Find(session, appeal.Decision) is { } decision && AppealRules.CanAppeal(decision, appeal.Account)
            && session.With(
                InsertSql, ("$decision", appeal.Decision), ("$account", appeal.Account), ("$words", StoredValue.Text(appeal.Words)),
                ("$at", StoredValue.Time(appeal.At))).Execute() > 0,
        cancellationToken);

    public Task<Appeal?> FindAsync(long decision, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(session => Find(session, decision), cancellationToken);

    public Task<IReadOnlyList<Appeal>> ListOpenAsync(CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Appeal>>(session => session.With(OpenSql).ReadAll(Read), cancellationToken);

    public Task<IReadOnlyList<Appeal>> ListOfAsync(long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Appeal>>(
            session => session.With(ListOfSql, ("$account", account)).ReadAll(Read), cancellationToken);

    public Task ForgetAsync(long account, CancellationToken cancellationToken = default) => connections.WriteAsync(
        session => session.With(ForgetSql, ("$account", account)).Execute(), cancellationToken);

    /// <summary>Finds the appeal against a decision, in a transaction.</summary>
    internal static Appeal? Find(SqliteSession session, long decision) =>
        session.With(FindSql, ("$decision", decision)).ReadAll(Read).FirstOrDefault();

    /// <summary>Enters what came of an appeal, in the transaction that makes it so.</summary>
    internal static void Answer(SqliteSession session, long decision, AppealOutcome outcome, Decision answer) => session.With(
        AnswerSql, ("$outcome", (int)outcome), ("$answer", StoredValue.Text(answer.Words)), ("$at", StoredValue.Time(answer.At)),
        ("$by", answer.By), ("$decision", decision)).Execute();

    /// <summary>Lets an appeal wait again: what answered it was undone.</summary>
    internal static void Reopen(SqliteSession session, long decision) => session.With(ReopenSql, ("$decision", decision)).Execute();

    private static Appeal Read(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), StoredValue.ReadText(row, 2)!, StoredValue.ReadTime(row, 3))
        {
            Outcome = row.IsDBNull(4) ? null : (AppealOutcome)row.GetInt32(4),
            Answer = StoredValue.ReadText(row, 5),
            Answered = row.IsDBNull(6) ? null : StoredValue.ReadTime(row, 6),
            Author = StoredValue.ReadText(row, 7),
        };
}
