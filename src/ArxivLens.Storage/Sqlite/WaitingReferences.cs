using ArxivLens.Core.Citations;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Where a reference stands.</summary>
internal readonly record struct WaitingPlace(long Citing, long Origin, long Place);

/// <summary>
/// References that wait for their works. When records are saved those that have a number in common with them are tried, in the same
/// transaction; where nothing waits that costs one look.
/// </summary>
internal static class WaitingReferences
{
    private const string AnySql = "SELECT EXISTS (SELECT 1 FROM reference_keys)";
    private const string InsertSql = "INSERT INTO reference_keys (key, citing, origin, place) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
    private const string FindSql = "SELECT citing, origin, place FROM reference_keys WHERE key = $key LIMIT $limit";
    private const string ForgetSql = "DELETE FROM reference_keys WHERE citing = ?1 AND origin = ?2 AND place = ?3";

    private const string TextSql =
        """
        SELECT works.key, origins.name, entry, text, facts, sentences FROM reference_texts
        JOIN works ON works.number = citing JOIN origins ON origins.bit = origin
        WHERE citing = $citing AND origin = $origin AND place = $place AND cited IS NULL
        """;

    private const string ResolveSql =
        """
        UPDATE reference_texts SET cited = ?4, how = ?5, facts = NULL, sentences = NULL WHERE citing = ?1 AND origin = ?2 AND place = ?3
        """;

    /// <summary>References of one number that are tried: a number of more says nothing.</summary>
    private const int MostOfKey = 10_000;

    /// <summary>Enters a reference.</summary>
    public static void Add(SqliteSession session, WaitingPlace place, ListedReference one)
    {
        var insert = session.PrepareBound(InsertSql);
        foreach (var key in WaitingKeys.Of(one))
            insert.Execute(unchecked((long)key), place.Citing, place.Origin, place.Place);
    }

    /// <summary>Tries what waits for works that were saved.</summary>
    public static void Try(SqliteSession session, LibraryChange change, IReadOnlyList<Work> works, SaveOutcome[] outcomes, long import)
    {
        if ((long)session.Prepare(AnySql).ReadScalar()! == 0)
            return;
        var candidates = new Dictionary<WaitingPlace, List<Work>>();
        for (var at = 0; at < outcomes.Length; at++)
        {
            if (outcomes[at] != SaveOutcome.Unchanged)
                Gather(session, works[at], candidates);
        }

        foreach (var (place, found) in candidates.OrderBy(pair => pair.Key.Citing).ThenBy(pair => pair.Key.Origin).ThenBy(pair => pair.Key.Place))
            Try(session, change, place, found, import);
    }

    private static void Gather(SqliteSession session, Work work, Dictionary<WaitingPlace, List<Work>> candidates)
    {
        foreach (var key in WaitingKeys.Of(work))
        {
            var find = session.Prepare(FindSql, "$key", "$limit");
            find.Set(0, unchecked((long)key));
            find.Set(1, MostOfKey);
            using var rows = find.Read();
            while (rows.Read())
            {
                var place = new WaitingPlace(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2));
                if (!candidates.TryGetValue(place, out var found))
                    candidates.Add(place, found = []);
                if (!found.Exists(one => one.Key == work.Key))
                    found.Add(work);
            }
        }
    }

    private static void Try(SqliteSession session, LibraryChange change, WaitingPlace place, List<Work> works, long import)
    {
        if (Find(session, place) is not var (citing, origin, one))
            return;
        var match = ReferenceResolver.Of(works).Resolve(one.ToWritten()).FirstOrDefault(match => match.IsKnown);
        if (!match.IsKnown || match.Work == citing)
            return;
        var cited = SqliteReferenceStore.NumberOf(session, change, match.Work, import);
        session.PrepareBound(ResolveSql).Execute(place.Citing, place.Origin, place.Place, cited, (long)match.Evidence);
        session.PrepareBound(ForgetSql).Execute(place.Citing, place.Origin, place.Place);
        var numbers = new WorkNumbers();
        numbers.Begin(session, import);
        var citation = new Citation(citing, match.Work, origin)
        {
            Contexts = one.Sentences.Count == 0 ? null : [.. one.Sentences.Select(ReferenceRow.ContextOf)],
        };
        new SqliteCitationStore.CitationBatch(session, change, import, numbers).Save([citation], CancellationToken.None);
    }

    private static (WorkKey Citing, string Origin, ListedReference One)? Find(SqliteSession session, WaitingPlace place)
    {
        var find = session.Prepare(TextSql, "$citing", "$origin", "$place");
        find.Set(0, place.Citing);
        find.Set(1, place.Origin);
        find.Set(2, place.Place);
        using var row = find.Read();
        if (!row.Read())
            return null;
        var one = new ListedReference(row.GetInt32(2), StoredText.Unescape(row.GetString(3)))
        {
            Facts = ReferenceRow.ReadFacts(row.IsDBNull(4) ? null : row.GetString(4)),
            Sentences = ReferenceRow.ReadSentences(row.IsDBNull(5) ? null : row.GetString(5)),
        };
        return (FullTextRow.KeyOf(row.GetString(0)), row.GetString(1), one);
    }
}
