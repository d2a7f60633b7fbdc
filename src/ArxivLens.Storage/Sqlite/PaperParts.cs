using System.Globalization;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The parts of the papers: read from part to part by the index, which is some searches and no scan.</summary>
internal static class PaperParts
{
    private const string Part = "substr(sort_text, 1, 7)";
    private const string Changed = "max(coalesce(metadata_changed, ''), coalesce(published, ''))";
    private const string Papers = "FROM works INDEXED BY works_by_part WHERE kind = 2 AND sort_text < 'a'";

    /// <summary>Finds each part by a search behind the one before; a test holds that nothing is scanned.</summary>
    internal const string ListSql =
        $"""
        WITH RECURSIVE parts (part) AS (
            SELECT (SELECT {Part} {Papers} AND {Part} > '' ORDER BY {Part} LIMIT 1)
            UNION ALL
            SELECT (SELECT {Part} {Papers} AND {Part} > part ORDER BY {Part} LIMIT 1) FROM parts WHERE part IS NOT NULL)
        SELECT part, (SELECT {Changed} {Papers} AND {Part} = part ORDER BY {Changed} DESC LIMIT 1) FROM parts WHERE part IS NOT NULL
        """;

    private const string ReadSql =
        $"""
        SELECT number, {WorkRow.Columns} FROM works INDEXED BY works_by_sort_text
        WHERE kind = 2 AND sort_text >= $part AND sort_text < $part || ':'
            AND NOT EXISTS (SELECT 1 FROM merges WHERE member = works.number AND undone IS NULL)
        ORDER BY sort_text
        """;

    /// <summary>Lists the parts that have papers.</summary>
    public static IReadOnlyList<PaperPart> List(SqliteSession session)
    {
        var parts = new List<PaperPart>();
        using var rows = session.Prepare(ListSql).Read();
        while (rows.Read())
            parts.Add(new PaperPart(rows.GetString(0), ReadDay(rows.GetString(1))));
        return parts;
    }

    /// <summary>Reads the papers of a part, a row at a time.</summary>
    public static IReadOnlyList<PaperChange> Read(SqliteSession session, string part, CancellationToken cancellationToken)
    {
        var papers = new List<PaperChange>();
        var select = session.Prepare(ReadSql, "$part");
        select.Set(0, part);
        using var rows = select.Read();
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            papers.Add(PaperChange.Of(WorkRow.Read(rows).Work));
        }

        return papers;
    }

    private static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
