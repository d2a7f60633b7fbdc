using ArxivLens.Core.Shelves;
using Dapper;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>The shelves of readers in SQLite.</summary>
internal sealed class SqliteShelfStore(SqliteConnections connections) : IShelfStore
{
    private const string Columns =
        """
        SELECT number, account, name, created, changed, token, contribution, shows_notes AS showsNotes, shows_name AS showsName,
            (SELECT count(*) FROM shelf_entries WHERE shelf = shelves.number AND removed IS NULL) AS count
        FROM shelves
        """;

    private const string ListSql = Columns + " WHERE account = $account AND removed IS NULL ORDER BY number";
    private const string FindSql = Columns + " WHERE number = $shelf AND account = $account AND removed IS NULL";
    private const string ByTokenSql = Columns + " WHERE token = $token AND removed IS NULL";
    private const string SharedSql = Columns + " WHERE number = $shelf AND token IS NOT NULL AND removed IS NULL";
    private const string InsertSql = "INSERT INTO shelves (account, name, created, changed) VALUES ($account, $name, $at, $at) RETURNING number";
    private const string CountSql = "SELECT count(*) FROM shelves WHERE account = $account AND removed IS NULL";
    private const string NamesSql = "SELECT number, name FROM shelves WHERE account = $account AND removed IS NULL AND number <> $shelf";
    private const string RenameSql = "UPDATE shelves SET name = $name, changed = $at WHERE number = $shelf";
    private const string RemovedSql = "SELECT name FROM shelves WHERE number = $shelf AND account = $account AND removed > $since";
    private const string RestoreSql = "UPDATE shelves SET removed = NULL, name = $name, changed = $at WHERE number = $shelf";
    private const string RemoveSql =
        "UPDATE shelves SET removed = $at, token = NULL WHERE number = $shelf AND account = $account AND removed IS NULL";

    // What can no longer be brought back goes for good when its owner next takes something away, and each day.
    private const string PurgeSql =
        """
        DELETE FROM shelves WHERE account = $account AND removed <= $since;
        DELETE FROM shelf_entries WHERE removed <= $since AND shelf IN (SELECT number FROM shelves WHERE account = $account);
        """;

    private const string DropSql =
        """
        DELETE FROM shelves WHERE removed <= $since;
        DELETE FROM shelf_entries WHERE removed <= $since;
        DELETE FROM shelf_imports WHERE made <= $since;
        """;

    private const string ShareSql =
        """
        UPDATE shelves SET token = $token, contribution = coalesce($contribution, contribution), shows_notes = $notes, shows_name = $name
        WHERE number = $shelf AND account = $account AND removed IS NULL
        """;

    private const string FollowSql =
        "INSERT INTO shelf_followers (account, shelf, seen) VALUES ($account, $shelf, $at) ON CONFLICT DO UPDATE SET seen = excluded.seen";
    private const string UnfollowSql = "DELETE FROM shelf_followers WHERE account = $account AND shelf = $shelf";
    private const string LoseFollowersSql = "DELETE FROM shelf_followers WHERE shelf = $shelf";
    private const string FollowedSql =
        """
        SELECT shelf, seen, (SELECT count(*) FROM shelf_entries entry
            WHERE entry.shelf = follower.shelf AND entry.removed IS NULL AND entry.added > follower.seen) AS count
        FROM shelf_followers follower WHERE account = $account ORDER BY shelf
        """;

    private const string KeepSql =
        "INSERT INTO shelf_imports (account, made, content) VALUES ($account, $at, $content) "
        + "ON CONFLICT DO UPDATE SET made = excluded.made, content = excluded.content";
    private const string KeptSql = "SELECT content FROM shelf_imports WHERE account = $account AND made > $since";
    private const string ForgetSql = "DELETE FROM shelf_imports WHERE account = $account";

    public async Task<IReadOnlyList<Shelf>> ListAsync(long account, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var shelves = await connections.ReadAsync(session => List(session, account), cancellationToken);
        return shelves.Count > 0
            ? shelves
            : await connections.WriteAsync(
                session =>
                {
                    // Somebody else may have made it in the meantime.
                    if (List(session, account) is { Count: > 0 } there)
                        return there;
                    Insert(session, account, Shelf.FirstName, at);
                    return List(session, account);
                },
                cancellationToken);
    }

