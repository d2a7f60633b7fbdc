using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>What rules go by, in SQLite.</summary>
internal sealed class SqliteMatchStore(SqliteConnections connections) : IMatchStore
{
    private const string Columns = "works.number, key, kind, works.title, authors, year, works.doi, comments";
    private const string CountSql = "SELECT count(*) FROM unmatched";
    private const string AgainSql = "INSERT OR IGNORE INTO unmatched SELECT number FROM works";
    private const string SettleSql = "DELETE FROM unmatched WHERE work = $work";
    private const string MarksSql = "SELECT title, doi FROM match_marks WHERE work = $work";
    private const string DropSql = "DELETE FROM match_marks WHERE work = $work";

    private const string EnterSql =
        "INSERT INTO match_marks (work, title, doi) VALUES ($work, $title, $doi) "
        + "ON CONFLICT (work) DO UPDATE SET title = excluded.title, doi = excluded.doi";

    private const string WaitingSql =
        $"SELECT {Columns} FROM unmatched CROSS JOIN works ON works.number = work WHERE work > $after ORDER BY work LIMIT $limit";

    private const string TitleGroupSql =
        $"SELECT {Columns} FROM match_marks CROSS JOIN works ON works.number = work WHERE match_marks.title = $mark ORDER BY work LIMIT $limit";

    private const string DoiGroupSql =
        $"SELECT {Columns} FROM match_marks CROSS JOIN works ON works.number = work WHERE match_marks.doi = $mark ORDER BY work LIMIT $limit";

    private const string SeveralTitleSql = "SELECT count(*) FROM (SELECT 1 FROM match_marks WHERE title = $mark LIMIT 2)";
    private const string SeveralDoiSql = "SELECT count(*) FROM (SELECT 1 FROM match_marks WHERE doi = $mark LIMIT 2)";
    private const string AnySql = "SELECT EXISTS (SELECT 1 FROM merges WHERE undone IS NULL)";

    private const string NamesSql = "SELECT id FROM external_ids WHERE work = $work AND scheme IN ('doi', 'arxiv')";

    private const string NamedSql =
        "SELECT works.key FROM external_ids CROSS JOIN works ON works.number = work WHERE scheme = $scheme AND id = $id";

    private const string MergesSql =
        $"""
        {SqliteMergeStore.SelectSql}
        WHERE undone IS NULL AND merges.number IN (
            SELECT number FROM merges WHERE member = (SELECT number FROM works WHERE key = $key)
            UNION SELECT number FROM merges WHERE twin = (SELECT number FROM works WHERE key = $key))
        """;

    private const int BetweenCancellationChecks = 256;

