using System.Runtime.CompilerServices;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The citations in SQLite.</summary>
internal sealed class SqliteCitationStore(SqliteConnections connections) : ICitationStore
{
    private const string ReadAllSql = "SELECT citing, cited, origins FROM citations ORDER BY citing, cited";
    private const string ReadOriginsSql = "SELECT name FROM origins ORDER BY bit";

    private const string InsertSql =
        """
        INSERT INTO citations (citing, cited, origins, first_import, last_import, last_origins)
        VALUES ($citing, $cited, $origin, $import, $import, $origin) ON CONFLICT DO NOTHING
        """;

    private const string FindSql =
        "SELECT origins, last_import, last_origins FROM citations WHERE citing = $citing AND cited = $cited";

    private const string UpdateSql =
        """
        UPDATE citations SET origins = $origins, last_import = $import, last_origins = $lastOrigins
        WHERE citing = $citing AND cited = $cited
        """;

    public Task<IReadOnlyList<CitationOutcome>> SaveAsync(
        IReadOnlyList<Citation> citations, long import, CancellationToken cancellationToken = default)
    {
        SelfCitations.Refuse(citations);
        return connections.WriteAsync<IReadOnlyList<CitationOutcome>>(
            (session, change) =>
            {
                var batch = new CitationBatch(session, change, import);
                var outcomes = new CitationOutcome[citations.Count];
                for (var i = 0; i < outcomes.Length; i++)
                {
                    if (i % 1024 == 0)
                        cancellationToken.ThrowIfCancellationRequested();
                    outcomes[i] = batch.Save(citations[i]);
                }

                return outcomes;
            },
            cancellationToken);
    }

    public async IAsyncEnumerable<StoredCitation> ReadAllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        using var cursor = new SqliteCursor<StoredCitation>(
            connections, ReadAllSql, row => new StoredCitation(row.GetInt64(0), row.GetInt64(1), (uint)row.GetInt64(2)));
        while (cursor.TryRead(out var citation))
        {
            yield return citation;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Task<IReadOnlyList<string>> ReadOriginsAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<string>>(ReadOrigins, cancellationToken);

    /// <summary>The names of the origins in the order of their bits.</summary>
    internal static List<string> ReadOrigins(SqliteSession session)
    {
        var names = new List<string>();
        using var rows = session.Prepare(ReadOriginsSql).Read();
        while (rows.Read())
            names.Add(rows.GetString(0));
        return names;
    }

    /// <summary>
    /// The citations of one transaction; remembers the numbers of the works and the bits of the origins it met.
    /// </summary>
    private sealed class CitationBatch(SqliteSession session, LibraryChange change, long import)
    {
        private readonly Dictionary<WorkKey, long> _numbers = [];
        private readonly List<string> _origins = ReadOrigins(session);

        public CitationOutcome Save(Citation citation)
        {
            var citing = NumberOf(citation.Citing);
            var cited = NumberOf(citation.Cited);
            var origin = 1L << BitOf(citation.Origin);
            if (TryInsert(citing, cited, origin))
                return CitationOutcome.Added;

            var (origins, lastImport, lastOrigins) = Find(citing, cited);
            if (lastImport != import)
                lastOrigins = 0;
            if ((lastOrigins & origin) != 0)
                return CitationOutcome.Repeated;

            Update(citing, cited, origins | origin, lastOrigins | origin);
            if ((origins & origin) != 0)
                return CitationOutcome.Unchanged;
            change.AddOrigin(citing);
            return CitationOutcome.OriginAdded;
        }

        private bool TryInsert(long citing, long cited, long origin)
        {
            var insert = session.Prepare(InsertSql, "$citing", "$cited", "$origin", "$import");
            insert.Set(0, citing);
            insert.Set(1, cited);
            insert.Set(2, origin);
            insert.Set(3, import);
            if (insert.Execute() == 0)
                return false;
            change.AddCitation(citing);
            return true;
        }

        private (long Origins, long LastImport, long LastOrigins) Find(long citing, long cited)
        {
            var find = session.Prepare(FindSql, "$citing", "$cited");
            find.Set(0, citing);
            find.Set(1, cited);
            using var row = find.Read();
            row.Read();
            return (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
        }

        private void Update(long citing, long cited, long origins, long lastOrigins)
        {
            var update = session.Prepare(UpdateSql, "$citing", "$cited", "$origins", "$import", "$lastOrigins");
            update.Set(0, citing);
            update.Set(1, cited);
            update.Set(2, origins);
            update.Set(3, import);
            update.Set(4, lastOrigins);
            update.Execute();
        }

        private long NumberOf(WorkKey key)
        {
            if (_numbers.TryGetValue(key, out var number))
                return number;
            var find = session.Prepare("SELECT number FROM works WHERE key = $key", "$key");
            find.Set(0, key.ToString());
            number = (long?)find.ReadScalar() ?? EnterUnresolved(key);
            _numbers.Add(key, number);
            return number;
        }

        private long EnterUnresolved(WorkKey key)
        {
            var work = new Work { Key = key, Title = "" };
            return SqliteWorkStore.Insert(session, change, work, WorkPrecedence.Fingerprint(work));
        }

        private int BitOf(string origin)
        {
            var bit = _origins.IndexOf(origin);
            if (bit >= 0)
                return bit;
            bit = OriginBits.Next(_origins.Count, origin);
            var insert = session.Prepare("INSERT INTO origins (bit, name) VALUES ($bit, $name)", "$bit", "$name");
            insert.Set(0, bit);
            insert.Set(1, origin);
            insert.Execute();
            _origins.Add(origin);
            return bit;
        }
    }
}
