namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Joins the best part of a page with what belongs to it beside it: parts cut off by an advertisement, a first paragraph.</summary>
internal static class ArticleSiblings
{
    private const double NearBest = 0.2;
    private const double LeastScore = 10;
    private const int LongParagraph = 80;
    private const double PlainLinks = 0.25;

    public static PageNode Join(PageNode best)
    {
        var article = PageNode.OfName("div");
        if (best.Parent is not { } parent)
        {
            article.Append(best);
            return article;
        }

        var least = Math.Max(LeastScore, best.Score.GetValueOrDefault() * NearBest);
        var belonging = parent.Children().Where(child => child == best || !child.IsText && Belongs(child, best, least)).ToList();
        foreach (var child in belonging)
        {
            if (!ElementNames.Siblings.Contains(child.Name)) child.Rename("div");
            article.Append(child);
        }

        return article;
    }

    private static bool Belongs(PageNode node, PageNode best, double least)
    {
        var bonus = node.Class.Length > 0 && node.Class == best.Class ? best.Score.GetValueOrDefault() * NearBest : 0;
        if (node.Score + bonus >= least) return true;
        if (!node.Is("p")) return false;
        var (letters, links) = (node.Inner.Letters, node.Inner.LinkDensity);
        return letters > LongParagraph ? links < PlainLinks : letters > 0 && links == 0 && HasSentence(node.TextContent());
    }

    private static bool HasSentence(string text)
    {
        var trimmed = text.AsSpan().TrimEnd();
        return trimmed.EndsWith('.') || trimmed.Contains(". ", StringComparison.Ordinal) || trimmed.ContainsAny('\u3002', '\u06D4', '\u0964');
    }
}
