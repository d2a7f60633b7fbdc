using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>What waits for moderators, and the log of what they decided, in SQLite.</summary>
internal sealed class SqliteModerationStore(SqliteConnections connections) : IModerationStore
{
    // What its author took back needs nobody's decision.
    private const string WaitingPart =
        """
        WITH reasons AS (
            SELECT number AS contribution, coalesce(edited, written) AS since, 1 AS reason FROM contributions WHERE state = 1
            UNION ALL
            SELECT contribution, reports.at, 2 FROM reports JOIN contributions ON contributions.number = contribution
            WHERE decision IS NULL AND state <> 3),
        waiting AS (
            SELECT contribution, min(since) AS since, sum(DISTINCT reason) AS reason FROM reasons GROUP BY contribution)
        """;

    private const string ListWaitingSql =
        $"""
        {WaitingPart} SELECT contribution, since FROM waiting WHERE reason & $reasons
        ORDER BY since, contribution LIMIT $take OFFSET $skip
        """;

    private const string CountWaitingSql = $"{WaitingPart} SELECT count(*) FROM waiting WHERE reason & $reasons";
    private const string SinceSql = $"{WaitingPart} SELECT since FROM waiting WHERE contribution = $contribution";
    private const string RulesSql = "SELECT rule FROM reports WHERE contribution = $contribution AND decision IS NULL ORDER BY number";
    private const string HeldForSql =
        """
        SELECT held_for FROM submissions
        WHERE held_for IS NOT NULL AND account = $account
            AND (edits = $number OR (
                last_before < $number AND edits IS NULL AND kind = $kind AND subject_kind = $subject_kind AND subject = $subject))
        ORDER BY edits = $number DESC, number DESC LIMIT 1
        """;

    private const string AuthorSql = "SELECT name, role, email IS NOT NULL, joined FROM accounts WHERE number = $account";
    private const string StatesSql = "SELECT state, count(*) FROM contributions WHERE account = $account GROUP BY state";
    private const string AboutSql =
        $"""
        SELECT {DecisionRow.Columns} FROM decisions
        WHERE contribution = $contribution OR (kind IS NULL AND decisions.account = $account) ORDER BY number DESC LIMIT 200
        """;

    private const string OfAccountSql =
        $"SELECT {DecisionRow.Columns} FROM decisions WHERE decisions.account = $account ORDER BY number DESC LIMIT 500";

    private const string LogSql = $"SELECT {DecisionRow.Columns} FROM decisions ORDER BY number DESC LIMIT $take OFFSET $skip";
    private const string CountDecisionsSql = "SELECT count(*) FROM decisions";
    private const string CountOpenSql =
        "SELECT count(*) FROM reports JOIN contributions ON contributions.number = contribution WHERE decision IS NULL AND state <> 3";

    private const string CountHeldSql = "SELECT count(*) FROM contributions WHERE state = 1";
    internal const string CountAppealsSql = "SELECT count(*) FROM appeals";
    internal const string CountUndoneSql = "SELECT count(*) FROM appeals WHERE outcome = 2";
    internal const string WaitsSql = "SELECT at, decided FROM reports WHERE decided > $since";

    private const string ShownOfSql =
        $"{ContributionRow.Select} WHERE account = $account AND state = 0 AND kind <> 5 ORDER BY contributions.number DESC LIMIT $take OFFSET $skip";

    private const string CountShownOfSql = "SELECT count(*) FROM contributions WHERE account = $account AND state = 0 AND kind <> 5";

