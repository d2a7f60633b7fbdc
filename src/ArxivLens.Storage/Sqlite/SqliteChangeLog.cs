using System.Globalization;
using ArxivLens.Core;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>What changed in SQLite since the states that are followed; see <see cref="ChangeJournal"/>.</summary>
internal sealed class SqliteChangeLog(SqliteConnections connections) : IChangeLog
{
    private const string FollowSql =
        """
        INSERT INTO states (change, mark, last_number)
        SELECT changes, mark, (SELECT coalesce(max(number), 0) FROM works) FROM library WHERE true ON CONFLICT DO NOTHING
        """;

    private const string StateSql = "SELECT change, last_number FROM states WHERE change = $change AND mark = $mark";

    private const string WorksSql =
        """
        SELECT number FROM works WHERE number > $last
        UNION
        SELECT number FROM changed_works JOIN works USING (number) WHERE change > $change
        ORDER BY 1 LIMIT $limit
        """;

    // A work that was removed and is there again may have lost its references.
    private const string CitingSql =
        """
        SELECT DISTINCT citing FROM citations WHERE citing > $last
        UNION
        SELECT citing FROM changed_references JOIN works ON number = citing WHERE change > $change
        UNION
        SELECT number FROM removed_works JOIN works USING (key) WHERE change > $change
        ORDER BY 1 LIMIT $limit
        """;

    private const string RemovedSql =
        """
        SELECT key FROM removed_works
        WHERE change > $change AND NOT EXISTS (SELECT 1 FROM works WHERE works.key = removed_works.key) LIMIT $limit
        """;

    private const string ForgetSql =
        """
        DELETE FROM states WHERE change < $change;
        DELETE FROM changed_works WHERE change <= $change;
        DELETE FROM changed_references WHERE change <= $change;
        DELETE FROM removed_works WHERE change <= $change;
        DELETE FROM changed_merges WHERE change <= $change;
        """;

    // A work that was removed and is there again may have been cited for its members.
    private const string MergedSql =
        """
        SELECT member.number, member.key, coalesce(work.key, member.key)
        FROM (
            SELECT number FROM changed_merges WHERE change > $change
            UNION SELECT number FROM removed_works JOIN works USING (key) WHERE change > $change) AS changed
        JOIN works AS member ON member.number = changed.number
        LEFT JOIN merges ON merges.member = member.number AND undone IS NULL LEFT JOIN works AS work ON work.number = merges.work
        ORDER BY 1 LIMIT $limit
        """;

    private const string WorkSql =
        $"""
        SELECT number, {WorkRow.Columns} FROM works
        WHERE number = $number AND NOT EXISTS (SELECT 1 FROM merges WHERE member = $number AND undone IS NULL)
        """;

    private const string ShownSql =
        """
        SELECT number, key FROM works
        WHERE number = coalesce((SELECT work FROM merges WHERE member = $number AND undone IS NULL), $number)
        """;

    private const string NumberSql = "SELECT number FROM works WHERE key = $key";

    // The references of a work and of its members, each led to the work it is shown as.
    private const string ReferencesSql =
        """
        SELECT works.number, works.key, citations.origins
        FROM (SELECT $number AS citing UNION ALL SELECT member FROM merges WHERE work = $number AND undone IS NULL) AS whole
        CROSS JOIN citations ON citations.citing = whole.citing
        LEFT JOIN merges ON merges.member = citations.cited AND merges.undone IS NULL
        CROSS JOIN works ON works.number = coalesce(merges.work, citations.cited)
        WHERE works.number <> $number ORDER BY works.number
        """;

    private const int BetweenCancellationChecks = 256;

    public Task<string> FollowAsync(CancellationToken cancellationToken = default)
        => connections.WriteAsync(
            (session, _) =>
            {
                session.Prepare(FollowSql).Execute();
                return SqliteLibrary.ReadStamp(session);
            },
            cancellationToken);

    public Task<LibraryChanges?> ReadChangesAsync(string stamp, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return connections.ReadAsync(
            session =>
            {
                using var snapshot = session.BeginSnapshot();
                return FindState(session, stamp) is var (change, last) ? Read(session, change, last, limit) : null;
            },
            cancellationToken);
    }

    public Task ForgetBeforeAsync(string stamp, CancellationToken cancellationToken = default)
        => connections.WriteAsync(
            (session, _) =>
            {
                if (FindState(session, stamp) is not var (change, _))
                    return 0;
                var forget = session.Prepare(ForgetSql, "$change");
                forget.Set(0, change);
                return forget.Execute();
            },
            cancellationToken);

    public Task<IReadOnlyList<StoredWork>> ReadWorksAsync(
        IReadOnlyList<long> numbers, CancellationToken cancellationToken = default)
        => ReadEachAsync<StoredWork>(numbers, AddWork, cancellationToken);

    public Task<IReadOnlyList<WorkReferences>> ReadReferencesAsync(
        IReadOnlyList<long> citing, CancellationToken cancellationToken = default)
    {
        var shown = new HashSet<long>();
        return ReadEachAsync<WorkReferences>(citing, (session, number, found) => AddReferences(session, number, shown, found), cancellationToken);
    }

