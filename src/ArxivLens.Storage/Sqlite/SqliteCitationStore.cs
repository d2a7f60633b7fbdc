using System.Numerics;
using System.Runtime.CompilerServices;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The citations in SQLite.</summary>
internal sealed class SqliteCitationStore(SqliteConnections connections) : ICitationStore
{
    private const string ReadAllSql = "SELECT citing, cited, origins FROM citations ORDER BY citing, cited";
    private const string ReadOriginsSql = "SELECT name FROM origins ORDER BY bit";

    private const string CountContextsSql =
        "SELECT name, sentences FROM context_counts JOIN origins ON bit = origin WHERE sentences > 0";

    private const string InsertSql =
        """
        INSERT INTO citations (citing, cited, origins, first_import, last_import, last_origins, arrived)
        VALUES (?1, ?2, ?3, ?4, ?4, ?3, ?5) ON CONFLICT DO NOTHING
        """;

    private const string FindSql =
        "SELECT origins, last_import, last_origins, first_import FROM citations WHERE citing = ?1 AND cited = ?2";

    private const string UpdateSql =
        "UPDATE citations SET origins = ?3, last_import = ?4, last_origins = ?5 WHERE citing = ?1 AND cited = ?2";

    private const string InsertOriginSql =
        "INSERT INTO citation_origins (citing, cited, origin, first_import) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";

    private readonly WorkNumbers _numbers = new();

    public async Task<IReadOnlyList<CitationOutcome>> SaveAsync(
        IReadOnlyList<Citation> citations, long import, CancellationToken cancellationToken = default)
    {
        SelfCitations.Refuse(citations);
        var outcomes = await connections.WriteAsync(
            (session, change) =>
            {
                _numbers.Begin(session, import);
                return new CitationBatch(session, change, import, _numbers).Save(citations, cancellationToken);
            },
            cancellationToken,
            checksReferences: false);
        _numbers.Keep();
        return outcomes;
    }

    public Task<IReadOnlyList<SaveOutcome>> WithdrawAsync(
        IReadOnlyList<Citation> citations, CancellationToken cancellationToken = default)
        => connections.WriteAsync<IReadOnlyList<SaveOutcome>>(
            (session, change) => new CitationWithdrawal(session, change).Withdraw(citations, cancellationToken), cancellationToken);

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

