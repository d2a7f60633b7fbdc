using System.Security.Cryptography;
using System.Text.Json;
using ArxivLens.Core.Mail;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Mail that is to be sent, in SQLite.</summary>
internal sealed class SqliteOutbox(SqliteConnections connections) : IOutbox
{
    // Whoever is gone is sent nothing; a key that is known adds nothing.
    private const string AddSql =
        """
        INSERT INTO outbox (key, kind, account, data, wanted, due, mark)
        SELECT @key, @kind, number, @data, @due, @due, @mark FROM accounts WHERE number = @account
        ON CONFLICT (key) DO NOTHING
        """;

    // Keys of a series lie beside one another in the index of keys, from its beginning to what would stand next.
    private const string LastSql =
        "SELECT number, state, data FROM outbox WHERE key >= @first AND key < @end AND state < 2 ORDER BY state DESC, key DESC LIMIT 1";

    // A clock that was set back may bring a key anew.
    private const string JoinSql =
        """
        UPDATE outbox SET
            key = iif(EXISTS (SELECT 1 FROM outbox WHERE key = @key), key, @key), data = @data, wanted = @wanted, mark = @mark
        WHERE number = @number
        """;

    private const string NextSql =
        """
        SELECT o.number, o.kind, o.account, o.data, a.name, coalesce(a.email, a.pending_email, ''), a.email IS NOT NULL, o.key, o.wanted, o.attempts + 1, o.mark
        FROM outbox o JOIN accounts a ON a.number = o.account
        WHERE o.state = 1 OR (o.state = 0 AND o.due <= @now AND (
            SELECT count(*) FROM outbox s
            WHERE s.account = o.account AND s.state = 2 AND s.ended > @dayAgo
              AND (s.kind IN (SELECT value FROM json_each(@first))) = (o.kind IN (SELECT value FROM json_each(@first)))) < @most)
        ORDER BY o.state DESC, o.kind IN (SELECT value FROM json_each(@first)) DESC, o.due, o.number
        LIMIT 1
        """;

    private const string BeginSql = "UPDATE outbox SET state = 1, attempts = attempts + 1 WHERE number = @number";

    private const string EndSql =
        "UPDATE outbox SET state = @state, data = '{}', ended = @at, reason = @reason WHERE number = @number AND state < 2";

    private const string PostponeSql =
        "UPDATE outbox SET state = 0, due = @due, reason = @reason WHERE number = @number AND state = 1";

    private const string RefuseSql =
        """
        INSERT INTO refused_addresses (address, account, refused, reason)
        SELECT @address, number, @at, @reason FROM accounts WHERE number = @account
        ON CONFLICT (address) DO UPDATE SET refused = excluded.refused, reason = excluded.reason
        """;

    private const string FindRefusedSql = "SELECT 1 FROM refused_addresses WHERE address = @address";
    private const string ReopenSql = "DELETE FROM refused_addresses WHERE address = @address";
    private const string ListSql = "SELECT kind, state, wanted, ended FROM outbox WHERE account = @account ORDER BY number";

    private const string StatusSql =
        """
        SELECT count(*) FILTER (WHERE state < 2), count(*) FILTER (WHERE state = 2), count(*) FILTER (WHERE state = 3),
            min(wanted) FILTER (WHERE state < 2),
            coalesce((SELECT reason FROM outbox WHERE state < 2 AND reason IS NOT NULL ORDER BY due DESC LIMIT 1),
                     (SELECT reason FROM outbox WHERE state = 3 ORDER BY ended DESC LIMIT 1)),
            (SELECT count(*) FROM refused_addresses)
        FROM outbox
        """;

    private const string GiveUpSql =
        """
        UPDATE outbox SET state = 3, data = '{}', ended = @now, reason = coalesce(reason, 'it was not sent in time')
        WHERE state = 0 AND wanted < @before
        """;

    private const string ForgetSql = "DELETE FROM outbox WHERE state > 1 AND ended < @before";

