using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Papers;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Writes the tree of a comment. Only what is registered here is ever written: there is no other way to an element or attribute.</summary>
internal sealed class CommentRenderer : HtmlRenderer
{
    private readonly KnownMentions _known;
    private readonly string _origin;
    private bool _isInLink;

    public CommentRenderer(TextWriter writer, KnownMentions known, string origin)
        : base(writer)
    {
        (_known, _origin) = (known, origin);
        ObjectRenderers.Clear();
        ObjectRenderers.Add(new ParagraphRenderer());
        ObjectRenderers.Add(new ListRenderer());
        ObjectRenderers.Add(new QuoteBlockRenderer());
        ObjectRenderers.Add(new ThematicBreakRenderer());
        ObjectRenderers.Add(new LiteralInlineRenderer());
        ObjectRenderers.Add(new LineBreakInlineRenderer { RenderAsHardlineBreak = true });
        ObjectRenderers.Add(new EmphasisInlineRenderer { GetTag = TagOf });
        ObjectRenderers.Add(new CodeInlineRenderer());
        ObjectRenderers.Add(new DelimiterInlineRenderer());
        ObjectRenderers.Add(new Written<HeadingBlock>(WriteHeading));
        // A formula block is a code block to the parser: the first that accepts it writes it.
        ObjectRenderers.Add(new Written<MathBlock>(WriteFormula));
        ObjectRenderers.Add(new Written<CodeBlock>(WriteCode));
        ObjectRenderers.Add(new Written<FormulaInline>((_, formula) => WriteFormula(formula.Text)));
        ObjectRenderers.Add(new Written<LinkInline>(WriteLink));
        ObjectRenderers.Add(new Written<AutolinkInline>((_, link) => WriteAddress(link.IsEmail ? "mailto:" + link.Url : link.Url, link.Url)));
        ObjectRenderers.Add(new Written<MentionInline>((_, mention) => WriteMention(mention)));
        ObjectRenderers.Add(new Written<LinkReferenceDefinitionGroup>((_, _) => { }));
        ObjectRenderers.Add(new Written<Table>(WriteTable));
    }

    /// <summary>Writes words that cannot be read as Markdown.</summary>
    public void WriteAsTyped(string text) => Write("<p class=\"typed\">").WriteEscape(text).Write("</p>");

    private static string? TagOf(EmphasisInline emphasis) =>
        emphasis.DelimiterChar == '~' ? "del" : emphasis.DelimiterCount == 2 ? "strong" : "em";

    // The page has headings of its own, down to that of the comment.
    private static void WriteHeading(HtmlRenderer html, HeadingBlock heading)
    {
        var level = Math.Min(6, heading.Level + 3);
        html.EnsureLine();
        html.Write($"<h{level}>").WriteLeafInline(heading);
        html.Write($"</h{level}>").EnsureLine();
    }

    // It scrolls by itself, and so has to be reached by keyboard.
    private static void WriteCode(HtmlRenderer html, CodeBlock code)
    {
        html.EnsureLine();
        html.Write("<pre tabindex=\"0\"><code>").WriteLeafRawLines(code, true, true);
        html.Write("</code></pre>").EnsureLine();
    }

    private void WriteFormula(HtmlRenderer html, MathBlock block)
    {
        html.EnsureLine();
        Write("<p>");
        if (block.ClosingFencedCharCount > 0)
            WriteFormula($"$$\n{block.Lines}\n$$");
        else
            WriteEscape($"$$\n{block.Lines}");
        Write("</p>");
        html.EnsureLine();
    }

    private void WriteFormula(string formula) => Write("<span class=\"tex\">").WriteEscape(formula).Write("</span>");

    private void WriteLink(HtmlRenderer html, LinkInline link)
    {
        // Nothing is fetched from anybody: a picture is a link to it.
        if (link.IsImage)
            Write("picture: ");
        if (_isInLink || !CommentLink.TryRead(link.Url, out var address))
        {
            if (link.IsAutoLink)
                WriteEscape(link.Url);
            else
                WriteChildren(link);
            return;
        }

        Write("<a href=\"").WriteEscape(address.AbsoluteUri).Write($"\" rel=\"{DebateAddress.OutsideRel}\">");
        _isInLink = true;
        if (link.FirstChild is null)
            WriteEscape(address.AbsoluteUri);
        else
            WriteChildren(link);
        _isInLink = false;
        Write("</a>");
        WriteHost(address, WordsOf(link));
    }

    private void WriteAddress(string url, string text)
    {
        if (_isInLink || !CommentLink.TryRead(url, out var address))
        {
            WriteEscape(text);
            return;
        }

        Write("<a href=\"").WriteEscape(address.AbsoluteUri).Write($"\" rel=\"{DebateAddress.OutsideRel}\">").WriteEscape(text).Write("</a>");
        WriteHost(address, text);
    }

    private void WriteHost(Uri address, string text)
    {
        if (CommentLink.FindHostToShow(address, text) is { } host)
            Write(" <span class=\"host\">[").WriteEscape(host).Write("]</span>");
    }

    private void WriteMention(MentionInline mention)
    {
        if (mention.Name is { } name)
            WriteReader(mention, name);
        else
            WriteWork(mention);
    }

    private void WriteReader(MentionInline mention, string name)
    {
        if (!_known.Readers.TryGetValue(name, out var known))
        {
            WriteEscape(mention.Text);
            return;
        }

        Write("<a class=\"reader\" href=\"").WriteEscape(_origin + ContributionAddress.OfReader(known)).Write("\">").WriteEscape(mention.Text).Write("</a>");
    }

    private void WriteWork(MentionInline mention)
    {
        var key = mention.Key!.Value;
        if (_known.Titles.TryGetValue(key, out var title))
        {
            Write("<a href=\"").WriteEscape(_origin + WorkAddress.Of(key)).Write("\" title=\"").WriteEscape(title).Write("\">").WriteEscape(mention.Text).Write("</a>");
            return;
        }

        var outside = mention.IsSure ? DebateAddress.Outside(key) : null;
        WriteAddress(outside ?? "", mention.Text);
    }

    private void WriteTable(HtmlRenderer html, Table table)
    {
        html.EnsureLine();
        Write("<div class=\"table\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>");
        foreach (var row in table.OfType<TableRow>())
            WriteRow(table, row);
        Write("</table></div>");
        html.EnsureLine();
    }

    private void WriteRow(Table table, TableRow row)
    {
        var tag = row.IsHeader ? "th" : "td";
        Write("<tr>");
        for (var place = 0; place < row.Count; place++)
        {
            var align = place < table.ColumnDefinitions.Count ? table.ColumnDefinitions[place].Alignment : null;
            var side = align switch { TableColumnAlign.Right => " class=\"to-right\"", TableColumnAlign.Center => " class=\"to-middle\"", _ => "" };
            Write($"<{tag}{side}>");
            foreach (var paragraph in ((TableCell)row[place]).OfType<LeafBlock>())
                WriteLeafInline(paragraph);
            Write($"</{tag}>");
        }

        Write("</tr>");
    }

    private static string WordsOf(ContainerInline link) => string.Concat(link.Descendants().Select(one => one switch
    {
        LiteralInline words => words.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        CodeInline code => code.Content,
        _ => "",
    }));

    /// <summary>One kind of thing, written by a method.</summary>
    private sealed class Written<T>(Action<HtmlRenderer, T> write) : HtmlObjectRenderer<T>
        where T : MarkdownObject
    {
        protected override void Write(HtmlRenderer renderer, T obj) => write(renderer, obj);
    }
}
