using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The lists of references in SQLite.</summary>
internal sealed class SqliteReferenceStore(SqliteConnections connections) : IReferenceStore
{
    private const string DigestSql = "SELECT digest FROM reference_lists WHERE citing = $citing AND origin = $origin";
    private const string RemoveSql = "DELETE FROM reference_lists WHERE citing = $citing AND origin = $origin";

    private const string CitedSql =
        "SELECT DISTINCT cited FROM reference_texts WHERE citing = $citing AND origin = $origin AND cited IS NOT NULL";

    private const string InsertSql =
        "INSERT INTO reference_lists (citing, origin, import, digest) VALUES ($citing, $origin, $import, $digest)";

    private const string InsertTextSql =
        """
        INSERT INTO reference_texts (citing, origin, place, entry, text, cited, how, facts, sentences)
        VALUES ($citing, $origin, $place, $entry, $text, (SELECT number FROM works WHERE key = $cited), $how, $facts, $sentences)
        """;

    private const string FindSql =
        """
        SELECT origins.name, entry, text, works.key, how, works.kind, facts, sentences FROM reference_texts
        JOIN origins ON origins.bit = origin LEFT JOIN works ON works.number = cited
        WHERE citing = (SELECT number FROM works WHERE key = $citing) ORDER BY origins.name, place
        """;

    private const string CountSql =
        """
        SELECT (SELECT count(*) FROM reference_lists), (SELECT count(*) FROM reference_texts),
            (SELECT count(*) FROM reference_texts WHERE cited IS NOT NULL)
        """;

    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<ResolvedList> lists, long import, CancellationToken cancellationToken = default)
        => connections.WriteAsync<IReadOnlyList<SaveOutcome>>(
            (session, change) =>
            {
                var numbers = new WorkNumbers();
                numbers.Begin(session, import);
                var outcomes = new SaveOutcome[lists.Count];
                for (var at = 0; at < outcomes.Length; at++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    outcomes[at] = new Saving(session, change, import, numbers).Save(lists[at]);
                }

                return outcomes;
            },
            cancellationToken);

    public Task<IReadOnlyList<ResolvedList>> FindAsync(WorkKey citing, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<ResolvedList>>(
            session =>
            {
                var find = session.Prepare(FindSql, "$citing");
                find.Set(0, citing.ToString());
                using var rows = find.Read();
                var found = new List<(string Origin, ListedReference One)>();
                while (rows.Read())
                    found.Add((rows.GetString(0), Read(rows)));
                return [.. found.GroupBy(row => row.Origin).Select(list => new ResolvedList(citing, list.Key, [.. list.Select(row => row.One)]))];
            },
            cancellationToken);

    public Task<ReferenceCounts> CountAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(
            session =>
            {
                using var row = session.Prepare(CountSql).Read();
                row.Read();
                return new ReferenceCounts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
            },
            cancellationToken);

    private static ListedReference Read(SqliteDataReader row) => new(row.GetInt32(1), StoredText.Unescape(row.GetString(2)))
    {
        Match = row.IsDBNull(3) ? null : new ReferenceMatch(
            FullTextRow.KeyOf(row.GetString(3)), (ReferenceEvidence)row.GetByte(4), row.GetByte(5) != (byte)WorkKind.Unresolved),
        Facts = ReferenceRow.ReadFacts(row.IsDBNull(6) ? null : row.GetString(6)),
        Sentences = ReferenceRow.ReadSentences(row.IsDBNull(7) ? null : row.GetString(7)),
    };

    /// <summary>Finds a work, or enters it as unresolved.</summary>
    internal static long NumberOf(SqliteSession session, LibraryChange change, WorkKey key, long import)
    {
        var find = session.Prepare("SELECT number FROM works WHERE key = $key", "$key");
        find.Set(0, key.ToString());
        return (long?)find.ReadScalar() ?? SqliteWorkStore.EnterUnresolved(session, change, key, import);
    }

    /// <summary>One transaction.</summary>
    private sealed class Saving(SqliteSession session, LibraryChange change, long import, WorkNumbers numbers)
    {
        public SaveOutcome Save(ResolvedList list)
        {
            var citing = NumberOf(session, change, list.Citing, import);
            var origins = SqliteCitationStore.ReadOrigins(session);
            var bit = origins.IndexOf(list.Origin) is var known && known >= 0 ? known : SqliteCitationStore.EnterOrigin(session, origins, list.Origin);
            var digest = ReferenceRow.DigestOf(list);
            var before = FindDigest(citing, bit);
            var isSame = before is not null && digest.AsSpan().SequenceEqual(before);
            var asserted = isSame ? [] : CitedBefore(citing, bit);
            new SqliteCitationStore.CitationBatch(session, change, import, numbers).Save(ReferenceRow.CitationsOf(list), CancellationToken.None);
            if (isSame)
                return SaveOutcome.Unchanged;
            Remove(citing, bit);
            if (list.References.Count > 0)
                Insert(citing, bit, digest, list);
            Withdraw(citing, bit, asserted.Except(CitedBefore(citing, bit)));
            if (before is null && list.References.Count == 0)
                return SaveOutcome.Unchanged;
            change.AddAside();
            return before is null ? SaveOutcome.Added : SaveOutcome.Updated;
        }

        private byte[]? FindDigest(long citing, int bit)
        {
            var find = session.Prepare(DigestSql, "$citing", "$origin");
            find.Set(0, citing);
            find.Set(1, bit);
            return (byte[]?)find.ReadScalar();
        }

        private List<long> CitedBefore(long citing, int bit)
        {
            var find = session.Prepare(CitedSql, "$citing", "$origin");
            find.Set(0, citing);
            find.Set(1, bit);
            using var rows = find.Read();
            var cited = new List<long>();
            while (rows.Read())
                cited.Add(rows.GetInt64(0));
            return cited;
        }

        private void Remove(long citing, int bit)
        {
            var remove = session.Prepare(RemoveSql, "$citing", "$origin");
            remove.Set(0, citing);
            remove.Set(1, bit);
            remove.Execute();
        }

        private void Insert(long citing, int bit, byte[] digest, ResolvedList list)
        {
            var insert = session.Prepare(InsertSql, "$citing", "$origin", "$import", "$digest");
            insert.Set(0, citing);
            insert.Set(1, bit);
            insert.Set(2, import);
            insert.Set(3, digest);
            insert.Execute();
            for (var place = 1; place <= list.References.Count; place++)
                Insert(citing, bit, place, list.References[place - 1]);
        }

        private void Insert(long citing, int bit, int place, ListedReference one)
        {
            var insert = session.Prepare(
                InsertTextSql, "$citing", "$origin", "$place", "$entry", "$text", "$cited", "$how", "$facts", "$sentences");
            insert.Set(0, citing);
            insert.Set(1, bit);
            insert.Set(2, place);
            insert.Set(3, one.Entry);
            insert.Set(4, StoredText.Escape(one.Text));
            insert.Set(5, one.Match?.Work.ToString());
            insert.Set(6, (int)(one.Match?.Evidence ?? ReferenceEvidence.None));
            insert.Set(7, ReferenceRow.FactsOf(one));
            insert.Set(8, ReferenceRow.SentencesOf(one));
            insert.Execute();
            if (one.Match is null)
                WaitingReferences.Add(session, new WaitingPlace(citing, bit, place), one);
        }

        /// <summary>Takes the origin from citations that only the list before asserted.</summary>
        private void Withdraw(long citing, int bit, IEnumerable<long> cited)
        {
            foreach (var one in cited)
                CitationOrigins.Withdraw(session, change, (citing, one), bit);
        }
    }
}
