using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ArxivLens.Storage.Sqlite;

/// <summary>One connection with its settings and its prepared statements. One thread uses it at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    // Settings are of a connection, not of the file, and so are set at every open. The file is not mapped: each connection's
    // mapping would count as memory of the process, and reads gain nothing from it.
    private const string Settings = """
        PRAGMA busy_timeout = 10000;
        PRAGMA synchronous = NORMAL;
        PRAGMA foreign_keys = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA mmap_size = 0;
        """;

    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoundStatement> _boundStatements = new(StringComparer.Ordinal);

    private SqliteSession(SqliteConnection connection) => Connection = connection;

    /// <summary>The connection.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>The number of the row this connection inserted last.</summary>
    public long LastNumber => raw.sqlite3_last_insert_rowid(Connection.Handle);

    /// <summary>Opens the file, which must exist.</summary>
    public static SqliteSession Open(string file, bool canWrite) => Open(file, SqliteOpenMode.ReadWrite, canWrite);

    /// <summary>
    /// Opens a file that nobody writes meanwhile, without making the two files that reading and writing side by side needs.
    /// </summary>
    public static SqliteSession OpenImmutable(string file)
        => Open(new Uri(file).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly, canWrite: false);

    private static SqliteSession Open(string source, SqliteOpenMode mode, bool canWrite)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 10,
        }.ToString());
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            session.Execute(Settings);
            session.Execute(canWrite
                ? "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000;"
                : "PRAGMA cache_size = -16384; PRAGMA query_only = ON;");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that give nothing back.</summary>
    public void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Reads the first column of the first row.</summary>
    public object? ReadScalar(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>
    /// A statement that is prepared once and kept; its parameters are set by their place in <paramref name="parameters"/>.
    /// </summary>
    public SqliteStatement Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        if (_statements.TryGetValue(sql, out var known))
            return known;
        var statement = new SqliteStatement(Connection, sql, parameters);
        _statements.Add(sql, statement);
        return statement;
    }

    /// <summary>A statement that runs millions of times, prepared once and kept.</summary>
    public BoundStatement PrepareBound(string sql)
    {
        if (_boundStatements.TryGetValue(sql, out var known))
            return known;
        var statement = new BoundStatement(Connection, sql);
        _boundStatements.Add(sql, statement);
        return statement;
    }

    /// <summary>Undoes the open transaction; after a full disk and its like SQLite has ended it by itself.</summary>
    public void RollBackIfOpen()
    {
        if (raw.sqlite3_get_autocommit(Connection.Handle) == 0)
            Execute("ROLLBACK");
    }

    /// <summary>Lets all reading until its disposal see one state of the library.</summary>
    public Snapshot BeginSnapshot()
    {
        Execute("BEGIN");
        return new Snapshot(this);
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        foreach (var statement in _boundStatements.Values)
            statement.Dispose();
        Connection.Dispose();
    }
}

/// <summary>A state of the library that does not change while it is read.</summary>
internal sealed class Snapshot(SqliteSession session) : IDisposable
{
    /// <summary>Ends it.</summary>
    public void Dispose() => session.Execute("ROLLBACK");
}

/// <summary>A prepared statement.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter[] _parameters;

    /// <summary>Prepares a statement with named parameters.</summary>
    public SqliteStatement(SqliteConnection connection, string sql, ReadOnlySpan<string> parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        _parameters = new SqliteParameter[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
            _parameters[i] = _command.Parameters.Add(new SqliteParameter { ParameterName = parameters[i], Value = DBNull.Value });
        _command.Prepare();
    }

    /// <summary>Sets a parameter by its place.</summary>
    public void Set(int place, object? value) => _parameters[place].Value = value ?? DBNull.Value;

    /// <summary>Runs it and gives the number of changed rows.</summary>
    public int Execute() => _command.ExecuteNonQuery();

    /// <summary>Runs it to read rows.</summary>
    public SqliteDataReader Read() => _command.ExecuteReader();

    /// <summary>Runs it to read one value; <c>null</c> when there is no row.</summary>
    public object? ReadScalar() => _command.ExecuteScalar();

    /// <summary>Frees it.</summary>
    public void Dispose() => _command.Dispose();
}
