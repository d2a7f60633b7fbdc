using ArxivLens.Core.Dump;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Takes in what only a dump holds: what other sources leave in a library as they go.</summary>
public sealed class SqliteDumpStore
{
    private readonly SqliteConnections _connections;

    internal SqliteDumpStore(SqliteConnections connections) => _connections = connections;

    /// <summary>Enters origins in this order, so that an empty library lists them as the one did that was dumped.</summary>
    public Task EnterOriginsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default)
        => _connections.WriteAsync(
            (session, _) =>
            {
                var known = SqliteCitationStore.ReadOrigins(session);
                foreach (var name in names.Where(name => !known.Contains(name)))
                    SqliteCitationStore.EnterOrigin(session, known, name);
                return known.Count;
            },
            cancellationToken);

    /// <summary>Saves texts of versions in one transaction; of one version the text of the greatest rank stays.</summary>
    /// <returns>
    /// What became of each, in order; those of works that are not there are <see cref="SaveOutcome.Unchanged"/>.
    /// </returns>
    public Task<IReadOnlyList<SaveOutcome>> SaveTextsAsync(IReadOnlyList<DumpedText> texts, CancellationToken cancellationToken = default)
        => _connections.WriteAsync<IReadOnlyList<SaveOutcome>>(
            (session, change) => Each(
                texts, text => VersionTexts.Enter(session, change, text) ? SaveOutcome.Added : SaveOutcome.Unchanged, cancellationToken),
            cancellationToken);

    /// <summary>Saves articles in one transaction; one that is known stays as it is.</summary>
    /// <returns>What became of each, in order.</returns>
    public Task<IReadOnlyList<SaveOutcome>> SaveArticlesAsync(
        IReadOnlyList<DumpedArticle> articles, CancellationToken cancellationToken = default)
        => _connections.WriteAsync<IReadOnlyList<SaveOutcome>>(
            (session, _) => Each(articles, article => Save(session, article), cancellationToken), cancellationToken);

    /// <summary>Saves what readers made of questions in one transaction; what is known stays as it is.</summary>
    /// <returns>What became of each, in order; questions nobody asks are <see cref="SaveOutcome.Unchanged"/>.</returns>
    public Task<IReadOnlyList<SaveOutcome>> SaveQuestionsAsync(
        IReadOnlyList<DumpedQuestion> questions, CancellationToken cancellationToken = default)
        => _connections.WriteAsync<IReadOnlyList<SaveOutcome>>(
            (session, _) => Each(questions, question => Save(session, question), cancellationToken), cancellationToken);

    private static SaveOutcome Save(SqliteSession session, DumpedArticle article)
    {
        if (ArticleRows.Find(session, article.Id) is not null)
            return SaveOutcome.Unchanged;
        DumpedDebate.Enter(session, article);
        SqliteArticleStore.EnterChange(session);
        return SaveOutcome.Added;
    }

    private static SaveOutcome Save(SqliteSession session, DumpedQuestion question)
    {
        if (DumpedDebate.Enter(session, question) is not true)
            return SaveOutcome.Unchanged;
        SqliteArticleStore.EnterChange(session);
        return SaveOutcome.Added;
    }

    private static SaveOutcome[] Each<T>(IReadOnlyList<T> records, Func<T, SaveOutcome> save, CancellationToken cancellationToken)
    {
        var outcomes = new SaveOutcome[records.Count];
        for (var at = 0; at < outcomes.Length; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes[at] = save(records[at]);
        }

        return outcomes;
    }
}
