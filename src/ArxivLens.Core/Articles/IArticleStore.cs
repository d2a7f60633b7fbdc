using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Articles;

/// <summary>The articles of the library.</summary>
public interface IArticleStore
{
    /// <summary>
    /// Saves an article as it was read. One that is known gets a revision when its text changed; corrections made by hand stay and are
    /// applied to what is read again.
    /// </summary>
    Task<SavedArticle> SaveAsync(ReadArticle article, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves in one transaction what others say articles discuss. It stays when the article itself is read; an article that is not known
    /// yet is entered by what they say.
    /// </summary>
    /// <returns>What became of each, in order.</returns>
    Task<IReadOnlyList<SaveOutcome>> MentionAsync(IReadOnlyList<ArticleMention> mentions, CancellationToken cancellationToken = default);

    /// <summary>Finds one, with corrections applied.</summary>
    Task<Article?> FindAsync(ArticleId id, CancellationToken cancellationToken = default);

    /// <summary>Finds the articles that surely discuss a work, by its key or the DOI it was published under, the newest first.</summary>
    Task<IReadOnlyList<Article>> FindAboutAsync(WorkKey work, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds the articles that surely discuss any of some works, by their keys or the DOIs they were published under. The most telling
    /// come first: those that ask one of the first works, those that discuss one of these, those that ask any; among these the newest.
    /// </summary>
    /// <param name="works">The works; a key that stands twice counts at both places.</param>
    /// <param name="first">How many of them, the first ones, matter most.</param>
    /// <param name="take">Articles to return at most; with 0 they are counted only.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<ArticlesAmong> FindAmongAsync(
        IReadOnlyList<WorkKey> works, int first, int take, CancellationToken cancellationToken = default);

    /// <summary>Lists articles, the newest first.</summary>
    /// <param name="skip">Articles to leave out.</param>
    /// <param name="take">Articles to return at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<IReadOnlyList<Article>> ListAsync(int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>How many there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds a correction. A later one of the same field takes the place of an earlier one.</summary>
    /// <returns>The article as it is now, or <c>null</c> when there is none.</returns>
    Task<Article?> CorrectAsync(ArticleId id, ArticleCorrection correction, CancellationToken cancellationToken = default);

    /// <summary>Takes a correction back.</summary>
    /// <param name="id">The article.</param>
    /// <param name="number">Its place among the article's corrections, from 1; one that is not there changes nothing.</param>
    /// <param name="cancellationToken">Leaves it as it is.</param>
    /// <returns>The article as it is now, or <c>null</c> when there is none.</returns>
    Task<Article?> UndoAsync(ArticleId id, int number, CancellationToken cancellationToken = default);

    /// <summary>
    /// A text that differs after each change of articles, questions or answers. The index is made of none of them, so it has no part in
    /// the library's own stamp.
    /// </summary>
    Task<string> ReadStampAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes an article with all that came from it; questions that only it asks go with it.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> RemoveAsync(ArticleId id, CancellationToken cancellationToken = default);
}

/// <summary>An article as it is handed in.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Facts">What it says of itself.</param>
/// <param name="Reading">What was found in it.</param>
/// <param name="Fingerprint">SHA-256 of its text, in hexadecimal.</param>
/// <param name="Read">When, UTC.</param>
public sealed record ReadArticle(ArticleId Id, ArticleFacts Facts, ArticleReading Reading, string Fingerprint, DateTimeOffset Read);

/// <summary>What became of an article that was saved.</summary>
/// <param name="Outcome">New, with another text, or as it was.</param>
/// <param name="Article">The article as it is now.</param>
public sealed record SavedArticle(SaveOutcome Outcome, Article Article);
