using ArxivLens.Core.Accounts;
using ArxivLens.Core.Library;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Passkeys, in SQLite.</summary>
internal sealed class SqlitePasskeyStore(SqliteConnections connections) : IPasskeyStore
{
    private const string Columns =
        "id, account, name, public_key, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, added, used";

    private const string ListSql = $"SELECT {Columns} FROM passkeys WHERE account = $account ORDER BY added, id";
    private const string FindSql = $"SELECT {Columns} FROM passkeys WHERE id = $id";
    private const string CountSql = "SELECT count(*) FROM passkeys WHERE account = $account";
    private const string UseSql = "UPDATE passkeys SET sign_count = $count, is_backed_up = $backedUp, used = $used WHERE id = $id";
    private const string RenameSql = "UPDATE passkeys SET name = $name WHERE id = $id AND account = $account";
    private const string RemoveSql = "DELETE FROM passkeys WHERE id = $id AND account = $account";

    private const string AddSql =
        $"""
        INSERT INTO passkeys ({Columns}) VALUES ($id, $account, $name, $key, $count, $transports, $verified, $eligible, $backedUp, $added, $used)
        ON CONFLICT DO NOTHING
        """;

    // One passkey and no password: nothing else lets its owner in.
    private const string IsOnlyWaySql =
        """
        SELECT accounts.password_hash IS NULL AND (SELECT count(*) FROM passkeys WHERE passkeys.account = accounts.number) = 1
        FROM accounts WHERE number = $account
        """;

    public Task<IReadOnlyList<Passkey>> ListAsync(long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Passkey>>(
            session =>
            {
                var list = session.Prepare(ListSql, "$account");
                list.Set(0, account);
                var passkeys = new List<Passkey>();
                using var rows = list.Read();
                while (rows.Read())
                    passkeys.Add(Read(rows));
                return passkeys;
            },
            cancellationToken);

    public Task<Passkey?> FindAsync(ReadOnlyMemory<byte> id, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(
            session =>
            {
                var find = session.Prepare(FindSql, "$id");
                find.Set(0, id.ToArray());
                using var row = find.Read();
                return row.Read() ? Read(row) : null;
            },
            cancellationToken);

    public Task<PasskeyOutcome> AddAsync(Passkey passkey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        return connections.WriteAsync(
            session => Count(session, passkey.Account) < PasskeyLimits.Count && Add(session, passkey) ? PasskeyOutcome.Done : PasskeyOutcome.Refused,
            cancellationToken);
    }

    public Task UseAsync(Passkey passkey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(passkey);
        return connections.WriteAsync(
            session =>
            {
                var use = session.Prepare(UseSql, "$count", "$backedUp", "$used", "$id");
                use.Set(0, (long)passkey.SignCount);
                use.Set(1, passkey.IsBackedUp);
                use.Set(2, passkey.Used is { } used ? StoredValue.Time(used) : null);
                use.Set(3, passkey.Id.ToArray());
                return use.Execute();
            },
            cancellationToken);
    }

    public Task<PasskeyOutcome> RenameAsync(
        long account, ReadOnlyMemory<byte> id, string name, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                var rename = session.Prepare(RenameSql, "$name", "$id", "$account");
                rename.Set(0, StoredText.Escape(name));
                rename.Set(1, id.ToArray());
                rename.Set(2, account);
                return rename.Execute() > 0 ? PasskeyOutcome.Done : PasskeyOutcome.Unknown;
            },
            cancellationToken);

    public Task<PasskeyOutcome> RemoveAsync(long account, ReadOnlyMemory<byte> id, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                var isOnly = session.Prepare(IsOnlyWaySql, "$account");
                isOnly.Set(0, account);
                if (isOnly.ReadScalar() is 1L)
                    return PasskeyOutcome.LastWayIn;
                var remove = session.Prepare(RemoveSql, "$id", "$account");
                remove.Set(0, id.ToArray());
                remove.Set(1, account);
                return remove.Execute() > 0 ? PasskeyOutcome.Done : PasskeyOutcome.Unknown;
            },
            cancellationToken);

    /// <summary>Keeps a new one, in the transaction that is open.</summary>
    /// <returns>Whether it was not known before.</returns>
    public static bool Add(SqliteSession session, Passkey passkey)
    {
        var add = session.Prepare(
            AddSql, "$id", "$account", "$name", "$key", "$count", "$transports", "$verified", "$eligible", "$backedUp", "$added", "$used");
        add.Set(0, passkey.Id.ToArray());
        add.Set(1, passkey.Account);
        add.Set(2, StoredText.Escape(passkey.Name));
        add.Set(3, passkey.PublicKey.ToArray());
        add.Set(4, (long)passkey.SignCount);
        add.Set(5, StoredText.Escape(string.Join(' ', passkey.Transports)));
        add.Set(6, passkey.IsUserVerified);
        add.Set(7, passkey.IsBackupEligible);
        add.Set(8, passkey.IsBackedUp);
        add.Set(9, StoredValue.Time(passkey.Added));
        add.Set(10, passkey.Used is { } used ? StoredValue.Time(used) : null);
        return add.Execute() > 0;
    }

    private static long Count(SqliteSession session, long account)
    {
        var count = session.Prepare(CountSql, "$account");
        count.Set(0, account);
        return (long)count.ReadScalar()!;
    }

    private static Passkey Read(SqliteDataReader row) => new()
    {
        Id = (byte[])row.GetValue(0),
        Account = row.GetInt64(1),
        Name = StoredText.Unescape(row.GetString(2)),
        PublicKey = (byte[])row.GetValue(3),
        SignCount = (uint)row.GetInt64(4),
        Transports = StoredText.Unescape(row.GetString(5)).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        IsUserVerified = row.GetBoolean(6),
        IsBackupEligible = row.GetBoolean(7),
        IsBackedUp = row.GetBoolean(8),
        Added = StoredValue.ReadTime(row, 9),
        Used = row.IsDBNull(10) ? null : StoredValue.ReadTime(row, 10),
    };
}
