using ArxivLens.Core;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Library;
using Microsoft.Data.Sqlite;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The rows of one article.</summary>
internal static class ArticleRows
{
    private const string FindSql = "SELECT number, id, found FROM articles WHERE id = $id";
    private const string NumberSql = "SELECT number, id, found FROM articles WHERE number = $number";
    private const string RevisionsSql = "SELECT number, read, fingerprint FROM article_revisions WHERE article = $article ORDER BY number";

    private const string CorrectionsSql =
        "SELECT part, target, field, value, corrected FROM article_corrections WHERE article = $article ORDER BY number";

    private const string InsertSql =
        "INSERT INTO articles (id, day, found) VALUES ($id, '', '') RETURNING number";

    private const string UpdateSql =
        "UPDATE articles SET day = $day, title = $title, author = $author, published = $published, found = $found WHERE number = $number";

    private const string AddRevisionSql =
        "INSERT INTO article_revisions (article, number, read, fingerprint) VALUES ($article, $number, $read, $fingerprint)";

    private const string ClearCorrectionsSql = "DELETE FROM article_corrections WHERE article = $article";

    private const string AddCorrectionSql =
        """
        INSERT INTO article_corrections (article, number, part, target, field, value, corrected)
        VALUES ($article, $number, $part, $target, $field, $value, $corrected)
        """;

    private const string ClearWorksSql = "DELETE FROM article_works WHERE article = $article";
    private const string AddWorkSql = "INSERT INTO article_works (work, article) VALUES ($work, $article)";

    /// <summary>Finds an article by its identity.</summary>
    public static StoredArticle? Find(SqliteSession session, ArticleId id)
    {
        var find = session.Prepare(FindSql, "$id");
        find.Set(0, id.ToString());
        return ReadOne(session, find);
    }

    /// <summary>Finds an article by its number.</summary>
    public static StoredArticle? Find(SqliteSession session, long number)
    {
        var find = session.Prepare(NumberSql, "$number");
        find.Set(0, number);
        return ReadOne(session, find);
    }

    /// <summary>Enters an article of which nothing is known yet.</summary>
    /// <returns>Its number.</returns>
    public static long Insert(SqliteSession session, ArticleId id)
    {
        var insert = session.Prepare(InsertSql, "$id");
        insert.Set(0, id.ToString());
        return (long)insert.ReadScalar()!;
    }

    /// <summary>Writes all that stands of an article but its questions.</summary>
    public static void Write(SqliteSession session, StoredArticle stored)
    {
        var article = stored.ToArticle();
        var update = session.Prepare(UpdateSql, "$day", "$title", "$author", "$published", "$found", "$number");
        update.Set(0, StoredValue.Day(DebateOrder.DayOf(article.Facts, stored.Revisions[0].Read)));
        update.Set(1, StoredValue.Text(article.Facts.Title));
        update.Set(2, StoredValue.Text(article.Facts.Author));
        update.Set(3, article.Facts.Published is { } day ? StoredValue.Day(day) : null);
        update.Set(4, stored.Found.Write());
        update.Set(5, stored.Number);
        update.Execute();
        WriteWorks(session, stored.Number, article.Reading);
    }

    /// <summary>Adds a revision.</summary>
    public static void AddRevision(SqliteSession session, long article, ArticleRevision revision)
    {
        var insert = session.Prepare(AddRevisionSql, "$article", "$number", "$read", "$fingerprint");
        insert.Set(0, article);
        insert.Set(1, revision.Number);
        insert.Set(2, StoredValue.Time(revision.Read));
        insert.Set(3, StoredValue.Text(revision.Fingerprint));
        insert.Execute();
    }

    /// <summary>Writes the corrections of an article in place of those before.</summary>
    public static void WriteCorrections(SqliteSession session, long article, IReadOnlyList<ArticleCorrection> corrections)
    {
        var clear = session.Prepare(ClearCorrectionsSql, "$article");
        clear.Set(0, article);
        clear.Execute();
        var insert = session.Prepare(AddCorrectionSql, "$article", "$number", "$part", "$target", "$field", "$value", "$corrected");
        insert.Set(0, article);
        for (var at = 0; at < corrections.Count; at++)
        {
            insert.Set(1, at + 1);
            insert.Set(2, (int)corrections[at].Part);
            insert.Set(3, StoredText.Escape(corrections[at].Target));
            insert.Set(4, StoredValue.Text(corrections[at].Field));
            insert.Set(5, StoredValue.Text(corrections[at].Value));
            insert.Set(6, StoredValue.Time(corrections[at].Corrected));
            insert.Execute();
        }
    }

    private static void WriteWorks(SqliteSession session, long article, ArticleReading reading)
    {
        var clear = session.Prepare(ClearWorksSql, "$article");
        clear.Set(0, article);
        clear.Execute();
        var insert = session.Prepare(AddWorkSql, "$work", "$article");
        insert.Set(1, article);
        foreach (var work in DebateOrder.SureWorksOf(reading))
        {
            insert.Set(0, work);
            insert.Execute();
        }
    }

    private static StoredArticle? ReadOne(SqliteSession session, SqliteStatement find)
    {
        (long Number, string Id, string Found) row;
        using (var rows = find.Read())
        {
            if (!rows.Read())
                return null;
            row = (rows.GetInt64(0), rows.GetString(1), rows.GetString(2));
        }

        var id = ArticleId.TryParse(row.Id, out var known) ? known : throw StoredValue.Damaged(row.Id, "name of an article");
        var revisions = ReadAll(session, RevisionsSql, row.Number, ReadRevision);
        if (revisions.Count == 0)
            throw new LibraryException($"article {id} was never read", fault: LibraryFault.Damaged);
        return new StoredArticle(
            row.Number,
            id,
            FoundArticle.Read(row.Id, row.Found),
            revisions,
            ReadAll(session, CorrectionsSql, row.Number, ReadCorrection));
    }

    private static List<T> ReadAll<T>(SqliteSession session, string sql, long article, Func<SqliteDataReader, T> read)
    {
        var select = session.Prepare(sql, "$article");
        select.Set(0, article);
        using var rows = select.Read();
        var all = new List<T>();
        while (rows.Read())
            all.Add(read(rows));
        return all;
    }

    private static ArticleRevision ReadRevision(SqliteDataReader row) =>
        new(row.GetInt32(0), StoredValue.ReadTime(row, 1), StoredValue.ReadText(row, 2)!);

    private static ArticleCorrection ReadCorrection(SqliteDataReader row) => new(
        (ArticlePart)row.GetInt32(0), StoredValue.ReadText(row, 1)!, StoredValue.ReadText(row, 2), StoredValue.ReadText(row, 3),
        StoredValue.ReadTime(row, 4));
}

/// <summary>An article as it is kept: what was found, and what was corrected.</summary>
internal sealed record StoredArticle(
    long Number,
    ArticleId Id,
    FoundArticle Found,
    IReadOnlyList<ArticleRevision> Revisions,
    IReadOnlyList<ArticleCorrection> Corrections)
{
    /// <summary>The article with its corrections applied.</summary>
    public Article ToArticle() => Found.ToArticle(Id, Revisions, Corrections);
}
