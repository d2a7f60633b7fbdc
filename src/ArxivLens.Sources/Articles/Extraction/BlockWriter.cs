using System.Collections.Frozen;
using ArxivLens.Core.Articles;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Writes the part of a page that was found as text in blocks.</summary>
internal static class BlockWriter
{
    private const string CellParting = " | ";

    private static readonly FrozenSet<string> Blocks = (
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 " +
        "h4 h5 h6 header hgroup hr legend li listing main menu nav ol p pre section summary table tbody tfoot thead tr ul xmp")
        .Split(' ').ToFrozenSet();

    public static ArticleText Write(PageNode article, Func<string?, string?> addressOf)
    {
        var writer = new TextWriter();
        Write(article, new Surroundings(ArticleBlockKind.Paragraph, 0, 0, 0), writer, addressOf);
        return writer.ToText();
    }

    private static void Write(PageNode node, Surroundings around, TextWriter writer, Func<string?, string?> addressOf)
    {
        if (node.IsText)
        {
            writer.Write(node.Text, around.Kind == ArticleBlockKind.Preformatted);
            return;
        }

        if (node.Is("br")) writer.Break();
        var isBlock = Blocks.Contains(node.Name);
        if (isBlock) End(writer, around);
        var inner = isBlock ? around.Within(node.Name) : around;
        if (node.Name is "td" or "th" && writer.IsInBlock) writer.Write(CellParting, false);
        if (node.Href is not null) writer.BeginLink(addressOf(node.Href));
        for (var child = node.First; child is not null; child = child.Next) Write(child, inner, writer, addressOf);
        if (node.Href is not null) writer.EndLink();
        if (isBlock) End(writer, inner);
    }

    private static void End(TextWriter writer, Surroundings around) => writer.EndBlock(around.Kind, around.Level);

    /// <summary>What text is part of.</summary>
    private readonly record struct Surroundings(ArticleBlockKind Kind, int Level, int Quotes, int Lists)
    {
        public Surroundings Within(string name) => name switch
        {
            _ when ElementNames.IsHeading(name) => this with { Kind = ArticleBlockKind.Heading, Level = name[1] - '0' },
            "blockquote" => this with { Kind = ArticleBlockKind.Quotation, Level = Quotes + 1, Quotes = Quotes + 1 },
            "ul" or "ol" or "menu" or "dir" => this with { Lists = Lists + 1 },
            "li" => this with { Kind = ArticleBlockKind.ListItem, Level = Math.Max(Lists, 1) },
            "figcaption" or "caption" => this with { Kind = ArticleBlockKind.Caption, Level = 0 },
            "pre" or "listing" or "xmp" => this with { Kind = ArticleBlockKind.Preformatted, Level = 0 },
            _ => this,
        };
    }
}
