using System.Collections.Concurrent;
using ArxivLens.Core;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>
/// The connections to one file: one for writing, which one transaction at a time may use, and as many for reading as are needed
/// at once. SQLite's driver has no asynchronous work, so everything runs at once on the caller's thread; only waiting to write is
/// asynchronous.
/// </summary>
internal sealed class SqliteConnections : IDisposable
{
    private const int KeptReaders = 8;
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _lane = new(1, 1);
    private readonly SqliteSession? _writer;
    private readonly Func<SqliteSession> _openReader;
    private volatile bool _disposed;

    /// <summary>Takes the open, migrated connection that will write.</summary>
    public SqliteConnections(string file, SqliteSession writer)
        : this(file, () => SqliteSession.Open(file, canWrite: false)) => _writer = writer;

    /// <summary>Reads only, by connections opened in this way.</summary>
    public SqliteConnections(string file, Func<SqliteSession> openReader)
    {
        File = file;
        _openReader = openReader;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>Reads with a connection of its own.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        try
        {
            return Task.FromResult(Read(read));
        }
        catch (SqliteException e)
        {
            return Task.FromException<T>(SqliteFailure.Explain(File, e));
        }
        catch (LibraryException e)
        {
            return Task.FromException<T>(e);
        }
        catch (OperationCanceledException e)
        {
            return Task.FromCanceled<T>(e.CancellationToken);
        }
    }

    /// <summary>
    /// Writes in one transaction, which is committed when <paramref name="write"/> returns and undone when it throws.
    /// </summary>
    /// <param name="write">What to write.</param>
    /// <param name="cancellationToken">Undoes it.</param>
    /// <param name="checksReferences">
    /// Whether SQLite looks up each row that a new row refers to. <c>false</c> for a caller that has just read their numbers in
    /// the same transaction.
    /// </param>
    public async Task<T> WriteAsync<T>(
        Func<SqliteSession, LibraryChange, T> write, CancellationToken cancellationToken, bool checksReferences = true)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var writer = _writer ?? throw new InvalidOperationException("The library was opened for reading.");
        await _lane.WaitAsync(cancellationToken);
        try
        {
            return checksReferences
                ? Write(writer, write, cancellationToken)
                : WriteUnchecked(writer, write, cancellationToken);
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Explain(File, e);
        }
        finally
        {
            _lane.Release();
        }
    }

    /// <summary>
    /// Writes to a file that no index is made of: in one transaction, which is committed when <paramref name="write"/> returns and
    /// undone when it throws.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var writer = _writer ?? throw new InvalidOperationException("The file was opened for reading.");
        await _lane.WaitAsync(cancellationToken);
        try
        {
            return Transact(writer, () => write(writer), cancellationToken);
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Explain(File, e);
        }
        finally
        {
            _lane.Release();
        }
    }

    /// <summary>Lends a connection for reading; give it back with <see cref="Return"/>, or dispose it after a failure.</summary>
    public SqliteSession Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _idle.TryTake(out var session) ? session : _openReader();
    }

    /// <summary>Takes a connection back.</summary>
    public void Return(SqliteSession session)
    {
        if (_disposed || _idle.Count >= KeptReaders)
            session.Dispose();
        else
            _idle.Add(session);
    }

    /// <summary>Closes all connections; the last one to close moves what the WAL holds into the file.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        while (_idle.TryTake(out var session))
            session.Dispose();
        _writer?.Dispose();
        _lane.Dispose();
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        SqliteSession? session = Rent();
        try
        {
            var result = read(session);
            Return(session);
            session = null;
            return result;
        }
        finally
        {
            session?.Dispose();
        }
    }

    // The setting holds for whole transactions only.
    private static T WriteUnchecked<T>(
        SqliteSession writer, Func<SqliteSession, LibraryChange, T> write, CancellationToken cancellationToken)
    {
        writer.Execute("PRAGMA foreign_keys = OFF");
        try
        {
            return Write(writer, write, cancellationToken);
        }
        finally
        {
            writer.Execute("PRAGMA foreign_keys = ON");
        }
    }

    private static T Write<T>(
        SqliteSession writer, Func<SqliteSession, LibraryChange, T> write, CancellationToken cancellationToken) =>
        Transact(
            writer,
            () =>
            {
                var change = new LibraryChange(ChangeJournal.Begin(writer));
                var result = write(writer, change);
                change.Enter(writer);
                return result;
            },
            cancellationToken);

    private static T Transact<T>(SqliteSession writer, Func<T> write, CancellationToken cancellationToken)
    {
        writer.Prepare("BEGIN IMMEDIATE").Execute();
        try
        {
            var result = write();
            cancellationToken.ThrowIfCancellationRequested();
            writer.Prepare("COMMIT").Execute();
            return result;
        }
        finally
        {
            writer.RollBackIfOpen();
        }
    }
}
