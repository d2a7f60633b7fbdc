using ArxivLens.Core.Library;
using ArxivLens.Core.Sources;
using Dapper;

namespace ArxivLens.Storage.Sqlite;

/// <summary>How far sources were taken in, in SQLite.</summary>
internal sealed class SqliteSourceStateStore(SqliteConnections connections) : ISourceStateStore
{
    private const string Columns = "source, scope, position, attempted, succeeded, failed, failure, failures, retry";
    private const string FindSql = $"SELECT {Columns} FROM source_states WHERE source = @source AND scope = @scope";
    private const string ListSql = $"SELECT {Columns} FROM source_states ORDER BY source, scope";

    private const string SaveSql =
        $"""
        INSERT OR REPLACE INTO source_states ({Columns})
        VALUES (@Source, @Scope, @Position, @Attempted, @Succeeded, @Failed, @Failure, @Failures, @Retry)
        """;

    public Task<SourceState?> FindAsync(string source, string scope, CancellationToken cancellationToken = default)
        => connections.ReadAsync(
            session => session.Connection.QuerySingleOrDefault<Row>(FindSql, new { source, scope = StoredText.Escape(scope) })?.ToState(),
            cancellationToken);

    public Task<IReadOnlyList<SourceState>> ListAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<SourceState>>(
            session => [.. session.Connection.Query<Row>(ListSql).Select(row => row.ToState())], cancellationToken);

    public Task SaveAsync(SourceState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        return connections.WriteAsync(
            (session, _) =>
            {
                SqliteImportLog.EnterChange(session);
                return session.Connection.Execute(SaveSql, new
                {
                    state.Source,
                    Scope = StoredText.Escape(state.Scope),
                    Position = state.Position is null ? null : StoredText.Escape(state.Position),
                    Attempted = Write(state.Attempted),
                    Succeeded = Write(state.Succeeded),
                    Failed = Write(state.Failed),
                    Failure = state.Failure is null ? null : StoredText.Escape(state.Failure),
                    state.Failures,
                    Retry = Write(state.Retry),
                });
            },
            cancellationToken);
    }

    private static string? Write(DateTimeOffset? time) => time is { } at ? SqliteImportLog.Write(at) : null;

    private sealed record Row
    {
        public required string Source { get; init; }

        public required string Scope { get; init; }

        public string? Position { get; init; }

        public string? Attempted { get; init; }

        public string? Succeeded { get; init; }

        public string? Failed { get; init; }

        public string? Failure { get; init; }

        public long Failures { get; init; }

        public string? Retry { get; init; }

        public SourceState ToState() => new(Source, StoredText.Unescape(Scope))
        {
            Position = Position is null ? null : StoredText.Unescape(Position),
            Attempted = Read(Attempted),
            Succeeded = Read(Succeeded),
            Failed = Read(Failed),
            Failure = Failure is null ? null : StoredText.Unescape(Failure),
            Failures = (int)Failures,
            Retry = Read(Retry),
        };

        private static DateTimeOffset? Read(string? stored) => stored is null ? null : SqliteImportLog.ReadTime(stored);
    }
}
