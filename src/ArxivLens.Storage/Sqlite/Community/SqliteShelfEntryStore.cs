using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Shelves;
using Dapper;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>What stands on shelves, in SQLite.</summary>
internal sealed class SqliteShelfEntryStore(SqliteConnections connections) : IShelfEntryStore
{
    private const string Columns =
        """
        SELECT shelf, work, title, added, note, tags, place, seen_version AS seenVersion, seen_citations AS seenCitations,
            seen_standing AS seenStanding
        FROM shelf_entries
        """;

    private const string ListSql = Columns + " WHERE shelf = $shelf AND removed IS NULL ORDER BY place, work";
    private const string OneSql = Columns + " WHERE shelf = $shelf AND work = $work AND removed IS NULL";
    private const string AllSql =
        Columns
        + " WHERE removed IS NULL AND shelf IN (SELECT number FROM shelves WHERE account = $account AND removed IS NULL)"
        + " ORDER BY shelf, place, work";

    private const string ShelvesOfSql =
        """
        SELECT shelf FROM shelf_entries JOIN shelves ON shelves.number = shelf
        WHERE work = $work AND account = $account AND shelf_entries.removed IS NULL AND shelves.removed IS NULL ORDER BY shelf
        """;

    private const string RemovedSql =
        """
        SELECT shelf, shelf_entries.removed FROM shelf_entries JOIN shelves ON shelves.number = shelf
        WHERE work = $work AND account = $account AND shelf_entries.removed > $since AND shelves.removed IS NULL
        ORDER BY shelf_entries.removed DESC LIMIT 1
        """;

    // One that was taken away and is saved again begins anew.
    private const string InsertSql =
        """
        INSERT INTO shelf_entries (shelf, work, title, added, note, tags, place) VALUES ($shelf, $work, $title, $at, $note, $tags, $place)
        ON CONFLICT DO UPDATE SET title = excluded.title, added = excluded.added, note = excluded.note, tags = excluded.tags,
            place = excluded.place, removed = NULL, seen_version = NULL, seen_citations = NULL, seen_standing = NULL
        """;

    private const string EditSql = "UPDATE shelf_entries SET note = $note, tags = $tags WHERE shelf = $shelf AND work = $work AND removed IS NULL";
    private const string RemoveSql = "UPDATE shelf_entries SET removed = $at WHERE shelf = $shelf AND work = $work AND removed IS NULL";
    private const string RestoreSql = "UPDATE shelf_entries SET removed = NULL WHERE shelf = $shelf AND removed = $removed";
    private const string CountRemovedSql = "SELECT count(*) FROM shelf_entries WHERE shelf = $shelf AND removed = $removed";
    private const string FirstPlaceSql = "SELECT coalesce(min(place), 0) FROM shelf_entries WHERE shelf = $shelf";
    private const string LastPlaceSql = "SELECT coalesce(max(place), 0) FROM shelf_entries WHERE shelf = $shelf";
    private const string PlaceSql = "UPDATE shelf_entries SET place = $place WHERE shelf = $shelf AND work = $work";
    private const string MakeRoomSql = "UPDATE shelf_entries SET place = place + 1 WHERE shelf = $shelf AND place >= $place";
    private const string ChangedSql = "UPDATE shelves SET changed = $at WHERE number = $shelf";
    private const string SeeSql =
        "UPDATE shelf_entries SET seen_version = $version, seen_citations = $citations, seen_standing = $standing WHERE shelf = $shelf AND work = $work";

