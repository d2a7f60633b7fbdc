using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Tests.Security;

/// <summary>The content of the community's file, looked at from outside.</summary>
internal static class CommunityState
{
    /// <summary>Columns that looking may change: when a session was last used, to some minutes.</summary>
    private static readonly string[] Passing = ["sessions.seen", "sessions.ends"];

    /// <summary>The names of its tables.</summary>
    public static IReadOnlyList<string> Tables(string file)
    {
        using var connection = Open(file);
        return [.. Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").Select(row => row[0])];
    }

    /// <summary>A hash of every row of every table.</summary>
    public static string Read(string file)
    {
        using var connection = Open(file);
        var all = new StringBuilder();
        foreach (var table in Tables(file))
        {
            var columns = Rows(connection, $"SELECT name FROM pragma_table_info('{table}')").Select(row => row[0]).Where(column => !Passing.Contains($"{table}.{column}"));
            var list = string.Join(", ", columns.Select(column => $"quote({column})"));
            foreach (var row in Rows(connection, $"SELECT {list} FROM {table} ORDER BY {list}"))
                all.Append(table).Append(' ').AppendJoin(' ', row).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection;
    }

    private static List<string[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables and columns, as the file itself gives them.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<string[]> rows = [];
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture) ?? "")]);
        return rows;
    }
}
