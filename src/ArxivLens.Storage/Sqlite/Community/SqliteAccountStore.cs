using ArxivLens.Core.Accounts;
using ArxivLens.Core.Library;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Accounts, in SQLite.</summary>
internal sealed class SqliteAccountStore(SqliteConnections connections) : IAccountStore
{
    private const string FindSql = $"SELECT {AccountRow.Columns} FROM accounts WHERE number = $number";
    private const string FindByHandleSql = $"SELECT {AccountRow.Columns} FROM accounts WHERE handle = $handle";
    private const string FindByNameSql = $"SELECT {AccountRow.Columns} FROM accounts WHERE name_key = $key";
    private const string FindByEmailSql = $"SELECT {AccountRow.Columns} FROM accounts WHERE email_key = $key";
    private const string CountSql = "SELECT count(*) FROM accounts WHERE role = $role";
    private const string DeleteSql = "DELETE FROM accounts WHERE number = $number";
    private const string SetRoleSql = "UPDATE accounts SET role = $role, revision = revision + 1 WHERE number = $number";

    private const string ListSql =
        $@"SELECT {AccountRow.Columns} FROM accounts WHERE name LIKE $beginning ESCAPE '\'
           ORDER BY name COLLATE NOCASE, number LIMIT $take OFFSET $skip";

    private const string AddSql =
        """
        INSERT INTO accounts (name, name_key, email, email_key, pending_email, password_hash, role, joined, handle)
        VALUES ($name, $nameKey, $email, $emailKey, $pending, $password, $role, $joined, $handle)
        """;

    private const string SaveSql =
        """
        UPDATE accounts SET name = $name, name_key = $nameKey, email = $email, email_key = $emailKey, pending_email = $pending,
            password_hash = $password, revision = revision + 1
        WHERE number = $number AND revision = $revision
        """;

    private static readonly string[] ValueParameters = ["$name", "$nameKey", "$email", "$emailKey", "$pending", "$password"];

    public Task<(AccountOutcome Outcome, Account? Account)> AddAsync(
        Account account, Passkey? passkey = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        return connections.WriteAsync<(AccountOutcome, Account?)>(
            session =>
            {
                if (FindTaken(session, account, account.Joined) is { } taken)
                    return (taken, null);
                var add = session.Prepare(AddSql, [.. ValueParameters, "$role", "$joined", "$handle"]);
                SetValues(add, account);
                add.Set(ValueParameters.Length, (int)account.Role);
                add.Set(ValueParameters.Length + 1, StoredValue.Time(account.Joined));
                add.Set(ValueParameters.Length + 2, account.Handle);
                add.Execute();
                var number = session.LastNumber;
                if (passkey is not null && !SqlitePasskeyStore.Add(session, passkey with { Account = number }))
                    throw new ArgumentException("The passkey is known already.", nameof(passkey));
                return (AccountOutcome.Saved, Find(session, number));
            },
            cancellationToken);
    }

    public Task<Account?> FindAsync(long number, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(session => Find(session, number), cancellationToken);

    public Task<Account?> FindByHandleAsync(string handle, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handle);
        return connections.ReadAsync(
            session =>
            {
                var find = session.Prepare(FindByHandleSql, "$handle");
                find.Set(0, StoredText.Escape(handle));
                return AccountRow.ReadOne(find);
            },
            cancellationToken);
    }

