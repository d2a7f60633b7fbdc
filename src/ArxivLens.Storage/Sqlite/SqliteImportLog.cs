using System.Globalization;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using Dapper;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The log of imports in SQLite.</summary>
internal sealed class SqliteImportLog(SqliteConnections connections) : IImportLog
{
    private const string BeginSql =
        "INSERT INTO imports (kind, file, began, source) VALUES (@kind, @file, @began, @source) RETURNING number";

    private const string EndSql =
        """
        UPDATE imports SET ended = @ended, added = @Added, updated = @Updated, unchanged = @Unchanged, rejected = @Rejected,
            self_citations = @SelfCitations, repeated = @Repeated, is_complete = @IsComplete, failure = @failure
        WHERE number = @import
        """;

    private const string Columns =
        "kind, file, began, ended, added, updated, unchanged, rejected, self_citations AS SelfCitations, repeated, "
        + "is_complete AS IsComplete, source, failure";

    private const string ReadSql = $"SELECT {Columns} FROM imports ORDER BY number DESC LIMIT @limit";

    private const string FindLatestSql =
        $"SELECT {Columns} FROM imports WHERE kind = @kind AND ended IS NOT NULL ORDER BY number DESC LIMIT 1";

    private const string StampSql = "SELECT changes || '-' || mark FROM import_state";
    private const string ChangeSql = "UPDATE import_state SET changes = changes + 1, mark = lower(hex(randomblob(8)))";

    private const string SumSql =
        """
        SELECT source, kind, count(*) AS runs, min(began) AS first, sum(added) AS added, sum(updated) AS updated,
            sum(unchanged) AS unchanged, sum(rejected) AS rejected, sum(self_citations) AS SelfCitations, sum(repeated) AS repeated
        FROM imports WHERE source IS NOT NULL AND ended IS NOT NULL GROUP BY source, kind ORDER BY source, kind
        """;

    private const string LatestSql =
        $"""
        SELECT {Columns} FROM imports WHERE number IN (
            SELECT max(number) FROM imports WHERE source IS NOT NULL AND ended IS NOT NULL GROUP BY source, kind)
        """;

    public Task<long> BeginAsync(
        string kind, string file, DateTimeOffset at, string? source = null, CancellationToken cancellationToken = default)
        => connections.WriteAsync(
            (session, _) =>
            {
                EnterChange(session);
                return session.Connection.ExecuteScalar<long>(
                    BeginSql, new { kind = StoredText.Escape(kind), file = StoredText.Escape(file), began = Write(at), source });
            },
            cancellationToken);

    public Task EndAsync(
        long import, ImportReport report, DateTimeOffset at, string? failure = null, CancellationToken cancellationToken = default)
        => connections.WriteAsync(
            (session, _) =>
            {
                EnterChange(session);
                return session.Connection.Execute(EndSql, new
                {
                    import,
                    ended = Write(at),
                    report.Added,
                    report.Updated,
                    report.Unchanged,
                    report.Rejected,
                    report.SelfCitations,
                    report.Repeated,
                    report.IsComplete,
                    failure = failure is null ? null : StoredText.Escape(failure),
                });
            },
            cancellationToken);

    public Task<IReadOnlyList<ImportEntry>> ReadAsync(int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return connections.ReadAsync<IReadOnlyList<ImportEntry>>(
            session => [.. session.Connection.Query<Row>(ReadSql, new { limit }).Select(row => row.ToEntry())],
            cancellationToken);
    }

    public Task<ImportEntry?> FindLatestAsync(string kind, CancellationToken cancellationToken = default)
        => connections.ReadAsync(
            session => session.Connection.QuerySingleOrDefault<Row>(FindLatestSql, new { kind = StoredText.Escape(kind) })?.ToEntry(),
            cancellationToken);

    public Task<IReadOnlyList<ImportSum>> SumAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<ImportSum>>(
            session =>
            {
                var latest = session.Connection.Query<Row>(LatestSql).ToDictionary(row => (row.Source, row.Kind), row => row.ToEntry());
                return
                [
                    .. session.Connection.Query<Sum>(SumSql).Select(sum => sum.ToSum(latest[(sum.Source, sum.Kind)])),
                ];
            },
            cancellationToken);

    public Task<string> ReadStampAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => (string)session.Prepare(StampSql).ReadScalar()!, cancellationToken);

    /// <summary>Enters that the log or the state of a source is another.</summary>
    internal static void EnterChange(SqliteSession session) => session.Prepare(ChangeSql).Execute();

    /// <summary>A time as it is stored.</summary>
    internal static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A stored time.</summary>
    internal static DateTimeOffset ReadTime(string stored)
        => DateTimeOffset.ParseExact(stored, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private sealed record Row
    {
        public required string Kind { get; init; }

        public required string File { get; init; }

        public required string Began { get; init; }

        public string? Ended { get; init; }

        public long Added { get; init; }

        public long Updated { get; init; }

        public long Unchanged { get; init; }

        public long Rejected { get; init; }

        public long SelfCitations { get; init; }

        public long Repeated { get; init; }

        public bool IsComplete { get; init; }

        public string? Source { get; init; }

        public string? Failure { get; init; }

        public ImportEntry ToEntry() => new(
            StoredText.Unescape(Kind),
            StoredText.Unescape(File),
            ReadTime(Began),
            Ended is null ? null : ReadTime(Ended),
            Ended is null ? null : new ImportReport(Added, Updated, Unchanged, Rejected, SelfCitations, Repeated, IsComplete))
        {
            Source = Source,
            Failure = Failure is null ? null : StoredText.Unescape(Failure),
        };
    }

    private sealed record Sum
    {
        public required string Source { get; init; }

        public required string Kind { get; init; }

        public long Runs { get; init; }

        public required string First { get; init; }

        public long Added { get; init; }

        public long Updated { get; init; }

        public long Unchanged { get; init; }

        public long Rejected { get; init; }

        public long SelfCitations { get; init; }

        public long Repeated { get; init; }

        public ImportSum ToSum(ImportEntry latest) => new(
            Source,
            StoredText.Unescape(Kind),
            Runs,
            new ImportReport(Added, Updated, Unchanged, Rejected, SelfCitations, Repeated, latest.Report!.IsComplete),
            ReadTime(First),
            latest);
    }
}
