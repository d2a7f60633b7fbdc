using System.Runtime.CompilerServices;
using ArxivLens.Core;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Sqlite;

/// <summary>What works are called elsewhere, in SQLite.</summary>
internal sealed class SqliteExternalIdStore(SqliteConnections connections) : IExternalIdStore
{
    private const int BetweenCancellationChecks = 1_024;

    private const string SaveSql =
        "INSERT INTO external_ids (scheme, id, work) VALUES ($scheme, $id, $work) ON CONFLICT DO UPDATE SET work = excluded.work";

    private const string Joined = "FROM external_ids JOIN works ON works.number = external_ids.work";
    private const string FindSql = $"SELECT key {Joined} WHERE scheme = $scheme AND id = $id";
    private const string ReadAllSql = $"SELECT id, key, number {Joined} WHERE scheme = $scheme ORDER BY id";
    private const string OfWorkSql = $"SELECT scheme, id {Joined} WHERE key = $key ORDER BY scheme, id";

    public Task SaveAsync(IReadOnlyList<ExternalId> ids, CancellationToken cancellationToken = default)
        => connections.WriteAsync(
            (session, change) =>
            {
                var save = session.Prepare(SaveSql, "$scheme", "$id", "$work");
                for (var i = 0; i < ids.Count; i++)
                {
                    if (i % BetweenCancellationChecks == 0)
                        cancellationToken.ThrowIfCancellationRequested();
                    save.Set(0, StoredText.Escape(ids[i].Scheme));
                    save.Set(1, StoredText.Escape(ids[i].Id));
                    save.Set(2, SqliteWorkStore.FindNumber(session, ids[i].Work)
                        ?? SqliteWorkStore.EnterUnresolved(session, change, ids[i].Work, import: 0));
                    save.Execute();
                }

                return ids.Count;
            },
            cancellationToken);

    public Task<IReadOnlyList<WorkKey?>> FindAsync(
        string scheme, IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<WorkKey?>>(
            session =>
            {
                var find = session.Prepare(FindSql, "$scheme", "$id");
                find.Set(0, StoredText.Escape(scheme));
                var found = new WorkKey?[ids.Count];
                for (var i = 0; i < found.Length; i++)
                {
                    if (i % BetweenCancellationChecks == 0)
                        cancellationToken.ThrowIfCancellationRequested();
                    find.Set(1, StoredText.Escape(ids[i]));
                    found[i] = find.ReadScalar() is string key ? ReadKey(key) : null;
                }

                return found;
            },
            cancellationToken);

    public Task<IReadOnlyList<ExternalId>> FindAsync(WorkKey work, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<ExternalId>>(
            session =>
            {
                var find = session.Prepare(OfWorkSql, "$key");
                find.Set(0, work.ToString());
                using var rows = find.Read();
                var found = new List<ExternalId>();
                while (rows.Read())
                    found.Add(new ExternalId(StoredText.Unescape(rows.GetString(0)), StoredText.Unescape(rows.GetString(1)), work));
                return found;
            },
            cancellationToken);

    public async IAsyncEnumerable<(string Id, WorkKey Key, long Number)> ReadAllAsync(
        string scheme, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        using var cursor = new SqliteCursor<(string, WorkKey, long)>(
            connections,
            ReadAllSql,
            row => (StoredText.Unescape(row.GetString(0)), ReadKey(row.GetString(1)), row.GetInt64(2)),
            ("$scheme", StoredText.Escape(scheme)));
        while (cursor.TryRead(out var id))
        {
            yield return id;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static WorkKey ReadKey(string text) => WorkKey.TryParse(text, out var key)
        ? key
        : throw new LibraryException($"the key '{text}' of a work cannot be read", fault: LibraryFault.Damaged);
}