    public Task<Account?> FindByNameAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return connections.ReadAsync(
            session => FindByName(session, name) is { } account && AccountName.AreSame(account.Name, name) ? account : null, cancellationToken);
    }

    public Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        return connections.ReadAsync(session => FindByEmail(session, email), cancellationToken);
    }

    public async Task<Reader?> FindReaderAsync(long number, CancellationToken cancellationToken = default) =>
        (await FindAsync(number, cancellationToken))?.ToReader();

    public async Task<Reader?> FindReaderAsync(string name, CancellationToken cancellationToken = default) =>
        (await FindByNameAsync(name, cancellationToken))?.ToReader();

    public Task<IReadOnlyList<Reader>> ListAsync(string beginning, int skip, int take, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(beginning);
        return connections.ReadAsync<IReadOnlyList<Reader>>(
            session =>
            {
                var list = session.Prepare(ListSql, "$beginning", "$take", "$skip");
                list.Set(0, StoredText.Escape(EscapePattern(beginning)) + "%");
                list.Set(1, take);
                list.Set(2, skip);
                var readers = new List<Reader>();
                using var rows = list.Read();
                while (rows.Read())
                    readers.Add(AccountRow.Read(rows).ToReader());
                return readers;
            },
            cancellationToken);
    }

    public Task<AccountOutcome> SaveAsync(Account account, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        return connections.WriteAsync(session => Save(session, account, now), cancellationToken);
    }

    public Task<Reader?> SetRoleAsync(long number, Role role, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                if (Find(session, number) is not { } account)
                    return null;
                if (account.Role == role)
                    return account.ToReader();
                if (account.Role == Role.Administrator && Count(session, Role.Administrator) == 1)
                    return null;
                var set = session.Prepare(SetRoleSql, "$role", "$number");
                set.Set(0, (int)role);
                set.Set(1, number);
                set.Execute();
                SqliteSessionStore.EndAll(session, number, except: null);
                CommunityStamp.Enter(session);
                return Find(session, number)?.ToReader();
            },
            cancellationToken);

    public Task DeleteAsync(long number, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                if (Find(session, number) is not { } account)
                    return 0;
                KeptNames.Keep(session, account.Name, number, now, now + AccountName.Kept);
                var delete = session.Prepare(DeleteSql, "$number");
                delete.Set(0, number);
                CommunityStamp.Enter(session);
                return delete.Execute();
            },
            cancellationToken);

    public Task DropKeptNamesAsync(DateTimeOffset now, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(session => KeptNames.Drop(session, now), cancellationToken);

    public Task<IReadOnlyList<int>> CountAsync(CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<int>>(session => [.. Enum.GetValues<Role>().Select(role => Count(session, role))], cancellationToken);

    private static AccountOutcome Save(SqliteSession session, Account account, DateTimeOffset now)
    {
        if (Find(session, account.Number) is not { } before || before.Revision != account.Revision)
            return AccountOutcome.Changed;
        if (FindTaken(session, account, now) is { } taken)
            return taken;
        var save = session.Prepare(SaveSql, [.. ValueParameters, "$number", "$revision"]);
        SetValues(save, account);
        save.Set(ValueParameters.Length, account.Number);
        save.Set(ValueParameters.Length + 1, account.Revision);
        save.Execute();
        account.Revision++;
        if (before.Email != account.Email || before.PasswordHash != account.PasswordHash)
            SqliteOneTimeLinkStore.Forget(session, account.Number, LinkPurpose.Recover);
        if (before.Name == account.Name && before.Email == account.Email)
            return AccountOutcome.Saved;
        if (before.Name != account.Name)
            KeptNames.Keep(session, before.Name, account.Number, now, now + AccountName.Kept);
        CommunityStamp.Enter(session);
        return AccountOutcome.Saved;
    }

    // In the transaction that writes, so that of two who want a name one gets it and the other is told.
    private static AccountOutcome? FindTaken(SqliteSession session, Account account, DateTimeOffset now)
    {
        if (FindByName(session, account.Name) is { } other && other.Number != account.Number)
            return AccountOutcome.NameTaken;
        if (KeptNames.IsKept(session, account.Name, account.Number, now))
            return AccountOutcome.NameTaken;
        return account.Email is { } email && FindByEmail(session, email) is { } holder && holder.Number != account.Number
            ? AccountOutcome.EmailTaken
            : null;
    }

    private static void SetValues(SqliteStatement statement, Account account)
    {
        statement.Set(0, account.Name);
        statement.Set(1, AccountName.KeyOf(account.Name));
        statement.Set(2, StoredValue.Text(account.Email));
        statement.Set(3, account.Email is { } email ? AccountRow.EmailKey(email) : null);
        statement.Set(4, StoredValue.Text(account.PendingEmail));
        statement.Set(5, account.PasswordHash);
    }

    private static Account? Find(SqliteSession session, long number)
    {
        var find = session.Prepare(FindSql, "$number");
        find.Set(0, number);
        return AccountRow.ReadOne(find);
    }

    private static Account? FindByName(SqliteSession session, string name)
    {
        var find = session.Prepare(FindByNameSql, "$key");
        find.Set(0, StoredText.Escape(AccountName.KeyOf(name)));
        return AccountRow.ReadOne(find);
    }

    private static Account? FindByEmail(SqliteSession session, string email)
    {
        var find = session.Prepare(FindByEmailSql, "$key");
        find.Set(0, AccountRow.EmailKey(email));
        return AccountRow.ReadOne(find);
    }

    private static int Count(SqliteSession session, Role role)
    {
        var count = session.Prepare(CountSql, "$role");
        count.Set(0, (int)role);
        return (int)(long)count.ReadScalar()!;
    }

    private static string EscapePattern(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
