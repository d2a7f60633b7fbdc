using ArxivLens.Core.Discussion;
using ArxivLens.Core.Library;
using ArxivLens.Core.Moderation;
using Dapper;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>What was submitted, in SQLite.</summary>
internal sealed class SqliteSubmissionStore(SqliteConnections connections) : ISubmissionStore
{
    private const string ClosedSql =
        "SELECT coalesce(words, '') FROM closures JOIN decisions ON decisions.number = closures.decision WHERE closures.account = @account";

    private const string ShownSql = "SELECT count(*) FROM contributions WHERE account = @account AND state = 0";
    private const string TodaySql = "SELECT count(*) FROM submissions WHERE account = @account AND edits IS NULL AND at > @since";
    private const string HostSql =
        """
        SELECT count(*) FROM submission_hosts JOIN submissions ON submissions.number = submission_hosts.submission
        WHERE host = @host AND at > @since
        """;

    private const string AlikeSql =
        """
        SELECT number, account, kind, subject_kind AS SubjectKind, subject, edits, last_before AS LastBefore, at,
            EXISTS (SELECT 1 FROM submission_bands WHERE submission = number AND band = @whole) AS IsSame
        FROM submissions
        WHERE at > @since AND number IN (SELECT submission FROM submission_bands WHERE band IN @bands)
        ORDER BY number DESC LIMIT 200
        """;

    private const string TextSql = "SELECT number, text, state FROM contributions WHERE number = @number";
    private const string FirstAfterSql =
        """
        SELECT number, text, state FROM contributions
        WHERE account = @Account AND number > @LastBefore AND kind = @Kind AND subject_kind = @SubjectKind AND subject = @Subject
        ORDER BY number LIMIT 1
        """;

    private const string BeforeSql = "SELECT number, text, state FROM contributions WHERE number = @number AND account = @account";
    private const string InsertSql =
        """
        INSERT INTO submissions (account, kind, subject_kind, subject, edits, last_before, at, held_for)
        VALUES (@account, @kind, @subjectKind, @subject, @edits,
            (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'contributions'), @at, @heldFor)
        RETURNING number
        """;

    private const string InsertBandSql = "INSERT OR IGNORE INTO submission_bands (band, submission) VALUES (@band, @number)";
    private const string InsertHostSql = "INSERT OR IGNORE INTO submission_hosts (host, submission) VALUES (@host, @number)";

    // Why something is held must stay known for as long as it is held.
    private const string ForgetSql =
        """
        DELETE FROM submissions WHERE at < @before AND NOT (held_for IS NOT NULL AND EXISTS (
            SELECT 1 FROM contributions WHERE contributions.account = submissions.account AND state = 1
                AND (contributions.number = submissions.edits OR contributions.number > submissions.last_before)))
        """;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    // From the verdict to the contribution it is the same request.
    private static readonly TimeSpan BeingKept = TimeSpan.FromSeconds(10);

    public Task<Verdict> JudgeAsync(SubmissionTrace trace, Func<SubmissionPast, Verdict> judge, CancellationToken cancellationToken = default)
        => connections.WriteAsync(
            session =>
            {
                var verdict = judge(ReadPast(session, trace));
                if (verdict.Kind != VerdictKind.Refuse)
                    Insert(session, trace, verdict);
                return verdict;
            },
            cancellationToken);

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => connections.WriteAsync(
        session => session.Connection.Execute(ForgetSql, new { before = SqliteImportLog.Write(before) }), cancellationToken);

    private static SubmissionPast ReadPast(SqliteSession session, SubmissionTrace trace)
    {
        var database = session.Connection;
        var account = trace.Account;
        var since = SqliteImportLog.Write(trace.At - Day);
        return new()
        {
            Closed = database.QueryFirstOrDefault<string>(ClosedSql, new { account }) is { } words ? StoredText.Unescape(words) : null,
            Shown = database.ExecuteScalar<int>(ShownSql, new { account }),
            Today = database.ExecuteScalar<int>(TodaySql, new { account, since }),
            Hosts = trace.Hosts.ToDictionary(host => host, host => database.ExecuteScalar<int>(HostSql, new { host, since })),
            Alike = FindAlike(session, trace),
            Before = FindBefore(session, trace),
        };
    }

    private static List<KnownText> FindAlike(SqliteSession session, SubmissionTrace trace)
    {
        if (trace.Bands.Count == 0)
            return [];
        var since = SqliteImportLog.Write(trace.AlikeSince);
        var rows = session.Connection.Query<Row>(AlikeSql, new { whole = trace.Bands[0], bands = trace.Bands, since }).AsList();
        var known = new List<KnownText>();
        foreach (var row in rows)
        {
            var words = row.Edits is { } edited
                ? session.Connection.QueryFirstOrDefault<Words>(TextSql, new { number = edited })
                : session.Connection.QueryFirstOrDefault<Words>(FirstAfterSql, row);
            if (words is null ? !row.IsSame || trace.At - SqliteImportLog.ReadTime(row.At) > BeingKept : !IsCompared(words, trace))
                continue;
            var subject = new Subject((SubjectKind)row.SubjectKind, row.Subject);
            known.Add(new(row.Account, subject, words is null ? null : StoredText.Unescape(words.Text)));
        }

        return known;
    }

    // What its author took back may be said again; what a moderator removed may not. Its own words before are no copy.
    private static bool IsCompared(Words words, SubmissionTrace trace) =>
        words.State != (int)ContributionState.TakenBack && words.Number != trace.Edits;

    private static Contribution? FindBefore(SqliteSession session, SubmissionTrace trace)
    {
        if (trace.Edits is not { } number
            || session.Connection.QueryFirstOrDefault<Words>(BeforeSql, new { number, account = trace.Account }) is not { } words)
        {
            return null;
        }

        return new()
        {
            Number = number,
            Kind = trace.Kind,
            Account = trace.Account,
            Subject = trace.Subject,
            Text = StoredText.Unescape(words.Text),
            State = (ContributionState)words.State,
            Written = trace.At,
        };
    }

    private static void Insert(SqliteSession session, SubmissionTrace trace, Verdict verdict)
    {
        var number = session.Connection.ExecuteScalar<long>(InsertSql, new
        {
            account = trace.Account,
            kind = (int)trace.Kind,
            subjectKind = (int)trace.Subject.Kind,
            subject = trace.Subject.Id,
            edits = trace.Edits,
            at = SqliteImportLog.Write(trace.At),
            heldFor = verdict.Kind == VerdictKind.Hold ? verdict.Reason : null,
        });
        session.Connection.Execute(InsertBandSql, trace.Bands.Select(band => new { band, number }));
        session.Connection.Execute(InsertHostSql, trace.Hosts.Select(host => new { host, number }));
    }

    private sealed record Row
    {
        public long Number { get; init; }

        public long Account { get; init; }

        public long Kind { get; init; }

        public long SubjectKind { get; init; }

        public required string Subject { get; init; }

        public long? Edits { get; init; }

        public long LastBefore { get; init; }

        public required string At { get; init; }

        public bool IsSame { get; init; }
    }

    private sealed record Words(long Number, string Text, long State);
}
