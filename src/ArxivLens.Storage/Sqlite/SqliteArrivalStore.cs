using ArxivLens.Core.Following;
using ArxivLens.Core.Papers;
using Dapper;

namespace ArxivLens.Storage.Sqlite;

/// <summary>When things came to the library, in SQLite.</summary>
internal sealed class SqliteArrivalStore(SqliteConnections connections) : IArrivalStore
{
    private const int BetweenCancellationChecks = 256;

    // A work is new when its own record is, and that of each work that is one with it; it came with the first of them.
    private const string ReadSql =
        """
        SELECT shown.key AS Key, min(arrivals.change) AS Change
        FROM arrivals LEFT JOIN merges AS joined ON joined.member = arrivals.work AND joined.undone IS NULL
            JOIN works AS shown ON shown.number = coalesce(joined.work, arrivals.work)
            JOIN arrivals AS own ON own.work = shown.number AND own.what = 0 AND own.change > @after
        WHERE arrivals.change > @after AND arrivals.change <= @upTo AND arrivals.what = 0 AND NOT EXISTS (
            SELECT 1 FROM merges JOIN works AS member ON member.number = merges.member
                LEFT JOIN arrivals AS older ON older.work = member.number AND older.what = 0
            WHERE merges.work = shown.number AND merges.undone IS NULL AND member.kind <> 0 AND coalesce(older.change, 0) <= @after)
        GROUP BY shown.number ORDER BY 2 DESC, shown.number DESC LIMIT @limit
        """;

    private const string GroupSql =
        """
        SELECT number FROM works WHERE key = @key
        UNION SELECT member FROM merges JOIN works ON works.number = merges.work WHERE works.key = @key AND undone IS NULL
        """;

    private const string EventsSql =
        """
        SELECT what AS What, min(change) AS Change FROM arrivals
        WHERE work IN @numbers AND what <> 0 GROUP BY what HAVING min(change) > @after AND min(change) <= @upTo
        """;

    private const string RetractedSql = "SELECT min(coalesce(arrived, 0)) FROM retractions WHERE work IN @keys";

    private const string CitedSql =
        "SELECT min(coalesce(arrived, 0)) FROM citations WHERE citing IN @citing AND cited IN @cited";

    public Task<IReadOnlyList<WorkArrival>> ReadWorksAsync(
        long after, long upTo, int limit, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<WorkArrival>>(
            session =>
            [
                .. session.Connection.Query<Row>(ReadSql, new { after, upTo, limit })
                    .Select(row => new WorkArrival(StoredValue.ReadKey(row.Key), row.Change)),
            ],
            cancellationToken);

    public Task<IReadOnlyList<WorkEvent>> FindEventsAsync(
        WorkKey work, long after, long upTo, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<WorkEvent>>(
            session =>
            {
                var events = session.Connection
                    .Query<EventRow>(EventsSql, new { numbers = ReadGroup(session, work), after, upTo })
                    .Select(row => row.What == WorkArrivals.Withdrawn
                        ? new WorkEvent(WorkEventKind.Withdrawn, 0, row.Change)
                        : new WorkEvent(WorkEventKind.Version, (int)row.What, row.Change)).ToList();
                var retracted = session.Connection
                    .ExecuteScalar<long?>(RetractedSql, new { keys = SqliteRetractionStore.NamesOf(session, work) });
                if (retracted > after && retracted <= upTo)
                    events.Add(new WorkEvent(WorkEventKind.Retracted, 0, retracted.Value));
                return [.. events.OrderBy(one => one.Change).ThenBy(one => one.Kind).ThenBy(one => one.Version)];
            },
            cancellationToken);

    public Task<IReadOnlyList<long>> FindCitationsAsync(
        WorkKey cited, IReadOnlyList<WorkKey> citing, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<long>>(
            session =>
            {
                var whole = ReadGroup(session, cited);
                var changes = new long[citing.Count];
                for (var place = 0; place < changes.Length; place++)
                {
                    if (place % BetweenCancellationChecks == 0)
                        cancellationToken.ThrowIfCancellationRequested();
                    changes[place] = session.Connection
                        .ExecuteScalar<long?>(CitedSql, new { citing = ReadGroup(session, citing[place]), cited = whole }) ?? 0;
                }

                return changes;
            },
            cancellationToken);

    private static List<long> ReadGroup(SqliteSession session, WorkKey key) =>
        [.. session.Connection.Query<long>(GroupSql, new { key = key.ToString() })];

    private sealed record Row
    {
        public required string Key { get; init; }

        public long Change { get; init; }
    }

    private sealed record EventRow
    {
        public long What { get; init; }

        public long Change { get; init; }
    }
}
