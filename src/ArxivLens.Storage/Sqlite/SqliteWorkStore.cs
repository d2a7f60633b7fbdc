using System.Runtime.CompilerServices;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The works in SQLite.</summary>
internal sealed class SqliteWorkStore(SqliteConnections connections) : IWorkStore
{
    internal const string ReadAllSql =
        $"SELECT number, {WorkRow.Columns} FROM works INDEXED BY works_by_sort_text ORDER BY sort_text";

    private const string FindSql = $"SELECT number, {WorkRow.Columns} FROM works WHERE key = $key";
    private const string FindFingerprintSql = "SELECT number, kind, fingerprint FROM works WHERE key = $key";
    private const string FindDeletedSql = "SELECT number FROM works WHERE key = $key AND deleted IS NOT NULL";
    private const int BetweenCancellationChecks = 256;

    private static readonly string InsertSql =
        $"INSERT INTO works ({WorkRow.Columns}) VALUES ({string.Join(", ", WorkRow.Parameters)})";

    private static readonly string UpdateSql =
        $"UPDATE works SET ({WorkRow.Columns}) = ({string.Join(", ", WorkRow.Parameters)}) WHERE number = $number";

    public Task<Work?> FindAsync(WorkKey key, CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => Find(session, key), cancellationToken);

    public Task<IReadOnlyList<Work?>> FindAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<Work?>>(
            session =>
            {
                var found = new Work?[keys.Count];
                for (var i = 0; i < found.Length; i++)
                {
                    StopIfCancelled(i, cancellationToken);
                    found[i] = Find(session, keys[i]);
                }

                return found;
            },
            cancellationToken);

    public Task<IReadOnlyList<VersionText>> FindTextsAsync(WorkKey key, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<VersionText>>(session => VersionTexts.Read(session, key), cancellationToken);

    public async IAsyncEnumerable<StoredWork> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        using var cursor = new SqliteCursor<StoredWork>(connections, ReadAllSql, WorkRow.Read);
        while (cursor.TryRead(out var work))
        {
            yield return work;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Task<IReadOnlyList<PaperPart>> ListPartsAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(PaperParts.List, cancellationToken);

    public Task<IReadOnlyList<PaperChange>> ReadPartAsync(string part, CancellationToken cancellationToken = default)
        => PaperPart.IsName(part)
            ? connections.ReadAsync(session => PaperParts.Read(session, part, cancellationToken), cancellationToken)
            : Task.FromResult<IReadOnlyList<PaperChange>>([]);

    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(IReadOnlyList<Work> works, CancellationToken cancellationToken = default)
        => connections.WriteAsync<IReadOnlyList<SaveOutcome>>(
            (session, change) =>
            {
                var outcomes = new SaveOutcome[works.Count];
                for (var i = 0; i < outcomes.Length; i++)
                {
                    StopIfCancelled(i, cancellationToken);
                    outcomes[i] = Save(session, change, works[i]);
                }

                return outcomes;
            },
            cancellationToken);

    public Task<int> RestoreAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default)
        => connections.WriteAsync(
            (session, change) =>
            {
                var restored = 0;
                for (var i = 0; i < keys.Count; i++)
                {
                    StopIfCancelled(i, cancellationToken);
                    restored += Restore(session, change, keys[i]);
                }

                return restored;
            },
            cancellationToken);

    /// <summary>Enters a work whose key is not in the library yet.</summary>
    /// <returns>Its number.</returns>
    internal static long Insert(SqliteSession session, LibraryChange change, Work work, byte[] fingerprint)
    {
        var insert = session.PrepareBound(InsertSql);
        WorkRow.Bind(insert, work, fingerprint);
        insert.Execute();
        var number = session.LastNumber;
        change.AddWork(number, work.Kind);
        return number;
    }

    private static SaveOutcome Save(SqliteSession session, LibraryChange change, Work work)
    {
        var fingerprint = WorkPrecedence.Fingerprint(work);
        if (FindFingerprint(session, work.Key) is not var (number, kind, known))
        {
            Insert(session, change, work, fingerprint);
            return SaveOutcome.Added;
        }

        if (fingerprint.AsSpan().SequenceEqual(known))
            return SaveOutcome.Unchanged;
        var stored = Find(session, work.Key)!;
        var (incoming, before) = Deletion.Settle(work, stored);
        if (WorkPrecedence.Compare(incoming, before) <= 0)
        {
            VersionTexts.Keep(session, change, number, lesser: incoming, kept: before);
            if (ReferenceEquals(before, stored))
                return SaveOutcome.Unchanged;
            Replace(session, change, number, kind, before);
            return SaveOutcome.Updated;
        }

        Replace(session, change, number, kind, incoming);
        VersionTexts.Drop(session, number, incoming);
        VersionTexts.Keep(session, change, number, lesser: before, kept: incoming);
        return SaveOutcome.Updated;
    }

    private static void Replace(SqliteSession session, LibraryChange change, long number, WorkKind before, Work work)
    {
        var update = session.PrepareBound(UpdateSql);
        WorkRow.Bind(update, work, WorkPrecedence.Fingerprint(work));
        update.Set(WorkRow.Parameters.Length, number);
        update.Execute();
        change.ReplaceWork(number, before, work.Kind);
    }

    private static int Restore(SqliteSession session, LibraryChange change, WorkKey key)
    {
        var find = session.Prepare(FindDeletedSql, "$key");
        find.Set(0, key.ToString());
        if (find.ReadScalar() is not long number || Find(session, key) is not { } work)
            return 0;
        Replace(session, change, number, work.Kind, work with { Deleted = null });
        return 1;
    }

    /// <summary>Finds the number of a work.</summary>
    internal static long? FindNumber(SqliteSession session, WorkKey key) => FindFingerprint(session, key)?.Number;

    private static (long Number, WorkKind Kind, byte[] Fingerprint)? FindFingerprint(SqliteSession session, WorkKey key)
    {
        var find = session.Prepare(FindFingerprintSql, "$key");
        find.Set(0, key.ToString());
        using var row = find.Read();
        return row.Read() ? (row.GetInt64(0), (WorkKind)row.GetByte(1), row.GetFieldValue<byte[]>(2)) : null;
    }

    /// <summary>Finds a work.</summary>
    internal static Work? Find(SqliteSession session, WorkKey key)
    {
        var find = session.Prepare(FindSql, "$key");
        find.Set(0, key.ToString());
        using var row = find.Read();
        return row.Read() ? WorkRow.Read(row).Work : null;
    }

    private static void StopIfCancelled(int done, CancellationToken cancellationToken)
    {
        if (done % BetweenCancellationChecks == 0)
            cancellationToken.ThrowIfCancellationRequested();
    }
}
