using ArxivLens.Core.Following;
using ArxivLens.Core.Library;
using Dapper;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>What readers follow, in SQLite.</summary>
internal sealed class SqliteFollowStore(SqliteConnections connections) : IFollowStore
{
    private const string Columns = "kind, value, digest, since, since_library AS SinceLibrary, since_shown AS SinceShown";
    private const string CountSql = "SELECT count(*) FROM follows WHERE account = @account";

    private const string AddSql =
        """
        INSERT INTO follows (account, kind, value, digest, since, since_library, since_shown)
        VALUES (@account, @kind, @value, @digest, @at, @library, @shown) ON CONFLICT DO NOTHING
        """;

    private const string Which = "account = @account AND kind = @kind AND value = @value";
    private const string RemoveSql = $"DELETE FROM follows WHERE {Which}";
    private const string FindSql = $"SELECT {Columns} FROM follows WHERE {Which}";
    private const string ListSql = $"SELECT {Columns} FROM follows WHERE account = @account ORDER BY kind, value";
    private const string ChooseSql = $"UPDATE follows SET digest = @digest WHERE {Which}";
    private const string ChooseAllSql = "UPDATE follows SET digest = @digest WHERE account = @account";

    private const string SettingsSql =
        """
        SELECT zone, hour, weekday, digest, has_digests AS HasDigests, marks_lists AS MarksLists, feed IS NOT NULL AS HasFeed
        FROM follow_settings WHERE account = @account
        """;

    private const string SaveSettingsSql =
        """
        INSERT INTO follow_settings (account, zone, hour, weekday, digest, has_digests, marks_lists)
        VALUES (@account, @zone, @hour, @weekday, @digest, @hasDigests, @marksLists)
        ON CONFLICT DO UPDATE SET zone = @zone, hour = @hour, weekday = @weekday, digest = @digest, has_digests = @hasDigests,
            marks_lists = @marksLists
        """;

    private const string FeedSql = "UPDATE follow_settings SET feed = @feed WHERE account = @account";
    private const string FindByFeedSql = "SELECT account FROM follow_settings WHERE feed = @feed";

    public Task<FollowOutcome> AddAsync(long account, Follow follow, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(follow);
        return connections.WriteAsync(
            session =>
            {
                var which = Key(account, follow.Thing);
                if (session.Connection.QueryFirstOrDefault<Row>(FindSql, which) is not null)
                    return FollowOutcome.Known;
                if (session.Connection.ExecuteScalar<long>(CountSql, new { account }) >= FollowLimits.Things)
                    return FollowOutcome.Full;
                which.Add("digest", (int)follow.Digest);
                which.Add("at", StoredValue.Time(follow.Since.At));
                which.Add("library", follow.Since.Library);
                which.Add("shown", follow.Since.Shown);
                session.Connection.Execute(AddSql, which);
                return FollowOutcome.Added;
            },
            cancellationToken);
    }

    public Task<bool> RemoveAsync(long account, FollowedThing thing, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(session => session.Connection.Execute(RemoveSql, Key(account, thing)) > 0, cancellationToken);

    public Task<Follow?> FindAsync(long account, FollowedThing thing, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(
            session => session.Connection.QueryFirstOrDefault<Row>(FindSql, Key(account, thing))?.ToFollow(), cancellationToken);

    public Task<IReadOnlyList<Follow>> ListAsync(long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<Follow>>(
            session => [.. session.Connection.Query<Row>(ListSql, new { account }).Select(row => row.ToFollow())], cancellationToken);

    public Task<bool> ChooseAsync(
        long account, FollowedThing thing, DigestChoice digest, CancellationToken cancellationToken = default) => connections.WriteAsync(
        session =>
        {
            var which = Key(account, thing);
            which.Add("digest", (int)digest);
            return session.Connection.Execute(ChooseSql, which) > 0;
        },
        cancellationToken);

    public Task ChooseAsync(long account, DigestChoice digest, CancellationToken cancellationToken = default) => connections.WriteAsync(
        session => session.Connection.Execute(ChooseAllSql, new { account, digest = (int)digest }), cancellationToken);

    public Task<FollowSettings> ReadSettingsAsync(long account, CancellationToken cancellationToken = default) => connections.ReadAsync(
        session => session.Connection.QueryFirstOrDefault<SettingsRow>(SettingsSql, new { account })?.ToSettings() ?? new FollowSettings(),
        cancellationToken);

    public Task SaveSettingsAsync(long account, FollowSettings settings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return connections.WriteAsync(session => Save(session, account, settings), cancellationToken);
    }

    public Task SetFeedAsync(long account, ReadOnlyMemory<byte>? hash, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                if (session.Connection.QueryFirstOrDefault<SettingsRow>(SettingsSql, new { account }) is null)
                    Save(session, account, new FollowSettings());
                return session.Connection.Execute(FeedSql, new { account, feed = hash?.ToArray() });
            },
            cancellationToken);

    public Task<long?> FindByFeedAsync(ReadOnlyMemory<byte> hash, CancellationToken cancellationToken = default) => connections.ReadAsync(
        session => session.Connection.QueryFirstOrDefault<long?>(FindByFeedSql, new { feed = hash.ToArray() }), cancellationToken);

    private static int Save(SqliteSession session, long account, FollowSettings settings) => session.Connection.Execute(SaveSettingsSql, new
    {
        account,
        zone = settings.Zone,
        hour = settings.Hour,
        weekday = (int)settings.Weekday,
        digest = (int)settings.Digest,
        hasDigests = settings.HasDigests,
        marksLists = settings.MarksLists,
    });

    private static DynamicParameters Key(long account, FollowedThing thing)
    {
        var key = new DynamicParameters();
        key.Add("account", account);
        key.Add("kind", (int)thing.Kind);
        key.Add("value", StoredText.Escape(thing.Value));
        return key;
    }

    private sealed record Row
    {
        public long Kind { get; init; }

        public required string Value { get; init; }

        public long Digest { get; init; }

        public required string Since { get; init; }

        public long SinceLibrary { get; init; }

        public long SinceShown { get; init; }

        public Follow ToFollow() => new(
            new FollowedThing((FollowKind)Kind, StoredText.Unescape(Value)),
            (DigestChoice)Digest,
            new NewsMark(SqliteImportLog.ReadTime(Since), SinceLibrary, SinceShown));
    }

    private sealed record SettingsRow
    {
        public required string Zone { get; init; }

        public long Hour { get; init; }

        public long Weekday { get; init; }

        public long Digest { get; init; }

        public long HasDigests { get; init; }

        public long MarksLists { get; init; }

        public long HasFeed { get; init; }

        public FollowSettings ToSettings() => new()
        {
            Zone = Zone,
            Hour = (int)Hour,
            Weekday = (DayOfWeek)Weekday,
            Digest = (DigestChoice)Digest,
            HasDigests = HasDigests != 0,
            MarksLists = MarksLists != 0,
            HasFeed = HasFeed != 0,
        };
    }
}
