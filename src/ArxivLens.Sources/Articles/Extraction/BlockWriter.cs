using System.Collections.Frozen;
using ArxivLens.Core.Articles;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Writes the part of a page that was found as blocks of text.</summary>
internal static class BlockWriter
{
    /// <summary>What stands between the cells of a row.</summary>
    public const string CellParting = " | ";

    private static readonly FrozenSet<string> Blocks = (
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 " +
        "h4 h5 h6 header hgroup hr legend li listing main menu nav ol p pre section summary table tbody tfoot thead tr ul xmp")
        .Split(' ').ToFrozenSet();

    public static IReadOnlyList<DraftBlock> Write(PageNode article)
    {
        var writer = new DraftWriter();
        var around = new Surroundings(ArticleBlockKind.Paragraph, 0, 0, 0, null);
        Write(article, around, writer);
        around.End(writer);
        return writer.Blocks;
    }

    private static void Write(PageNode node, Surroundings around, DraftWriter writer)
    {
        if (node.IsText)
        {
            writer.Write(node.Text, around.Kind == ArticleBlockKind.Preformatted);
            return;
        }

        if (IsPlaceMark(node)) return;
        if (node.Is("br")) writer.Break();
        var isBlock = Blocks.Contains(node.Name);
        if (isBlock) around.End(writer);
        var inner = isBlock ? around.Within(node) : around;
        if (node.Name is "td" or "th" && writer.IsInBlock) writer.Write(CellParting, false);
        if (node.Href is not null) writer.BeginLink(node.Href);
        for (var child = node.First; child is not null; child = child.Next) Write(child, inner, writer);
        if (node.Href is not null) writer.EndLink();
        if (isBlock) inner.End(writer);
    }

    /// <summary>A mark for pointing to a heading, or for editing what is under it.</summary>
    private static bool IsPlaceMark(PageNode node) =>
        node.Class.Contains("mw-editsection", StringComparison.Ordinal)
        || node.Href is not null && node.Inner.Letters <= 2 && node.TextContent().Trim() is "#" or "¶" or "§" or "^" or "↑" or "↩";

    /// <summary>What text is part of.</summary>
    private readonly record struct Surroundings(ArticleBlockKind Kind, int Level, int Quotes, int Lists, PageNode? List)
    {
        public Surroundings Within(PageNode node) => node.Name switch
        {
            _ when ElementNames.IsHeading(node.Name) => this with { Kind = ArticleBlockKind.Heading, Level = node.Name[1] - '0' },
            "blockquote" => this with { Kind = ArticleBlockKind.Quotation, Level = Quotes + 1, Quotes = Quotes + 1 },
            "ul" or "ol" or "menu" or "dir" => this with { Lists = Lists + 1, List = List ?? node },
            "li" => this with { Kind = ArticleBlockKind.ListItem, Level = Math.Max(Lists, 1) },
            "figcaption" or "caption" => this with { Kind = ArticleBlockKind.Caption, Level = 0 },
            "pre" or "listing" or "xmp" => this with { Kind = ArticleBlockKind.Preformatted, Level = 0 },
            _ => this,
        };

        public void End(DraftWriter writer) => writer.EndBlock(Kind, Level, List);
    }
}
