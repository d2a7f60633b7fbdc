using System.Runtime.CompilerServices;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The merges in SQLite.</summary>
internal sealed class SqliteMergeStore(SqliteConnections connections) : IMergeStore
{
    /// <summary>Merges with their keys; a condition and an order follow.</summary>
    internal const string SelectSql =
        """
        SELECT member.key, work.key, twin.key, rule, reason, made, undone, undone_by, undone_for
        FROM merges JOIN works AS member ON member.number = merges.member JOIN works AS work ON work.number = merges.work
        JOIN works AS twin ON twin.number = merges.twin
        """;

    /// <summary>Those that say something of the library's content: in force, or ended by somebody.</summary>
    internal const string ToldSql =
        $"{SelectSql} WHERE undone IS NULL OR undone_by = 'hand' "
        + "ORDER BY undone IS NULL, member.sort_text, twin.sort_text, rule, made, undone";

    /// <summary>What the content hash takes of them, each once.</summary>
    internal const string HashedSql =
        """
        SELECT DISTINCT member.key, twin.key, CASE WHEN undone IS NULL THEN rule ELSE '' END, CASE WHEN undone IS NULL THEN reason ELSE '' END
        FROM merges JOIN works AS member ON member.number = merges.member JOIN works AS twin ON twin.number = merges.twin
        WHERE undone IS NULL OR undone_by = 'hand' ORDER BY member.sort_text, twin.sort_text, undone IS NULL
        """;

    private const string WorkSql =
        """
        SELECT works.key FROM works JOIN merges ON merges.work = works.number
        WHERE merges.member = (SELECT number FROM works WHERE key = $key) AND undone IS NULL
        """;

    private const string GroupSql =
        $"""
        {SelectSql}
        WHERE undone IS NULL AND merges.work = (
            SELECT coalesce((SELECT work FROM merges WHERE member = asked.number AND undone IS NULL), asked.number)
            FROM works AS asked WHERE key = $key)
        ORDER BY member.sort_text
        """;

    private const string HistorySql =
        $"""
        {SelectSql}
        WHERE merges.number IN (
            SELECT number FROM merges WHERE member = (SELECT number FROM works WHERE key = $key)
            UNION SELECT number FROM merges WHERE work = (SELECT number FROM works WHERE key = $key)
            UNION SELECT number FROM merges WHERE twin = (SELECT number FROM works WHERE key = $key))
        ORDER BY merges.number
        """;

    private const string NumbersSql = "SELECT member, work FROM merges WHERE undone IS NULL ORDER BY member";

    public Task<IReadOnlyList<WorkKey>> FindWorksAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<WorkKey>>(
            session => [.. keys.Select(key => Find(session, key))], cancellationToken);

    public Task<IReadOnlyList<Merge>> FindGroupAsync(WorkKey key, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<Merge>>(session => ReadOf(session, GroupSql, key), cancellationToken);

    public Task<IReadOnlyList<Merge>> ReadHistoryAsync(WorkKey key, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<Merge>>(session => ReadOf(session, HistorySql, key), cancellationToken);

    public async IAsyncEnumerable<Merge> ReadAllAsync(
        MergeRule? rule = null, bool undone = false, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        var which = undone ? "undone_by IN ('hand', 'rule')" : "undone IS NULL";
        var ofRule = rule is { } one ? $" AND rule = '{MergeText.NameOf(one)}'" : "";
        using var cursor = new SqliteCursor<Merge>(
            connections, $"{SelectSql} WHERE {which}{ofRule} ORDER BY merges.number", Read);
        while (cursor.TryRead(out var merge))
        {
            yield return merge;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public async IAsyncEnumerable<MergedNumbers> ReadNumbersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        using var cursor = new SqliteCursor<MergedNumbers>(
            connections, NumbersSql, row => new MergedNumbers(row.GetInt64(0), row.GetInt64(1)));
        while (cursor.TryRead(out var numbers))
        {
            yield return numbers;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Task<IReadOnlyList<MergeOutcome>> JoinAsync(
        IReadOnlyList<MergeClaim> claims, DateTimeOffset at, CancellationToken cancellationToken = default)
        => connections.WriteAsync<IReadOnlyList<MergeOutcome>>(
            (session, change) => Each(claims, new MergeWriter(new SqliteMergeRows(session, change), at).Join, cancellationToken),
            cancellationToken);

    public Task<SplitOutcome> SplitAsync(
        WorkKey member, string reason, DateTimeOffset at, CancellationToken cancellationToken = default)
        => connections.WriteAsync(
            (session, change) => new MergeWriter(new SqliteMergeRows(session, change), at).Split(member, MergeEnding.Hand, reason),
            cancellationToken);

    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(IReadOnlyList<Merge> merges, CancellationToken cancellationToken = default)
        => connections.WriteAsync<IReadOnlyList<SaveOutcome>>(
            (session, change) => Each(
                merges, merge => new MergeWriter(new SqliteMergeRows(session, change), merge.Made).Save(merge), cancellationToken),
            cancellationToken);

    /// <summary>Reads a row of <see cref="SelectSql"/>.</summary>
    internal static Merge Read(SqliteDataReader row) => new(
        StoredValue.ReadKey(row.GetString(0)), StoredValue.ReadKey(row.GetString(1)), StoredValue.ReadKey(row.GetString(2)),
        MergeText.ReadRule(row.GetString(3)), StoredValue.ReadText(row, 4)!, StoredValue.ReadTime(row, 5))
    {
        End = row.IsDBNull(6)
            ? null
            : new MergeEnd(MergeText.ReadEnding(row.GetString(7)), StoredValue.ReadText(row, 8)!, StoredValue.ReadTime(row, 6)),
    };

    /// <summary>The key that a work is shown by.</summary>
    internal static WorkKey Find(SqliteSession session, WorkKey key)
    {
        var find = session.Prepare(WorkSql, "$key");
        find.Set(0, key.ToString());
        return find.ReadScalar() is string work ? StoredValue.ReadKey(work) : key;
    }

    private static List<Merge> ReadOf(SqliteSession session, string sql, WorkKey key)
    {
        var read = session.Prepare(sql, "$key");
        read.Set(0, key.ToString());
        var found = new List<Merge>();
        using var rows = read.Read();
        while (rows.Read())
            found.Add(Read(rows));
        return found;
    }

    private static TOutcome[] Each<T, TOutcome>(IReadOnlyList<T> records, Func<T, TOutcome> act, CancellationToken cancellationToken)
    {
        var outcomes = new TOutcome[records.Count];
        for (var at = 0; at < outcomes.Length; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes[at] = act(records[at]);
        }

        return outcomes;
    }
}
