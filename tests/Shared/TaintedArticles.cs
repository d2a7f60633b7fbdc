using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Tests.Shared;

/// <summary>
/// A store that lets hostile addresses out: every other one refuses them, so that without it nobody would know what the pages do with one
/// that came in all the same.
/// </summary>
internal sealed class TaintedArticles(IArticleStore inner) : IArticleStore
{
    public Task<SavedArticle> SaveAsync(ReadArticle article, CancellationToken cancellationToken = default) => inner.SaveAsync(article, cancellationToken);

    public Task<IReadOnlyList<SaveOutcome>> MentionAsync(IReadOnlyList<ArticleMention> mentions, CancellationToken cancellationToken = default) =>
        inner.MentionAsync(mentions, cancellationToken);

    public async Task<Article?> FindAsync(ArticleId id, CancellationToken cancellationToken = default) =>
        await inner.FindAsync(id, cancellationToken) is { } article ? Taint(article) : null;

    public async Task<IReadOnlyList<Article>> FindAboutAsync(WorkKey work, CancellationToken cancellationToken = default) =>
        [.. (await inner.FindAboutAsync(work, cancellationToken)).Select(Taint)];

    public async Task<ArticlesAmong> FindAmongAsync(
        IReadOnlyList<WorkKey> works, int first, int take, CancellationToken cancellationToken = default)
    {
        var found = await inner.FindAmongAsync(works, first, take, cancellationToken);
        return found with { Articles = [.. found.Articles.Select(one => one with { Article = Taint(one.Article) })] };
    }

    public async Task<IReadOnlyList<Article>> ListAsync(int skip, int take, CancellationToken cancellationToken = default) =>
        [.. (await inner.ListAsync(skip, take, cancellationToken)).Select(Taint)];

    public Task<long> CountAsync(CancellationToken cancellationToken = default) => inner.CountAsync(cancellationToken);

    public Task<Article?> CorrectAsync(ArticleId id, ArticleCorrection correction, CancellationToken cancellationToken = default) =>
        inner.CorrectAsync(id, correction, cancellationToken);

    public Task<Article?> UndoAsync(ArticleId id, int number, CancellationToken cancellationToken = default) =>
        inner.UndoAsync(id, number, cancellationToken);

    public Task<string> ReadStampAsync(CancellationToken cancellationToken = default) => inner.ReadStampAsync(cancellationToken);

    public Task<bool> RemoveAsync(ArticleId id, CancellationToken cancellationToken = default) => inner.RemoveAsync(id, cancellationToken);

    // One address of each article in turn by its day; each of its resources has another.
    private static Article Taint(Article article)
    {
        var at = article.Facts.Published?.DayNumber ?? 0;
        return article with
        {
            Facts = article.Facts with { Address = Address(at) },
            Reading = article.Reading with
            {
                Resources = [.. article.Reading.Resources.Select((one, place) => one with { Url = Address(at + place + 1) })],
            },
        };
    }

    private static string Address(int at) => HostileTexts.Addresses[at % HostileTexts.Addresses.Count];
}
