using ArxivLens.Core.Library;
using Dapper;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The library as a whole in SQLite.</summary>
internal sealed class SqliteLibrary(SqliteConnections connections) : ILibrary
{
    internal const string CountSql = "SELECT papers, works, unresolved, citations FROM library";
    private const string StampSql = "SELECT changes || '-' || mark FROM library";
    private const string FingerprintsSql = "SELECT key, fingerprint FROM works INDEXED BY works_by_sort_text ORDER BY sort_text";

    // The joins are pinned to this order: works by sort text, for each its citations, for each the cited work.
    internal const string CitationsSql =
        """
        SELECT citing.key, cited.key, citations.origins
        FROM works AS citing INDEXED BY works_by_sort_text
        CROSS JOIN citations ON citations.citing = citing.number
        CROSS JOIN works AS cited ON cited.number = citations.cited
        ORDER BY citing.sort_text
        """;

    // The bytes of UTF-8 sort as ordinal UTF-16 does for all but rare characters, which keys hold none of.
    private const string RetractionsSql = "SELECT work, notice FROM retractions ORDER BY work, notice";

    private const string TextsSql =
        """
        SELECT works.key, version_texts.version, version_texts.rank
        FROM version_texts JOIN works ON works.number = version_texts.work
        ORDER BY works.sort_text, version_texts.version
        """;

    private const int BetweenCancellationChecks = 1024;

    public Task<LibraryCounts> CountAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => session.Connection.QuerySingle<LibraryCounts>(CountSql), cancellationToken);

    public Task<string> ReadStampAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(ReadStamp, cancellationToken);

    public Task<string> ComputeContentHashAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(
            session =>
            {
                using var snapshot = session.BeginSnapshot();
                return ComputeContentHash(session, cancellationToken);
            },
            cancellationToken);

    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<string>>(
            session => new LibraryCheck(session, connections.File).Run(cancellationToken), cancellationToken);

    /// <summary>The stamp of the state a connection sees.</summary>
    internal static string ReadStamp(SqliteSession session) => (string)session.Prepare(StampSql).ReadScalar()!;

    /// <summary>The content hash of the state a connection sees.</summary>
    internal static string ComputeContentHash(SqliteSession session, CancellationToken cancellationToken)
    {
        using var hash = new ContentHash();
        AddWorks(hash, session, cancellationToken);
        AddMerges(hash, session, cancellationToken);
        AddCitations(hash, session, cancellationToken);
        AddRetractions(hash, session, cancellationToken);
        AddTexts(hash, session, cancellationToken);
        DebateContent.Add(hash, session, cancellationToken);
        return hash.Finish();
    }

    private static void AddWorks(ContentHash hash, SqliteSession session, CancellationToken cancellationToken)
    {
        using var rows = session.Prepare(FingerprintsSql).Read();
        for (var i = 0; rows.Read(); i++)
        {
            StopIfCancelled(i, cancellationToken);
            hash.AddWork(rows.GetString(0), rows.GetFieldValue<byte[]>(1));
        }
    }

    private static void AddMerges(ContentHash hash, SqliteSession session, CancellationToken cancellationToken)
    {
        using var rows = session.Prepare(SqliteMergeStore.HashedSql).Read();
        for (var i = 0; rows.Read(); i++)
        {
            StopIfCancelled(i, cancellationToken);
            hash.AddMerge(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3));
        }
    }

    private static void AddCitations(ContentHash hash, SqliteSession session, CancellationToken cancellationToken)
    {
        var origins = SqliteCitationStore.ReadOrigins(session);
        var cited = new List<CitedWork>();
        var citing = "";
        using var rows = session.Prepare(CitationsSql).Read();
        for (var i = 0; rows.Read(); i++)
        {
            StopIfCancelled(i, cancellationToken);
            var key = rows.GetString(0);
            if (key != citing)
            {
                hash.AddCitations(citing, cited, origins);
                cited.Clear();
                citing = key;
            }

            cited.Add(new CitedWork(rows.GetString(1), (uint)rows.GetInt64(2)));
        }

        hash.AddCitations(citing, cited, origins);
    }

    private static void AddRetractions(ContentHash hash, SqliteSession session, CancellationToken cancellationToken)
    {
        using var rows = session.Prepare(RetractionsSql).Read();
        for (var i = 0; rows.Read(); i++)
        {
            StopIfCancelled(i, cancellationToken);
            hash.AddRetraction(rows.GetString(0), rows.GetString(1));
        }
    }

    private static void AddTexts(ContentHash hash, SqliteSession session, CancellationToken cancellationToken)
    {
        using var rows = session.Prepare(TextsSql).Read();
        for (var i = 0; rows.Read(); i++)
        {
            StopIfCancelled(i, cancellationToken);
            hash.AddText(rows.GetString(0), rows.GetInt32(1), rows.GetFieldValue<byte[]>(2));
        }
    }

    private static void StopIfCancelled(int done, CancellationToken cancellationToken)
    {
        if (done % BetweenCancellationChecks == 0)
            cancellationToken.ThrowIfCancellationRequested();
    }
}
