namespace ArxivLens.Core.Articles;

/// <summary>Articles about some works.</summary>
/// <param name="Articles">The most telling ones, in that order.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record ArticlesAmong(IReadOnlyList<ArticleAmong> Articles, int Total)
{
    /// <summary>None.</summary>
    public static ArticlesAmong None { get; } = new([], 0);
}

/// <summary>An article about some works.</summary>
/// <param name="Article">The article.</param>
/// <param name="Works">Which of the works it surely discusses, by their places, each once.</param>
public sealed record ArticleAmong(Article Article, IReadOnlyList<WorkDiscussed> Works);

/// <summary>One of some works as an article discusses it.</summary>
/// <param name="Place">Its place among the works, from 0.</param>
/// <param name="IsAsked">Whether the article puts a question to it that is not rhetorical.</param>
public readonly record struct WorkDiscussed(int Place, bool IsAsked);
