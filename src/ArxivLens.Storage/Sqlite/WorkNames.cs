using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>What others may call a work by: its key, the DOI it was published under, and the same of its members.</summary>
internal static class WorkNames
{
    /// <summary>A query of the names of the work whose key is <c>$work</c>.</summary>
    public const string Sql =
        """
        SELECT $work
        UNION SELECT 'doi:' || lower(doi) FROM works WHERE key = $work AND doi IS NOT NULL
        UNION SELECT member.key FROM works CROSS JOIN merges ON merges.work = works.number AND undone IS NULL
            CROSS JOIN works AS member ON member.number = merges.member WHERE works.key = $work
        UNION SELECT 'doi:' || lower(member.doi) FROM works CROSS JOIN merges ON merges.work = works.number AND undone IS NULL
            CROSS JOIN works AS member ON member.number = merges.member WHERE works.key = $work AND member.doi IS NOT NULL
        """;

    /// <summary>Reads the names that are keys.</summary>
    public static List<WorkKey> Read(SqliteSession session, WorkKey work)
    {
        var read = session.Prepare(Sql, "$work");
        read.Set(0, work.ToString());
        var names = new List<WorkKey>();
        using var rows = read.Read();
        while (rows.Read())
        {
            if (WorkKey.TryParse(rows.GetString(0), out var name))
                names.Add(name);
        }

        return names;
    }
}
