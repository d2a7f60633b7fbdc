using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Storage.Sqlite;

/// <summary>The articles in SQLite. What is written of one is written whole, in one transaction, its questions with it.</summary>
internal sealed class SqliteArticleStore(SqliteConnections connections) : IArticleStore
{
    private const string StampSql = "SELECT changes || '-' || mark FROM debate";
    private const string ChangeSql = "UPDATE debate SET changes = changes + 1, mark = lower(hex(randomblob(8)))";
    private const string CountSql = "SELECT count(*) FROM articles";
    private const string RemoveSql = "DELETE FROM articles WHERE number = $number";
    private const string ListSql = "SELECT number FROM articles ORDER BY day DESC, id LIMIT $take OFFSET $skip";

    private const string AboutSql =
        $"""
        SELECT articles.number FROM articles
        WHERE articles.number IN (SELECT article FROM article_works WHERE work IN ({WorkNames.Sql}))
        ORDER BY articles.day DESC, articles.id
        """;

    public Task<SavedArticle> SaveAsync(ReadArticle article, CancellationToken cancellationToken = default)
    {
        ArticleLimits.Refuse(article);
        return connections.WriteAsync((session, _) => Save(session, article), cancellationToken);
    }

    public Task<IReadOnlyList<SaveOutcome>> MentionAsync(
        IReadOnlyList<ArticleMention> mentions, CancellationToken cancellationToken = default)
    {
        foreach (var mention in mentions)
            ArticleLimits.Refuse(mention);
        return connections.WriteAsync<IReadOnlyList<SaveOutcome>>(
            (session, _) =>
            {
                var outcomes = new SaveOutcome[mentions.Count];
                for (var at = 0; at < outcomes.Length; at++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    outcomes[at] = Mention(session, mentions[at]);
                }

                return outcomes;
            },
            cancellationToken);
    }

    public Task<Article?> FindAsync(ArticleId id, CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => ArticleRows.Find(session, id)?.ToArticle(), cancellationToken);

    public Task<IReadOnlyList<Article>> FindAboutAsync(WorkKey work, CancellationToken cancellationToken = default)
        => connections.ReadAsync<IReadOnlyList<Article>>(
            session =>
            {
                var about = session.Prepare(AboutSql, "$work");
                about.Set(0, work.ToString());
                return ReadAll(session, about);
            },
            cancellationToken);

    public Task<ArticlesAmong> FindAmongAsync(
        IReadOnlyList<WorkKey> works, int first, int take, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(works);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        return connections.ReadAsync(
            session => take == 0
                ? new ArticlesAmong([], AmongRows.Count(session, works))
                : AmongRows.Find(session, works, first, take, cancellationToken),
            cancellationToken);
    }

    public Task<IReadOnlyList<Article>> ListAsync(int skip, int take, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        return connections.ReadAsync<IReadOnlyList<Article>>(
            session =>
            {
                var list = session.Prepare(ListSql, "$take", "$skip");
                list.Set(0, take);
                list.Set(1, skip);
                return ReadAll(session, list);
            },
            cancellationToken);
    }

    public Task<long> CountAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => (long)session.Prepare(CountSql).ReadScalar()!, cancellationToken);

    public Task<Article?> CorrectAsync(ArticleId id, ArticleCorrection correction, CancellationToken cancellationToken = default)
    {
        ArticleLimits.Refuse(correction);
        return CorrectAsync(id, earlier => Corrections.With(earlier, correction), cancellationToken);
    }

    public Task<Article?> UndoAsync(ArticleId id, int number, CancellationToken cancellationToken = default)
        => CorrectAsync(id, earlier => [.. earlier.Where((_, at) => at + 1 != number)], cancellationToken);

    public Task<string> ReadStampAsync(CancellationToken cancellationToken = default)
        => connections.ReadAsync(session => (string)session.Prepare(StampSql).ReadScalar()!, cancellationToken);

    public Task<bool> RemoveAsync(ArticleId id, CancellationToken cancellationToken = default)
        => connections.WriteAsync((session, _) => Remove(session, id), cancellationToken);

    /// <summary>Enters that something of the debate changed.</summary>
    internal static void EnterChange(SqliteSession session) => session.Prepare(ChangeSql).Execute();

    private static SavedArticle Save(SqliteSession session, ReadArticle read)
    {
        var known = ArticleRows.Find(session, read.Id);
        var found = FoundArticle.Of(read, known?.Found);
        var isNewText = known is null || known.Revisions[^1].Fingerprint != read.Fingerprint;
        if (known is not null && !isNewText && known.Found.Write() == found.Write())
            return new SavedArticle(SaveOutcome.Unchanged, known.ToArticle());

        var number = known?.Number ?? ArticleRows.Insert(session, read.Id);
        var revisions = known?.Revisions ?? [];
        if (isNewText)
        {
            var revision = new ArticleRevision(revisions.Count + 1, read.Read.ToUniversalTime(), read.Fingerprint);
            ArticleRows.AddRevision(session, number, revision);
            revisions = [.. revisions, revision];
        }

        var corrections = known?.Found.Follow(found, known.Corrections) ?? [];
        if (known is not null && !corrections.SequenceEqual(known.Corrections))
            ArticleRows.WriteCorrections(session, number, corrections);
        var article = Write(session, new StoredArticle(number, read.Id, found, revisions, corrections));
        return new SavedArticle(known is null ? SaveOutcome.Added : SaveOutcome.Updated, article);
    }

    private static SaveOutcome Mention(SqliteSession session, ArticleMention mention)
    {
        var isNew = ArticleRows.Find(session, mention.Id) is null;
        if (isNew)
            Save(session, mention.ToArticle());
        var known = ArticleRows.Find(session, mention.Id)!;
        var found = known.Found.With(mention.Work);
        if (found == known.Found)
            return SaveOutcome.Unchanged;
        Write(session, known with { Found = found });
        return isNew ? SaveOutcome.Added : SaveOutcome.Updated;
    }

    private Task<Article?> CorrectAsync(
        ArticleId id, Func<IReadOnlyList<ArticleCorrection>, IReadOnlyList<ArticleCorrection>> change, CancellationToken cancellationToken)
        => connections.WriteAsync(
            (session, _) =>
            {
                if (ArticleRows.Find(session, id) is not { } known)
                    return null;
                var corrections = change(known.Corrections);
                if (corrections.SequenceEqual(known.Corrections))
                    return known.ToArticle();
                ArticleLimits.Refuse(corrections);
                ArticleRows.WriteCorrections(session, known.Number, corrections);
                return Write(session, known with { Corrections = corrections });
            },
            cancellationToken);

    private static Article Write(SqliteSession session, StoredArticle stored)
    {
        var article = stored.ToArticle();
        var places = new QuestionPlaces(article, new SqliteKnownQuestions(session)).Find();
        ArticleRows.Write(session, stored);
        QuestionRows.Write(session, stored.Number, places);
        EnterChange(session);
        return article;
    }

    private static bool Remove(SqliteSession session, ArticleId id)
    {
        if (ArticleRows.Find(session, id) is not { } known)
            return false;
        QuestionRows.Forget(session, known.Number);
        var remove = session.Prepare(RemoveSql, "$number");
        remove.Set(0, known.Number);
        remove.Execute();
        EnterChange(session);
        return true;
    }

    private static List<Article> ReadAll(SqliteSession session, SqliteStatement select)
    {
        var numbers = new List<long>();
        using (var rows = select.Read())
        {
            while (rows.Read())
                numbers.Add(rows.GetInt64(0));
        }

        return [.. numbers.Select(number => ArticleRows.Find(session, number)!.ToArticle())];
    }
}
