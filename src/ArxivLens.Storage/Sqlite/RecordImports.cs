using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The imports that records are from.</summary>
internal static class RecordImports
{
    private const string EnterSql = "INSERT INTO record_imports (work, first_import, import, confirmed) VALUES (?1, ?2, ?2, ?2)";

    private const string ReplaceSql =
        """
        INSERT INTO record_imports (work, first_import, import, confirmed) VALUES (?1, ?2, ?2, ?2)
        ON CONFLICT DO UPDATE SET import = ?2, confirmed = ?2
        """;

    // A record of before this table is at least as old as the import that confirms it; which one gave it first is not known.
    private const string ConfirmSql =
        """
        INSERT INTO record_imports (work, first_import, import, confirmed) VALUES (?1, ?2, ?2, ?2)
        ON CONFLICT DO UPDATE SET confirmed = ?2
        """;

    private const string FindSql =
        """
        SELECT taken.source, taken.file, taken.began, coalesce(first.began, taken.began), coalesce(latest.began, taken.began)
        FROM works JOIN record_imports AS record ON record.work = works.number
            JOIN imports AS taken ON taken.number = record.import
            LEFT JOIN imports AS first ON first.number = record.first_import
            LEFT JOIN imports AS latest ON latest.number = record.confirmed
        WHERE works.key = $key
        """;

    /// <summary>A work is new.</summary>
    public static void Enter(SqliteSession session, long work, long import) => session.PrepareBound(EnterSql).Execute(work, import);

    /// <summary>The record of a work is another.</summary>
    public static void Replace(SqliteSession session, long work, long import) => session.PrepareBound(ReplaceSql).Execute(work, import);

    /// <summary>The record of a work came again as it is.</summary>
    public static void Confirm(SqliteSession session, long work, long import) => session.PrepareBound(ConfirmSql).Execute(work, import);

    /// <summary>Finds where the record of a work is from.</summary>
    public static RecordOrigin? Find(SqliteSession session, WorkKey key)
    {
        var find = session.Prepare(FindSql, "$key");
        find.Set(0, key.ToString());
        return ReadOrigin(find);
    }

    /// <summary>Reads source, file and the days of taking, of first seeing and of confirming from the only row, if there is one.</summary>
    public static RecordOrigin? ReadOrigin(SqliteStatement find)
    {
        using var row = find.Read();
        return row.Read()
            ? new RecordOrigin(
                row.IsDBNull(0) ? null : row.GetString(0),
                Core.Library.StoredText.Unescape(row.GetString(1)),
                SqliteImportLog.ReadTime(row.GetString(2)),
                SqliteImportLog.ReadTime(row.GetString(3)))
            {
                Confirmed = SqliteImportLog.ReadTime(row.GetString(4)),
            }
            : null;
    }
}
