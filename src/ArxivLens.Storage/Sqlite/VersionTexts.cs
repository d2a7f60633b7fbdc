using ArxivLens.Core.Dump;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The texts of versions in SQLite.</summary>
internal static class VersionTexts
{
    private const string KeepSql =
        """
        INSERT INTO version_texts (work, version, rank, title, comments, abstract)
        VALUES ($work, $version, $rank, $title, $comments, $abstract)
        ON CONFLICT DO UPDATE SET rank = excluded.rank, title = excluded.title, comments = excluded.comments,
            abstract = excluded.abstract
        WHERE excluded.rank > version_texts.rank
        """;

    private const string RemoveSql = "DELETE FROM version_texts WHERE work = $work AND version = $version";

    private const string ReadSql =
        """
        SELECT version, title, abstract, comments FROM version_texts
        WHERE work = (SELECT number FROM works WHERE key = $key) ORDER BY version
        """;

    /// <summary>Keeps what a record leaves behind beside the one that is kept.</summary>
    public static void Keep(SqliteSession session, LibraryChange change, long number, Work lesser, Work kept)
    {
        if (VersionText.LeftBy(lesser, kept) is not { } text)
            return;
        Keep(session, change, number, text, WorkPrecedence.Rank(lesser));
    }

    /// <summary>Enters texts that a dump has, but of the version that the record kept is of.</summary>
    /// <returns>Whether they are kept.</returns>
    public static bool Enter(SqliteSession session, LibraryChange change, DumpedText text)
    {
        var kept = SqliteWorkStore.Find(session, text.Work);
        return kept is { Paper: not null } && text.Version != VersionText.Of(kept)?.Version
            && SqliteWorkStore.FindNumber(session, text.Work) is { } number
            && Keep(session, change, number, new VersionText(text.Version, text.Title, text.Abstract, text.Comments), text.Rank);
    }

    private static bool Keep(SqliteSession session, LibraryChange change, long number, VersionText text, byte[] rank)
    {
        var keep = session.Prepare(KeepSql, "$work", "$version", "$rank", "$title", "$comments", "$abstract");
        keep.Set(0, number);
        keep.Set(1, text.Version);
        keep.Set(2, rank);
        keep.Set(3, StoredText.Escape(text.Title));
        keep.Set(4, text.Comments is null ? null : StoredText.Escape(text.Comments));
        keep.Set(5, StoredText.Escape(text.Abstract));
        if (keep.Execute() == 0)
            return false;
        change.AddAside();
        return true;
    }

    /// <summary>Drops the texts of the version that the record kept is of now.</summary>
    public static void Drop(SqliteSession session, long number, Work kept)
    {
        if (VersionText.Of(kept) is not { } text)
            return;
        var remove = session.Prepare(RemoveSql, "$work", "$version");
        remove.Set(0, number);
        remove.Set(1, text.Version);
        remove.Execute();
    }

    /// <summary>Reads the texts of a work, the oldest version first.</summary>
    public static List<VersionText> Read(SqliteSession session, WorkKey key)
    {
        var read = session.Prepare(ReadSql, "$key");
        read.Set(0, key.ToString());
        using var rows = read.Read();
        var texts = new List<VersionText>();
        while (rows.Read())
        {
            texts.Add(new VersionText(
                rows.GetInt32(0), StoredText.Unescape(rows.GetString(1)), StoredText.Unescape(rows.GetString(2)),
                rows.IsDBNull(3) ? null : StoredText.Unescape(rows.GetString(3))));
        }

        return texts;
    }
}
