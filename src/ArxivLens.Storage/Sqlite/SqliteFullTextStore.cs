using System.Runtime.CompilerServices;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The full texts in SQLite.</summary>
internal sealed class SqliteFullTextStore(SqliteConnections connections) : IFullTextStore
{
    private const string StampSql = "SELECT changes || '-' || mark FROM full_text_state";
    private const string ChangeSql = "UPDATE full_text_state SET changes = changes + 1, mark = lower(hex(randomblob(8)))";
    private const string CountSql = "SELECT count(*) FROM full_texts";
    private const string HashSql = "SELECT hash FROM full_texts WHERE work = $work";
    private const string RemoveSql = "DELETE FROM full_texts WHERE work = $work";

    private const string InsertSql =
        """
        INSERT INTO full_texts (work, title, license, hash, import) VALUES ($work, $title, $license, $hash, $import) RETURNING number
        """;

    private const string InsertPartSql =
        "INSERT INTO full_text_parts (full_text, first, section, sentences) VALUES ($text, $first, $section, $sentences)";

    private const string OriginSql =
        "SELECT source, file, began, began, began FROM full_texts JOIN imports ON imports.number = import WHERE work = $work";

    private const string Columns = "work, title, license, first, section, sentences";
    private const string Joined = "FROM full_texts JOIN full_text_parts ON full_text = number";
    private const string ReadAllSql = $"SELECT {Columns} {Joined} ORDER BY work, first";
    private const string FindSql = $"SELECT {Columns} {Joined} WHERE work = $work ORDER BY first";
    private const string FindPartSql = $"SELECT {Columns} {Joined} WHERE work = $work AND first <= $sentence ORDER BY first DESC LIMIT 1";

    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<FullText> texts, long import = 0, CancellationToken cancellationToken = default)
    {
        foreach (var text in texts)
            FullTextRow.Refuse(text);
        return connections.WriteAsync<IReadOnlyList<SaveOutcome>>(
            (session, _) =>
            {
                var outcomes = new SaveOutcome[texts.Count];
                for (var at = 0; at < outcomes.Length; at++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    outcomes[at] = Save(session, texts[at], import);
                }

                if (outcomes.Any(outcome => outcome != SaveOutcome.Unchanged)) session.Prepare(ChangeSql).Execute();
                return outcomes;
            },
            cancellationToken);
    }

    public Task<RecordOrigin?> FindOriginAsync(WorkKey work, CancellationToken cancellationToken = default) => connections.ReadAsync(
        session =>
        {
            var find = session.Prepare(OriginSql, "$work");
            find.Set(0, work.ToString());
            return RecordImports.ReadOrigin(find);
        },
        cancellationToken);

    public Task<FullText?> FindAsync(WorkKey work, CancellationToken cancellationToken = default) => connections.ReadAsync(
        session =>
        {
            var find = session.Prepare(FindSql, "$work");
            find.Set(0, work.ToString());
            using var rows = find.Read();
            var parts = new List<StoredPart>();
            while (rows.Read()) parts.Add(ReadPart(rows));
            return parts is [var first, ..] ? new FullText(work, first.Title, first.License, [.. parts.Select(one => one.Part)]) : null;
        },
        cancellationToken);

    public Task<IReadOnlyList<StoredPart?>> FindPartsAsync(
        IReadOnlyList<(WorkKey Work, int Sentence)> places, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<StoredPart?>>(
            session => [.. places.Select(place => FindPart(session, place.Work, place.Sentence))], cancellationToken);

    public async IAsyncEnumerable<StoredPart> ReadPartsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        using var cursor = new SqliteCursor<StoredPart>(connections, ReadAllSql, ReadPart);
        while (cursor.TryRead(out var part))
        {
            yield return part;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Task<bool> RemoveAsync(WorkKey work, CancellationToken cancellationToken = default) => connections.WriteAsync(
        (session, _) =>
        {
            var isRemoved = Remove(session, work);
            if (isRemoved) session.Prepare(ChangeSql).Execute();
            return isRemoved;
        },
        cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => (long)session.Prepare(CountSql).ReadScalar()!, cancellationToken);

    public Task<string> ReadStampAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => (string)session.Prepare(StampSql).ReadScalar()!, cancellationToken);

    private static SaveOutcome Save(SqliteSession session, FullText text, long import)
    {
        var hash = FullTextRow.HashOf(text);
        var find = session.Prepare(HashSql, "$work");
        find.Set(0, text.Work.ToString());
        var known = (byte[]?)find.ReadScalar();
        if (known is not null && known.AsSpan().SequenceEqual(hash)) return SaveOutcome.Unchanged;
        Remove(session, text.Work);
        Insert(session, text, hash, import);
        return known is null ? SaveOutcome.Added : SaveOutcome.Updated;
    }

    private static void Insert(SqliteSession session, FullText text, byte[] hash, long import)
    {
        var insert = session.Prepare(InsertSql, "$work", "$title", "$license", "$hash", "$import");
        insert.Set(0, text.Work.ToString());
        insert.Set(1, text.Title is null ? null : StoredText.Escape(text.Title));
        insert.Set(2, text.License is null ? null : StoredText.Escape(text.License));
        insert.Set(3, hash);
        insert.Set(4, import);
        var number = (long)insert.ReadScalar()!;
        var part = session.Prepare(InsertPartSql, "$text", "$first", "$section", "$sentences");
        foreach (var one in text.Parts)
        {
            part.Set(0, number);
            part.Set(1, one.First);
            part.Set(2, one.Section is null ? null : StoredText.Escape(one.Section));
            part.Set(3, FullTextRow.Join(one));
            part.Execute();
        }
    }

    private static bool Remove(SqliteSession session, WorkKey work)
    {
        var remove = session.Prepare(RemoveSql, "$work");
        remove.Set(0, work.ToString());
        return remove.Execute() > 0;
    }

    private static StoredPart? FindPart(SqliteSession session, WorkKey work, int sentence)
    {
        var find = session.Prepare(FindPartSql, "$work", "$sentence");
        find.Set(0, work.ToString());
        find.Set(1, sentence);
        using var rows = find.Read();
        return rows.Read() && ReadPart(rows) is var found && sentence < found.Part.First + found.Part.Sentences.Count ? found : null;
    }

    /// <summary>Reads a row that begins with the columns of a text and a part.</summary>
    internal static StoredPart ReadPart(SqliteDataReader row) => new(
        FullTextRow.KeyOf(row.GetString(0)),
        row.IsDBNull(1) ? null : StoredText.Unescape(row.GetString(1)),
        row.IsDBNull(2) ? null : StoredText.Unescape(row.GetString(2)),
        FullTextRow.PartOf(row.GetInt32(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5)));
}