    public Task<IReadOnlyList<IReadOnlyList<CitationClaim>>> FindClaimsAsync(
        IReadOnlyList<(WorkKey Citing, WorkKey Cited)> citations, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<IReadOnlyList<CitationClaim>>>(
            session => new CitationClaims(session).Find(citations, cancellationToken), cancellationToken);

    public Task<IReadOnlyDictionary<string, long>> CountContextsAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyDictionary<string, long>>(
            session =>
            {
                var counts = new Dictionary<string, long>(StringComparer.Ordinal);
                using var rows = session.Prepare(CountContextsSql).Read();
                while (rows.Read())
                    counts.Add(rows.GetString(0), rows.GetInt64(1));
                return counts;
            },
            cancellationToken);

    public Task<IReadOnlyList<IReadOnlyDictionary<string, int>>> FindListersAsync(
        IReadOnlyList<WorkKey> citing, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<IReadOnlyDictionary<string, int>>>(
            session => new CitationClaims(session).FindListers(citing, cancellationToken), cancellationToken);

    /// <summary>The names of the origins in the order of their bits.</summary>
    internal static List<string> ReadOrigins(SqliteSession session)
    {
        var names = new List<string>();
        using var rows = session.Prepare(ReadOriginsSql).Read();
        while (rows.Read())
            names.Add(rows.GetString(0));
        return names;
    }

    /// <summary>Enters an origin behind those that are known.</summary>
    /// <returns>Its bit.</returns>
    internal static int EnterOrigin(SqliteSession session, List<string> known, string origin)
    {
        var bit = OriginBits.Next(known.Count, origin);
        var insert = session.Prepare("INSERT INTO origins (bit, name) VALUES ($bit, $name)", "$bit", "$name");
        insert.Set(0, bit);
        insert.Set(1, origin);
        insert.Execute();
        known.Add(origin);
        return bit;
    }

    /// <summary>
    /// The citations of one transaction. Works and origins are entered in the order of the input; the rows then go in by the
    /// order of the table, so that neighbours share its pages, and those of one pair stay in the order of the input.
    /// </summary>
    internal sealed class CitationBatch(SqliteSession session, LibraryChange change, long import, WorkNumbers numbers)
    {
        private const int BetweenCancellationChecks = 1_024;

        private readonly List<string> _origins = ReadOrigins(session);
        private readonly BoundStatement _insert = session.PrepareBound(InsertSql);
        private readonly long _arrival = (long)session.Prepare(WorkArrivals.ChangeSql).ReadScalar()!;

        public CitationOutcome[] Save(IReadOnlyList<Citation> citations, CancellationToken cancellationToken)
        {
            var rows = new Row[citations.Count];
            for (var i = 0; i < rows.Length; i++)
            {
                if (i % BetweenCancellationChecks == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                var citation = citations[i];
                rows[i] = new Row(NumberOf(citation.Citing), NumberOf(citation.Cited), i, 1L << BitOf(citation.Origin));
            }

            Sort(rows);
            var outcomes = new CitationOutcome[rows.Length];
            for (var i = 0; i < rows.Length; i++)
            {
                if (i % BetweenCancellationChecks == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                outcomes[rows[i].Place] = Save(rows[i], citations[rows[i].Place].Contexts);
            }

            return outcomes;
        }

        private static void Sort(Row[] rows)
        {
            for (var i = 1; i < rows.Length; i++)
            {
                if (rows[i - 1].CompareTo(rows[i]) <= 0)
                    continue;
                Array.Sort(rows);
                return;
            }
        }

        private CitationOutcome Save(in Row row, IReadOnlyList<CitationContext>? contexts)
        {
            var outcome = Save(row);
            if (contexts is null)
                return outcome;
            var claim = (row.Citing, row.Cited, BitOperations.Log2((ulong)row.Origin));
            if (outcome == CitationOutcome.Added)
            {
                CitationContexts.Add(session, claim, contexts);
                return outcome;
            }

            if (!CitationContexts.Save(session, claim, contexts))
                return outcome;
            change.AddAside();
            return outcome is CitationOutcome.Unchanged or CitationOutcome.Repeated ? CitationOutcome.ContextsChanged : outcome;
        }

        private CitationOutcome Save(in Row row)
        {
            if (_insert.Execute(row.Citing, row.Cited, row.Origin, import, _arrival) > 0)
            {
                change.AddCitation(row.Citing);
                return CitationOutcome.Added;
            }

            Span<long> known = stackalloc long[4];
            session.PrepareBound(FindSql).ReadRow([row.Citing, row.Cited], known);
            var (origins, lastOrigins, firstImport) = (known[0], known[1] == import ? known[2] : 0, known[3]);
            if ((lastOrigins & row.Origin) != 0)
                return CitationOutcome.Repeated;

            session.PrepareBound(UpdateSql).Execute(
                row.Citing, row.Cited, origins | row.Origin, import, lastOrigins | row.Origin);
            if ((origins & row.Origin) != 0)
                return CitationOutcome.Unchanged;
            if (firstImport != import)
                session.PrepareBound(InsertOriginSql).Execute(row.Citing, row.Cited, BitOperations.Log2((ulong)row.Origin), import);
            change.AddOrigin(row.Citing);
            return CitationOutcome.OriginAdded;
        }

        private long NumberOf(WorkKey key)
        {
            if (numbers.TryFind(key, out var number))
                return number;
            var find = session.Prepare("SELECT number FROM works WHERE key = $key", "$key");
            find.Set(0, key.ToString());
            number = (long?)find.ReadScalar() ?? SqliteWorkStore.EnterUnresolved(session, change, key, import);
            numbers.Add(key, number);
            return number;
        }

        private int BitOf(string origin)
        {
            var bit = _origins.IndexOf(origin);
            return bit >= 0 ? bit : EnterOrigin(session, _origins, origin);
        }
    }

    /// <summary>A citation by numbers, its place in the input and the bit of its origin.</summary>
    private readonly record struct Row(long Citing, long Cited, int Place, long Origin) : IComparable<Row>
    {
        public int CompareTo(Row other)
        {
            if (Citing != other.Citing)
                return Citing.CompareTo(other.Citing);
            return Cited != other.Cited ? Cited.CompareTo(other.Cited) : Place.CompareTo(other.Place);
        }
    }
}
