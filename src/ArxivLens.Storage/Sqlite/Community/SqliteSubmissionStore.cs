using System.Text.Json;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>What was submitted, in SQLite.</summary>
internal sealed class SqliteSubmissionStore(SqliteConnections connections) : ISubmissionStore
{
    private const string SentSql = "SELECT coalesce(held_for, '') FROM submissions WHERE account = $account AND form = $form";
    private const string ShownSql = "SELECT count(*) FROM contributions WHERE account = $account AND state = 0";
    private const string TodaySql = "SELECT count(*) FROM submissions WHERE account = $account AND edits IS NULL AND at > $since";
    private const string HostSql =
        """
        SELECT count(*) FROM submission_hosts JOIN submissions ON submissions.number = submission_hosts.submission
        WHERE host = $host AND at > $since
        """;

    // The contribution of a submission is the one it edits, or the first of its sort behind it.
    private const string AlikeSql =
        """
        SELECT alike.account, alike.subject_kind, alike.subject, alike.at, contributions.number, contributions.text, contributions.state,
            EXISTS (SELECT 1 FROM submission_bands WHERE submission = alike.number AND band = $whole)
        FROM submissions AS alike LEFT JOIN contributions ON contributions.number = coalesce(alike.edits, (
            SELECT min(number) FROM contributions AS kept
            WHERE kept.account = alike.account AND kept.number > alike.last_before AND kept.kind = alike.kind
                AND kept.subject_kind = alike.subject_kind AND kept.subject = alike.subject))
        WHERE at > $since AND alike.number IN (SELECT submission FROM submission_bands WHERE band IN (SELECT value FROM json_each($bands)))
        ORDER BY alike.number DESC LIMIT 200
        """;

    private const string InsertSql =
        """
        INSERT INTO submissions (account, kind, subject_kind, subject, edits, form, last_before, at, held_for)
        VALUES ($account, $kind, $subject_kind, $subject, $edits, $form,
            (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'contributions'), $at, $held_for)
        """;

    private const string InsertBandSql = "INSERT OR IGNORE INTO submission_bands (band, submission) VALUES ($band, $number)";
    private const string InsertHostSql = "INSERT OR IGNORE INTO submission_hosts (host, submission) VALUES ($host, $number)";

    // Why something is held must stay known for as long as it is held.
    private const string ForgetSql =
        """
        DELETE FROM submissions WHERE at < $before AND NOT (held_for IS NOT NULL AND EXISTS (
            SELECT 1 FROM contributions WHERE contributions.account = submissions.account AND state = 1
                AND (contributions.number = submissions.edits OR contributions.number > submissions.last_before)))
        """;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    // From the verdict to the contribution it is the same request.
    private static readonly TimeSpan BeingKept = TimeSpan.FromSeconds(10);

    public Task<Verdict> JudgeAsync(
        SubmissionTrace trace, Func<SubmissionPast, Verdict> judge, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                if (FindVerdict(session, trace) is { } before)
                    return before;
                var verdict = judge(ReadPast(session, trace));
                if (verdict.Kind != VerdictKind.Refuse)
                    Insert(session, trace, verdict);
                return verdict;
            },
            cancellationToken);

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => connections.WriteAsync(
        session => session.With(ForgetSql, ("$before", StoredValue.Time(before))).Execute(), cancellationToken);

    private static Verdict? FindVerdict(SqliteSession session, SubmissionTrace trace)
    {
        if (trace.Form is null)
            return null;
        var sent = session.With(SentSql, ("$account", trace.Account), ("$form", StoredValue.Text(trace.Form)));
        return sent.ReadScalar() is string heldFor ? heldFor.Length > 0 ? Verdict.Hold(heldFor) : Verdict.Accept : null;
    }

    private static SubmissionPast ReadPast(SqliteSession session, SubmissionTrace trace)
    {
        var since = StoredValue.Time(trace.At - Day);
        var before = trace.Edits is { } number ? ContributionRow.Find(session, number) : null;
        return new()
        {
            Closed = DecisionRow.FindClosure(session, trace.Account) is { } closed ? closed.Words ?? "" : null,
            Shown = session.With(ShownSql, ("$account", trace.Account)).Count(),
            Today = session.With(TodaySql, ("$account", trace.Account), ("$since", since)).Count(),
            Hosts = trace.Hosts.ToDictionary(host => host, host => session.With(HostSql, ("$host", host), ("$since", since)).Count()),
            Alike = FindAlike(session, trace),
            Before = before?.Account == trace.Account ? before : null,
        };
    }

    private static List<KnownText> FindAlike(SqliteSession session, SubmissionTrace trace)
    {
        if (trace.Bands.Count == 0)
            return [];
        var alike = session.With(
            AlikeSql, ("$whole", trace.Bands[0]), ("$since", StoredValue.Time(trace.AlikeSince)),
            ("$bands", JsonSerializer.Serialize(trace.Bands)));
        var known = new List<KnownText>();
        using var rows = alike.Read();
        while (rows.Read())
        {
            var isKept = !rows.IsDBNull(4);
            // What its author took back may be said again; what a moderator removed may not. Its own words before are no copy.
            var isCompared = isKept
                ? rows.GetInt32(6) != (int)ContributionState.TakenBack && rows.GetInt64(4) != trace.Edits
                : rows.GetBoolean(7) && trace.At - StoredValue.ReadTime(rows, 3) <= BeingKept;
            var subject = new Subject((SubjectKind)rows.GetInt32(1), StoredValue.ReadText(rows, 2)!);
            if (isCompared)
                known.Add(new(rows.GetInt64(0), subject, isKept ? StoredValue.ReadText(rows, 5) : null));
        }

        return known;
    }

    private static void Insert(SqliteSession session, SubmissionTrace trace, Verdict verdict)
    {
        session.With(
            InsertSql, ("$account", trace.Account), ("$kind", (int)trace.Kind), ("$subject_kind", (int)trace.Subject.Kind),
            ("$subject", StoredValue.Text(trace.Subject.Id)), ("$edits", trace.Edits), ("$form", StoredValue.Text(trace.Form)),
            ("$at", StoredValue.Time(trace.At)), ("$held_for", verdict.Kind == VerdictKind.Hold ? verdict.Reason : null)).Execute();
        var number = session.LastNumber;
        foreach (var band in trace.Bands)
            session.With(InsertBandSql, ("$band", band), ("$number", number)).Execute();
        foreach (var host in trace.Hosts)
            session.With(InsertHostSql, ("$host", StoredValue.Text(host)), ("$number", number)).Execute();
    }
}
