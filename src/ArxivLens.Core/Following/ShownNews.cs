using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Following;

/// <summary>What readers and articles say, as news.</summary>
internal static class ShownNews
{
    private const int Excerpt = 200;

    /// <summary>A contribution as news: the beginning of its words.</summary>
    public static NewsItem Describe(ShownContribution one) => Describe(one, one.Kind switch
    {
        ContributionKind.Answer => NewsKind.Answer,
        ContributionKind.Standing => NewsKind.Standing,
        ContributionKind.Post => NewsKind.Post,
        _ => NewsKind.Comment,
    });

    /// <summary>A contribution as news of another sort.</summary>
    public static NewsItem Describe(ShownContribution one, NewsKind kind) =>
        new(kind, Begin(one.Text)) { Contribution = one, Authors = one.Author is { } author ? [author] : [], At = one.Written };

    /// <summary>An article that was read as news.</summary>
    public static NewsItem Describe(Article article) => Describe(article, NewsKind.Article, article.Revisions[0].Read);

    /// <summary>An article as news of another sort.</summary>
    public static NewsItem Describe(Article article, NewsKind kind, DateTimeOffset at) =>
        new(kind, article.Facts.Title ?? "An article without a title")
        {
            Article = article.Id,
            Authors = (article.Facts.Author ?? article.Facts.Site) is { Length: > 0 } author ? [author] : [],
            At = at,
        };

    // On one line, since it stands in lists.
    private static string Begin(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Excerpt)
            return line;
        var end = char.IsHighSurrogate(line[Excerpt - 1]) ? Excerpt - 1 : Excerpt;
        return line[..end].TrimEnd() + "…";
    }
}
