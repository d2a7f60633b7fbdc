using ArxivLens.Core.Accounts;
using ArxivLens.Core.Library;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Who is signed in, in SQLite.</summary>
internal sealed class SqliteSessionStore(SqliteConnections connections) : ISessionStore
{
    private const string Columns =
        "sessions.number, sessions.account, sessions.browser, sessions.way, sessions.began, sessions.seen, sessions.ends";

    private const int ColumnCount = 7;

    private const string BeginSql =
        """
        INSERT INTO sessions (secret_hash, account, browser, way, began, seen, ends)
        VALUES ($hash, $account, $browser, $way, $began, $seen, $ends)
        """;

    private const string FindSql =
        $"""
        SELECT {Columns}, {AccountRow.Columns}
        FROM sessions JOIN accounts ON accounts.number = sessions.account
        WHERE secret_hash = $hash AND ends > $now
        """;

    private const string ListSql = $"SELECT {Columns} FROM sessions WHERE account = $account AND ends > $now ORDER BY seen DESC, number DESC";
    private const string TouchSql = "UPDATE sessions SET seen = $seen, ends = $ends WHERE number = $number";
    private const string EndSql = "DELETE FROM sessions WHERE account = $account AND number = $number";
    private const string EndAllSql = "DELETE FROM sessions WHERE account = $account AND number <> $except";
    private const string DropSql = "DELETE FROM sessions WHERE ends <= $now";

    public Task<long> BeginAsync(Secret secret, Session session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        return connections.WriteAsync(
            file =>
            {
                var begin = file.Prepare(BeginSql, "$hash", "$account", "$browser", "$way", "$began", "$seen", "$ends");
                begin.Set(0, secret.Hash.ToArray());
                begin.Set(1, session.Account);
                begin.Set(2, StoredText.Escape(session.Browser));
                begin.Set(3, (int)session.Way);
                begin.Set(4, StoredValue.Time(session.Began));
                begin.Set(5, StoredValue.Time(session.Seen));
                begin.Set(6, StoredValue.Time(session.Ends));
                begin.Execute();
                return file.LastNumber;
            },
            cancellationToken);
    }

    public Task<(Session Session, Account Account)?> FindAsync(
        Secret secret, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<(Session, Account)?>(
            file =>
            {
                var find = file.Prepare(FindSql, "$hash", "$now");
                find.Set(0, secret.Hash.ToArray());
                find.Set(1, StoredValue.Time(now));
                using var row = find.Read();
                return row.Read() ? (Read(row), AccountRow.Read(row, ColumnCount)) : null;
            },
            cancellationToken);

    public Task TouchAsync(long number, DateTimeOffset seen, DateTimeOffset ends, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            file =>
            {
                var touch = file.Prepare(TouchSql, "$seen", "$ends", "$number");
                touch.Set(0, StoredValue.Time(seen));
                touch.Set(1, StoredValue.Time(ends));
                touch.Set(2, number);
                return touch.Execute();
            },
            cancellationToken);

    public Task<IReadOnlyList<Session>> ListAsync(long account, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Session>>(
            file =>
            {
                var list = file.Prepare(ListSql, "$account", "$now");
                list.Set(0, account);
                list.Set(1, StoredValue.Time(now));
                var sessions = new List<Session>();
                using var rows = list.Read();
                while (rows.Read())
                    sessions.Add(Read(rows));
                return sessions;
            },
            cancellationToken);

    public Task<bool> EndAsync(long account, long number, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            file =>
            {
                var end = file.Prepare(EndSql, "$account", "$number");
                end.Set(0, account);
                end.Set(1, number);
                return end.Execute() > 0;
            },
            cancellationToken);

    public Task<int> EndAllAsync(long account, long? except, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(file => EndAll(file, account, except), cancellationToken);

    public Task DropEndedAsync(DateTimeOffset now, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            file =>
            {
                var drop = file.Prepare(DropSql, "$now");
                drop.Set(0, StoredValue.Time(now));
                return drop.Execute();
            },
            cancellationToken);

    /// <summary>Ends all sessions of an account, but for one, in the transaction that is open.</summary>
    public static int EndAll(SqliteSession file, long account, long? except)
    {
        var end = file.Prepare(EndAllSql, "$account", "$except");
        end.Set(0, account);
        end.Set(1, except ?? 0);
        return end.Execute();
    }

    private static Session Read(SqliteDataReader row) => new()
    {
        Number = row.GetInt64(0),
        Account = row.GetInt64(1),
        Browser = StoredText.Unescape(row.GetString(2)),
        Way = (SignInWay)row.GetInt32(3),
        Began = StoredValue.ReadTime(row, 4),
        Seen = StoredValue.ReadTime(row, 5),
        Ends = StoredValue.ReadTime(row, 6),
    };
}