    public Task<Shelf?> FindAsync(long account, long shelf, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(session => Find(session, account, shelf), cancellationToken);

    public Task<Shelf?> FindSharedAsync(string token, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(session => Query(session, ByTokenSql, new { token }).SingleOrDefault(), cancellationToken);

    public Task<Shelf?> FindSharedAsync(long shelf, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(session => Query(session, SharedSql, new { shelf }).SingleOrDefault(), cancellationToken);

    public Task<(ShelfOutcome Outcome, long Number)> AddAsync(
        long account, string name, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                if (FindName(session, account, 0, name) is { } other)
                    return (ShelfOutcome.NameTaken, other);
                return session.Connection.ExecuteScalar<int>(CountSql, new { account }) >= ShelfLimits.MostShelves
                    ? (ShelfOutcome.Full, 0L)
                    : (ShelfOutcome.Done, Insert(session, account, name, at));
            },
            cancellationToken);

    public Task<ShelfOutcome> RenameAsync(
        long account, long shelf, string name, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                if (Find(session, account, shelf) is not { } found)
                    return ShelfOutcome.NotThere;
                if (FindName(session, account, shelf, name) is not null)
                    return ShelfOutcome.NameTaken;
                session.Connection.Execute(RenameSql, new { shelf, name = StoredValue.Text(name), at = StoredValue.Time(at) });
                Enter(session, found);
                return ShelfOutcome.Done;
            },
            cancellationToken);

    public Task<ShelfOutcome> RemoveAsync(long account, long shelf, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                if (Find(session, account, shelf) is not { } found)
                    return ShelfOutcome.NotThere;
                Purge(session, account, at);
                session.Connection.Execute(RemoveSql, new { account, shelf, at = StoredValue.Time(at) });
                Enter(session, found);
                return ShelfOutcome.Done;
            },
            cancellationToken);

