using ArxivLens.Core;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// Reads the rows of one statement one by one, all of the same state of the library, with a connection of its own.
/// </summary>
internal sealed class SqliteCursor<T> : IDisposable
{
    private readonly SqliteConnections _connections;
    private readonly SqliteSession _session;
    private readonly Func<SqliteDataReader, T> _map;
    private SqliteDataReader? _reader;
    private bool _failed;

    /// <summary>Starts reading.</summary>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public SqliteCursor(
        SqliteConnections connections, string sql, Func<SqliteDataReader, T> map, (string Name, string Value)? parameter = null)
    {
        _connections = connections;
        _map = map;
        try
        {
            _session = connections.Rent();
            var statement = parameter is { } given ? _session.Prepare(sql, given.Name) : _session.Prepare(sql);
            if (parameter is not null)
                statement.Set(0, parameter.Value.Value);
            _reader = statement.Read();
        }
        catch (SqliteException e)
        {
            _session?.Dispose();
            throw SqliteFailure.Explain(connections.File, e);
        }
    }

    /// <summary>Reads the next row.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="LibraryException">The library cannot be read.</exception>
    public bool TryRead(out T row)
    {
        try
        {
            var any = _reader!.Read();
            row = any ? _map(_reader) : default!;
            return any;
        }
        catch (SqliteException e)
        {
            _failed = true;
            throw SqliteFailure.Explain(_connections.File, e);
        }
    }

    /// <summary>Ends reading.</summary>
    public void Dispose()
    {
        if (_reader is null)
            return;
        _reader.Dispose();
        _reader = null;
        if (_failed)
            _session.Dispose();
        else
            _connections.Return(_session);
    }
}
