using ArxivLens.Core.Discussion;
using ArxivLens.Core.Webmentions;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Posts elsewhere that announced themselves, in SQLite.</summary>
internal sealed class SqliteWebmentionStore(SqliteConnections connections) : IWebmentionStore
{
    // One that waits already is not counted twice, so that sending it again never fails.
    private const string RoomSql =
        """
        SELECT (SELECT count(*) FROM webmentions WHERE state = 0) < @all
            AND (SELECT count(*) FROM webmentions WHERE state = 0 AND host = @host) < @one
            OR EXISTS (SELECT 1 FROM webmentions WHERE source = @source AND subject_kind = @kind AND subject = @subject)
        """;

    private const string AddSql =
        """
        INSERT INTO webmentions (source, host, subject_kind, subject, received, due) VALUES (@source, @host, @kind, @subject, @now, @now)
        ON CONFLICT (source, subject_kind, subject) DO UPDATE SET
            due = CASE WHEN state = 0 THEN due ELSE excluded.due END, received = excluded.received, attempts = 0, state = 0, reason = NULL
        """;

    private const string DueSql =
        """
        SELECT number, source, subject_kind, subject, attempts, contribution FROM webmentions
        WHERE state = 0 AND due <= @now ORDER BY due, number LIMIT 1
        """;

    private const string PostponeSql = "UPDATE webmentions SET due = @due, attempts = attempts + 1, reason = @reason WHERE number = @number";
    private const string EndSql = "UPDATE webmentions SET state = 1, contribution = @contribution, reason = @reason WHERE number = @number";
    private const string PruneSql = "DELETE FROM webmentions WHERE state = 1 AND contribution IS NULL AND received < @before";

    public Task<WebmentionReceipt> AddAsync(Uri source, Subject target, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(source.AbsoluteUri.Length, WebmentionLimits.Address);
        return connections.WriteAsync(
            session =>
            {
                var room = session.Prepare(RoomSql, "@all", "@one", "@host", "@source", "@kind", "@subject");
                Set(room, WebmentionLimits.Waiting, WebmentionLimits.WaitingPerHost, source.IdnHost, source.AbsoluteUri, (int)target.Kind, target.Id);
                if ((long)room.ReadScalar()! == 0)
                    return WebmentionReceipt.Full;
                var add = session.Prepare(AddSql, "@source", "@host", "@kind", "@subject", "@now");
                Set(add, source.AbsoluteUri, source.IdnHost, (int)target.Kind, target.Id, StoredValue.Time(now));
                add.Execute();
                return WebmentionReceipt.Taken;
            },
            cancellationToken);
    }

    public Task<Webmention?> FindDueAsync(DateTimeOffset now, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(
            session =>
            {
                var due = session.Prepare(DueSql, "@now");
                due.Set(0, StoredValue.Time(now));
                using var rows = due.Read();
                return !rows.Read()
                    ? null
                    : new Webmention(
                        rows.GetInt64(0),
                        new Uri(rows.GetString(1)),
                        new Subject((SubjectKind)rows.GetInt32(2), rows.GetString(3)),
                        rows.GetInt32(4),
                        rows.IsDBNull(5) ? null : rows.GetInt64(5));
            },
            cancellationToken);

    public Task PostponeAsync(long number, DateTimeOffset due, string reason, CancellationToken cancellationToken = default) =>
        WriteAsync(PostponeSql, ["@number", "@due", "@reason"], cancellationToken, number, StoredValue.Time(due), StoredValue.Text(reason));

    public Task EndAsync(long number, long? contribution, string? reason, CancellationToken cancellationToken = default) =>
        WriteAsync(EndSql, ["@number", "@contribution", "@reason"], cancellationToken, number, contribution, StoredValue.Text(reason));

    public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default) =>
        WriteAsync(PruneSql, ["@before"], cancellationToken, StoredValue.Time(before));

    private Task<int> WriteAsync(string sql, string[] names, CancellationToken cancellationToken, params object?[] values) =>
        connections.WriteAsync(
            session =>
            {
                var statement = session.Prepare(sql, names);
                Set(statement, values);
                return statement.Execute();
            },
            cancellationToken);

    private static void Set(SqliteStatement statement, params ReadOnlySpan<object?> values)
    {
        for (var place = 0; place < values.Length; place++)
            statement.Set(place, values[place]);
    }
}
