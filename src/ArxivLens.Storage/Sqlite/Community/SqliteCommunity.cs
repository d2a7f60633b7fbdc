using ArxivLens.Core;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Following;
using ArxivLens.Core.Mail;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>
/// What readers own, in one SQLite file of its own beside the library: an import that writes the library for minutes never keeps a
/// reader's comment waiting, and what is deleted is overwritten (<c>secure_delete</c>).
/// </summary>
public sealed class SqliteCommunity : IDisposable, ICommunity
{
    // What a reader was told is saved is on the disk, whatever becomes of the machine.
    private const string Settings = "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 200;";
    private readonly SqliteConnections _connections;

    private SqliteCommunity(SqliteConnections connections)
    {
        _connections = connections;
        Digests = new SqliteDigestStore(connections);
        Follows = new SqliteFollowStore(connections);
        Looks = new SqliteLookStore(connections);
        Outbox = new SqliteOutbox(connections);
        Shown = new SqliteShownStore(connections);
    }

    /// <summary>The digests to come.</summary>
    public IDigestStore Digests { get; }

    /// <summary>What readers follow.</summary>
    public IFollowStore Follows { get; }

    /// <summary>When readers saw lists.</summary>
    public ILookStore Looks { get; }

    /// <summary>Mail that is to be sent.</summary>
    public IOutbox Outbox { get; }

    /// <summary>The order in which contributions came to be shown.</summary>
    public IShownStore Shown { get; }

    /// <summary>Opens the file, makes it when it is missing, and brings it to the newest version.</summary>
    /// <exception cref="LibraryException">It cannot be opened, is damaged, or is of a newer version than this program.</exception>
    public static SqliteCommunity Open(string file) => SqliteStorage.Guard(file, () =>
    {
        SqliteSession? writer = null;
        try
        {
            SqliteStorage.MakePrivate(file);
            writer = SqliteSession.Open(file, canWrite: true);
            writer.Execute(Settings);
            Migration.Run(writer, file, Schema.Community);
            writer.Execute("PRAGMA journal_mode = WAL");
            var community = new SqliteCommunity(new SqliteConnections(file, writer));
            writer = null;
            return community;
        }
        finally
        {
            writer?.Dispose();
        }
    });

    /// <inheritdoc/>
    public Task<string> ReadStampAsync(CancellationToken cancellationToken = default) =>
        _connections.ReadAsync(CommunityStamp.Read, cancellationToken);

    /// <inheritdoc/>
    public Task ForgetAsync(CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            var reader = _connections.Rent();
            try
            {
                // Frames of the log hold what was deleted until they are overwritten.
                reader.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            finally
            {
                reader.Dispose();
            }
        },
        cancellationToken);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _connections.Dispose();
}
