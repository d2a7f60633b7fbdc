namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Tells whether a table, list, form or division holds no text of an article, by what is counted within it.</summary>
internal static class FishyPart
{
    private const int ManyCommas = 10;
    private const int FewLetters = 25;
    private const int FewEmbeddedLetters = 75;
    private const int GoodWeight = 25;

    private static readonly string[] Notices =
        ["ad", "ads", "advertising", "advertisement", "pub", "publicité", "werb", "werbung", "реклама", "anuncio", "loading", "正在加载", "загрузка", "chargement", "cargando"];

    public static bool IsFishy(PageNode node, int weight)
    {
        var counts = node.Inner;
        if (counts.Commas >= ManyCommas) return false;
        if (IsNotice(node)) return true;
        var isList = IsList(node);
        if (!Fails(node, counts, weight, isList)) return false;
        return !(isList && IsListOfPictures(node));
    }

    private static bool Fails(PageNode node, NodeCounts counts, int weight, bool isList)
    {
        var isInFigure = node.Ancestors().Any(above => above.Is("figure"));
        if (!isInFigure && counts.Pictures > 1 && counts.Paragraphs / (double)counts.Pictures < 0.5) return true;
        if (!isList && counts.Items - 100 > counts.Paragraphs) return true;
        if (counts.Inputs > counts.Paragraphs / 3) return true;
        if (!isList && !isInFigure && IsShort(counts)) return true;
        if (counts.LinkDensity > (weight < GoodWeight ? 0.2 : 0.5) && !(isList && weight < GoodWeight)) return true;
        if (counts.Embeds > 1 || counts.Embeds == 1 && counts.Letters < FewEmbeddedLetters) return true;
        return counts.Pictures == 0 && counts.TextLetters == 0;
    }

    private static bool IsShort(NodeCounts counts) =>
        counts.Letters < FewLetters && counts.Pictures is 0 or > 2 && counts.LinkTenths > 0
        && counts.HeadingLetters < 0.9 * counts.Letters;

    private static bool IsList(PageNode node)
    {
        if (node.Name is "ul" or "ol") return true;
        var listed = 0;
        foreach (var inner in node.Elements())
        {
            if (inner.Name is "ul" or "ol") listed += inner.Inner.Letters;
        }

        return node.Inner.Letters > 0 && listed / (double)node.Inner.Letters > 0.9;
    }

    private static bool IsListOfPictures(PageNode node)
    {
        if (node.Children().Any(child => child.Children().Count(inner => !inner.IsText) > 1)) return false;
        return node.Inner.Pictures == node.Inner.Items;
    }

    private static bool IsNotice(PageNode node)
    {
        if (node.Inner.Letters is 0 or > 30) return false;
        var text = node.TextContent().AsSpan().Trim().TrimEnd(".…:");
        foreach (var notice in Notices)
        {
            if (text.Equals(notice, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
