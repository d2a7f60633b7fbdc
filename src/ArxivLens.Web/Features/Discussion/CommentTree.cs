using System.Text;
using ArxivLens.Core.Discussion;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>What is done to the tree of a comment before it is written.</summary>
internal static class CommentTree
{
    /// <summary>Puts works and readers that its words name into the tree; not into links, which lead somewhere already.</summary>
    public static void NameMentions(MarkdownDocument document)
    {
        foreach (var container in document.Descendants<ContainerInline>().Where(one => !IsInLink(one)).ToList())
        {
            for (var child = container.FirstChild; child is not null; child = child.NextSibling)
            {
                if (child is LiteralInline or HtmlEntityInline)
                    child = Replace(child);
            }
        }
    }

    private static bool IsInLink(ContainerInline? container)
    {
        for (; container is not null; container = container.Parent)
        {
            if (container is LinkInline)
                return true;
        }

        return false;
    }

    // The parser cuts words wherever a mark could have begun, and an identifier may hold such marks.
    private static Inline Replace(Inline first)
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

        var last = first;
        // What an entity stands for is cleaned as what is typed.
        foreach (var part in Mentions.Split(CommentLimits.CleanWords(words.ToString())))
        {
            last.InsertAfter(part);
            last = part;
        }

        first.Remove();
        return last;
    }
}
