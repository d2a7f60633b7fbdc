using System.Text;
using ArxivLens.Core.Discussion;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>What is done to the tree of a comment before it is written.</summary>
internal static class CommentTree
{
    // Marks that may begin or end something: to pair them the parser looks at all of a paragraph's once for each.
    private const string Marks = "*_~[]";

    /// <summary>Whether a paragraph, a cell or the like has more marks than may be paired.</summary>
    public static bool HasTooManyMarks(MarkdownDocument document, string text) => document.Descendants<LeafBlock>().Any(
        leaf => leaf.Inline is not null && !leaf.Span.IsEmpty && CountMarks(text.AsSpan(leaf.Span.Start, leaf.Span.Length)) > CommentLimits.Marks);

    /// <summary>How many marks a text has.</summary>
    public static int CountMarks(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += Marks.Contains(c) ? 1 : 0;
        return count;
    }

    /// <summary>
    /// Makes plain words of marks that have no partner, and puts works and readers that the words name into the tree; not into links, which
    /// lead somewhere already.
    /// </summary>
    /// <returns>Whether emphasis and links stand in each other no deeper than they may.</returns>
    public static bool Settle(MarkdownDocument document)
    {
        foreach (var leaf in document.Descendants<LeafBlock>().ToList())
        {
            if (CountAround(leaf) > CommentLimits.Depth)
                return false;
            if (leaf.Inline is null)
                continue;
            var open = new Stack<(ContainerInline Container, int Depth, bool IsLink)>([(leaf.Inline, 0, false)]);
            while (open.TryPop(out var one))
            {
                if (one.Depth > CommentLimits.Depth)
                    return false;
                Settle(one.Container, one.IsLink);
                foreach (var inner in one.Container.OfType<ContainerInline>())
                    open.Push((inner, one.Depth + 1, one.IsLink || inner is LinkInline));
            }
        }

        return true;
    }

    private static int CountAround(Block block)
    {
        var count = 0;
        for (var around = block.Parent; around is not null and not MarkdownDocument; around = around.Parent)
            count++;
        return count;
    }

    private static void Settle(ContainerInline container, bool isLink)
    {
        for (var child = container.FirstChild; child is not null; child = child.NextSibling)
        {
            if (child is DelimiterInline mark)
                child = Unwrap(mark);
        }

        for (var child = container.FirstChild; child is not null; child = child.NextSibling)
        {
            if (child is LiteralInline or HtmlEntityInline)
                child = Name(child, isLink);
        }
    }

    // A bracket that nothing closes holds all that follows.
    private static LiteralInline Unwrap(DelimiterInline mark)
    {
        var literal = new LiteralInline(mark.ToLiteral());
        mark.InsertBefore(literal);
        mark.MoveChildrenAfter(literal);
        mark.Remove();
        return literal;
    }

    // The parser cuts words wherever a mark could have begun, and an identifier may hold such marks.
    private static Inline Name(Inline first, bool isLink)
    {
        var words = new StringBuilder();
        Inline? next = first;
        while (next is LiteralInline or HtmlEntityInline)
        {
            words.Append(next is LiteralInline literal ? literal.Content.AsSpan() : ((HtmlEntityInline)next).Transcoded.AsSpan());
            var done = next;
            next = next.NextSibling;
            if (done != first)
                done.Remove();
        }

        // What an entity stands for is cleaned as what is typed.
        var clean = CommentLimits.CleanWords(words.ToString());
        var last = first;
        foreach (var part in isLink ? [new LiteralInline(clean)] : Mentions.Split(clean))
        {
            last.InsertAfter(part);
            last = part;
        }

        first.Remove();
        return last;
    }
}
