namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Makes paragraphs of text that is parted by two or more line breaks.</summary>
internal static class LineBreaks
{
    public static void ToParagraphs(PageNode root)
    {
        var parents = root.Elements().Append(root).Where(node => node.Children().Any(child => child.Is("br"))).ToList();
        foreach (var parent in parents) Part(parent);
    }

    private static void Part(PageNode parent)
    {
        var made = false;
        var child = parent.First;
        while (child is not null)
        {
            if (!child.Is("br") || !TakeRun(child))
            {
                child = child.Next;
                continue;
            }

            var paragraph = PageNode.OfName("p");
            parent.Insert(paragraph, child);
            child.Remove();
            Fill(paragraph);
            made = true;
            child = paragraph.Next;
        }

        if (made && parent.Is("p")) parent.Rename("div");
    }

    /// <summary>Removes the line breaks behind one; whether there were any.</summary>
    private static bool TakeRun(PageNode first)
    {
        var found = false;
        var next = Visible(first.Next);
        while (next is not null && next.Is("br"))
        {
            var behind = Visible(next.Next);
            next.Remove();
            next = behind;
            found = true;
        }

        return found;
    }

    private static void Fill(PageNode paragraph)
    {
        while (paragraph.Next is { } next && ElementNames.IsPhrase(next))
        {
            if (next.Is("br") && Visible(next.Next)?.Is("br") == true) break;
            paragraph.Append(next);
        }

        while (paragraph.Last is { } last && (last.IsBlank || last.Is("br"))) last.Remove();
    }

    private static PageNode? Visible(PageNode? node)
    {
        while (node is not null && node.IsBlank) node = node.Next;
        return node;
    }
}
