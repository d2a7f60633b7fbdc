using System.Buffers;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>
/// What the classes and identity of an element say of it. The words are those of Readability's published heuristics (Arc90, Mozilla),
/// by what they stand for.
/// </summary>
internal static class NameWords
{
    private const int Weight = 25;

    private static readonly string[] Advertising = ["-ad-", "ad-break", "banner", "shoutbox", "skyscraper", "sponsor"];
    private static readonly string[] Discussion = ["combx", "comment"];

    private static readonly SearchValues<string> Unlikely = Words(
    [
        .. Advertising, .. Discussion, "disqus", "remark", "replies", "community",
        "breadcrumbs", "menu", "pager", "pagination", "header", "footer", "sidebar", "related", "legends",
        "cover-wrap", "extra", "supplemental", "social", "rss", "popup", "gdpr", "agegate", "ai2html", "yom-remote",
    ]);

    private static readonly SearchValues<string> Perhaps =
        Words("and", "article", "body", "column", "content", "main", "mathjax", "shadow");

    private static readonly SearchValues<string> Good =
        Words("article", "blog", "body", "content", "entry", "main", "page", "pagination", "post", "story", "text");

    private static readonly SearchValues<string> Bad = Words(
    [
        .. Advertising, .. Discussion, "com-", "contact", "footer", "gdpr", "hidden", "masthead", "media", "meta", "outbrain", "promo",
        "related", "scroll", "share", "shopping", "sidebar", "tags", "widget",
    ]);

    private static readonly SearchValues<string> Author = Words("author", "byline", "dateline", "p-author", "writtenby");

    /// <summary>Whether an element is hardly part of the article.</summary>
    public static bool IsUnlikely(PageNode node) =>
        Has(node, Unlikely) && !Has(node, Perhaps);

    /// <summary>Whether an element names who wrote it.</summary>
    public static bool IsByline(PageNode node) =>
        node.Attribute("rel") == "author"
        || node.Attribute("itemprop")?.Contains("author", StringComparison.OrdinalIgnoreCase) == true
        || Has(node, Author);

    /// <summary>What the names add to a score: 25 for a good one and as much off for a bad one, of class and identity each.</summary>
    public static int WeightOf(PageNode node) => WeightOf(node.Class) + WeightOf(node.Id);

    private static int WeightOf(string name)
    {
        if (name.Length == 0) return 0;
        return (name.AsSpan().ContainsAny(Good) ? Weight : 0) - (name.AsSpan().ContainsAny(Bad) ? Weight : 0);
    }

    private static bool Has(PageNode node, SearchValues<string> words) =>
        node.Class.AsSpan().ContainsAny(words) || node.Id.AsSpan().ContainsAny(words);

    private static SearchValues<string> Words(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