    public Task<Waiting> ListWaitingAsync(WaitingFor reasons, int skip, int take, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(
            session =>
            {
                using var snapshot = session.BeginSnapshot();
                var numbers = session.With(ListWaitingSql, ("$reasons", (int)reasons), ("$take", take), ("$skip", skip))
                    .ReadAll(row => row.GetInt64(0));
                return new Waiting(
                    [.. numbers.Select(number => ReadCase(session, number)!)],
                    session.With(CountWaitingSql, ("$reasons", (int)reasons)).Count());
            },
            cancellationToken);

    public Task<ModerationCase?> FindCaseAsync(long contribution, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(
            session =>
            {
                using var snapshot = session.BeginSnapshot();
                return ReadCase(session, contribution);
            },
            cancellationToken);

    public Task<RulingResult> DecideAsync(
        Ruling ruling, Func<CaseFacts, string?> findObstacle, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(session => RulingTransaction.Decide(session, ruling, findObstacle), cancellationToken);

    public Task<Decision?> FindDecisionAsync(long number, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(session => DecisionRow.Find(session, number), cancellationToken);

    public Task<IReadOnlyList<Decision>> ListDecisionsAsync(
        long? contribution, long? account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Decision>>(
            session => contribution is null
                ? session.With(OfAccountSql, ("$account", account)).ReadAll(DecisionRow.Read)
                : session.With(AboutSql, ("$contribution", contribution), ("$account", account)).ReadAll(DecisionRow.Read),
            cancellationToken);

    public Task<IReadOnlyList<Decision>> ListLogAsync(int skip, int take, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Decision>>(
            session => session.With(LogSql, ("$take", take), ("$skip", skip)).ReadAll(DecisionRow.Read), cancellationToken);

    public Task<ModerationFigures> CountAsync(DateTimeOffset since, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(
            session =>
            {
                var waits = session.With(WaitsSql, ("$since", StoredValue.Time(since)))
                    .ReadAll(row => StoredValue.ReadTime(row, 1) - StoredValue.ReadTime(row, 0));
                waits.Sort();
                return new ModerationFigures(
                    session.With(CountDecisionsSql).Count(), session.With(CountOpenSql).Count(), session.With(CountHeldSql).Count(),
                    waits.Count, waits.Count == 0 ? null : waits[(waits.Count - 1) / 2],
                    session.With(CountAppealsSql).Count(), session.With(CountUndoneSql).Count());
            },
            cancellationToken);

    public Task<(IReadOnlyList<Contribution> Page, int Total)> ListShownOfAsync(
        long account, int skip, int take, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<(IReadOnlyList<Contribution>, int)>(
            session => (
                ContributionRow.ReadAll(session.With(ShownOfSql, ("$account", account), ("$take", take), ("$skip", skip))),
                session.With(CountShownOfSql, ("$account", account)).Count()),
            cancellationToken);

    public Task<Decision?> FindClosureAsync(long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(session => DecisionRow.FindClosure(session, account), cancellationToken);

    private static ModerationCase? ReadCase(SqliteSession session, long number)
    {
        if (ContributionRow.Find(session, number) is not { } contribution)
            return null;
        var since = session.With(SinceSql, ("$contribution", number)).ReadAll(row => (DateTimeOffset?)StoredValue.ReadTime(row, 0));
        var read = new ModerationCase(contribution, RulingTransaction.MarkOf(session, contribution))
        {
            Since = since.FirstOrDefault(),
            Reports = session.With(RulesSql, ("$contribution", number)).ReadAll(row => (HouseRule)row.GetInt32(0)),
        };
        return contribution.Account is { } account ? WithAuthor(session, read, account) : read;
    }

    private static ModerationCase WithAuthor(SqliteSession session, ModerationCase read, long account)
    {
        var states = new int[Enum.GetValues<ContributionState>().Length];
        foreach (var (state, count) in session.With(StatesSql, ("$account", account)).ReadAll(row => (row.GetInt32(0), row.GetInt32(1))))
            states[state] = count;
        return read with
        {
            Author = session.With(AuthorSql, ("$account", account)).ReadAll(row => ReadReader(row, account)).FirstOrDefault(),
            AuthorStates = states,
            IsAuthorClosed = DecisionRow.FindClosure(session, account) is not null,
            HeldFor = read.Contribution.State == ContributionState.Held ? FindHeldFor(session, read.Contribution) : null,
        };
    }

    private static string? FindHeldFor(SqliteSession session, Contribution contribution) => session.With(
        HeldForSql, ("$account", contribution.Account), ("$number", contribution.Number), ("$kind", (int)contribution.Kind),
        ("$subject_kind", (int)contribution.Subject.Kind), ("$subject", StoredValue.Text(contribution.Subject.Id))).ReadScalar() as string;

    private static Reader ReadReader(SqliteDataReader row, long account) =>
        new(account, StoredValue.ReadText(row, 0)!, (Role)row.GetInt32(1), row.GetBoolean(2), StoredValue.ReadTime(row, 3));
}
