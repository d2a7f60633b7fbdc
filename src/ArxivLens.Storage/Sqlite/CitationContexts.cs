using ArxivLens.Core.Citations;
using ArxivLens.Core.Library;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The sentences in which works are cited.</summary>
internal static class CitationContexts
{
    private const string FindSql =
        "SELECT origin, sentence, intents FROM citation_contexts WHERE citing = $citing AND cited = $cited ORDER BY origin, place";

    private const string RemoveSql = "DELETE FROM citation_contexts WHERE citing = ?1 AND cited = ?2 AND origin = ?3";

    private const string InsertSql =
        "INSERT INTO citation_contexts (citing, cited, origin, place, intents, sentence) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

    /// <summary>Puts the sentences of an origin in place of those it gave before.</summary>
    /// <returns>Whether they differ.</returns>
    public static bool Save(SqliteSession session, (long Citing, long Cited, int Origin) claim, IReadOnlyList<CitationContext> contexts)
    {
        var known = Find(session, claim.Citing, claim.Cited).Where(one => one.Origin == claim.Origin).Select(one => one.Context);
        if (known.SequenceEqual(contexts))
            return false;
        session.PrepareBound(RemoveSql).Execute(claim.Citing, claim.Cited, claim.Origin);
        Add(session, claim, contexts);
        return true;
    }

    /// <summary>Enters the sentences of an origin that has given none yet.</summary>
    public static void Add(SqliteSession session, (long Citing, long Cited, int Origin) claim, IReadOnlyList<CitationContext> contexts)
    {
        var insert = session.PrepareBound(InsertSql);
        for (var place = 0; place < contexts.Count; place++)
        {
            insert.Set(5, StoredText.Escape(contexts[place].Sentence));
            insert.Execute(claim.Citing, claim.Cited, claim.Origin, place, (long)contexts[place].Intents);
        }
    }

    /// <summary>Finds the sentences of a citation, by the bits of their origins and in their order.</summary>
    public static List<(int Origin, CitationContext Context)> Find(SqliteSession session, long citing, long cited)
    {
        var find = session.Prepare(FindSql, "$citing", "$cited");
        find.Set(0, citing);
        find.Set(1, cited);
        using var rows = find.Read();
        var found = new List<(int, CitationContext)>();
        while (rows.Read())
            found.Add((rows.GetInt32(0), new CitationContext(StoredText.Unescape(rows.GetString(1)), (CitationIntents)rows.GetInt32(2))));
        return found;
    }
}
