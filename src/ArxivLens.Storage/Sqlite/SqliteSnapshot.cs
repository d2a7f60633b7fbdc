using ArxivLens.Core.Dump;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>One state of the library, read through one connection.</summary>
internal sealed class SqliteSnapshot : ILibrarySnapshot
{
    private const string TextsSql =
        """
        SELECT works.key, version_texts.version, version_texts.rank, version_texts.title, version_texts.comments, version_texts.abstract
        FROM works INDEXED BY works_by_sort_text
        CROSS JOIN version_texts ON version_texts.work = works.number
        ORDER BY works.sort_text, version_texts.version
        """;

    private const string RetractionsSql = "SELECT work, notice FROM retractions ORDER BY work, notice";
    private const string ArticlesSql = "SELECT number FROM articles ORDER BY id";
    private const string QuestionsSql = $"SELECT number FROM questions WHERE {DebateContent.Made} ORDER BY id";

    private const string FullTextsSql =
        """
        SELECT full_texts.work, full_texts.title, full_texts.license, first, section, sentences, works.license
        FROM full_texts JOIN full_text_parts ON full_text = full_texts.number
        LEFT JOIN works ON works.key = full_texts.work
        ORDER BY full_texts.work, first
        """;

    private readonly SqliteConnections _connections;
    private readonly SqliteSession _session;
    private readonly Snapshot _snapshot;

    /// <summary>Begins reading.</summary>
    /// <exception cref="Core.LibraryException">The library cannot be read.</exception>
    public SqliteSnapshot(SqliteConnections connections)
    {
        _connections = connections;
        try
        {
            _session = connections.Rent();
            _snapshot = _session.BeginSnapshot();
            // The state is that of the first row read.
            Counts = _session.Connection.QuerySingle<LibraryCounts>(SqliteLibrary.CountSql);
            Origins = SqliteCitationStore.ReadOrigins(_session);
        }
        catch (SqliteException e)
        {
            _session?.Dispose();
            throw SqliteFailure.Explain(connections.File, e);
        }
    }

    public LibraryCounts Counts { get; }

    public IReadOnlyList<string> Origins { get; }

    public string ComputeContentHash(CancellationToken cancellationToken) =>
        Guard(() => SqliteLibrary.ComputeContentHash(_session, cancellationToken));

    public IEnumerable<Work> ReadWorks() => Read(SqliteWorkStore.ReadAllSql, row => WorkRow.Read(row).Work);

    public IEnumerable<DumpedText> ReadTexts() => Read(TextsSql, row => new DumpedText(
        StoredValue.ReadKey(row.GetString(0)), row.GetInt32(1), row.GetFieldValue<byte[]>(2), StoredText.Unescape(row.GetString(3)),
        StoredValue.ReadText(row, 4), StoredText.Unescape(row.GetString(5))));

    public IEnumerable<Merge> ReadMerges() => Read(SqliteMergeStore.ToldSql, SqliteMergeStore.Read);

    public IEnumerable<DumpedCitations> ReadCitations()
    {
        var rows = Read(SqliteLibrary.CitationsSql, row => (Citing: row.GetString(0), Cited: row.GetString(1), Origins: (uint)row.GetInt64(2)));
        foreach (var (citing, cited) in Grouped(rows, row => row.Citing))
        {
            yield return new DumpedCitations(
                StoredValue.ReadKey(citing),
                [.. cited.OrderBy(one => one.Cited, StringComparer.Ordinal)
                    .Select(one => new DumpedCitation(StoredValue.ReadKey(one.Cited), NamesOf(one.Origins)))]);
        }
    }

    public IEnumerable<DumpedRetraction> ReadRetractions() => Read(RetractionsSql, row => new DumpedRetraction(
        StoredValue.ReadKey(row.GetString(0)), row.GetString(1) is { Length: > 0 } notice ? StoredValue.ReadKey(notice) : null));

    public IEnumerable<DumpedArticle> ReadArticles() =>
        Numbers(ArticlesSql).Select(number => Guard(() => DumpedDebate.ReadArticle(_session, number)));

    public IEnumerable<DumpedQuestion> ReadQuestions() => Numbers(QuestionsSql).Select(number => Guard(() =>
    {
        var (id, standing, answers) = QuestionRow.ReadMade(_session, number);
        return new DumpedQuestion(id, standing, answers);
    }));

    public IEnumerable<(FullText Text, string? WorkLicense)> ReadFullTexts()
    {
        var rows = Read(FullTextsSql, row => (Part: SqliteFullTextStore.ReadPart(row), License: StoredValue.ReadText(row, 6)));
        foreach (var (work, parts) in Grouped(rows, row => row.Part.Work))
        {
            var (first, license) = parts[0];
            yield return (new FullText(work, first.Title, first.License, [.. parts.Select(one => one.Part.Part)]), license);
        }
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _connections.Return(_session);
    }

    private string[] NamesOf(uint origins) => [.. Origins.Where((_, bit) => (origins >> bit & 1) != 0)];

    private List<long> Numbers(string sql) => Guard(() => DebateContent.ReadNumbers(_session, sql));

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Explain(_connections.File, e);
        }
    }

    private IEnumerable<T> Read<T>(string sql, Func<SqliteDataReader, T> map)
    {
        using var rows = Guard(() => _session.Prepare(sql).Read());
        while (Guard(rows.Read))
            yield return Guard(() => map(rows));
    }

    private static IEnumerable<(TKey Key, List<T> Items)> Grouped<T, TKey>(IEnumerable<T> rows, Func<T, TKey> keyOf)
        where TKey : IEquatable<TKey>
    {
        var group = new List<T>();
        foreach (var row in rows)
        {
            if (group.Count > 0 && !keyOf(group[0]).Equals(keyOf(row)))
            {
                yield return (keyOf(group[0]), group);
                group.Clear();
            }

            group.Add(row);
        }

        if (group.Count > 0)
            yield return (keyOf(group[0]), group);
    }
}
