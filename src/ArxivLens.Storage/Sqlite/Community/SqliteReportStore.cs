using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Reports in SQLite.</summary>
internal sealed class SqliteReportStore(SqliteConnections connections) : IReportStore
{
    private const string Select =
        """
        SELECT reports.number, contribution, reports.account, rule, words, at, decision, name
        FROM reports JOIN accounts ON accounts.number = reports.account
        """;

    private const string FindOpenSql = $"{Select} WHERE contribution = $contribution AND reports.account = $account AND decision IS NULL";
    private const string ListSql = $"{Select} WHERE contribution = $contribution ORDER BY reports.number DESC";
    private const string ListOfSql = $"{Select} WHERE reports.account = $account ORDER BY reports.number";
    private const string CountSql = "SELECT count(*) FROM reports WHERE account = $account AND at > $since";
    private const string InsertSql =
        "INSERT INTO reports (contribution, account, rule, words, at) VALUES ($contribution, $account, $rule, $words, $at)";

    private const string WithdrawSql = "DELETE FROM reports WHERE contribution = $contribution AND account = $account AND decision IS NULL";
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public Task<ReportOutcome> AddAsync(Report report, int mostPerDay, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                if (ContributionRow.Find(session, report.Contribution) is not { State: ContributionState.Shown })
                    return ReportOutcome.Gone;
                if (FindOpen(session, report.Contribution, report.Account) is not null)
                    return ReportOutcome.Repeated;
                var since = StoredValue.Time(report.At - Day);
                if (session.With(CountSql, ("$account", report.Account), ("$since", since)).Count() >= mostPerDay)
                    return ReportOutcome.TooMany;
                session.With(
                    InsertSql, ("$contribution", report.Contribution), ("$account", report.Account), ("$rule", (int)report.Rule),
                    ("$words", StoredValue.Text(report.Words)), ("$at", StoredValue.Time(report.At))).Execute();
                // The log tells everybody how many reports are open.
                CommunityStamp.Enter(session);
                return ReportOutcome.Kept;
            },
            cancellationToken);

    public Task<Report?> FindOpenAsync(long contribution, long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(session => FindOpen(session, contribution, account), cancellationToken);

    public Task<bool> WithdrawAsync(long contribution, long account, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                var isWithdrawn = session.With(WithdrawSql, ("$contribution", contribution), ("$account", account)).Execute() > 0;
                if (isWithdrawn)
                    CommunityStamp.Enter(session);
                return isWithdrawn;
            },
            cancellationToken);

    public Task<IReadOnlyList<Report>> ListAsync(long contribution, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Report>>(
            session => session.With(ListSql, ("$contribution", contribution)).ReadAll(Read), cancellationToken);

    public Task<IReadOnlyList<Report>> ListOfAsync(long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Report>>(
            session => session.With(ListOfSql, ("$account", account)).ReadAll(Read), cancellationToken);

    private static Report? FindOpen(SqliteSession session, long contribution, long account) =>
        session.With(FindOpenSql, ("$contribution", contribution), ("$account", account)).ReadAll(Read).FirstOrDefault();

    private static Report Read(SqliteDataReader row) => new(
        row.GetInt64(1), row.GetInt64(2), (HouseRule)row.GetInt32(3), StoredValue.ReadText(row, 4)!, StoredValue.ReadTime(row, 5))
    {
        Number = row.GetInt64(0),
        Decision = row.IsDBNull(6) ? null : row.GetInt64(6),
        Reporter = StoredValue.ReadText(row, 7),
    };
}
