using System.Runtime.CompilerServices;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The works in SQLite.</summary>
internal sealed class SqliteWorkStore(SqliteConnections connections) : IWorkStore
{
    internal const string ReadAllSql =
        $"SELECT number, {WorkRow.Columns} FROM works INDEXED BY works_by_sort_text ORDER BY sort_text";

    private const string ReadNamesSql = "SELECT key, doi, kind FROM works";
    private const string FindSql = $"SELECT number, {WorkRow.Columns} FROM works WHERE key = $key";
    private const string FindFingerprintSql = "SELECT number, kind, fingerprint FROM works WHERE key = $key";
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

    public async IAsyncEnumerable<WorkName> ReadNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        using var cursor = new SqliteCursor<WorkName>(connections, ReadNamesSql, WorkRow.ReadName);
        while (cursor.TryRead(out var name))
        {
            yield return name;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Task<IReadOnlyList<PaperPart>> ListPartsAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(PaperParts.List, cancellationToken);

    public Task<IReadOnlyList<PaperChange>> ReadPartAsync(string part, CancellationToken cancellationToken = default)
        => PaperPart.IsName(part)
            ? connections.ReadAsync(session => PaperParts.Read(session, part, cancellationToken), cancellationToken)
            : Task.FromResult<IReadOnlyList<PaperChange>>([]);

    public Task<RecordOrigin?> FindRecordOriginAsync(WorkKey key, CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => RecordImports.Find(session, key), cancellationToken);

    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<Work> works, long import = 0, CancellationToken cancellationToken = default)
        => connections.WriteAsync<IReadOnlyList<SaveOutcome>>(
            (session, change) =>
            {
                var outcomes = new SaveOutcome[works.Count];
                for (var i = 0; i < outcomes.Length; i++)
                {
                    StopIfCancelled(i, cancellationToken);
                    outcomes[i] = Save(session, change, works[i], import);
                }

                WaitingReferences.Try(session, change, works, outcomes, import);
                return outcomes;
            },
            cancellationToken);

    public Task<int> AffirmAsync(IReadOnlyList<Work> works, long import = 0, CancellationToken cancellationToken = default)
        => connections.WriteAsync(
            (session, change) =>
            {
                var changed = 0;
                for (var i = 0; i < works.Count; i++)
                {
                    StopIfCancelled(i, cancellationToken);
                    changed += Affirm(session, change, works[i], import);
                }

                return changed;
            },
            cancellationToken);

    /// <summary>Enters a work whose key is not in the library yet.</summary>
    /// <returns>Its number.</returns>
    internal static long Insert(SqliteSession session, LibraryChange change, Work work, byte[] fingerprint, long import)
    {
        var insert = session.PrepareBound(InsertSql);
        WorkRow.Bind(insert, work, fingerprint);
        insert.Execute();
        var number = session.LastNumber;
        change.AddWork(number, work.Kind);
        RecordImports.Enter(session, number, import);
        if (work.Kind != WorkKind.Unresolved)
            WorkArrivals.Enter(session, number);
        return number;
    }

    /// <summary>Enters a work of which only the key is known and that is not in the library yet.</summary>
    internal static long EnterUnresolved(SqliteSession session, LibraryChange change, WorkKey key, long import)
    {
        var work = new Work { Key = key, Title = "" };
        return Insert(session, change, work, WorkPrecedence.Fingerprint(work), import);
    }

    private static SaveOutcome Save(SqliteSession session, LibraryChange change, Work work, long import)
    {
        var fingerprint = WorkPrecedence.Fingerprint(work);
        if (FindFingerprint(session, work.Key) is not var (number, kind, known))
        {
            Insert(session, change, work, fingerprint, import);
            return SaveOutcome.Added;
        }

        if (fingerprint.AsSpan().SequenceEqual(known))
        {
            RecordImports.Confirm(session, number, import);
            return SaveOutcome.Unchanged;
        }

        var stored = Find(session, work.Key)!;
        var (incoming, before) = Deletion.Settle(work, stored);
        if (WorkPrecedence.Compare(incoming, before) <= 0)
        {
            VersionTexts.Keep(session, change, number, lesser: incoming, kept: before);
            if (ReferenceEquals(before, stored))
                return SaveOutcome.Unchanged;
            Replace(session, change, (number, kind), before, import);
            WorkArrivals.Enter(session, number, stored, before);
            return SaveOutcome.Updated;
        }

        Replace(session, change, (number, kind), incoming, import);
        WorkArrivals.Enter(session, number, stored, incoming);
        VersionTexts.Drop(session, number, incoming);
        VersionTexts.Keep(session, change, number, lesser: before, kept: incoming);
        return SaveOutcome.Updated;
    }

    private static void Replace(
        SqliteSession session, LibraryChange change, (long Number, WorkKind Kind) known, Work work, long import)
    {
        var (number, before) = known;
        var update = session.PrepareBound(UpdateSql);
        WorkRow.Bind(update, work, WorkPrecedence.Fingerprint(work));
        update.Set(WorkRow.Parameters.Length, number);
        update.Execute();
        change.ReplaceWork(number, before, work.Kind);
        RecordImports.Replace(session, number, import);
    }

    private static int Affirm(SqliteSession session, LibraryChange change, Work work, long import)
    {
        if (FindFingerprint(session, work.Key) is not var (number, kind, known)
            || WorkPrecedence.Fingerprint(work).AsSpan().SequenceEqual(known))
        {
            return 0;
        }

        var stored = Find(session, work.Key)!;
        var kept = WorkPrecedence.AreOfOneDay(stored, work) ? work : stored with { Deleted = null };
        if (ReferenceEquals(kept, work) || stored.Deleted is not null)
        {
            Replace(session, change, (number, kind), kept, import);
            WorkArrivals.Enter(session, number, stored, kept);
            return 1;
        }

        return 0;
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