    private volatile TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Arrival => _arrival.Task;

    public async Task<bool> AddAsync(
        string kind, long account, string data, DateTimeOffset due, string key, CancellationToken cancellationToken = default)
    {
        var mail = Checked(new NewMail(kind, account, data, due, key));
        var added = await connections.WriteAsync(session => Add(session, mail), cancellationToken);
        if (added)
            Tell();
        return added;
    }

    public async Task<bool> ContinueAsync(
        NewMail mail, string series, Func<string, string, string> join, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentException.ThrowIfNullOrEmpty(series);
        ArgumentNullException.ThrowIfNull(join);
        if (!Checked(mail).Key.StartsWith(series, StringComparison.Ordinal))
            throw new ArgumentException("The key is not of the series.", nameof(mail));
        var isDone = await connections.WriteAsync(session => Continue(session, mail, series, join), cancellationToken);
        if (isDone)
            Tell();
        return isDone;
    }

    public Task<QueuedMail?> BeginAsync(
        DateTimeOffset now, IReadOnlyCollection<string> ofAccount, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                var next = session.Prepare(NextSql, "@now", "@dayAgo", "@first", "@most");
                next.Set(0, StoredValue.Time(now));
                next.Set(1, StoredValue.Time(now.AddDays(-1)));
                next.Set(2, JsonSerializer.Serialize(ofAccount));
                next.Set(3, MailLimits.PerDay);
                if (ReadOne(next, ReadMail) is not { } mail)
                    return null;
                var begin = session.Prepare(BeginSql, "@number");
                begin.Set(0, mail.Number);
                begin.Execute();
                return mail;
            },
            cancellationToken);

    public Task EndAsync(long number, MailState end, string? reason, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        if (end < MailState.Sent)
            throw new ArgumentOutOfRangeException(nameof(end), end, "It is no end.");
        return WriteAsync(
            EndSql,
            cancellationToken,
            ("@number", number),
            ("@state", (int)end),
            ("@at", StoredValue.Time(at)),
            ("@reason", StoredValue.Text(reason)));
    }

    public Task PostponeAsync(long number, DateTimeOffset due, string reason, CancellationToken cancellationToken = default) =>
        WriteAsync(
            PostponeSql,
            cancellationToken,
            ("@number", number),
            ("@due", StoredValue.Time(due)),
            ("@reason", StoredValue.Text(reason)));

    public Task RefuseAsync(long account, string address, string reason, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        WriteAsync(
            RefuseSql,
            cancellationToken,
            ("@account", account),
            ("@address", KeyOf(address)),
            ("@reason", StoredValue.Text(reason)),
            ("@at", StoredValue.Time(at)));

    public Task<bool> IsRefusedAsync(string address, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(
            session =>
            {
                var find = session.Prepare(FindRefusedSql, "@address");
                find.Set(0, KeyOf(address));
                return find.ReadScalar() is not null;
            },
            cancellationToken);

    public Task ReopenAsync(string address, CancellationToken cancellationToken = default) =>
        WriteAsync(ReopenSql, cancellationToken, ("@address", KeyOf(address)));

    public Task<IReadOnlyList<MailEntry>> ListAsync(long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<MailEntry>>(
            session =>
            {
                var list = session.Prepare(ListSql, "@account");
                list.Set(0, account);
                using var rows = list.Read();
                var entries = new List<MailEntry>();
                while (rows.Read())
                {
                    var state = (MailState)rows.GetInt32(1);
                    entries.Add(new MailEntry(rows.GetString(0), state, StoredValue.ReadTime(rows, 2), ReadTimeOrNull(rows, 3)));
                }

                return entries;
            },
            cancellationToken);

    public Task<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken = default) =>
        connections.ReadAsync(ReadStatus, cancellationToken);

    public Task<int> PruneAsync(
        DateTimeOffset dueBefore, DateTimeOffset endedBefore, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                var forget = session.Prepare(ForgetSql, "@before");
                forget.Set(0, StoredValue.Time(endedBefore));
                forget.Execute();
                var giveUp = session.Prepare(GiveUpSql, "@now", "@before");
                giveUp.Set(0, StoredValue.Time(now));
                giveUp.Set(1, StoredValue.Time(dueBefore));
                return giveUp.Execute();
            },
            cancellationToken);

    /// <summary>How the outbox of an open file stands.</summary>
    internal static OutboxStatus ReadStatus(SqliteSession session) =>
        ReadOne(session.Prepare(StatusSql), row => new OutboxStatus(
            row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), ReadTimeOrNull(row, 3), StoredValue.ReadText(row, 4), row.GetInt32(5)))!;

    private static NewMail Checked(NewMail mail)
    {
        ArgumentException.ThrowIfNullOrEmpty(mail.Kind);
        ArgumentException.ThrowIfNullOrEmpty(mail.Key);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mail.Key.Length, MailLimits.KeyCharacters, nameof(mail));
        JsonDocument.Parse(mail.Data).Dispose();
        return mail;
    }

    private static bool Add(SqliteSession session, NewMail mail)
    {
        var add = session.Prepare(AddSql, "@key", "@kind", "@data", "@due", "@mark", "@account");
        add.Set(0, StoredValue.Text(mail.Key));
        add.Set(1, mail.Kind);
        add.Set(2, mail.Data);
        add.Set(3, StoredValue.Time(mail.Due));
        add.Set(4, NewMark());
        add.Set(5, mail.Account);
        return add.Execute() > 0;
    }

    private static bool Continue(SqliteSession session, NewMail mail, string series, Func<string, string, string> join)
    {
        var find = session.Prepare(LastSql, "@first", "@end");
        find.Set(0, series);
        find.Set(1, series[..^1] + (char)(series[^1] + 1));
        if (ReadOne(find, row => Tuple.Create(row.GetInt64(0), (MailState)row.GetInt32(1), row.GetString(2))) is not { } last)
        {
            Add(session, mail);
            return true;
        }

        if (last.Item2 == MailState.Begun)
            return false;
        var renew = session.Prepare(JoinSql, "@key", "@data", "@wanted", "@mark", "@number");
        renew.Set(0, StoredValue.Text(mail.Key));
        renew.Set(1, join(last.Item3, mail.Data));
        renew.Set(2, StoredValue.Time(mail.Due));
        renew.Set(3, NewMark());
        renew.Set(4, last.Item1);
        renew.Execute();
        return true;
    }

    // What says something else is another mail: under the old mark a mail program would take it for a double of what it got.
    private static string NewMark() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private void Tell() =>
        Interlocked.Exchange(ref _arrival, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private Task<int> WriteAsync(string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] values) =>
        connections.WriteAsync(
            session =>
            {
                var statement = session.Prepare(sql, [.. values.Select(value => value.Name)]);
                for (var place = 0; place < values.Length; place++)
                    statement.Set(place, values[place].Value);
                return statement.Execute();
            },
            cancellationToken);

    // Mail servers may tell cases apart before the @, and none does: a refusal stops all of them.
    private static string? KeyOf(string address) => StoredValue.Text(address.ToLowerInvariant());

    private static T? ReadOne<T>(SqliteStatement statement, Func<SqliteDataReader, T> map)
        where T : class
    {
        using var rows = statement.Read();
        return rows.Read() ? map(rows) : null;
    }

    private static DateTimeOffset? ReadTimeOrNull(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : StoredValue.ReadTime(row, column);

    private static QueuedMail ReadMail(SqliteDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetString(3))
    {
        Name = StoredValue.ReadText(row, 4)!,
        Address = StoredValue.ReadText(row, 5)!,
        IsConfirmed = row.GetInt64(6) != 0,
        Key = StoredValue.ReadText(row, 7)!,
        Due = StoredValue.ReadTime(row, 8),
        Attempts = row.GetInt32(9),
        Mark = row.GetString(10),
    };
}
