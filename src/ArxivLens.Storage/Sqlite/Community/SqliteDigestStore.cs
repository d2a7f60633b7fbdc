using ArxivLens.Core.Following;
using Dapper;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>The digests to come, in SQLite.</summary>
internal sealed class SqliteDigestStore(SqliteConnections connections) : IDigestStore
{
    private const string Columns =
        """
        account, digest, due, from_at AS FromAt, from_library AS FromLibrary, from_shown AS FromShown, to_at AS ToAt,
        to_library AS ToLibrary, to_shown AS ToShown
        """;

    // Two searches of one index: an OR would read the whole table.
    private const string DueSql =
        $"""
        SELECT * FROM (SELECT {Columns} FROM digests WHERE due <= @now ORDER BY due LIMIT @take)
        UNION ALL SELECT * FROM (SELECT {Columns} FROM digests WHERE due > @latest ORDER BY due LIMIT @take) LIMIT @take
        """;

    private const string ListSql = $"SELECT {Columns} FROM digests WHERE account = @account ORDER BY digest";
    private const string FindSql = $"SELECT {Columns} FROM digests WHERE account = @account AND digest = @digest";
    private const string RemoveSql = "DELETE FROM digests WHERE account = @account AND digest = @digest";

    private const string ScheduleSql =
        """
        INSERT INTO digests (account, digest, due, from_at, from_library, from_shown)
        VALUES (@account, @digest, @due, @at, @library, @shown) ON CONFLICT DO UPDATE SET due = @due WHERE to_at IS NULL
        """;

    private const string CloseSql =
        """
        UPDATE digests SET to_at = @at, to_library = @library, to_shown = @shown
        WHERE account = @account AND digest = @digest AND to_at IS NULL
        """;

    // Only the one that was handed on: another may have begun meanwhile.
    private const string AdvanceSql =
        """
        UPDATE digests SET due = @due, from_at = to_at, from_library = to_library, from_shown = to_shown,
            to_at = NULL, to_library = NULL, to_shown = NULL
        WHERE account = @account AND digest = @digest AND to_at IS NOT NULL AND due = @was
        """;

    public Task<IReadOnlyList<DueDigest>> FindDueAsync(
        DateTimeOffset now, DateTimeOffset latest, int take, CancellationToken cancellationToken = default) => ReadAsync(
        DueSql, new { now = StoredValue.Time(now), latest = StoredValue.Time(latest), take }, cancellationToken);

    public Task<IReadOnlyList<DueDigest>> ListAsync(long account, CancellationToken cancellationToken = default) =>
        ReadAsync(ListSql, new { account }, cancellationToken);

    public Task ScheduleAsync(
        long account, DigestChoice digest, DateTimeOffset due, NewsMark from, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session => session.Connection.Execute(ScheduleSql, Values(account, digest, from, StoredValue.Time(due))), cancellationToken);

    public Task RemoveAsync(long account, DigestChoice digest, CancellationToken cancellationToken = default) => connections.WriteAsync(
        session => session.Connection.Execute(RemoveSql, new { account, digest = (int)digest }), cancellationToken);

    public Task<DueDigest?> CloseAsync(
        long account, DigestChoice digest, NewsMark to, CancellationToken cancellationToken = default) => connections.WriteAsync(
        session =>
        {
            session.Connection.Execute(CloseSql, Values(account, digest, to));
            return session.Connection.QueryFirstOrDefault<Row>(FindSql, new { account, digest = (int)digest })?.ToDigest();
        },
        cancellationToken);

    public Task AdvanceAsync(DueDigest done, DateTimeOffset due, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(done);
        return connections.WriteAsync(
            session => session.Connection.Execute(
                AdvanceSql,
                new { account = done.Account, digest = (int)done.Digest, due = StoredValue.Time(due), was = StoredValue.Time(done.Due) }),
            cancellationToken);
    }

    private static object Values(long account, DigestChoice digest, NewsMark mark, string? due = null) => new
    {
        account,
        digest = (int)digest,
        due,
        at = StoredValue.Time(mark.At),
        library = mark.Library,
        shown = mark.Shown,
    };

    private Task<IReadOnlyList<DueDigest>> ReadAsync(string sql, object values, CancellationToken cancellationToken) =>
        connections.ReadAsync<IReadOnlyList<DueDigest>>(
            session => [.. session.Connection.Query<Row>(sql, values).Select(row => row.ToDigest())], cancellationToken);

    private sealed record Row
    {
        public long Account { get; init; }

        public long Digest { get; init; }

        public required string Due { get; init; }

        public required string FromAt { get; init; }

        public long FromLibrary { get; init; }

        public long FromShown { get; init; }

        public string? ToAt { get; init; }

        public long? ToLibrary { get; init; }

        public long? ToShown { get; init; }

        public DueDigest ToDigest() => new(
            Account,
            (DigestChoice)Digest,
            SqliteImportLog.ReadTime(Due),
            new NewsMark(SqliteImportLog.ReadTime(FromAt), FromLibrary, FromShown),
            ToAt is null ? null : new NewsMark(SqliteImportLog.ReadTime(ToAt), ToLibrary!.Value, ToShown!.Value));
    }
}
