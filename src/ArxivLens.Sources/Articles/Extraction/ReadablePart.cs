using AngleSharp.Dom;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>
/// Finds the part of a page that is the article, by the published heuristics of Readability: strict at first, then, while too little is
/// found, each time with one rule less.
/// </summary>
internal static class ReadablePart
{
    private const int EnoughLetters = 500;

    /// <summary>The part, or <c>null</c> when there is no text.</summary>
    /// <param name="body">The page.</param>
    /// <param name="title">The title, which is no text of the article.</param>
    /// <param name="declared">The article as the page's data has it: a short text is enough when it says the same.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static PageNode? Find(IElement body, string? title, DeclaredBody? declared, CancellationToken cancellationToken)
    {
        PageNode? longest = null;
        for (var rules = 3; rules >= 0; rules--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var article = Try(body, title, rules);
            if (declared?.IsSaidBy(article) ?? article.Inner.Letters >= EnoughLetters) return article;
            if (longest is null || article.Inner.Letters > longest.Inner.Letters) longest = article;
        }

        if (declared is not null && declared.IsMuchMoreThan(longest!)) return declared.Text;
        return longest!.Inner.Letters > 0 ? longest : null;
    }

    private static PageNode Try(IElement body, string? title, int rules)
    {
        var root = PageTree.Read(body);
        LineBreaks.ToParagraphs(root);
        var scored = new PageShaping(title, LeavesUnlikely: rules > 2).Shape(root);
        var weighsNames = rules > 1;
        var article = ArticleSiblings.Join(new ArticleScores(weighsNames).Best(root, scored));
        new ArticleCleaning(article, weighsNames, CleansConditionally: rules > 0).Clean();
        return article;
    }
}
