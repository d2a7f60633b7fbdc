using ArxivLens.Core;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Mail;
using ArxivLens.Core.Moderation;
using ArxivLens.Core.Recommendations;
using ArxivLens.Core.Shelves;
using ArxivLens.Core.Webmentions;

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
        Accounts = new SqliteAccountStore(connections);
        Links = new SqliteOneTimeLinkStore(connections);
        Outbox = new SqliteOutbox(connections);
        Passkeys = new SqlitePasskeyStore(connections);
        Appeals = new SqliteAppealStore(connections);
        Contributions = new SqliteContributionStore(connections);
        Moderation = new SqliteModerationStore(connections);
        Anchors = new SqliteAnchorStore(connections);
        Reports = new SqliteReportStore(connections);
        Recommendations = new SqliteRecommendationStore(connections);
        Sessions = new SqliteSessionStore(connections);
        Submissions = new SqliteSubmissionStore(connections);
        ShelfEntries = new SqliteShelfEntryStore(connections);
        Shelves = new SqliteShelfStore(connections);
        Webmentions = new SqliteWebmentionStore(connections);
    }

    /// <summary>The accounts.</summary>
    public IAccountStore Accounts { get; }

    /// <summary>Addresses that may be used once.</summary>
    public IOneTimeLinkStore Links { get; }

    /// <summary>Appeals against what moderators decided.</summary>
    public IAppealStore Appeals { get; }

    /// <summary>What readers say.</summary>
    public IContributionStore Contributions { get; }

    /// <summary>What waits for moderators, and what they decided.</summary>
    public IModerationStore Moderation { get; }

    /// <summary>Mail that is to be sent.</summary>
    public IOutbox Outbox { get; }

    /// <summary>Passkeys.</summary>
    public IPasskeyStore Passkeys { get; }

    /// <summary>What readers reported.</summary>
    public IReportStore Reports { get; }

    /// <summary>What readers decided of their recommendations.</summary>
    public IRecommendationStore Recommendations { get; }

    /// <summary>Who is signed in.</summary>
    public ISessionStore Sessions { get; }

    /// <summary>What was submitted, as far as the rules need it.</summary>
    public ISubmissionStore Submissions { get; }

    /// <summary>The passages that contributions are about.</summary>
    public IAnchorStore Anchors { get; }

    /// <summary>What stands on shelves.</summary>
    public IShelfEntryStore ShelfEntries { get; }

    /// <summary>The shelves.</summary>
    public IShelfStore Shelves { get; }

    /// <summary>Posts elsewhere that announced themselves.</summary>
    public IWebmentionStore Webmentions { get; }

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

    /// <summary>Reads how the mail stands, beside whoever serves it; <c>null</c> where there is no such file, or none of this version.</summary>
    /// <exception cref="LibraryException">It cannot be read.</exception>
    public static OutboxStatus? FindOutboxStatus(string file) => !File.Exists(file) ? null : SqliteStorage.Guard(file, () =>
    {
        using var session = SqliteSession.Open(file, canWrite: false);
        return Migration.IsNewest(session, Schema.Community) ? SqliteOutbox.ReadStatus(session) : null;
    });

    /// <summary>Closes the file.</summary>
    public void Dispose() => _connections.Dispose();
}
