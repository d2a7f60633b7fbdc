using ArxivLens.Core;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The retractions in SQLite.</summary>
internal sealed class SqliteRetractionStore(SqliteConnections connections) : IRetractionStore
{
    private const string InsertSql =
        "INSERT INTO retractions (work, notice, import, arrived) SELECT $work, $notice, $import, changes + 1 FROM library WHERE true "
        + "ON CONFLICT DO NOTHING";

    private const string FindSql = "SELECT work, notice FROM retractions WHERE work = $work ORDER BY notice = '', notice";
    private const string OriginSql =
        """
        SELECT source, file, began, began, began FROM retractions JOIN imports ON imports.number = retractions.import
        WHERE work = $work ORDER BY imports.number DESC LIMIT 1
        """;

    private const string CountSql = "SELECT count(DISTINCT work) FROM retractions";
    private const int BetweenCancellationChecks = 1024;

    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<Retraction> retractions, long import = 0, CancellationToken cancellationToken = default)
        => connections.WriteAsync<IReadOnlyList<SaveOutcome>>(
            (session, change) =>
            {
                var insert = session.Prepare(InsertSql, "$work", "$notice", "$import");
                insert.Set(2, import);
                var outcomes = new SaveOutcome[retractions.Count];
                for (var i = 0; i < outcomes.Length; i++)
                {
                    if (i % BetweenCancellationChecks == 0)
                        cancellationToken.ThrowIfCancellationRequested();
                    insert.Set(0, retractions[i].Work.ToString());
                    insert.Set(1, retractions[i].Notice?.ToString() ?? "");
                    outcomes[i] = insert.Execute() > 0 ? SaveOutcome.Added : SaveOutcome.Unchanged;
                }

                if (outcomes.Contains(SaveOutcome.Added))
                    change.AddAside();
                return outcomes;
            },
            cancellationToken);

    public Task<RecordOrigin?> FindOriginAsync(Work work, CancellationToken cancellationToken = default)
        => connections.ReadAsync(
            session => IRetractionStore.KeysOf(work).Select(key => FindOrigin(session, key)).FirstOrDefault(origin => origin is not null),
            cancellationToken);

    public Task<IReadOnlyList<Retraction>> FindAsync(Work work, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<Retraction>>(
            session => [.. KeysOf(session, work).SelectMany(key => Find(session, key))], cancellationToken);

    public Task<IReadOnlySet<WorkKey>> FindAsync(IEnumerable<Work> works, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlySet<WorkKey>>(
            session => works.Where(work => KeysOf(session, work).Any(key => Find(session, key).Count > 0))
                .Select(work => work.Key).ToHashSet(),
            cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => (long)session.Prepare(CountSql).ReadScalar()!, cancellationToken);

    /// <summary>The keys under which a work may be retracted, those of what is one with it too.</summary>
    internal static IReadOnlyList<string> NamesOf(SqliteSession session, WorkKey key) => SqliteWorkStore.Find(session, key) is { } work
        ? [.. KeysOf(session, work).Select(name => name.ToString())]
        : [key.ToString()];

    private static IEnumerable<WorkKey> KeysOf(SqliteSession session, Work work) =>
        IRetractionStore.KeysOf(work).Union(WorkNames.Read(session, work.Key));

    private static RecordOrigin? FindOrigin(SqliteSession session, WorkKey key)
    {
        var find = session.Prepare(OriginSql, "$work");
        find.Set(0, key.ToString());
        return RecordImports.ReadOrigin(find);
    }

    private static List<Retraction> Find(SqliteSession session, WorkKey key)
    {
        var find = session.Prepare(FindSql, "$work");
        find.Set(0, key.ToString());
        using var rows = find.Read();
        var found = new List<Retraction>();
        while (rows.Read())
        {
            var notice = rows.GetString(1);
            found.Add(new Retraction(key, notice.Length == 0 ? null : ReadKey(notice)));
        }

        return found;
    }

    private static WorkKey ReadKey(string text) => WorkKey.TryParse(text, out var key)
        ? key
        : throw new LibraryException($"the notice '{text}' of a retraction cannot be read", fault: LibraryFault.Damaged);
}
