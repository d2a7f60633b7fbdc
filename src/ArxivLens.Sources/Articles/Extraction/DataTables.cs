namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Tells tables of data from tables that only place things on the page.</summary>
internal static class DataTables
{
    private const int ManyRows = 10;
    private const int ManyColumns = 4;
    private const int ManyCells = 10;

    public static HashSet<PageNode> Find(PageNode article) =>
        article.Elements().Where(node => node.Is("table") && IsData(node)).ToHashSet();

    private static bool IsData(PageNode table)
    {
        if (table.Attribute("role") == "presentation" || table.Attribute("datatable") == "0") return false;
        if (!string.IsNullOrEmpty(table.Attribute("summary"))) return true;
        var isNested = false;
        foreach (var inner in table.Elements())
        {
            if (inner.Is("caption") && inner.First is not null) return true;
            if (inner.Name is "col" or "colgroup" or "tfoot" or "thead" or "th") return true;
            isNested |= inner.Is("table");
        }

        return !isNested && IsLarge(table);
    }

    private static bool IsLarge(PageNode table)
    {
        var rows = table.Elements().Where(node => node.Is("tr")).ToList();
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Children().Count(cell => cell.Name is "td"));
        if (rows.Count <= 1 || columns <= 1) return false;
        return rows.Count >= ManyRows || columns > ManyColumns || rows.Count * columns > ManyCells;
    }
}
