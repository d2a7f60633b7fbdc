using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// A prepared statement of whole numbers that runs millions of times: parameters <c>?1</c>, <c>?2</c> … are bound by place,
/// without the driver's objects, which cost more than SQLite's own work on such a row.
/// </summary>
internal sealed class NumberStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares a statement.</summary>
    public NumberStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
    }

    /// <summary>Runs it and gives the number of changed rows.</summary>
    public int Execute(params ReadOnlySpan<long> values)
    {
        Bind(values);
        Step(raw.SQLITE_DONE);
        Reset();
        return raw.sqlite3_changes(_database);
    }

    /// <summary>Runs it and reads the columns of its only row.</summary>
    public void ReadRow(ReadOnlySpan<long> values, Span<long> columns)
    {
        Bind(values);
        Step(raw.SQLITE_ROW);
        for (var column = 0; column < columns.Length; column++)
            columns[column] = raw.sqlite3_column_int64(_statement, column);
        Reset();
    }

    /// <summary>Frees it.</summary>
    public void Dispose() => _statement.Dispose();

    private void Bind(ReadOnlySpan<long> values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            var code = raw.sqlite3_bind_int64(_statement, place + 1, values[place]);
            if (code != raw.SQLITE_OK)
                SqliteException.ThrowExceptionForRC(code, _database);
        }
    }

    private void Step(int expected)
    {
        var code = raw.sqlite3_step(_statement);
        if (code == expected)
            return;
        try
        {
            SqliteException.ThrowExceptionForRC(code, _database);
            throw new InvalidOperationException($"The statement gave {code} where {expected} was due.");
        }
        finally
        {
            Reset();
        }
    }

    // Its code repeats that of the step before, which was told.
    private void Reset() => _ = raw.sqlite3_reset(_statement);
}
