using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// A prepared statement that runs millions of times within transactions: values are bound by place, the first parameter that
/// stands in the statement at place 0, without the driver's objects, which cost more than SQLite's own work on a narrow row.
/// </summary>
internal sealed class BoundStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = new byte[4_096];

    /// <summary>Prepares a statement.</summary>
    public BoundStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement), _database);
    }

    /// <summary>Sets a value: nothing, a whole number, a text or bytes.</summary>
    public void Set(int place, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(_statement, place + 1),
        int number => raw.sqlite3_bind_int64(_statement, place + 1, number),
        long number => raw.sqlite3_bind_int64(_statement, place + 1, number),
        string text => BindText(place + 1, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place + 1, bytes),
        _ => throw new ArgumentException($"{value.GetType()} cannot be bound.", nameof(value)),
    });

    /// <summary>Runs it and gives the number of changed rows; values that were set stay.</summary>
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
            Check(raw.sqlite3_bind_int64(_statement, place + 1, values[place]));
    }

    private int BindText(int place, string text)
    {
        // Of an empty span SQLite is given no address, which it takes for NULL.
        if (text.Length == 0)
            return raw.sqlite3_bind_text(_statement, place, "");
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < most)
            _text = new byte[most];
        return raw.sqlite3_bind_text(_statement, place, _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text)));
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, _database);
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
