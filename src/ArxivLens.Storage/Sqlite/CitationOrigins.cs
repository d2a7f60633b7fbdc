namespace ArxivLens.Storage.Sqlite;

/// <summary>Takes an origin from a citation that it asserts no more.</summary>
internal static class CitationOrigins
{
    private const string FindSql = "SELECT origins, last_origins FROM citations WHERE citing = ?1 AND cited = ?2";
    private const string RemoveSql = "DELETE FROM citations WHERE citing = ?1 AND cited = ?2";
    private const string UpdateSql = "UPDATE citations SET origins = ?3, last_origins = ?4 WHERE citing = ?1 AND cited = ?2";
    private const string RemoveOriginSql = "DELETE FROM citation_origins WHERE citing = ?1 AND cited = ?2 AND origin = ?3";
    private const string RemoveContextsSql = "DELETE FROM citation_contexts WHERE citing = ?1 AND cited = ?2 AND origin = ?3";

    /// <summary>Withdraws it; a citation that nobody asserts any more is gone.</summary>
    public static void Withdraw(SqliteSession session, LibraryChange change, (long Citing, long Cited) edge, int bit)
    {
        Span<long> known = stackalloc long[2];
        session.PrepareBound(FindSql).ReadRow([edge.Citing, edge.Cited], known);
        var left = known[0] & ~(1L << bit);
        if (left == known[0])
            return;
        if (left == 0)
        {
            session.PrepareBound(RemoveSql).Execute(edge.Citing, edge.Cited);
            change.RemoveCitation(edge.Citing);
            return;
        }

        session.PrepareBound(UpdateSql).Execute(edge.Citing, edge.Cited, left, known[1] & ~(1L << bit));
        session.PrepareBound(RemoveOriginSql).Execute(edge.Citing, edge.Cited, bit);
        session.PrepareBound(RemoveContextsSql).Execute(edge.Citing, edge.Cited, bit);
        change.AddOrigin(edge.Citing);
    }
}
