namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Takes out of an article's part what is not the article: forms, lists of links, shares, empty paragraphs.</summary>
/// <param name="Article">The part.</param>
/// <param name="WeighsNames">Whether names of classes count.</param>
/// <param name="CleansConditionally">Whether tables, lists and divisions are taken out by what they hold.</param>
internal sealed record ArticleCleaning(PageNode Article, bool WeighsNames, bool CleansConditionally)
{
    private const int SharingAtMost = 500;
    private readonly HashSet<PageNode> dataTables = DataTables.Find(Article);

    public void Clean()
    {
        RemoveFishy("form");
        RemoveFishy("fieldset");
        RemoveAll(node => node.Name is "object" or "embed" or "footer" or "aside" or "nav");
        RemoveAll(IsSharing);
        RemoveAll(node => node.Is("iframe") || ElementNames.Controls.Contains(node.Name));
        RemoveAll(node => node.Name is "h1" or "h2" && Weight(node) < 0);
        RemoveFishy("table");
        RemoveFishy("ul");
        RemoveFishy("div");
        RemoveAll(node => node.Is("p") && node.Inner is { Letters: 0, Pictures: 0 });
        UnwrapSingleCells();
    }

    private int Weight(PageNode node) => WeighsNames ? NameWords.WeightOf(node) : 0;

    private void RemoveAll(Func<PageNode, bool> isFaulty)
    {
        foreach (var node in Article.Elements().Where(isFaulty).ToList()) node.Remove();
    }

    // Of the last first, so that what is within is judged before what it is in.
    private void RemoveFishy(string name)
    {
        if (!CleansConditionally) return;
        foreach (var node in Article.Elements().Where(node => node.Is(name)).Reverse().ToList())
        {
            if (!IsKept(node) && IsFishy(node)) node.Remove();
        }
    }

    private bool IsKept(PageNode node) =>
        dataTables.Contains(node)
        || node.Ancestors().Any(above => above.Is("code") || dataTables.Contains(above))
        || dataTables.Count > 0 && node.Elements().Any(dataTables.Contains);

    private bool IsFishy(PageNode node)
    {
        var weight = Weight(node);
        return weight < 0 || FishyPart.IsFishy(node, weight);
    }

    private bool IsSharing(PageNode node) =>
        node.Parent != Article && node.Inner.Letters < SharingAtMost && (NamesSharing(node.Class) || NamesSharing(node.Id));

    /// <summary>Whether <c>share</c> stands in a name as a word of its own, underscores parting words too.</summary>
    private static bool NamesSharing(string name)
    {
        for (var at = 0; (at = name.IndexOf("share", at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + "share".Length;
            if (name.AsSpan(end).StartsWith("daddy", StringComparison.OrdinalIgnoreCase)) end += "daddy".Length;
            if ((at == 0 || !char.IsLetterOrDigit(name[at - 1])) && (end == name.Length || !char.IsLetterOrDigit(name[end]))) return true;
        }

        return false;
    }

    /// <summary>A table of one cell is a frame around a text.</summary>
    private void UnwrapSingleCells()
    {
        foreach (var table in Article.Elements().Where(node => node.Is("table")).ToList())
        {
            var body = OnlyElement(table) is { Name: "tbody" } inner ? inner : table;
            if (OnlyElement(body) is not { Name: "tr" } row || OnlyElement(row) is not { Name: "td" } cell) continue;
            cell.Rename(cell.Children().All(ElementNames.IsPhrase) ? "p" : "div");
            table.ReplaceWith(cell);
        }
    }

    private static PageNode? OnlyElement(PageNode node)
    {
        var elements = node.Children().Where(child => !child.IsBlank).Take(2).ToList();
        return elements is [{ IsText: false } only] ? only : null;
    }
}
