using ArxivLens.Core.Following;
using ArxivLens.Core.Library;
using Dapper;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>When readers saw lists, in SQLite.</summary>
internal sealed class SqliteLookStore(SqliteConnections connections) : ILookStore
{
    private const string ListSql = "SELECT list, at, library, shown FROM looks WHERE account = @account";
    private const string FindSql = ListSql + " AND list = @list";
    private const string ForgetSql = "DELETE FROM looks WHERE account = @account";

    private const string SaveSql =
        """
        INSERT INTO looks (account, list, at, library, shown) VALUES (@account, @list, @at, @library, @shown)
        ON CONFLICT DO UPDATE SET at = @at, library = @library, shown = @shown
        """;

    private const string BoundSql =
        """
        DELETE FROM looks WHERE account = @account AND list IN (
            SELECT list FROM looks WHERE account = @account ORDER BY at DESC, list LIMIT -1 OFFSET @kept)
        """;

    public Task<NewsMark?> FindAsync(long account, string list, CancellationToken cancellationToken = default) => connections.ReadAsync(
        session => session.Connection.QueryFirstOrDefault<Row>(FindSql, new { account, list = StoredText.Escape(list) })?.ToMark(),
        cancellationToken);

    public Task<IReadOnlyDictionary<string, NewsMark>> ListAsync(long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyDictionary<string, NewsMark>>(
            session => session.Connection.Query<Row>(ListSql, new { account })
                .ToDictionary(row => StoredText.Unescape(row.List), row => row.ToMark(), StringComparer.Ordinal),
            cancellationToken);

    public Task SaveAsync(
        long account, IReadOnlyList<string> lists, NewsMark mark, CancellationToken cancellationToken = default) => connections.WriteAsync(
        session =>
        {
            foreach (var list in lists)
            {
                session.Connection.Execute(SaveSql, new
                {
                    account,
                    list = StoredText.Escape(list),
                    at = StoredValue.Time(mark.At),
                    library = mark.Library,
                    shown = mark.Shown,
                });
            }

            return session.Connection.Execute(BoundSql, new { account, kept = FollowLimits.Lists });
        },
        cancellationToken);

    public Task ForgetAsync(long account, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(session => session.Connection.Execute(ForgetSql, new { account }), cancellationToken);

    private sealed record Row
    {
        public required string List { get; init; }

        public required string At { get; init; }

        public long Library { get; init; }

        public long Shown { get; init; }

        public NewsMark ToMark() => new(SqliteImportLog.ReadTime(At), Library, Shown);
    }
}
