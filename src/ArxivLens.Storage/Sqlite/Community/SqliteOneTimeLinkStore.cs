using ArxivLens.Core.Accounts;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Addresses that may be used once, in SQLite.</summary>
internal sealed class SqliteOneTimeLinkStore(SqliteConnections connections) : IOneTimeLinkStore
{
    private const string AddSql =
        "INSERT INTO one_time_links (secret_hash, purpose, account, value, ends) VALUES ($hash, $purpose, $account, $value, $ends)";

    private const string ForgetSql = "DELETE FROM one_time_links WHERE account = $account AND purpose = $purpose";
    private const string FindSql = "SELECT purpose, account, value, ends FROM one_time_links WHERE secret_hash = $hash AND ends > $now";
    private const string UseSql = "DELETE FROM one_time_links WHERE secret_hash = $hash";
    private const string DropSql = "DELETE FROM one_time_links WHERE ends <= $now";

    public Task AddAsync(Secret secret, OneTimeLink link, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(link);
        return connections.WriteAsync(
            session =>
            {
                if (link.Account is { } account)
                    Forget(session, account, link.Purpose);
                var add = session.Prepare(AddSql, "$hash", "$purpose", "$account", "$value", "$ends");
                add.Set(0, secret.Hash.ToArray());
                add.Set(1, (int)link.Purpose);
                add.Set(2, link.Account);
                add.Set(3, StoredValue.Text(link.Value));
                add.Set(4, StoredValue.Time(link.Ends));
                return add.Execute();
            },
            cancellationToken);
    }

    public Task<OneTimeLink?> FindAsync(Secret secret, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return connections.ReadAsync(session => Find(session, secret, now), cancellationToken);
    }

    public Task<OneTimeLink?> TakeAsync(Secret secret, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return connections.WriteAsync(
            session =>
            {
                var found = Find(session, secret, now);
                var use = session.Prepare(UseSql, "$hash");
                use.Set(0, secret.Hash.ToArray());
                use.Execute();
                return found;
            },
            cancellationToken);
    }

    public Task DropEndedAsync(DateTimeOffset now, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                var drop = session.Prepare(DropSql, "$now");
                drop.Set(0, StoredValue.Time(now));
                return drop.Execute();
            },
            cancellationToken);

    /// <summary>Makes an account's addresses for something worth nothing, in the transaction of what changes it.</summary>
    public static void Forget(SqliteSession session, long account, LinkPurpose purpose) =>
        session.With(ForgetSql, ("$account", account), ("$purpose", (int)purpose)).Execute();

    private static OneTimeLink? Find(SqliteSession session, Secret secret, DateTimeOffset now)
    {
        var find = session.Prepare(FindSql, "$hash", "$now");
        find.Set(0, secret.Hash.ToArray());
        find.Set(1, StoredValue.Time(now));
        using var row = find.Read();
        return row.Read()
            ? new OneTimeLink(
                (LinkPurpose)row.GetInt32(0), row.IsDBNull(1) ? null : row.GetInt64(1), StoredValue.ReadText(row, 2), StoredValue.ReadTime(row, 3))
            : null;
    }
}
