using System.Text.Json;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Which articles discuss any of some works, in a few statements however many works there are.</summary>
internal static class AmongRows
{
    // CROSS JOIN keeps the order: a look-up for each name, and none of them where there are no articles.
    private const string Names =
        """
        WITH shown AS (SELECT key AS place, value AS work FROM json_each($works)),
        names AS (
            SELECT place, work FROM shown
            UNION ALL
            SELECT place, 'doi:' || lower(works.doi) FROM shown CROSS JOIN works ON works.key = shown.work WHERE works.doi IS NOT NULL
            UNION ALL
            SELECT place, member.key FROM shown CROSS JOIN works ON works.key = shown.work
                CROSS JOIN merges ON merges.work = works.number AND undone IS NULL CROSS JOIN works AS member ON member.number = merges.member)
        """;

    private const string CountSql =
        Names + " SELECT count(DISTINCT article_works.article) FROM names CROSS JOIN article_works ON article_works.work = names.work";

    private const string DiscussedSql =
        Names
        + """
         SELECT DISTINCT names.place, articles.number, articles.id, articles.day
        FROM names CROSS JOIN article_works ON article_works.work = names.work CROSS JOIN articles ON articles.number = article_works.article
        """;

    // Kind 1 is rhetorical: put to nobody.
    private const string AskedSql =
        Names
        + """
         SELECT DISTINCT names.place, askers.article
        FROM names CROSS JOIN question_works ON question_works.work = names.work
            CROSS JOIN askers ON askers.question = question_works.question
        WHERE askers.kind <> 1
        """;

    /// <summary>Counts them.</summary>
    public static int Count(SqliteSession session, IReadOnlyList<WorkKey> works) => (int)(long)Prepare(session, CountSql, works).ReadScalar()!;

    /// <summary>Finds the most telling ones.</summary>
    public static ArticlesAmong Find(
        SqliteSession session, IReadOnlyList<WorkKey> works, int first, int take, CancellationToken cancellationToken)
    {
        var asked = new HashSet<(long Place, long Article)>();
        using (var rows = Prepare(session, AskedSql, works).Read())
        {
            while (rows.Read())
                asked.Add((rows.GetInt64(0), rows.GetInt64(1)));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var sorted = AmongOrder.Sort(ReadDiscussed(Prepare(session, DiscussedSql, works), asked), first);
        var articles = sorted.Take(take).Select(one =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new ArticleAmong(ArticleRows.Find(session, one.Article)!.ToArticle(), one.Works);
        });
        return new ArticlesAmong([.. articles], sorted.Count);
    }

    private static List<FoundAmong<long>> ReadDiscussed(SqliteStatement statement, HashSet<(long Place, long Article)> asked)
    {
        var found = new List<FoundAmong<long>>();
        using var rows = statement.Read();
        while (rows.Read())
        {
            var (place, article) = (rows.GetInt64(0), rows.GetInt64(1));
            var day = StoredValue.ReadDay(rows, 3) ?? default;
            found.Add(new FoundAmong<long>(article, rows.GetString(2), day, (int)place, asked.Contains((place, article))));
        }

        return found;
    }

    private static SqliteStatement Prepare(SqliteSession session, string sql, IReadOnlyList<WorkKey> works)
    {
        var statement = session.Prepare(sql, "$works");
        statement.Set(0, JsonSerializer.Serialize(works.Select(work => work.ToString())));
        return statement;
    }
}