    public Task<IReadOnlyList<ShelfEntry>> ListAsync(long shelf, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<ShelfEntry>>(
            session => [.. session.Connection.Query<Row>(ListSql, new { shelf }).Select(row => row.ToEntry())], cancellationToken);

    public Task<IReadOnlyList<ShelvedWork>> FindAsync(
        long account, IReadOnlyList<WorkKey> works, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<ShelvedWork>>(
            session =>
            [
                .. works.SelectMany(work => session.Connection.Query<long>(ShelvesOfSql, new { account, work = work.ToString() })
                    .Select(shelf => new ShelvedWork(work, shelf))),
            ],
            cancellationToken);

    public Task<(long Shelf, DateTimeOffset At)?> FindRemovedAsync(
        long account, WorkKey work, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<(long, DateTimeOffset)?>(
            session =>
            {
                var asked = new { account, work = work.ToString(), since = StoredValue.Time(since) };
                var (shelf, at) = session.Connection.QueryFirstOrDefault<(long, string?)>(RemovedSql, asked);
                return at is null ? null : (shelf, SqliteImportLog.ReadTime(at));
            },
            cancellationToken);

    public Task<IReadOnlyList<(long Shelf, ShelfEntry Entry)>> ListAllAsync(long account, CancellationToken cancellationToken = default) =>
        connections.ReadAsync<IReadOnlyList<(long, ShelfEntry)>>(
            session => [.. session.Connection.Query<Row>(AllSql, new { account }).Select(row => (row.Shelf, row.ToEntry()))], cancellationToken);

    public Task<SavedEntries> SaveAsync(
        long account, long shelf, IReadOnlyList<NewEntry> works, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(session => Save(session, account, shelf, works, at), cancellationToken);

    public Task<ShelfOutcome> EditAsync(
        long account, long shelf, WorkKey work, string note, IReadOnlyList<string> tags, DateTimeOffset at,
        CancellationToken cancellationToken = default) =>
        ChangeAsync(account, shelf, at, session => Edit(session, shelf, work, note, tags), cancellationToken);

    public async Task<int> TagAsync(
        long account, long shelf, IReadOnlyList<WorkKey> works, string tag, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var tagged = 0;
        await ChangeAsync(account, shelf, at, session => tagged = works.Sum(work => Tag(session, shelf, work, tag)), cancellationToken);
        return tagged;
    }

    public async Task<int> RemoveAsync(
        long account, long shelf, IReadOnlyList<WorkKey> works, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var removed = 0;
        await ChangeAsync(
            account, shelf, at,
            session =>
            {
                SqliteShelfStore.Purge(session, account, at);
                return removed = Remove(session, shelf, works, at);
            },
            cancellationToken);
        return removed;
    }

    public Task<ShelfOutcome> RestoreAsync(
        long account, long shelf, DateTimeOffset removed, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session => removed > at - ShelfLimits.Undoable && SqliteShelfStore.Find(session, account, shelf) is { } found
                ? Restore(session, found, StoredValue.Time(removed), at)
                : ShelfOutcome.NotThere,
            cancellationToken);

    public Task<ShelfOutcome> MoveAsync(
        long account, long shelf, WorkKey work, WorkKey? before, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        ChangeAsync(account, shelf, at, session => Move(session, shelf, work, before), cancellationToken);

    public Task<SavedEntries> TransferAsync(
        long account, long from, long to, IReadOnlyList<WorkKey> works, bool keeps, DateTimeOffset at,
        CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session =>
            {
                if (from == to || SqliteShelfStore.Find(session, account, from) is not { } left)
                    return new SavedEntries(ShelfOutcome.NotThere, 0, 0);
                var taken = works.Select(work => Find(session, from, work)).OfType<ShelfEntry>().OrderBy(entry => entry.Place)
                    .Select(entry => new NewEntry(entry.Work, entry.Title) { Note = entry.Note, Tags = entry.Tags }).ToList();
                var saved = Save(session, account, to, taken, at);
                if (saved.Outcome != ShelfOutcome.Done || keeps)
                    return saved;
                Remove(session, from, [.. taken.Select(entry => entry.Work)], at);
                Touch(session, left, at);
                return saved;
            },
            cancellationToken);

    public Task SeeAsync(
        long account, long shelf, IReadOnlyList<(WorkKey Work, SeenWork Seen)> works, CancellationToken cancellationToken = default) =>
        connections.WriteAsync(
            session => SqliteShelfStore.Find(session, account, shelf) is null ? 0 : works.Sum(one => session.Connection.Execute(SeeSql, new
            {
                shelf,
                work = one.Work.ToString(),
                version = one.Seen.Version,
                citations = one.Seen.Citations,
                standing = (int)one.Seen.Standing,
            })),
            cancellationToken);

    private Task<ShelfOutcome> ChangeAsync(
        long account, long shelf, DateTimeOffset at, Func<SqliteSession, int> change, CancellationToken cancellationToken) =>
        connections.WriteAsync(
            session =>
            {
                if (SqliteShelfStore.Find(session, account, shelf) is not { } found || change(session) == 0)
                    return ShelfOutcome.NotThere;
                Touch(session, found, at);
                return ShelfOutcome.Done;
            },
            cancellationToken);

    private static SavedEntries Save(SqliteSession session, long account, long shelf, IReadOnlyList<NewEntry> works, DateTimeOffset at)
    {
        if (SqliteShelfStore.Find(session, account, shelf) is not { } found)
            return new SavedEntries(ShelfOutcome.NotThere, 0, 0);
        var distinct = works.DistinctBy(one => one.Work).ToList();
        var known = distinct.Select(one => Find(session, shelf, one.Work)).ToList();
        var added = known.Count(one => one is null);
        if (found.Count + added > ShelfLimits.MostEntries)
            return new SavedEntries(ShelfOutcome.Full, 0, distinct.Count - added);
        var place = session.Connection.ExecuteScalar<long>(FirstPlaceSql, new { shelf }) - added;
        for (var number = 0; number < distinct.Count; number++)
        {
            if (known[number] is { } there)
                Join(session, shelf, there, distinct[number]);
            else
                Insert(session, shelf, distinct[number], at, place++);
        }

        Touch(session, found, at);
        return new SavedEntries(ShelfOutcome.Done, added, distinct.Count - added);
    }

    private static void Insert(SqliteSession session, long shelf, NewEntry entry, DateTimeOffset at, long place) =>
        session.Connection.Execute(InsertSql, new
        {
            shelf,
            work = entry.Work.ToString(),
            title = StoredValue.Text(entry.Title),
            at = StoredValue.Time(at),
            note = StoredValue.Text(entry.Note),
            tags = WriteTags(entry.Tags),
            place,
        });

    private static void Join(SqliteSession session, long shelf, ShelfEntry there, NewEntry again)
    {
        var tags = there.Tags.Union(again.Tags, StringComparer.OrdinalIgnoreCase).Take(ShelfLimits.MostTags).ToList();
        var note = there.Note.Length > 0 ? there.Note : again.Note;
        if (tags.Count != there.Tags.Count || note != there.Note)
            Edit(session, shelf, there.Work, note, tags);
    }

    private static int Edit(SqliteSession session, long shelf, WorkKey work, string note, IReadOnlyList<string> tags) =>
        session.Connection.Execute(EditSql, new { shelf, work = work.ToString(), note = StoredValue.Text(note), tags = WriteTags(tags) });

    private static int Tag(SqliteSession session, long shelf, WorkKey work, string tag)
    {
        if (Find(session, shelf, work) is not { } entry || entry.Tags.Count >= ShelfLimits.MostTags
            || entry.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
        {
            return 0;
        }

        return Edit(session, shelf, work, entry.Note, [.. entry.Tags, tag]);
    }

    private static int Remove(SqliteSession session, long shelf, IReadOnlyList<WorkKey> works, DateTimeOffset at)
    {
        var moment = StoredValue.Time(at);
        return works.Sum(work => session.Connection.Execute(RemoveSql, new { shelf, work = work.ToString(), at = moment }));
    }

    private static ShelfOutcome Restore(SqliteSession session, Shelf shelf, string removed, DateTimeOffset at)
    {
        var count = session.Connection.ExecuteScalar<int>(CountRemovedSql, new { shelf = shelf.Number, removed });
        if (count == 0 || shelf.Count + count > ShelfLimits.MostEntries)
            return count == 0 ? ShelfOutcome.NotThere : ShelfOutcome.Full;
        session.Connection.Execute(RestoreSql, new { shelf = shelf.Number, removed });
        Touch(session, shelf, at);
        return ShelfOutcome.Done;
    }

    private static int Move(SqliteSession session, long shelf, WorkKey work, WorkKey? before)
    {
        if (Find(session, shelf, work) is null)
            return 0;
        var place = session.Connection.ExecuteScalar<long>(LastPlaceSql, new { shelf }) + 1;
        if (before is { } next)
        {
            if (next == work || Find(session, shelf, next) is not { } there)
                return 0;
            place = there.Place;
            session.Connection.Execute(MakeRoomSql, new { shelf, place });
        }

        return session.Connection.Execute(PlaceSql, new { shelf, work = work.ToString(), place });
    }

    private static void Touch(SqliteSession session, Shelf shelf, DateTimeOffset at)
    {
        session.Connection.Execute(ChangedSql, new { shelf = shelf.Number, at = StoredValue.Time(at) });
        SqliteShelfStore.Enter(session, shelf);
    }

    private static ShelfEntry? Find(SqliteSession session, long shelf, WorkKey work) =>
        session.Connection.QuerySingleOrDefault<Row>(OneSql, new { shelf, work = work.ToString() })?.ToEntry();

    private static string WriteTags(IReadOnlyList<string> tags) => StoredText.Escape(string.Join('\n', tags));

    private sealed record Row
    {
        public required long Shelf { get; init; }
        public required string Work { get; init; }
        public required string Title { get; init; }
        public required string Added { get; init; }
        public required string Note { get; init; }
        public required string Tags { get; init; }
        public long Place { get; init; }
        public long? SeenVersion { get; init; }
        public long? SeenCitations { get; init; }
        public long? SeenStanding { get; init; }

        public ShelfEntry ToEntry() => new(
            StoredValue.ReadKey(Work), StoredText.Unescape(Title), SqliteImportLog.ReadTime(Added), Place)
        {
            Note = StoredText.Unescape(Note),
            Tags = StoredText.Unescape(Tags).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Seen = SeenVersion is { } version && SeenCitations is { } citations
                ? new SeenWork((int)version, (int)citations, (WorkStanding)(SeenStanding ?? 0))
                : null,
        };
    }
}