    public Task<IReadOnlyList<long>> FindNumbersAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<long>>(
            session => [.. keys.Select(key => FindNumber(session, key)).OfType<long>()], cancellationToken);

    private Task<IReadOnlyList<T>> ReadEachAsync<T>(
        IReadOnlyList<long> numbers, Action<SqliteSession, long, List<T>> add, CancellationToken cancellationToken)
        => connections.ReadAsync<IReadOnlyList<T>>(
            session =>
            {
                var found = new List<T>(numbers.Count);
                for (var i = 0; i < numbers.Count; i++)
                {
                    if (i % BetweenCancellationChecks == 0)
                        cancellationToken.ThrowIfCancellationRequested();
                    add(session, numbers[i], found);
                }

                return found;
            },
            cancellationToken);

    // A stamp is the number of a change and its mark; of another library, or of one that went another way, there is no state.
    private static (long Change, long LastNumber)? FindState(SqliteSession session, string stamp)
    {
        var hyphen = stamp.IndexOf('-', StringComparison.Ordinal);
        if (hyphen < 0 || !long.TryParse(stamp.AsSpan(0, hyphen), NumberStyles.None, CultureInfo.InvariantCulture, out var change))
            return null;
        var find = session.Prepare(StateSql, "$change", "$mark");
        find.Set(0, change);
        find.Set(1, stamp[(hyphen + 1)..]);
        using var row = find.Read();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : null;
    }

    private static LibraryChanges? Read(SqliteSession session, long change, long last, int limit)
    {
        var works = ReadNumbers(session, WorksSql, change, last, limit);
        var citing = works.Count > limit ? [] : ReadNumbers(session, CitingSql, change, last, limit);
        var changes = new LibraryChanges(works, citing, ReadRemoved(session, change, limit), ReadMerged(session, change, limit));
        return changes.Count > limit ? null : changes;
    }

    // One more than the limit tells that there are too many.
    private static List<long> ReadNumbers(SqliteSession session, string sql, long change, long last, int limit)
    {
        var read = session.Prepare(sql, "$last", "$change", "$limit");
        read.Set(0, last);
        read.Set(1, change);
        read.Set(2, limit + 1L);
        var numbers = new List<long>();
        using var rows = read.Read();
        while (rows.Read())
            numbers.Add(rows.GetInt64(0));
        return numbers;
    }

    private static List<WorkKey> ReadRemoved(SqliteSession session, long change, int limit)
    {
        var read = session.Prepare(RemovedSql, "$change", "$limit");
        read.Set(0, change);
        read.Set(1, limit + 1L);
        var keys = new List<WorkKey>();
        using var rows = read.Read();
        while (rows.Read())
            keys.Add(KeyOf(rows.GetString(0)));
        return keys;
    }

    private static void AddWork(SqliteSession session, long number, List<StoredWork> found)
    {
        var find = session.Prepare(WorkSql, "$number");
        find.Set(0, number);
        using var row = find.Read();
        if (row.Read())
            found.Add(WorkRow.Read(row));
    }

    private static List<MergedWork> ReadMerged(SqliteSession session, long change, int limit)
    {
        var read = session.Prepare(MergedSql, "$change", "$limit");
        read.Set(0, change);
        read.Set(1, limit + 1L);
        var merged = new List<MergedWork>();
        using var rows = read.Read();
        while (rows.Read())
            merged.Add(new MergedWork(rows.GetInt64(0), KeyOf(rows.GetString(1)), KeyOf(rows.GetString(2))));
        return merged;
    }

    private static void AddReferences(SqliteSession session, long number, HashSet<long> shown, List<WorkReferences> found)
    {
        if (FindShown(session, number) is not var (work, key) || !shown.Add(work))
            return;
        var read = session.Prepare(ReferencesSql, "$number");
        read.Set(0, work);
        var cited = new List<CitedKey>();
        var last = 0L;
        using var rows = read.Read();
        while (rows.Read())
        {
            var origins = (uint)rows.GetInt64(2);
            if (rows.GetInt64(0) == last)
                cited[^1] = cited[^1] with { Origins = cited[^1].Origins | origins };
            else
                cited.Add(new CitedKey(KeyOf(rows.GetString(1)), origins));
            last = rows.GetInt64(0);
        }

        found.Add(new WorkReferences(KeyOf(key), cited));
    }

    private static (long Number, string Key)? FindShown(SqliteSession session, long number)
    {
        var find = session.Prepare(ShownSql, "$number");
        find.Set(0, number);
        using var row = find.Read();
        return row.Read() ? (row.GetInt64(0), row.GetString(1)) : null;
    }

    private static long? FindNumber(SqliteSession session, WorkKey key)
    {
        var find = session.Prepare(NumberSql, "$key");
        find.Set(0, key.ToString());
        return (long?)find.ReadScalar();
    }

    private static WorkKey KeyOf(string stored) => WorkKey.TryParse(stored, out var key)
        ? key
        : throw new LibraryException($"the library's key '{stored}' cannot be read", fault: LibraryFault.Damaged);
}
