namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Statements with their values beside the names.</summary>
internal static class StatementValues
{
    /// <summary>A kept statement with its values set; the same SQL has the same names in the same order each time.</summary>
    public static SqliteStatement With(this SqliteSession session, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var names = new string[values.Length];
        for (var place = 0; place < names.Length; place++)
            names[place] = values[place].Name;
        var statement = session.Prepare(sql, names);
        for (var place = 0; place < values.Length; place++)
            statement.Set(place, values[place].Value);
        return statement;
    }

    /// <summary>The whole number a statement gives; 0 for none.</summary>
    public static int Count(this SqliteStatement statement) => statement.ReadScalar() is long count ? (int)count : 0;

    /// <summary>Reads all rows.</summary>
    public static List<T> ReadAll<T>(this SqliteStatement statement, Func<Microsoft.Data.Sqlite.SqliteDataReader, T> read)
    {
        var found = new List<T>();
        using var rows = statement.Read();
        while (rows.Read())
            found.Add(read(rows));
        return found;
    }
}