    public Task<long> CountWaitingAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => (long)session.Prepare(CountSql).ReadScalar()!, cancellationToken);

    public Task<IReadOnlyList<MatchRecord>> ReadWaitingAsync(long after, int limit, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<MatchRecord>>(
            session => [.. ReadRecords(session, WaitingSql, "$after", after, limit).Select(record => record with { Elsewhere = ReadElsewhere(session, record) })],
            cancellationToken);

    public Task StartAgainAsync(CancellationToken cancellationToken = default)
        => connections.WriteAsync((session, _) => session.Prepare(AgainSql).Execute(), cancellationToken);

    public Task<IReadOnlyList<MatchGroup>> EnterAsync(
        IReadOnlyList<MatchMarks> marks, int largest, CancellationToken cancellationToken = default)
        => connections.WriteAsync<IReadOnlyList<MatchGroup>>(
            (session, _) =>
            {
                var (titles, dois) = (new SortedSet<long>(), new SortedSet<long>());
                for (var i = 0; i < marks.Count; i++)
                {
                    if (i % BetweenCancellationChecks == 0)
                        cancellationToken.ThrowIfCancellationRequested();
                    Enter(session, marks[i], titles, dois);
                }

                return [
                    .. ReadGroups(session, DoiGroupSql, dois, largest, isDoi: true),
                    .. ReadGroups(session, TitleGroupSql, titles, largest, isDoi: false),
                ];
            },
            cancellationToken);

    public Task<IReadOnlyList<Merge>> ReadMergesAsync(IReadOnlyList<WorkKey> works, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<Merge>>(
            session => (long)session.Prepare(AnySql).ReadScalar()! == 0 ? [] : [.. works.SelectMany(key => ReadMerges(session, key)).Distinct()],
            cancellationToken);

    public Task<IReadOnlyList<MergeOutcome>> SettleAsync(
        MatchFindings findings, DateTimeOffset at, CancellationToken cancellationToken = default)
        => connections.WriteAsync<IReadOnlyList<MergeOutcome>>(
            (session, change) => findings.IsTrial
                ? Try(session, findings, at, cancellationToken)
                : Settle(session, new SqliteMergeRows(session, change), findings, at, cancellationToken),
            cancellationToken);

    private static MergeOutcome[] Try(SqliteSession session, MatchFindings findings, DateTimeOffset at, CancellationToken cancellationToken)
    {
        session.Execute("SAVEPOINT trial");
        var nothing = new LibraryChange(ChangeJournal.Begin(session));
        var outcomes = Settle(session, new SqliteMergeRows(session, nothing), findings, at, cancellationToken);
        session.Execute("ROLLBACK TO trial; RELEASE trial");
        return outcomes;
    }

    private static MergeOutcome[] Settle(
        SqliteSession session, SqliteMergeRows rows, MatchFindings findings, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var writer = new MergeWriter(rows, at);
        var outcomes = MatchSettlement.Run(rows, writer, findings, cancellationToken);
        var settle = session.Prepare(SettleSql, "$work");
        foreach (var number in findings.Looked)
        {
            settle.Set(0, number);
            settle.Execute();
        }

        return outcomes;
    }

    private static void Enter(SqliteSession session, MatchMarks marks, SortedSet<long> titles, SortedSet<long> dois)
    {
        var (title, doi) = ReadMarks(session, marks.Work);
        foreach (var mark in new[] { title, marks.Title }.OfType<long>())
            titles.Add(mark);
        foreach (var mark in new[] { doi, marks.Doi }.OfType<long>())
            dois.Add(mark);
        if ((title, doi) == (marks.Title, marks.Doi))
            return;
        var isEmpty = marks.Title is null && marks.Doi is null;
        var write = isEmpty ? session.Prepare(DropSql, "$work") : session.Prepare(EnterSql, "$work", "$title", "$doi");
        write.Set(0, marks.Work);
        if (!isEmpty)
        {
            write.Set(1, marks.Title);
            write.Set(2, marks.Doi);
        }

        write.Execute();
    }

    private static (long? Title, long? Doi) ReadMarks(SqliteSession session, long work)
    {
        var read = session.Prepare(MarksSql, "$work");
        read.Set(0, work);
        using var row = read.Read();
        return row.Read()
            ? (row.IsDBNull(0) ? null : row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1))
            : (null, null);
    }

    private static IEnumerable<MatchGroup> ReadGroups(
        SqliteSession session, string sql, IEnumerable<long> marks, int largest, bool isDoi)
    {
        // Most marks are of one work, whose record need not be read.
        var several = session.Prepare(isDoi ? SeveralDoiSql : SeveralTitleSql, "$mark");
        foreach (var mark in marks)
        {
            several.Set(0, mark);
            if ((long)several.ReadScalar()! < 2)
                continue;
            var works = ReadRecords(session, sql, "$mark", mark, largest + 1);
            if (works.Count > 1)
                yield return new MatchGroup(isDoi, works.Count > largest ? works[..largest] : works, works.Count > largest);
        }
    }

    private static List<MatchRecord> ReadRecords(SqliteSession session, string sql, string parameter, long value, int limit)
    {
        var read = session.Prepare(sql, parameter, "$limit");
        read.Set(0, value);
        read.Set(1, limit);
        var found = new List<MatchRecord>();
        using var rows = read.Read();
        while (rows.Read())
            found.Add(ReadRecord(rows));
        return found;
    }

    private static List<WorkKey> ReadElsewhere(SqliteSession session, MatchRecord record)
    {
        var names = session.Prepare(NamesSql, "$work");
        names.Set(0, record.Number);
        var found = ReadKeys(names);
        var named = session.Prepare(NamedSql, "$scheme", "$id");
        named.Set(0, record.Key.Doi is null ? "arxiv" : "doi");
        named.Set(1, record.Key.Doi ?? record.Key.ToString());
        found.AddRange(ReadKeys(named));
        found.RemoveAll(key => key == record.Key);
        return found;
    }

    private static List<WorkKey> ReadKeys(SqliteStatement read)
    {
        var keys = new List<WorkKey>();
        using var rows = read.Read();
        while (rows.Read())
        {
            if (WorkKey.TryParse(StoredValue.ReadText(rows, 0), out var key))
                keys.Add(key);
        }

        return keys;
    }

    private static MatchRecord ReadRecord(SqliteDataReader row) => new(
        row.GetInt64(0), StoredValue.ReadKey(row.GetString(1)), (WorkKind)row.GetInt32(2), StoredValue.ReadText(row, 3)!,
        WorkRow.ReadAuthors(row.GetString(4)), row.IsDBNull(5) ? null : row.GetInt32(5),
        WorkKey.TryParse(StoredValue.ReadText(row, 6), out var doi) && doi.Doi is not null ? doi : null, StoredValue.ReadText(row, 7));

    private static List<Merge> ReadMerges(SqliteSession session, WorkKey key)
    {
        var read = session.Prepare(MergesSql, "$key");
        read.Set(0, key.ToString());
        var found = new List<Merge>();
        using var rows = read.Read();
        while (rows.Read())
            found.Add(SqliteMergeStore.Read(rows));
        return found;
    }
}