    public Task<ShelfOutcome> RestoreAsync(long account, long shelf, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                var since = StoredValue.Time(at - ShelfLimits.Undoable);
                if (session.Connection.ExecuteScalar<string?>(RemovedSql, new { account, shelf, since }) is not { } name)
                    return ShelfOutcome.NotThere;
                if (session.Connection.ExecuteScalar<int>(CountSql, new { account }) >= ShelfLimits.MostShelves)
                    return ShelfOutcome.Full;
                session.Connection.Execute(RestoreSql, new { shelf, name = FreeName(session, account, shelf, name), at = StoredValue.Time(at) });
                return ShelfOutcome.Done;
            },
            cancellationToken);

    public Task<ShelfOutcome> ShareAsync(long account, long shelf, ShelfSharing? sharing, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                var (token, contribution) = (sharing?.Token, sharing?.Contribution);
                var (notes, name) = (sharing?.ShowsNotes ?? false, sharing?.ShowsName ?? false);
                if (session.Connection.Execute(ShareSql, new { account, shelf, token, contribution, notes, name }) == 0)
                    return ShelfOutcome.NotThere;
                // Who followed under the address that is no more is not handed the next one.
                if (sharing is null)
                    session.Connection.Execute(LoseFollowersSql, new { shelf });
                CommunityStamp.Enter(session);
                return ShelfOutcome.Done;
            },
            cancellationToken);

    public Task<ShelfOutcome> FollowAsync(
        long account, long shelf, bool follows, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                if (!follows)
                    return session.Connection.Execute(UnfollowSql, new { account, shelf }) > 0 ? ShelfOutcome.Done : ShelfOutcome.NotThere;
                if (!Query(session, SharedSql, new { shelf }).Any())
                    return ShelfOutcome.NotThere;
                var followed = ReadFollowed(session, account);
                if (followed.Count >= ShelfLimits.MostFollowed && followed.All(one => one.Shelf != shelf))
                    return ShelfOutcome.Full;
                session.Connection.Execute(FollowSql, new { account, shelf, at = StoredValue.Time(at) });
                return ShelfOutcome.Done;
            },
            cancellationToken);

    public Task<IReadOnlyList<FollowedShelf>> ListFollowedAsync(long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<FollowedShelf>>(
            session =>
            [
                .. ReadFollowed(session, account)
                    .Select(row => (Row: row, Shelf: Query(session, SharedSql, new { shelf = row.Shelf }).SingleOrDefault()))
                    .Where(one => one.Shelf is not null)
                    .Select(one => new FollowedShelf(one.Shelf!, SqliteImportLog.ReadTime(one.Row.Seen), (int)one.Row.Count)),
            ],
            cancellationToken);

    public Task KeepImportAsync(long account, string content, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session => session.Connection.Execute(KeepSql, new { account, content, at = StoredValue.Time(at) }), cancellationToken);

    public Task<string?> FindImportAsync(long account, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        connections.ReadAsync(
            session => session.Connection.ExecuteScalar<string?>(
                KeptSql, new { account, since = StoredValue.Time(at - ShelfLimits.Undoable) }),
            cancellationToken);

    public Task ForgetImportAsync(long account, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(session => session.Connection.Execute(ForgetSql, new { account }), cancellationToken);

    public Task DropEndedAsync(DateTimeOffset now, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session => session.Connection.Execute(DropSql, new { since = StoredValue.Time(now - ShelfLimits.Undoable) }), cancellationToken);

    /// <summary>Finds a shelf of an account.</summary>
    internal static Shelf? Find(SqliteSession session, long account, long shelf) =>
        Query(session, FindSql, new { account, shelf }).SingleOrDefault();

    /// <summary>Enters that what everybody sees is another, where everybody sees the shelf.</summary>
    internal static void Enter(SqliteSession session, Shelf shelf)
    {
        if (shelf.Sharing is not null)
            CommunityStamp.Enter(session);
    }

    /// <summary>Deletes for good what can no longer be brought back.</summary>
    internal static void Purge(SqliteSession session, long account, DateTimeOffset at) =>
        session.Connection.Execute(PurgeSql, new { account, since = StoredValue.Time(at - ShelfLimits.Undoable) });

    private static List<Shelf> List(SqliteSession session, long account) => [.. Query(session, ListSql, new { account })];

    private static IEnumerable<Shelf> Query(SqliteSession session, string sql, object parameters) =>
        session.Connection.Query<Row>(sql, parameters).Select(row => row.ToShelf());

    private static IReadOnlyList<FollowedRow> ReadFollowed(SqliteSession session, long account) =>
        [.. session.Connection.Query<FollowedRow>(FollowedSql, new { account })];

    private static long Insert(SqliteSession session, long account, string name, DateTimeOffset at) =>
        session.Connection.ExecuteScalar<long>(InsertSql, new { account, name = StoredValue.Text(name), at = StoredValue.Time(at) });

    private static long? FindName(SqliteSession session, long account, long shelf, string name)
    {
        var stored = StoredValue.Text(name)!;
        foreach (var (number, other) in session.Connection.Query<(long, string)>(NamesSql, new { account, shelf }))
        {
            if (other.Equals(stored, StringComparison.OrdinalIgnoreCase))
                return number;
        }

        return null;
    }

    private static string FreeName(SqliteSession session, long account, long shelf, string name)
    {
        var free = name;
        for (var number = 2; FindName(session, account, shelf, free) is not null; number++)
            free = FormattableString.Invariant($"{name[..Math.Min(name.Length, ShelfLimits.LongestName - 6)]} ({number})");
        return free;
    }

    // By its properties: the type of a count is not known to the driver while there is no row.
    private sealed record FollowedRow
    {
        public required long Shelf { get; init; }

        public required string Seen { get; init; }

        public long Count { get; init; }
    }

    private sealed record Row
    {
        public required long Number { get; init; }

        public required long Account { get; init; }

        public required string Name { get; init; }

        public required string Created { get; init; }

        public required string Changed { get; init; }

        public string? Token { get; init; }

        public long? Contribution { get; init; }

        public bool ShowsNotes { get; init; }

        public bool ShowsName { get; init; }

        public long Count { get; init; }

        public Shelf ToShelf() => new(
            Number, Account, Core.Library.StoredText.Unescape(Name), SqliteImportLog.ReadTime(Created), SqliteImportLog.ReadTime(Changed), (int)Count)
        {
            Contribution = Contribution,
            Sharing = Token is null ? null : new ShelfSharing(Token, Contribution ?? 0, ShowsNotes, ShowsName),
        };
    }
}
